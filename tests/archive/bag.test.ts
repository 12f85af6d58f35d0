import {describe, expect, it} from 'vitest'
import {checkBag, isBag} from '../../src/archive/verify/bag-rules.js'
import {memoryEnvironment} from '../../src/environment/memory.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import {exportEdition} from '../../src/export.js'
import {bagOf, bags} from './bags.js'
import {sealedTides} from './tides.js'

const found = async (bag: ReturnType<typeof bagOf>) => (await checkBag(memoryStore(bag))).findings

describe('a bag', () => {
  it.each(bags)('%s: %s', async (kind, _, bag) => {
    const severities = (await found(bag)).map(({severity}) => severity)
    if (kind === 'valid') expect(severities).toEqual([])
    else if (kind === 'invalid') expect(severities).toContain('error')
    else expect(new Set(severities)).toEqual(new Set(['warning']))
  })

  it('that we made is as we packed it, odd names and all, and no byte of it may change', async () => {
    const {store, object} = await sealedTides()
    const target = memoryStore()
    const edition = object.editions[1]
    if (!edition) throw new Error('two editions were sealed')
    const {
      made: [name = '']
    } = await exportEdition(store, object, edition, ['bagit'], target, memoryEnvironment({}))
    const bag = Object.fromEntries(
      [...target.files].map(([path, bytes]) => [path.slice(name.length + 1), bytes])
    )
    expect(await isBag(memoryStore(bag))).toBe(true)
    expect(await found(bag)).toEqual([])
    for (const path of Object.keys(bag).filter((one) => one !== 'tagmanifest-sha512.txt')) {
      const changed = new Uint8Array([...(bag[path] as Uint8Array), 32])
      expect((await found({...bag, [path]: changed})).length, path).toBeGreaterThan(0)
    }
  })

  it('names the file and the clause', async () => {
    expect(await found(bagOf({'data/a.txt': 'b\n'}))).toEqual([
      {
        severity: 'error',
        path: 'data/a.txt',
        clause: '3',
        expected: expect.stringMatching(
          /^sha512 `[\da-f]{16}…` \(manifest-sha512\.txt\), found .*: it is altered$/u
        )
      }
    ])
  })

  it('reads no file outside of it', async () => {
    const store = memoryStore(bagOf({'manifest-sha512.txt': `${'0'.repeat(128)}  data/../../secret\n`}))
    const read: string[] = []
    const stream = (path: string) => {
      read.push(path)
      return store.stream(path)
    }
    await checkBag({...store, stream})
    expect(read.filter((path) => path.includes('..'))).toEqual([])
  })
})
