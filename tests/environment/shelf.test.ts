import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'

const shelf = {name: 'sums', packages: ['citeproc']}
let home: string

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'colophon-shelf-'))
  vi.stubEnv('XDG_CACHE_HOME', home)
  vi.stubGlobal('sourcesDigest', 'some sources')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  await rm(home, {recursive: true})
})

/** As in a run of the program of its own; counts what it makes. */
async function run(key: string, value: unknown = key): Promise<{value: unknown; made: number}> {
  vi.resetModules()
  const {shelved} = await import('../../src/environment/shelf.js')
  let made = 0
  const found = await shelved(shelf, key, async () => {
    made += 1
    return value
  })
  // What is kept is written behind the caller's back.
  if (made > 0) await vi.waitFor(async () => expect((await kept()).length).toBeGreaterThan(0)).catch(() => {})
  return {value: found, made}
}

const kept = async () => {
  const names = await readdir(join(home, 'colophon', 'kept')).catch(() => [])
  return names.filter((name) => !name.endsWith('.tmp'))
}

test('gives a later run what an earlier one made', async () => {
  const value = {faces: [{name: 'a.ttf', bytes: new Uint8Array([1, 2, 3])}], found: new Map([['x', 1]])}
  expect((await run('one', value)).made).toBe(1)
  const again = await run('one', 'something else')
  expect(again.made).toBe(0)
  expect(again.value).toEqual(value)
})

test('makes what has another key', async () => {
  await run('one')
  expect(await run('two')).toEqual({value: 'two', made: 1})
})

test('makes again what other sources made', async () => {
  await run('one', 'of old')
  vi.stubGlobal('sourcesDigest', 'other sources')
  expect(await run('one', 'of new')).toEqual({value: 'of new', made: 1})
})

test.each([
  ['one byte', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1)! ^ 1])])],
  ['its end', (bytes: Buffer) => bytes.subarray(0, -4)],
  ['everything', () => Buffer.alloc(0)]
])('makes again what lost %s', async (_, damage) => {
  await run('one')
  const [name] = await kept()
  const path = join(home, 'colophon', 'kept', name!)
  await writeFile(path, damage(await readFile(path)))
  expect(await run('one')).toEqual({value: 'one', made: 1})
})

test('keeps nothing with COLOPHON_CACHE=off, nor where sources run unbundled', async () => {
  vi.stubEnv('COLOPHON_CACHE', 'off')
  await run('one')
  vi.unstubAllEnvs()
  vi.stubEnv('XDG_CACHE_HOME', home)
  vi.unstubAllGlobals()
  await run('two')
  expect(await kept()).toEqual([])
})

test('goes on where the cache cannot be written', async () => {
  const file = join(home, 'colophon')
  await writeFile(file, 'where the folder should be')
  vi.stubEnv('TMPDIR', file)
  expect(await run('one')).toEqual({value: 'one', made: 1})
})
