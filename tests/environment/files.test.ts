import {execFileSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {cacheFolder, folderMadeOnce} from '../../src/environment/cache.js'
import {diskFiles} from '../../src/environment/files.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-test-'))
})
afterEach(() => rm(folder, {recursive: true, force: true}))

it('reads what it wrote, in folders it made', async () => {
  const path = join(folder, 'a', 'b', 'paper.html')
  await diskFiles.write(path, 'first')
  await diskFiles.write(path, new Uint8Array([104, 105]))
  expect(new TextDecoder().decode(await diskFiles.read(path))).toBe('hi')
  expect(await diskFiles.list(join(folder, 'a', 'b'))).toEqual(['paper.html'])
})

it('leaves nothing beside a file it cannot write', async () => {
  mkdirSync(join(folder, 'taken'))
  await expect(diskFiles.write(join(folder, 'taken'), 'x')).rejects.toThrow(/Cannot write/u)
  expect(readdirSync(folder)).toEqual(['taken'])
})

it('replaces a link instead of writing through it', async () => {
  writeFileSync(join(folder, 'theirs'), 'theirs')
  symlinkSync(join(folder, 'theirs'), join(folder, 'ours'))
  await diskFiles.write(join(folder, 'ours'), 'ours')
  expect(new TextDecoder().decode(await diskFiles.read(join(folder, 'theirs')))).toBe('theirs')
})

it.each(['missing', 'file/below', 'nul\0', 'x'.repeat(300), 'loop', '.'])(
  'finds no file at %j',
  async (name) => {
    writeFileSync(join(folder, 'file'), '')
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    expect(await diskFiles.read(`${folder}/${name}`)).toBeUndefined()
  }
)

it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  expect(await diskFiles.read(join(folder, 'pipe'))).toBeUndefined()
})

it('makes a folder once, whoever else makes it at the same time', async () => {
  const path = join(folder, 'made')
  const make = async (beside: string) => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    writeFileSync(join(beside, 'whole'), '')
  }
  await Promise.all([folderMadeOnce(path, make), folderMadeOnce(path, make), folderMadeOnce(path, make)])
  expect(readdirSync(folder)).toEqual(['made'])
  expect(readdirSync(path)).toEqual(['whole'])
})

it('keeps no folder that was not finished', async () => {
  const failing = folderMadeOnce(join(folder, 'made'), async (beside) => {
    writeFileSync(join(beside, 'half'), '')
    throw new Error('disk full')
  })
  await expect(failing).rejects.toThrow('disk full')
  expect(readdirSync(folder)).toEqual([])
})

it.skipIf(process.platform === 'win32')('trusts no cache that others can write to', async () => {
  mkdirSync(join(folder, 'colophon'))
  chmodSync(join(folder, 'colophon'), 0o777)
  const variables: Record<string, string> = {XDG_CACHE_HOME: folder}
  const found = await cacheFolder((name) => variables[name])
  expect(found).not.toContain(folder)
  expect(existsSync(found)).toBe(true)
})
