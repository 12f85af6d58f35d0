import {describe, expect, it} from 'vitest'
import {Findings} from '../../src/archive/verify/finding.js'
import {checkObject} from '../../src/archive/verify/object-rules.js'
import {checkRoot} from '../../src/archive/verify/root-rules.js'
import type {Store} from '../../src/environment/store.js'
import {breaks, specimen} from './broken.js'

async function found(store: Store, path: string) {
  const findings = new Findings()
  await checkObject(path, {store, findings})
  return findings
}

describe('an object', () => {
  it('has nothing to be found when it is sound', async () => {
    const {store, path} = await specimen()
    expect((await found(store, path)).list).toEqual([])
  })

  it.each(breaks)('%s: %s', async (code, _, change) => {
    const one = await specimen()
    change(one)
    const {list} = await found(one.store, one.path)
    expect(list.flatMap(({codes}) => codes)).toContain(code)
    if (code.startsWith('W')) expect(list.filter(({severity}) => severity === 'error')).toEqual([])
  })

  it('is valid with further digests that are right', async () => {
    const one = await specimen()
    one.editLast((i) => {
      i['fixity'] = {md5: {'0cc175b9c0f1b6a831c399e269772661': ['v1/content/source/a.md']}}
    })
    expect((await found(one.store, one.path)).list).toEqual([])
  })

  it('E007: a declaration without line end, which not every validator minds', async () => {
    const one = await specimen()
    one.put('0=ocfl_object_1.1', 'ocfl_object_1.1')
    expect((await found(one.store, one.path)).list.map(({codes}) => codes)).toEqual([['E007']])
  })

  it('names the file whose bytes stand in the place of another', async () => {
    const one = await specimen()
    const [a, b] = ['a', 'b'].map((name) => `v1/content/source/${name}.md`) as [string, string]
    const [textA, textB] = [one.get(a), one.get(b)]
    one.put(a, textB)
    one.put(b, textA)
    const {list} = await found(one.store, one.path)
    expect(list.map(({path, expected}) => [path, expected])).toEqual([
      [`${one.path}/${a}`, `its own bytes, found those of \`${b}\``],
      [`${one.path}/${b}`, `its own bytes, found those of \`${a}\``]
    ])
  })

  it('is never left by a path of its inventory', async () => {
    const one = await specimen()
    one.editLast((i) => {
      i['manifest'][Object.keys(i['manifest'])[0] as string] = ['v1/content/../../../../secret']
    })
    const reads: string[] = []
    const stream = (path: string) => {
      reads.push(path)
      return one.store.stream(path)
    }
    const watched = {...one.store, stream}
    await found(watched, one.path)
    expect(reads.filter((path) => path.includes('..'))).toEqual([])
  })

  it('stands whatever its inventory is', async () => {
    const values = [
      'null',
      '[]',
      '7',
      '"text"',
      '{"versions":{"v1":null},"manifest":{"x":7}}',
      '{"fixity":{"md5":7}}',
      '\u0000'
    ]
    for (const text of values) {
      const one = await specimen()
      one.put('inventory.json', text)
      const {list} = await found(one.store, one.path)
      expect(
        list.some(({severity}) => severity === 'error'),
        text
      ).toBe(true)
    }
  })
})

describe('a storage root', () => {
  const roots: [string, string, (store: Awaited<ReturnType<typeof specimen>>['store']) => void][] = [
    ['E069', 'no declaration', ({files}) => files.delete('0=ocfl_1.1')],
    [
      'E070',
      'a layout that is no object',
      ({files}) => files.set('ocfl_layout.json', new Uint8Array([91, 93]))
    ],
    [
      'E071',
      'a layout of nobody',
      ({files}) =>
        files.set('ocfl_layout.json', new TextEncoder().encode('{"extension":"own","description":"x"}'))
    ],
    [
      'E072',
      'a file that belongs to no object',
      ({files, folders}) => {
        folders.add('zzz')
        files.set('zzz/file.txt', new Uint8Array())
      }
    ],
    ['E073', 'an empty folder', ({folders}) => folders.add('zzz')],
    [
      'E076',
      'two declarations',
      ({files}) => files.set('0=ocfl_1.0', new TextEncoder().encode('ocfl_1.0\n'))
    ],
    [
      'E080',
      'a declaration that says something else',
      ({files}) => files.set('0=ocfl_1.1', new Uint8Array())
    ],
    ['E112', 'a file among extensions', ({files}) => files.set('extensions/file.txt', new Uint8Array())],
    [
      'W016',
      'an extension of nobody',
      ({files, folders}) => {
        folders.add('extensions/own')
        files.set('extensions/own/a.txt', new Uint8Array())
      }
    ]
  ]
  it.each(roots)('%s: %s', async (code, _, change) => {
    const {store} = await specimen()
    change(store)
    const findings = new Findings()
    await checkRoot({store, findings}, () => {})
    expect(findings.list.flatMap(({codes}) => codes)).toContain(code)
  })

  it('E083: an object where its id does not lead', async () => {
    const {store, path} = await specimen()
    store.folders.add('000')
    await store.rename(path, '000/moved')
    const findings = new Findings()
    await checkRoot({store, findings}, () => {})
    expect(findings.list.flatMap(({codes}) => codes)).toContain('E083')
  })
})
