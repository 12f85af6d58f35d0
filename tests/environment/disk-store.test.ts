import {spawn} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {hostname, tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {diskStore} from '../../src/environment/disk-store.js'
import {StoreLocked} from '../../src/environment/store.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colophon-store-'))
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, {recursive: true, force: true})
})

describe('a store on disk', () => {
  it('writes new files only, and gives them back whole and in pieces', async () => {
    const store = diskStore(folder)
    const bytes = new Uint8Array(3_000_000).fill(7)
    await store.write('a/b/c.bin', bytes)
    expect(await store.size('a/b/c.bin')).toBe(3_000_000)
    expect(Buffer.from((await store.read('a/b/c.bin')) as Uint8Array).equals(bytes)).toBe(true)
    const pieces: number[] = []
    for await (const piece of store.stream('a/b/c.bin')) pieces.push(piece.byteLength)
    expect(pieces.length).toBeGreaterThan(2)
    await expect(store.write('a/b/c.bin', 'again')).rejects.toThrow(/EEXIST/u)
    expect(await store.list('a')).toEqual([{name: 'b', kind: 'folder'}])
    expect(await store.list('none')).toBeUndefined()
  })

  it('tells a link, and does not follow it', async () => {
    writeFileSync(join(folder, 'secret'), 'secret')
    symlinkSync(join(folder, 'secret'), join(folder, 'link'))
    const store = diskStore(folder)
    expect(await store.kind('link')).toBe('link')
    expect(await store.read('link')).toBeUndefined()
  })

  it.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', 'a/\0b'])('is not left by %j', async (path) => {
    await expect(async () => diskStore(join(folder, 'store')).read(path)).rejects.toThrow(/Unexpected path/u)
  })
})

describe('the lock of a store', () => {
  it('is held by one at a time, and given back', async () => {
    const store = diskStore(folder, 'editions')
    const release = await store.lock('colophon.lock')
    await expect(store.lock('colophon.lock')).rejects.toThrow(
      `Cannot write to \`editions\`: process ${process.pid} of this machine does`
    )
    await release()
    await (await store.lock('colophon.lock'))()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is held by one of many who want it at once', async () => {
    const store = diskStore(folder)
    const taken = await Promise.allSettled(Array.from({length: 20}, () => store.lock('colophon.lock')))
    expect(taken.filter(({status}) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is taken over from a process that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const {pid} = child
    const lock = join(folder, 'colophon.lock')
    writeFileSync(lock, JSON.stringify({host: hostname(), pid}))
    const store = diskStore(folder)
    await expect(store.lock('colophon.lock')).rejects.toThrow(StoreLocked)
    await new Promise((resolve) => {
      child.on('exit', resolve)
      child.kill('SIGKILL')
    })
    const release = await store.lock('colophon.lock')
    expect(JSON.parse(readFileSync(lock, 'utf8')).pid).toBe(process.pid)
    await release()
    expect(existsSync(lock)).toBe(false)
  })

  it('is taken over where the process id was given to another program', async () => {
    writeFileSync(
      join(folder, 'colophon.lock'),
      JSON.stringify({host: hostname(), pid: process.pid, started: 'boot/1'})
    )
    if (process.platform !== 'linux') return
    await (await diskStore(folder).lock('colophon.lock'))()
  })

  it('is left to a person where another machine holds it', async () => {
    writeFileSync(join(folder, 'colophon.lock'), JSON.stringify({host: 'elsewhere', pid: 1}))
    await expect(diskStore(folder).lock('colophon.lock')).rejects.toThrow(
      /process 1 of `elsewhere` does. If it is no more, remove/u
    )
  })
})
