import {existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'
import {addEdition} from '../../src/archive/write.js'
import {diffEditions, diffManuscripts} from '../../src/cli/archive-diff.js'
import {exportEditions} from '../../src/cli/archive-export.js'
import {restore} from '../../src/cli/archive-restore.js'
import {diskStore} from '../../src/environment/disk-store.js'
import {draft} from '../archive/stores.js'

const folder = mkdtempSync(join(tmpdir(), 'colophon-diff-'))
const path = (name: string) => join(folder, name)

/** What a command prints, and its exit code. */
async function run(command: () => Promise<number>): Promise<{code: number; out: string; err: string}> {
  const said = {out: '', err: ''}
  const listen = (name: 'out' | 'err') =>
    vi.spyOn(name === 'out' ? process.stdout : process.stderr, 'write').mockImplementation((text) => {
      said[name] += String(text)
      return true
    })
  const [out, err] = [listen('out'), listen('err')]
  try {
    return {code: await command(), ...said}
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

beforeAll(() => {
  writeFileSync(path('old.md'), '---\ntitle: Tides\n---\n\nThe tide comes in.\n')
  writeFileSync(path('new.md'), '---\ntitle: Tides\n---\n\nThe tide goes out.\n')
})
afterAll(() => rmSync(folder, {recursive: true}))

describe('colophon diff', () => {
  it('prints words as wdiff does where there is no terminal', async () => {
    const {code, out} = await run(() => diffManuscripts(path('old.md'), path('new.md'), {}))
    expect(code).toBe(0)
    expect(out).toContain('The tide [-comes in-] {+goes out+}.')
    expect(out).not.toContain('\u001B')
  })

  it('exits with 1 where asked, and 0 when nothing differs', async () => {
    expect((await run(() => diffManuscripts(path('old.md'), path('new.md'), {exitCode: true}))).code).toBe(1)
    expect((await run(() => diffManuscripts(path('old.md'), path('old.md'), {exitCode: true}))).code).toBe(0)
  })

  it('writes a page once, and does not overwrite it', async () => {
    const html = path('changes.html')
    expect((await run(() => diffManuscripts(path('old.md'), path('new.md'), {html}))).code).toBe(0)
    expect(readFileSync(html, 'utf8')).toContain('<ins>goes out</ins>')
    const again = await run(() => diffManuscripts(path('old.md'), path('new.md'), {html}))
    expect(again).toMatchObject({code: 2, err: expect.stringContaining('it exists')})
  })

  it('prints one JSON line', async () => {
    const {out} = await run(() => diffManuscripts(path('old.md'), path('new.md'), {json: true}))
    expect(JSON.parse(out)).toMatchObject({type: 'diff', equal: false, summary: {changed: 1}})
  })

  it('tells wrong usage in a line', async () => {
    const lost = await run(() => diffManuscripts(path('none.md'), path('new.md'), {}))
    expect(lost).toMatchObject({code: 2, err: expect.stringMatching(/^[^\n]+\n$/u)})
    for (const words of [['v1'], ['v1', 'two'], ['v1', 'v2', 'v3']]) {
      const {code, err} = await run(() => diffEditions(words, {store: path('store')}))
      expect(code).toBe(2)
      expect(err).toMatch(/^Expected [^\n]+\n$/u)
    }
  })
})

describe('colophon archive export', () => {
  it('asks for a form', async () => {
    const {code, err} = await run(() => exportEditions(undefined, {store: path('store'), out: path('out')}))
    expect(code).toBe(2)
    expect(err).toContain('--bagit, --ro-crate, --epub-aip, --zip, --pmc or --meca')
  })

  it('tells a folder that is no store', async () => {
    const {code} = await run(() =>
      exportEditions(undefined, {store: path('store'), out: path('out'), zip: true})
    )
    expect(code).toBe(2)
  })
})

describe('colophon archive restore', () => {
  it('gives back odd names and empty files, and all that is sound where something is lost', async () => {
    const store = diskStore(path('damaged'))
    const files = {
      'source/a b.md': 'words',
      'source/empty.txt': '',
      'source/潮/é #1%.txt': 'tide',
      'source/.hidden': 'x',
      'source/bad.txt': 'sealed'
    }
    const {object} = await addEdition(store, draft(files))
    const options = {store: path('damaged')}
    expect((await run(() => restore(1, path('whole'), undefined, options))).code).toBe(0)
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(join(path('whole'), name), 'utf8'), name).toBe(text)

    writeFileSync(join(path('damaged'), object.path, 'v1/content/source/bad.txt'), 'changed')
    const {code, out, err} = await run(() => restore(1, path('part'), undefined, options))
    expect(code).toBe(1)
    expect(err).toMatch(/^Expected the bytes that were sealed in `v1\/content\/source\/bad\.txt`.*\n$/u)
    expect(out).toContain('(4 files, 1 kB; 1 file lost)')
    expect(existsSync(join(path('part'), 'source/bad.txt'))).toBe(false)
    expect(readFileSync(join(path('part'), 'source/潮/é #1%.txt'), 'utf8')).toBe('tide')
  })

  it('follows no link that took the place of a file', async () => {
    const store = diskStore(path('linked'))
    const {object} = await addEdition(store, draft({'source/a.md': 'words', 'source/b.md': 'more'}))
    const place = join(path('linked'), object.path, 'v1/content/source/a.md')
    writeFileSync(path('secret'), 'words')
    rmSync(place)
    symlinkSync(path('secret'), place)
    const {code, err} = await run(() => restore(1, path('nothing'), undefined, {store: path('linked')}))
    expect([code, err]).toEqual([1, expect.stringContaining('Cannot find `v1/content/source/a.md`')])
  })
})
