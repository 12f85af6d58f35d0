/**
 * The whole program on one page: a manuscript becomes galleys.
 *
 * folder ─read→ Manuscript ─parse→ mdast ─structure→ ordered mdast ─resolve→ Article ─render→ galleys
 */
import {join} from 'node:path'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {reportLosses} from './check/loss/loss.js'
import {isFatal, report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import {version, versionOf} from './environment/installation.js'
import {selectFaces} from './fonts/faces.js'
import {mathStyles} from './fonts/math-styles.js'
import {
  type Article,
  type Dialect,
  type Galley,
  type GalleyFormat,
  galleyFormats,
  galleyName,
  hiddenProseOf,
  type Manuscript,
  type Page,
  type Template
} from './model/index.js'
import {parseBlocks, parseMarkdown, parsePhrasing} from './parse/parse.js'
import {readAssets} from './read/assets.js'
import {readBibliographies} from './read/bibliography-files.js'
import {readCitationStyle} from './read/citation-style.js'
import {readCover} from './read/cover.js'
import {readFrontMatter} from './read/front-matter/metadata.js'
import {readVariables} from './read/front-matter/variables.js'
import {readIncludes} from './read/includes.js'
import {articleOfJats, releaseOfJats} from './read/jats/jats.js'
import {readManuscript} from './read/manuscript.js'
import {tellOrigins} from './read/origins.js'
import {readSources, type SourceFile} from './read/sources.js'
import {bundledTemplates, readTemplate} from './read/template.js'
import {
  type BuildRecord,
  galleyRow,
  inputsBelow,
  isFresh,
  type Message,
  messageOf,
  messagesAt,
  readRecord,
  recording,
  sha256
} from './record.js'
import {renderEpub} from './render/epub/epub.js'
import {renderHtml, renderPrint} from './render/html/html.js'
import {renderPage} from './render/html/page.js'
import type {JatsVersion} from './render/jats/declaration.js'
import {renderJats} from './render/jats/jats.js'
import type {Attachment} from './render/pdf/attachments.js'
import {citationData} from './render/pdf/citation-data.js'
import {renderPdf} from './render/pdf/pdf.js'
import {resolveArticle} from './resolve/article.js'
import {finishArticle} from './resolve/read-article.js'
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
  /** Release of JATS that its galley declares. Default: 1.3. */
  jatsVersion?: JatsVersion
  /** Default: the manuscript's own, else by the signs of its text. */
  dialect?: Dialect
  /** Warnings forbid galleys too. Default: no. */
  strict?: boolean
  /** Build although nothing changed. Default: no. */
  force?: boolean
  /** Leave the PDF out, though the others name it: it was printed elsewhere. Default: no. */
  unprinted?: boolean
  /** Told when a step begins, and of a long one what goes on: `printing 350 pages`. */
  progress?: (step: Step, what?: string) => void
}

export type Step = 'read' | 'structure' | 'resolve' | 'page' | GalleyFormat | 'write'

export interface Publication {
  slug: string
  dialect: Dialect
  /** `undefined` when nothing had changed: it was not read again. */
  article?: Article
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
  const before = options.force ? undefined : await unchanged(path, options, real)
  if (before) return before
  const {environment, inputs} = recording(real)
  if (formats.includes('pdf') && !options.unprinted) warmUp(real)

  progress('read')
  const {manuscript, article, sources} = await understand(path, options, environment)
  const {file} = manuscript
  const template = await chooseTemplate(options, article, file, environment)
  const {slug} = article
  const {dialect} = manuscript

  progress('page')
  const page = await renderPage(article)
  reportLosses(manuscript, page)
  const forbidden = isFatal(file, options.strict)
  // What galleys read of packages is no input of this manuscript.
  const galleys = forbidden ? [] : await renderGalleys(page, template, options, manuscript, sources, real)
  const messages = file.messages.map(messageOf)
  if (isFatal(file, options.strict))
    return {slug, dialect, article, messages, galleys: [], failed: true, fresh: false}

  progress('write')
  const record: BuildRecord = {
    settings: settingsDigest(options, template, real),
    template: template.name,
    inputs: inputsBelow(inputs, manuscript.folder),
    galleys: galleys.map(galleyRow),
    messages
  }
  const files = galleys.flatMap(({name, bytes, companions = []}) => [...companions, {name, bytes}])
  await Promise.all(files.map(({name, bytes}) => real.files.write(join(options.out, name), bytes)))
  await real.files.write(join(options.out, `${slug}.build.json`), `${JSON.stringify(record, null, 2)}\n`)
  const galleyRows = placed(record.galleys, options.out)
  return {slug, dialect, article, messages, galleys: galleyRows, failed: false, fresh: false}
}

/** The last build, when this one would give the same: every input, galley and setting is as it was. */
async function unchanged(
  path: string,
  options: PublishOptions,
  environment: Environment
): Promise<Publication | undefined> {
  // A browser of the user's own may have changed unseen.
  if (environment.variable('COLOPHON_BROWSER')) return undefined
  const {file, folder, frontMatter, dialect, ...manuscript} = await readManuscript(
    path,
    options.base,
    environment,
    options.dialect
  )
  const slug = /^slug[ \t]*[:=][ \t]*["']?([\w.-]+)/mu.exec(frontMatter.yaml)?.[1] ?? manuscript.slug
  const record = await readRecord(join(options.out, `${slug}.build.json`), environment)
  if (!record) return undefined
  const template = await readTemplate(options.template ?? record.template, options.base, environment)
  const settings = settingsDigest(options, template, environment)
  if (!(await isFresh(record, settings, folder, options.out, environment))) return undefined
  const messages = messagesAt(record, file.path)
  const failed = messages.some(({severity}) => options.strict && severity === 'warning')
  return {slug, dialect, messages, galleys: placed(record.galleys, options.out), failed, fresh: true}
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
  {base, dialect, progress = () => {}}: Pick<PublishOptions, 'base' | 'dialect' | 'progress'>,
  environment: Environment
): Promise<{manuscript: Manuscript; article: Article; sources: SourceFile[]}> {
  const read = await readManuscript(path, base, environment, dialect)
  if (read.jats) return understandJats(read, read.jats, progress, environment)
  const manuscript = await readIncludes(read, environment)
  const {file} = manuscript
  const reading = {dialect: manuscript.dialect, variables: readVariables(manuscript.frontMatter)}
  const stated = readFrontMatter(manuscript, {
    phrasing: (text) => parsePhrasing(text, file, reading),
    blocks: (text) => parseBlocks(text, file, reading)
  })
  const tree = parseMarkdown(manuscript.text, file, reading)
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
      macros: tree.data?.macros,
      bibliography: await readBibliographies(bibliography, manuscript, environment),
      style: csl ? await readCitationStyle(csl, manuscript, environment) : undefined,
      assets,
      cover: await readCover(structured.metadata.cover, manuscript, environment)
    },
    file
  )
  tellOrigins(manuscript)
  return {manuscript, article, sources: await readSources(manuscript, bibliography, environment)}
}

/** A galley's XML is an Article already: only its pictures, formulas and citation style are missing. */
async function understandJats(
  manuscript: Manuscript,
  jats: NonNullable<Manuscript['jats']>,
  progress: (step: Step) => void,
  environment: Environment
): Promise<{manuscript: Manuscript; article: Article; sources: SourceFile[]}> {
  const {file, slug} = manuscript
  progress('structure')
  const article = articleOfJats(jats, slug, file)
  const {abstracts, body, notes} = article
  const parts = [body, ...abstracts.map(({children}) => children), ...notes.map(({children}) => children)]
  const trees = parts.flatMap((children) => [{children}, ...hiddenProseOf(children)])
  article.assets = await readAssets(
    trees.map((tree) => Object.assign(tree, {type: 'root'}) as Root),
    manuscript,
    environment
  )
  progress('resolve')
  await finishArticle(article, file)
  return {manuscript, article, sources: await readSources(manuscript, [], environment)}
}

/** Dress the page for each galley, side by side. */
async function renderGalleys(
  page: Page,
  template: Template,
  {formats = galleyFormats, jatsVersion = '1.3', unprinted, progress = () => {}}: PublishOptions,
  {file}: Manuscript,
  sources: SourceFile[],
  environment: Environment
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
  // It travels in the PDF, whether it is wanted beside it or not.
  let written: Galley | undefined
  const jats = () => {
    written ??= renderJats(page.article, jatsVersion, version)
    return written
  }
  const make: Record<GalleyFormat, () => Promise<Galley>> = {
    html: () =>
      renderHtml(page, dress, formats.includes('pdf') ? `${page.article.slug}.pdf` : undefined, version),
    pdf: async () => {
      const [print, browser] = await Promise.all([renderPrint(page, dress), environment.browser()])
      const attachments = enclosed(page.article, sources, jats())
      const {bytes, lost} = await renderPdf({...print, article: page.article}, browser, {
        sourceDate: sourceDate(environment),
        absent: missing,
        progress: (what) => progress('pdf', what),
        attachments
      })
      if (lost > 0) report(file, 'figure-glyphs-missing', undefined, String(lost))
      const tools = {colophon: version, browser: browser.version}
      return {
        format: 'pdf',
        name: galleyName('pdf', page.article.slug),
        mediaType: 'application/pdf',
        bytes,
        tools,
        attachments
      }
    },
    epub: () =>
      renderEpub({page, template, fonts: faces.woff, modified: modified(page.article, environment)}),
    jats: async () => jats()
  }
  // The PDF first: its browser prints on another core while the rest is written.
  const order = (['pdf', 'epub', 'html', 'jats'] as const).filter(
    (format) => formats.includes(format) && !(unprinted && format === 'pdf')
  )
  const galleys = await Promise.all(
    order.map((format) => {
      progress(format)
      return make[format]()
    })
  )
  return galleyFormats.flatMap((format) => galleys.filter((galley) => galley.format === format))
}

/** What travels inside the PDF: what it was made of, the article in XML, and how to cite it. */
function enclosed(article: Article, sources: SourceFile[], jats: Galley): Attachment[] {
  const own: Attachment[] = [
    {
      name: jats.name,
      mediaType: jats.mediaType,
      bytes: jats.bytes,
      relationship: 'Alternative',
      description: 'The article in JATS XML'
    },
    {
      name: `${article.slug}.csl.json`,
      mediaType: 'application/vnd.citationstyles.csl+json',
      bytes: new TextEncoder().encode(`${JSON.stringify([citationData(article)], null, 2)}\n`),
      relationship: 'Data',
      description: 'Its metadata'
    }
  ]
  const taken = new Set(own.map(({name}) => name))
  return [
    ...sources.map(({kind, ...file}): Attachment => {
      const name = taken.has(file.name) ? `source-${file.name}` : file.name
      return kind === 'manuscript'
        ? {...file, name, relationship: 'Source', description: 'The manuscript'}
        : {...file, name, relationship: 'Data', description: 'Its references'}
    }),
    ...own
  ]
}

/** The browser starts, and opens a tab, while the manuscript is read; who needs it, hears of its failure. */
function warmUp(environment: Environment): void {
  environment
    .browser()
    .then((browser) => browser.prepare())
    .catch(() => {})
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
  {formats = galleyFormats, template: named, jatsVersion = '1.3', dialect}: PublishOptions,
  template: Template,
  environment: Environment
): string {
  const browser = environment.variable('COLOPHON_BROWSER') ?? versionOf('@sparticuz/chromium')
  const shape = [
    version,
    formats,
    named ?? null,
    template.digest,
    browser,
    sourceDate(environment) ?? null,
    jatsVersion,
    dialect ?? null
  ]
  return sha256(JSON.stringify(shape))
}

function placed(rows: BuildRecord['galleys'], out: string): Publication['galleys'] {
  return rows.map(({format, name, size}) => ({format, path: join(out, name), size}))
}
