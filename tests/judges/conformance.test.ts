import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import type {Article} from '../../src/model/index.js'
import {publish} from '../../src/publish.js'
import {renderPdf} from '../../src/render/pdf/pdf.js'
import {manuscripts, templates} from '../check/built.js'
import {manuscriptsBelow} from '../corpus/manuscripts.mjs'
import {printPage} from '../render/pdf/article.js'
import {hasQpdf, qpdfMessages} from './judges.js'
import {hasVeraPdf, veraMessages} from './verapdf.js'

const corpus = resolve('../shared/corpus')
const hasCorpus = statSync(corpus, {throwIfNoEntry: false})?.isDirectory() ?? false
const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-conformance-'))
const built: string[] = []
/** A PDF without any file inside. */
const bare = join(place, 'bare')

/** Every manuscript of the corpus: those of a repository, those from MyST and reviews, those that are text alone. */
const papers: string[] = hasCorpus ? manuscriptsBelow(corpus) : []

/** Paper other than the templates' own: wide, narrow, with margins that mirror. */
const sizes = ['{size: letter}', '{size: A5}', '{size: 170mm x 240mm, margins: {inner: 28mm, outer: 16mm}}']

/** A copy of our own manuscript, on other paper. */
function onPaper(page: string, index: number): string {
  const folder = join(place, `paper-${index}`)
  cpSync(resolve('manuscript'), folder, {recursive: true})
  const file = join(folder, 'paper.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^---\n/u, `---\npage: ${page}\n`))
  return folder
}

async function print(path: string, template: string): Promise<void> {
  const out = join(place, `${String(built.length).padStart(3, '0')}-${template}`)
  const {galleys, failed} = await publish(
    path,
    {out, base: dirname(path), template, formats: ['pdf'], force: true},
    environment
  )
  // A manuscript with an error has no galleys.
  if (!failed) built.push(...galleys.map((galley) => galley.path))
}

beforeAll(async () => {
  if (!hasVeraPdf) return
  const all = [
    ...manuscripts.filter(({there}) => there).map(({path}) => path),
    ...papers,
    ...sizes.map(onPaper)
  ]
  // Each prints while another is read and finished.
  const jobs = all.flatMap((path) => templates.map((template) => () => print(path, template)))
  const worker = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job()
  }
  await Promise.all([worker(), worker()])
  mkdirSync(bare)
  const plain: Partial<Article> = {title: [{type: 'text', value: 'Nothing inside'}]}
  const body =
    '<main><h1>Nothing inside</h1><p>But a paragraph, and <a href="https://example.org/">a link</a>.</p></main>'
  const {bytes} = await renderPdf(printPage(body, plain), await environment.browser())
  await environment.files.write(join(bare, 'bare.pdf'), bytes)
}, 600_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

const without = hasVeraPdf ? '' : ' (left out: no Java, or no veraPDF; `npm run conformance` fetches it)'
const alone = hasCorpus ? '' : ' (without the corpus: not here)'

describe.runIf(hasVeraPdf)(`every PDF, in both templates${alone}${without}`, () => {
  it.each(['ua1', '3a'])(
    'keeps to %s in all that veraPDF can tell',
    (profile) => {
      expect(built.length).toBeGreaterThanOrEqual(hasCorpus ? 66 : templates.length * (1 + sizes.length))
      expect(veraMessages(built, profile)).toEqual([])
    },
    600_000
  )

  it.each(['ua1', '2a'])(
    'keeps to %s where nothing is attached',
    (profile) => {
      const paths = readdirSync(bare).map((name) => join(bare, name))
      expect(paths).toHaveLength(1)
      expect(veraMessages(paths, profile)).toEqual([])
    },
    120_000
  )

  it.runIf(hasQpdf)(
    'is a sound file to qpdf',
    () => {
      expect(built.map(qpdfMessages).filter(Boolean)).toEqual([])
    },
    300_000
  )
})
