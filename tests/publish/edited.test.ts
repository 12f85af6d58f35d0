/** What is kept of one build for the next changes no byte of it. */
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import type {Environment} from '../../src/environment/environment.js'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'

const place = mkdtempSync(join(tmpdir(), 'colophon-edited-'))
const source = join(place, 'manuscript')
const paper = join(source, 'paper.md')
const formats = ['html', 'pdf', 'epub', 'jats'] as const
const text = readFileSync('manuscript/paper.md', 'utf8')
const kept = realEnvironment()

beforeAll(async () => {
  cpSync('manuscript', source, {recursive: true})
  // The first text is not kept.
  for (const name of ['first', 'second']) await build(name, publish, kept)
}, 120_000)
afterAll(async () => {
  await kept.close()
  rmSync(place, {recursive: true})
})

async function build(name: string, by: typeof publish, environment: Environment): Promise<Buffer[]> {
  const out = join(place, name)
  const {failed} = await by(source, {out, base: place, formats, force: true}, environment)
  expect(failed).toBe(false)
  return formats.map((format) =>
    readFileSync(join(out, `colophon.${format === 'jats' ? 'jats.xml' : format}`))
  )
}

/** By a program that built nothing before. */
async function buildFirst(): Promise<Buffer[]> {
  vi.resetModules()
  const real = await import('../../src/environment/real.js')
  const {publish: anew} = await import('../../src/publish.js')
  const environment = real.realEnvironment()
  try {
    return await build('anew', anew, environment)
  } finally {
    await environment.close()
  }
}

const heading = /^# .*$/mu
const edits: [what: string, from: string | RegExp, to: (found: string) => string][] = [
  ['a word', 'rarely one file.', () => 'rarely one single file.'],
  ['a paragraph on the first page', heading, (found) => `${found}\n\nA paragraph that moves all others.`],
  [
    'a note, a list, and letters that were not there',
    heading,
    (found) => `${found}\n\nBaffling fjords[^new] Ωμέγα.\n\n- one\n- two\n\n[^new]: A new note.`
  ],
  ['a section', heading, (found) => `# Another section\n\nWith *words*.\n\n${found}`],
  ['the way back', heading, (found) => found]
]

test.each(edits)(
  'gives the bytes of a first build after an edit: %s',
  async (_, from, to) => {
    const edited = text.replace(from, (found) => to(found))
    writeFileSync(paper, edited)
    const [again, anew] = [await build('again', publish, kept), await buildFirst()]
    for (const [index, format] of formats.entries())
      expect(again[index]?.equals(anew[index] as Buffer), format).toBe(true)
  },
  60_000
)
