import {mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join, resolve} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'
import {manuscripts, templates} from '../check/built.js'
import {manuscriptsBelow} from '../corpus/manuscripts.mjs'
import {aceBrowser, aceMessages} from './ace.js'
import {epubcheckMessages, hasJava} from './judges.js'

const corpus = resolve('../shared/corpus')
const hasCorpus = statSync(corpus, {throwIfNoEntry: false})?.isDirectory() ?? false
const papers: string[] = hasCorpus ? manuscriptsBelow(corpus) : []
const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-conformance-'))
/** With the pages of their PDF. */
const built: string[] = []
/** Ace takes twenty seconds each: both templates of what is here, and some of the corpus. */
const sample: string[] = []

async function build(path: string, template: string): Promise<string | undefined> {
  const out = join(place, `${String(built.length).padStart(3, '0')}-${template}`)
  const options = {out, base: dirname(path), template, formats: ['pdf', 'epub'] as const, force: true}
  const {galleys, failed} = await publish(path, options, environment)
  // A manuscript with an error has no galleys.
  const epub = failed ? undefined : galleys.find(({format}) => format === 'epub')?.path
  if (epub) built.push(epub)
  return epub
}

beforeAll(async () => {
  if (!hasJava && !aceBrowser) return
  for (const {path, there} of manuscripts)
    for (const template of there ? templates : []) sample.push((await build(path, template)) ?? '')
  for (const [index, path] of papers.entries()) {
    const epub = await build(path, 'journal')
    if (epub && index % 9 === 0) sample.push(epub)
  }
}, 600_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

const alone = hasCorpus ? '' : ' (without the corpus: not here)'
const withoutAce = aceBrowser
  ? ''
  : ' (left out: no Ace, or no installed browser; `npm run conformance` fetches it)'

describe('every EPUB', () => {
  it.runIf(hasJava)(
    `passes EPUBCheck in Java without error or warning${alone}${hasJava ? '' : ' (left out: no Java)'}`,
    async () => {
      expect(built.length).toBeGreaterThanOrEqual(hasCorpus ? 30 : templates.length)
      const said: string[] = []
      for (const path of built)
        for (const message of await epubcheckMessages(path)) said.push(`${basename(path)}: ${message}`)
      expect(said).toEqual([])
    },
    900_000
  )

  it.runIf(aceBrowser)(
    `fails no assertion of DAISY Ace${alone}${withoutAce}`,
    () => {
      expect(sample.filter(Boolean).length).toBeGreaterThanOrEqual(templates.length)
      expect(sample.filter(Boolean).flatMap(aceMessages)).toEqual([])
    },
    900_000
  )
})
