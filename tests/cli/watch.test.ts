import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, afterEach, beforeAll, expect, it, vi} from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'colophon-watch-'))
const place = join(folder, 'small')
mkdirSync(place)
const program = resolve('src/cli/checkout.mjs')
const paper = join(place, 'paper.md')
const galley = () => readFileSync(join(place, 'dist', 'small.html'), 'utf8')
const soon = {timeout: 20_000, interval: 50}

const text = (words: string) => `---
title: A small paper
authors: [{name: Ada Lovelace}]
bibliography: works.bib
---

# Words

${words}
`

let child: ChildProcess | undefined
let said = ''

/** Begin to watch, once the program says so. */
async function watch(...args: string[]): Promise<void> {
  said = ''
  child = spawn(process.execPath, [program, 'build', 'paper.md', '--to', 'html', '--watch', ...args], {
    cwd: place,
    env: {...process.env, CI: 'true', NO_COLOR: '1'}
  })
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      said += String(part)
    })
  await vi.waitFor(() => expect(said).toContain('watching'), soon)
}

/** What it ends with, when it is told to. */
async function end(): Promise<unknown> {
  const ended = new Promise((resolve) => child?.once('exit', (code, signal) => resolve(signal ?? code)))
  child?.kill('SIGINT')
  return ended
}

beforeAll(() => {
  // The first run bundles the sources.
  expect(spawnSync(process.execPath, [program, '--version']).status).toBe(0)
}, 120_000)
afterEach(() => {
  child?.kill('SIGKILL')
})
afterAll(() => rmSync(folder, {recursive: true}))

it('builds again at every save, of files that were not there before too, until it is interrupted', async () => {
  writeFileSync(paper, text('Before.'))
  await watch()
  expect(said).toContain('bibliography-missing')

  writeFileSync(paper, text('After, says [@ada].'))
  await vi.waitFor(() => expect(galley()).toContain('After'), soon)
  await vi.waitFor(() => expect(said).toContain('citation-unresolved'), soon)

  said = ''
  writeFileSync(join(place, 'works.bib'), '@book{ada, author = {Ada Lovelace}, title = {Notes}, year = 1843}')
  await vi.waitFor(() => expect(galley()).toContain('1843'), soon)
  await vi.waitFor(() => expect(said).toContain('; 1 note;'), soon)

  expect(await end()).toBe('SIGINT')
}, 60_000)

it('goes on when a manuscript is gone, or broken, for a while', async () => {
  writeFileSync(paper, text('Before.'))
  await watch()
  renameSync(paper, `${paper}.away`)
  await vi.waitFor(() => expect(said).toContain('Cannot find `paper.md`'), soon)
  writeFileSync(paper, text('Back.').replace('title: A small paper', 'title: [A small'))
  await vi.waitFor(() => expect(said).toContain('yaml-syntax'), soon)
  writeFileSync(paper, text('Back again.'))
  await vi.waitFor(() => expect(galley()).toContain('Back again.'), soon)
  expect(await end()).toBe('SIGINT')
}, 60_000)

it('does not watch where there is nothing to build', () => {
  const {status, stderr} = spawnSync(process.execPath, [program, 'build', 'none.md', '--watch'], {
    cwd: place,
    encoding: 'utf8'
  })
  expect(status).toBe(2)
  expect(stderr).toContain('Cannot find `none.md`')
})
