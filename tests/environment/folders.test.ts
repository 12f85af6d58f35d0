import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {makeFolder} from '../../src/environment/folders.js'

const place = mkdtempSync(join(tmpdir(), 'colophon-folders-'))
afterAll(() => rmSync(place, {recursive: true}))

describe('a folder', () => {
  it('is made with those above it, and the first that was missing is told', async () => {
    expect(await makeFolder(join(place, 'a', 'b', 'c'), 0o700)).toBe(join(place, 'a'))
    expect(statSync(join(place, 'a', 'b', 'c')).isDirectory()).toBe(true)
    expect(await makeFolder(join(place, 'a', 'b', 'd'))).toBe(join(place, 'a', 'b', 'd'))
    expect(await makeFolder(join(place, 'a', 'b'))).toBeUndefined()
  })

  it('may be asked for by several at once', async () => {
    const deep = join(place, 'e', 'f', 'g', 'h')
    // Some begin when others are half way down.
    const writers = Array.from({length: 40}, async (_, index) => {
      for (let wait = 0; wait < index % 5; wait += 1) await new Promise(setImmediate)
      await makeFolder(index % 2 ? deep : join(deep, 'assets'))
    })
    await Promise.all(writers)
    expect(existsSync(deep)).toBe(true)
  })

  it('may be made while others make those above it', async () => {
    for (let round = 0; round < 60; round++) {
      const top = join(place, `round-${round}`)
      const wanted = [join(top, 'a.assets'), top, join(top, 'b', 'c'), join(top, 'b')]
      await Promise.all(wanted.map((folder) => makeFolder(folder)))
      expect(wanted.every((folder) => existsSync(folder))).toBe(true)
    }
  })

  it('is refused where a file lies', async () => {
    writeFileSync(join(place, 'file'), '')
    await expect(makeFolder(join(place, 'file'))).rejects.toThrow('EEXIST')
    await expect(makeFolder(join(place, 'file', 'below'))).rejects.toThrow('ENOTDIR')
  })

  it.runIf(existsSync('/proc/self'))('is refused, at once, where none can be made', async () => {
    await expect(makeFolder('/proc/colophon/dist')).rejects.toThrow('ENOENT')
  })
})
