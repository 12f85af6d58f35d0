import {describe, expect, it} from 'vitest'
import {keeping} from '../../src/environment/kept.js'

describe('results that are kept', () => {
  it('makes each once', async () => {
    const keep = keeping<string>(2)
    const made: string[] = []
    const ask = (key: string) => keep(key, async () => `${key}${made.push(key)}`)
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a1', 'a1', 'b2'])
  })

  it('lets the longest unused go', async () => {
    const keep = keeping<number>(2)
    const made: string[] = []
    const ask = (key: string) => keep(key, async () => made.push(key))
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('tries again after a failure', async () => {
    const keep = keeping<string>(2)
    await expect(keep('a', () => Promise.reject(new Error('not yet')))).rejects.toThrow('not yet')
    expect(await keep('a', async () => 'now')).toBe('now')
  })
})
