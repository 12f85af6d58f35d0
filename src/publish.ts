/**
 * The whole program on one page: a manuscript becomes galleys.
 *
 * folder ─read→ Manuscript ─parse→ mdast ─structure→ ordered mdast ─resolve→ Article ─render→ galleys
 */
import {join} from 'node:path'
import type {VFile} from 'vfile'
import {isFatal, report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import {version, versionOf} from './environment/installation.js'
import {selectFaces} from './fonts/faces.js'
import {mathStyles} from './fonts/math-styles.js'
import {
  type Article,
  type Galley,
  type GalleyFormat,
  galleyFormats,
  type Manuscript,
  type Page,
  type Template
} from './model/index.js'
import {parseBlocks, parseMarkdown, parsePhrasing} from './parse/parse.js'
import {readAssets} from './read/assets.js'
import {readBibliographies, readText} from './read/bibliography-files.js'
import {readFrontMatter} from './read/front-matter/metadata.js'
import {readManuscript} from './read/manuscript.js'
import {bundledTemplates, readTemplate} from './read/template.js'
import {
  type BuildRecord,
  galleyRow,
  inputsBelow,
  isFresh,
  type Message,
  messageOf,
  readRecord,
  recording,
  sha256
} from './record.js'
import {renderEpub} from './render/epub/epub.js'
import {renderHtml, renderPrint} from './render/html/html.js'
import {renderPage} from './render/html/page.js'
import {renderPdf} from './render/pdf/pdf.js'
import {resolveArticle} from './resolve/article.js'
import {structure} from './structure/structure.js'

export interface PublishOptions {
  /** Folder the galleys go to, absolute. */
  out: string
  /** Folder that paths in messages start from, absolute. */
  base: string
  /** Default: all. */
  formats?: readonly GalleyFormat[]
  /** Bundled template or folder. Default: the manuscript's own, else `journal`. */
  template?: string
  /** Warnings forbid galleys too. Default: no. */
  strict?: boolean
  /** Build although nothing changed. Default: no. */
  force?: boolean
  /** Told when a step begins. */
  progress?: (step: Step) => void
}

export type Step = 'read' | 'structure' | 'resolve' | 'page' | GalleyFormat | 'write'

export interface Publication {
  slug: string
  article: Article
  manuscript: Manuscript
  messages: Message[]
  /** Paths of the galleys, absolute; empty when a message is fatal. */
  galleys: {format: string; path: string; size: number}[]
  failed: boolean
  /** Nothing had changed, and nothing was written. */
  fresh: boolean
}

/** Build a manuscript's galleys; all are written, or none. */
export async function publish(
  path: string,
  options: PublishOptions,
  real: Environment
): Promise<Publication> {
  const {formats = galleyFormats, progress = () => {}} = options
  const {environment, inputs} = recording(real)
  if (formats.includes('pdf')) warmUp(real)

  progress('read')
  const {manuscript, article} = await understand(path, options, environment)
  const {file} = manuscript
  const template = await chooseTemplate(options, article, file, environment)

  const recordPath = join(options.out, `${article.slug}.build.json`)
  const inputList = inputsBelow(inputs, manuscript.folder)
  const settings = settingsDigest(formats, template, environment)
  const record = await readRecord(recordPath, environment)
  // A browser of the user's own may have changed unseen.
  const pinned = !environment.variable('COLOPHON_BROWSER')
  const unchanged =
    pinned &&
    sameInputs(record, inputList) &&
    (await isFresh(record, settings, manuscript.folder, options.out, environment))
  if (unchanged && record && !options.force) {
    const failed = isFatal(file, options.strict)
    return {
      slug: article.slug,
      article,
      manuscript,
      messages: record.messages,
      galleys: placed(record.galleys, options.out),
      failed,
      fresh: true
    }
  }

  progress('page')
  const page = await renderPage(article)
  const galleys = isFatal(file, options.strict)
    ? []
    : // What galleys read of packages is no input of this manuscript.
      await renderGalleys(page, template, formats, manuscript, real, progress)
  const messages = file.messages.map(messageOf)
  const failed = isFatal(file, options.strict)

  progress('write')
  if (!failed) {
    await Promise.all(galleys.map(({name, bytes}) => environment.files.write(join(options.out, name), bytes)))
    const made: BuildRecord = {settings, inputs: inputList, galleys: galleys.map(galleyRow), messages}
    await environment.files.write(recordPath, `${JSON.stringify(made, null, 2)}\n`)
  }
  const rows = failed ? [] : galleys.map(galleyRow)
  return {
    slug: article.slug,
    article,
    manuscript,
    messages,
    galleys: placed(rows, options.out),
    failed,
    fresh: false
  }
}

/**
 * The journal's look: what the editor names, a folder too; else what the
 * manuscript names, which is only ever one that comes with Colophon.
 */
async function chooseTemplate(
  {template, base}: PublishOptions,
  {settings}: Article,
  file: VFile,
  environment: Environment
): Promise<Template> {
  if (template) return readTemplate(template, base, environment)
  const own = settings.template ?? 'journal'
  const known = await bundledTemplates(environment)
  if (!known.includes(own)) report(file, 'template-unknown', undefined, own, known.join(', '))
  return readTemplate(known.includes(own) ? own : 'journal', base, environment)
}

/** From a path to the Article: everything before the first galley. */
export async function understand(
  path: string,
  {base, progress = () => {}}: Pick<PublishOptions, 'base' | 'progress'>,
  environment: Environment
): Promise<{manuscript: Manuscript; article: Article}> {
  const manuscript = await readManuscript(path, base, environment)
  const {file} = manuscript
  const stated = readFrontMatter(manuscript, {phrasing: parsePhrasing, blocks: parseBlocks})
  const tree = parseMarkdown(manuscript.text, file)
  const abstracts = stated.abstracts?.map(({children}) => ({type: 'root' as const, children})) ?? []
  const assets = await readAssets([tree, ...abstracts], manuscript, environment)

  progress('structure')
  const structured = structure(tree, stated, manuscript.dialect, file)

  progress('resolve')
  const {csl, bibliography = []} = structured.metadata
  const article = await resolveArticle(
    {
      ...structured,
      slug: manuscript.slug,
      bibliography: await readBibliographies(bibliography, manuscript, environment),
      style: csl?.endsWith('.csl') ? await readText(csl, manuscript, environment) : undefined,
      assets
    },
    file
  )
  return {manuscript, article}
}

/** Dress the page for each galley, side by side. */
async function renderGalleys(
  page: Page,
  template: Template,
  formats: readonly GalleyFormat[],
  {file}: Manuscript,
  environment: Environment,
  progress: (step: Step) => void
): Promise<Galley[]> {
  const {fonts} = template.settings
  const {faces, missing} = await selectFaces(fonts, page, environment)
  for (const sign of missing)
    report(
      file,
      'glyph-missing',
      undefined,
      `\`${sign}\` (U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`
    )
  const dress = {template, faces: faces.woff2, mathCss: page.hasMath ? await mathStyles(environment) : ''}
  const make: Record<GalleyFormat, () => Promise<Galley>> = {
    html: () =>
      renderHtml(page, dress, formats.includes('pdf') ? `${page.article.slug}.pdf` : undefined, version),
    pdf: async () => {
      const [print, browser] = await Promise.all([renderPrint(page, dress), environment.browser()])
      const {bytes} = await renderPdf({...print, article: page.article}, browser, {
        sourceDate: sourceDate(environment)
      })
      const tools = {
        colophon: version,
        browser: browser.version,
        '@cantoo/pdf-lib': versionOf('@cantoo/pdf-lib')
      }
      return {format: 'pdf', name: `${page.article.slug}.pdf`, mediaType: 'application/pdf', bytes, tools}
    },
    epub: () => renderEpub({page, template, fonts: faces.woff, modified: modified(page.article, environment)})
  }
  // The PDF first: its browser prints on another core while the rest is written.
  const order = (['pdf', 'epub', 'html'] as const).filter((format) => formats.includes(format))
  const galleys = await Promise.all(
    order.map((format) => {
      progress(format)
      return make[format]()
    })
  )
  return galleyFormats.flatMap((format) => galleys.filter((galley) => galley.format === format))
}

/** The browser starts while the manuscript is read; who needs it, hears of its failure. */
function warmUp(environment: Environment): void {
  environment.browser().catch(() => {})
}

/** `SOURCE_DATE_EPOCH`, in seconds. @see https://reproducible-builds.org/specs/source-date-epoch/ */
function sourceDate(environment: Environment): number | undefined {
  const value = environment.variable('SOURCE_DATE_EPOCH')
  return value && /^\d{1,12}$/u.test(value) ? Number(value) : undefined
}

/** Instant of the edition: `SOURCE_DATE_EPOCH`, else the day of publication, else the earliest that zip files know. */
function modified({dates}: Article, environment: Environment): string {
  const seconds = sourceDate(environment)
  if (seconds !== undefined) return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
  const [year = '1980', month = '01', day = '01'] = dates.published?.split('-') ?? []
  return `${year}-${month}-${day}T00:00:00Z`
}

/** Everything besides the inputs that shapes the bytes. */
function settingsDigest(
  formats: readonly GalleyFormat[],
  template: Template,
  environment: Environment
): string {
  const browser = environment.variable('COLOPHON_BROWSER') ?? versionOf('@sparticuz/chromium')
  return sha256(JSON.stringify([version, formats, template.digest, browser, sourceDate(environment) ?? null]))
}

function sameInputs(record: BuildRecord | undefined, inputs: BuildRecord['inputs']): boolean {
  return JSON.stringify(record?.inputs) === JSON.stringify(inputs)
}

function placed(rows: BuildRecord['galleys'], out: string): Publication['galleys'] {
  return rows.map(({format, name, size}) => ({format, path: join(out, name), size}))
}
