import {describe, expect, it} from 'vitest'
import {withLock} from '../../src/archive/lock.js'
import {readFileOf, readObjectAt} from '../../src/archive/object.js'
import {recover} from '../../src/archive/recover.js'
import {Findings} from '../../src/archive/verify/finding.js'
import {checkRoot} from '../../src/archive/verify/root-rules.js'
import {addEdition} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import type {Store} from '../../src/environment/store.js'
import {type Draft, rehash, write} from './fixtures.js'
import {contents, copyOf, draft, dying, id, Killed} from './stores.js'

const first = draft({'source/paper.md': 'One', 'source/map.png': 'map', 'record/build.json': '1'})
const second = draft({'source/paper.md': 'Two', 'source/map.png': 'map', 'record/build.json': '2'})

async function findings(store: Store): Promise<string[]> {
  const found = new Findings()
  await checkRoot({store, findings: found}, () => {})
  return found.list.map(({codes, path, expected}) => `${codes} ${path}: expected ${expected}`)
}

async function sealed() {
  const store = memoryStore()
  const {object} = await addEdition(store, first)
  return {store, path: object.path}
}

describe('an edition added', () => {
  it('makes a store that breaks no rule of OCFL, and not even a recommendation', async () => {
    const {store} = await sealed()
    await addEdition(store, second)
    expect(await findings(store)).toEqual([])
  })

  it('stores nothing twice', async () => {
    const {store, path} = await sealed()
    const {object} = await addEdition(store, second)
    expect([...store.files.keys()].filter((name) => name.endsWith('map.png'))).toEqual([
      `${path}/v1/content/source/map.png`
    ])
    const file = object.editions[1]?.files.get('source/map.png')
    expect(file?.contentPath).toBe('v1/content/source/map.png')
    expect(new TextDecoder().decode(await readFileOf(store, object, file as never))).toBe('map')
  })

  it('is none when only the record differs', async () => {
    const {store} = await sealed()
    const before = contents(store)
    const again = draft({'source/paper.md': 'One', 'source/map.png': 'map', 'record/build.json': 'other'})
    expect((await addEdition(store, again)).outcome).toBe('unchanged')
    expect(contents(store)).toEqual(before)
  })

  it('is one when a file is gone', async () => {
    const {store} = await sealed()
    expect((await addEdition(store, draft({'source/paper.md': 'One'}))).outcome).toBe('added')
  })

  it('gives the same bytes for the same input', async () => {
    const [one, other] = [memoryStore(), memoryStore()]
    for (const store of [one, other]) for (const each of [first, second]) await addEdition(store, each)
    expect(contents(one)).toEqual(contents(other))
  })

  it('is refused where the inventory was rolled back', async () => {
    const {store, path} = await sealed()
    const old = ['inventory.json', 'inventory.json.sha512'].map((name) => {
      return [`${path}/${name}`, store.files.get(`${path}/${name}`) as Uint8Array] as const
    })
    await addEdition(store, second)
    for (const [name, bytes] of old) store.files.set(name, bytes)
    await expect(addEdition(store, draft({'source/paper.md': 'Three'}))).rejects.toThrow(/version v2/u)
    expect((await findings(store)).join('\n')).toMatch(
      /E046 .*v2: expected v2 in the inventory, .* rolled back/u
    )
  })

  it('is refused in a folder that holds something else', async () => {
    const store = memoryStore({'thesis.doc': 'text'})
    await expect(addEdition(store, first)).rejects.toThrow(/it holds `thesis.doc`/u)
    expect([...store.files.keys()]).toEqual(['thesis.doc'])
  })
})

describe('an edition added to what others made', () => {
  /** A store of OCFL 1.0 with an object whose inventory is changed, as another program might have written it. */
  async function others(change: (draft: Draft) => void) {
    const {store, path} = await sealed()
    store.files.delete('0=ocfl_1.1')
    store.files.set('0=ocfl_1.0', new TextEncoder().encode('ocfl_1.0\n'))
    for (const name of [...store.files.keys()]) if (name.startsWith(`${path}/`)) store.files.delete(name)
    for (const name of [...store.folders]) if (name.startsWith(`${path}/`)) store.folders.delete(name)
    const state = {'source/paper.md': 'One', 'source/map.png': 'map', 'record/build.json': '1'}
    const object = write('1.0', [state], (draft) => {
      draft.root['id'] = id
      change(draft)
    })
    for (const [name, bytes] of object.files) store.files.set(`${path}/${name}`, bytes)
    for (const name of object.folders) if (name) store.folders.add(`${path}/${name}`)
    return {store, path}
  }

  it.each<[string, (draft: Draft) => void]>([
    ['by SHA-256', ({root, files}) => rehash(root, 'sha256', files)],
    [
      'in capitals',
      ({root}) => {
        const upper = (table: Record<string, unknown>) =>
          Object.fromEntries(Object.entries(table).map(([key, value]) => [key.toUpperCase(), value]))
        root['manifest'] = upper(root['manifest'])
        root['versions'].v1.state = upper(root['versions'].v1.state)
      }
    ]
  ])('keeps to their digests: %s', async (_, change) => {
    const {store, path} = await others(change)
    expect((await addEdition(store, first)).outcome).toBe('unchanged')
    const {object} = await addEdition(store, second)
    expect(object.editions[1]?.files.get('source/map.png')?.contentPath).toBe('v1/content/source/map.png')
    const errors = (await findings(store)).filter((line) => line.startsWith('E'))
    expect(errors).toEqual([])
    expect(await store.kind(`${path}/0=ocfl_object_1.0`)).toBe('file')
  })

  it('is of the release of their store', async () => {
    const {store} = await others(() => {})
    await addEdition(store, draft({'source/a.md': 'a'}, {id: 'https://doi.org/10.5555/new'}))
    expect((await findings(store)).filter((line) => line.startsWith('E'))).toEqual([])
  })
})

describe.each([
  ['the first edition', memoryStore(), first, 0],
  ['a second edition', undefined, second, 1]
])('killed at any write of %s', (_, empty, next, editionsBefore) => {
  it('leaves the old or the new edition, and the next seal completes it', async () => {
    const start = empty ?? (await sealed()).store
    const whole = dying(copyOf(start), Number.POSITIVE_INFINITY)
    const {object} = await addEdition(whole, next)
    expect(whole.changes).toBeGreaterThan(15)
    const outcomes = new Set<number>()
    for (let at = 1; at <= whole.changes; at++) {
      const store = copyOf(start)
      await expect(addEdition(dying(store, at), next), `at ${at}`).rejects.toThrow(Killed)
      const found = await readObjectAt(store, object.path)
      const editions = found?.editions.length ?? 0
      outcomes.add(editions)
      expect([editionsBefore, editionsBefore + 1], `at ${at}`).toContain(editions)
      for (const file of found?.editions.at(-1)?.files.values() ?? [])
        await expect(readFileOf(store, found as never, file), `at ${at}`).resolves.toBeDefined()

      const repaired = copyOf(store)
      await recover(repaired)
      if (editions > 0) expect(await findings(repaired), `repaired, at ${at}`).toEqual([])
      await addEdition(store, next)
      expect(await findings(store), `sealed again, at ${at}`).toEqual([])
      expect((await readObjectAt(store, object.path))?.editions, `at ${at}`).toHaveLength(editionsBefore + 1)
    }
    expect(outcomes).toEqual(new Set([editionsBefore, editionsBefore + 1]))
  })
})

describe('a disk that is full', () => {
  it.each([1, 3, 6, 9, 12])('at write %i leaves the store as it was, and says so', async (at) => {
    const {store} = await sealed()
    const before = contents(store)
    let writes = 0
    const full: Store = {
      ...store,
      write: async (path, data) => {
        writes += 1
        if (writes >= at) throw Object.assign(new Error('ENOSPC'), {code: 'ENOSPC', syscall: 'write'})
        await store.write(path, data)
      }
    }
    const many = draft(Object.fromEntries(Array.from({length: 12}, (_, n) => [`source/${n}.md`, `${n}`])))
    await expect(withLock(full, () => addEdition(full, many))).rejects.toThrow(
      'Cannot write to `memory`: the disk is full. The store is as it was'
    )
    expect(contents(store)).toEqual(before)
  })
})

describe('a store that can not be written to', () => {
  it.each([
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'you may not write there'],
    ['EDQUOT', 'the quota of the disk is used up'],
    ['EIO', 'the disk reports an error']
  ])('is as it was, and says so: %s', async (code, reason) => {
    const {store} = await sealed()
    const before = contents(store)
    const refuse = async () => {
      throw Object.assign(new Error(code), {code, syscall: 'open'})
    }
    const writing = {write: refuse, makeFolder: refuse, rename: refuse, remove: refuse}
    for (const refusing of [
      {...store, ...writing, lock: refuse},
      {...store, ...writing}
    ])
      await expect(withLock(refusing, () => addEdition(refusing, second))).rejects.toThrow(
        `Cannot write to \`memory\`: ${reason}. The store is as it was`
      )
    expect(contents(store)).toEqual(before)
  })

  it('tells what is left aside when the disk fails half way, and the next seal clears it', async () => {
    const {store, path} = await sealed()
    const failing: Store = {
      ...store,
      rename: async (from, to) => {
        if (to === `${path}/inventory.json`) throw Object.assign(new Error('EIO'), {code: 'EIO'})
        await store.rename(from, to)
      }
    }
    await expect(withLock(failing, () => addEdition(failing, second))).rejects.toThrow(
      /the disk reports an error\. Something of it is left aside: the next seal clears it, .*--repair/u
    )
    expect((await readObjectAt(store, path))?.editions).toHaveLength(1)
    const {outcome, recovered} = await addEdition(store, second)
    expect([outcome, recovered]).toEqual(['unchanged', {action: 'finished', path, version: 'v2'}])
    expect(await findings(store)).toEqual([])
  })
})

describe('two that seal at once', () => {
  it('add their editions one after the other', async () => {
    const {store, path} = await sealed()
    const drafts = ['A', 'B', 'C'].map((text) => draft({'source/paper.md': text}))
    await Promise.all(drafts.map((each) => withLock(store, () => addEdition(store, each))))
    expect((await readObjectAt(store, path))?.editions).toHaveLength(4)
    expect(await findings(store)).toEqual([])
  })

  it('is told who writes when it takes too long', async () => {
    const {store} = await sealed()
    await store.lock('colophon.lock')
    await expect(withLock(store, () => addEdition(store, second), 0)).rejects.toThrow(/somebody else/u)
  })
})
