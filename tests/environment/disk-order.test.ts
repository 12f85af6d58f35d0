/** What the disk is asked, in order: a power cut keeps only what it confirmed. */
import {mkdtempSync, rmSync} from 'node:fs'
import type {FileHandle} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {diskStore} from '../../src/environment/disk-store.js'

const asked = vi.hoisted(() => [] as string[])
let folder = ''

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const watched = (handle: FileHandle, path: string) =>
    new Proxy(handle, {
      get(target, key) {
        const value = Reflect.get(target, key)
        if (key === 'sync' || key === 'writeFile')
          return (...words: unknown[]) => {
            asked.push(`${key} ${path}`)
            return (value as (...words: unknown[]) => unknown).apply(target, words)
          }
        return typeof value === 'function' ? value.bind(target) : value
      }
    })
  return {
    ...real,
    open: async (path: string, ...words: [never]) => watched(await real.open(path, ...words), path),
    mkdir: async (path: string, ...words: [never]) => {
      asked.push(`mkdir ${path}`)
      return real.mkdir(path, ...words)
    },
    rename: async (from: string, to: string) => {
      asked.push(`rename ${from} ${to}`)
      return real.rename(from, to)
    }
  }
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colophon-order-'))
  asked.length = 0
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** What was asked, with paths from the store. */
const told = () =>
  asked.map((line) => {
    const [verb, ...paths] = line.split(' ')
    return [verb, ...paths.map((path) => relative(folder, path) || '.')].join(' ')
  })

describe('a store on disk', () => {
  it('has a file confirmed, and each folder that was made for it in the one above', async () => {
    await diskStore(folder).write('a/b/c.txt', 'text')
    const folders = ['mkdir a/b', 'mkdir a', 'mkdir .', 'mkdir a/b']
    expect(told().filter((line) => !folders.includes(line))).toEqual([
      'sync a',
      'sync .',
      'writeFile a/b/c.txt',
      'sync a/b/c.txt'
    ])
  })

  it('confirms a folder when asked to, and nothing of a move', async () => {
    const store = diskStore(folder)
    await store.write('a/b.txt', 'text')
    asked.length = 0
    await store.rename('a/b.txt', 'a/c.txt')
    await store.sync('a')
    expect(told()).toEqual(['rename a/b.txt a/c.txt', 'sync a'])
  })
})
