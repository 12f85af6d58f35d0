/**
 * The whole program on one page: a manuscript becomes galleys.
 *
 * folder ─read→ Manuscript ─parse→ mdast ─structure→ ordered mdast ─resolve→ Article ─render→ galleys
 */
import {basename, join} from 'node:path'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {reportLosses} from './check/loss/loss.js'
import {galleyGaps} from './crosswalk/gaps.js'
import {withJournal} from './crosswalk/journal.js'
import {isFatal, report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import {renderGalleys} from './galleys.js'
import {lastBuild, placed, settingsDigest} from './last-build.js'
import {
  type Article,
  type Asset,
  type Dialect,
  defaultFormats,
  type EpubProfile,
  type GalleyFormat,
  hiddenProseOf,
  type Manuscript,
  type Metadata,
  type Supplement
} from './model/index.js'
import {parseBlocks, parseMarkdown, parsePhrasing} from './parse/parse.js'
import {readAssets} from './read/assets.js'
import {bibliographiesBeside, readBibliographies} from './read/bibliography-files.js'
import {readCitationStyle} from './read/citation-style.js'
import {readCover} from './read/cover.js'
import {readFrontMatter} from './read/front-matter/metadata.js'
import {readVariables} from './read/front-matter/variables.js'
import {readIncludes} from './read/includes.js'
import {articleOfJats, releaseOfJats} from './read/jats/jats.js'
import {readManuscript} from './read/manuscript.js'
import {tellOrigins} from './read/origins.js'
import {readSources, type SourceFile} from './read/sources.js'
import {readSupplements} from './read/supplements.js'
import {type BuildRecord, galleyRow, inputsBelow, type Message, messageOf, recording} from './record.js'
import type {CrossrefVersion} from './render/deposit/crossref/version.js'
import {renderPage} from './render/html/page.js'
import {type JatsVersion, jatsVersions} from './render/jats/declaration.js'
import {resolveArticle} from './resolve/article.js'
import {finishArticle} from './resolve/read-article.js'
import {replaceMissingImages} from './structure/missing-images.js'
import {structure} from './structure/structure.js'
import {chooseTemplate, judgeTemplate} from './template.js'

export interface PublishOptions {
  /** Folder the galleys go to, absolute. */
  out: string
  /** Folder that paths in messages start from, absolute. */
  base: string
  /** Default: `defaultFormats`, as far as the metadata allow. */
  formats?: readonly GalleyFormat[]
  /** Bundled template or folder. Default: the manuscript's own, else `journal`. */
  template?: string
  /** Release of JATS that its galley declares. Default: that of the JATS it is made of, else 1.3. */
  jatsVersion?: JatsVersion
  /** Release of Crossref's schema that the deposit follows. Default: 5.3.1. */
  crossrefVersion?: CrossrefVersion
  /** Kind of EPUB. Default: the manuscript's own, else `standard`. */
  epubProfile?: EpubProfile
  /** Default: the manuscript's own, else by the signs of its text. */
  dialect?: Dialect
  /** Warnings forbid galleys too. Default: no. */
  strict?: boolean
  /** Build although nothing changed. Default: no. */
  force?: boolean
  /** Leave the PDF out, though the others name it: it was printed elsewhere. Default: no. */
  unprinted?: boolean
  /** That PDF: the EPUB names its pages. */
  printed?: Uint8Array
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
  /** Paths of the files that were asked for, absolute, whether they are there or not: without a change in one, another build gives the same. */
  inputs: string[]
}

/** Build a manuscript's galleys; all are written, or none. */
export async function publish(
  path: string,
  options: PublishOptions,
  real: Environment
): Promise<Publication> {
  const {progress = () => {}} = options
  const recorded = recording(real)
  const {environment, inputs} = recorded
  const read = await readManuscript(path, options.base, environment, options.dialect)
  const last = options.force ? undefined : await lastBuild(read, options, recorded, real)
  if (last?.same) return last.same
  if ((options.formats ?? defaultFormats).includes('pdf') && !options.unprinted) warmUp(real)

  progress('read')
  const {manuscript, sources, ...understood} = await understandRead(read, progress, environment)
  const {file} = manuscript
  const template = await chooseTemplate(options, understood.article, file, environment, last?.template)
  if (template.own) await judgeTemplate(template, file)
  const article = withJournal(understood.article, template.settings)
  const formats = chooseFormats(options.formats, article, file)
  const {slug} = article
  const {dialect} = manuscript
  const release = manuscript.jats && releaseOfJats(manuscript.jats)
  const jatsVersion = options.jatsVersion ?? jatsVersions.find((known) => known === release)

  progress('page')
  const page = await renderPage(article)
  const told = file.messages.length
  const tellLosses = () => {
    const others = file.messages.splice(told)
    reportLosses(manuscript, page)
    tellOrigins(manuscript, told)
    file.messages.push(...others)
  }
  // A loss forbids galleys only where every warning does.
  if (options.strict) tellLosses()
  const forbidden = isFatal(file, options.strict)
  // What galleys read of packages is no input of this manuscript.
  const galleys = forbidden
    ? []
    : await renderGalleys(
        page,
        template,
        {...options, formats, jatsVersion},
        manuscript,
        sources,
        real,
        options.strict ? undefined : tellLosses
      )
  if (forbidden && !options.strict) tellLosses()
  const all = galleys.flatMap(({name, bytes, companions = []}) => [...companions, {name, bytes}])
  // Files that belong to the article lie beside several galleys, once.
  const files = [...new Map(all.map((one) => [one.name, one])).values()]
  for (const {name} of files)
    if (inputs.get(join(options.out, name))) report(file, 'galley-over-input', undefined, name)
  const messages = file.messages.map(messageOf)
  if (isFatal(file, options.strict))
    return {
      slug,
      dialect,
      article,
      messages,
      galleys: [],
      failed: true,
      fresh: false,
      inputs: [...inputs.keys()]
    }

  progress('write')
  const writing = Promise.all(files.map(({name, bytes}) => real.files.write(join(options.out, name), bytes)))
  const record: BuildRecord = {
    settings: settingsDigest(options, template, real),
    template: template.name,
    inputs: inputsBelow(inputs, manuscript.folder),
    galleys: galleys.map(galleyRow),
    messages
  }
  await writing
  await real.files.write(join(options.out, `${slug}.build.json`), `${JSON.stringify(record, null, 2)}\n`)
  return {
    slug,
    dialect,
    article,
    messages,
    galleys: placed(record.galleys, options.out),
    failed: false,
    fresh: false,
    inputs: [...inputs.keys()]
  }
}

/**
 * The galleys to make: those asked for, or by default all that the metadata
 * allow. Reports `metadata-incomplete`, `deposit-left-out`.
 */
function chooseFormats(
  asked: readonly GalleyFormat[] | undefined,
  article: Article,
  file: VFile
): readonly GalleyFormat[] {
  if (!asked) {
    const [first, ...more] = galleyGaps('crossref', article)
    const phrases = [first, ...more].map((gap) => gap?.phrase).join(', ')
    // Who says something of deposits wants one.
    if (first && article.doi && Object.keys(article.deposit).length > 0)
      report(file, 'deposit-left-out', undefined, phrases, first.hint)
    return defaultFormats.filter((format) => galleyGaps(format, article).length === 0)
  }
  for (const format of asked)
    for (const {phrase, hint} of galleyGaps(format, article))
      report(file, 'metadata-incomplete', undefined, format, phrase, hint)
  return asked
}

/** From a path to the Article: everything before the first galley. */
export async function understand(
  path: string,
  {base, dialect, progress = () => {}}: Pick<PublishOptions, 'base' | 'dialect' | 'progress'>,
  environment: Environment
): Promise<Understood> {
  return understandRead(await readManuscript(path, base, environment, dialect), progress, environment)
}

interface Understood {
  manuscript: Manuscript
  article: Article
  sources: SourceFile[]
}

async function understandRead(
  read: Manuscript,
  progress: (step: Step) => void,
  environment: Environment
): Promise<Understood> {
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
  const {csl, references, places, bibliography: named} = structured.metadata
  const bibliography = named ?? (references ? [] : await bibliographiesBeside(manuscript, environment))
  const article = await resolveArticle(
    {
      ...structured,
      slug: manuscript.slug,
      macros: tree.data?.macros,
      bibliography: await readBibliographies(bibliography, manuscript, environment, places?.bibliography),
      style: csl ? await readCitationStyle(csl, manuscript, environment, places?.csl) : undefined,
      assets,
      cover: await readCover(structured.metadata.cover, manuscript, environment),
      supplements: await supplementsOf(structured.metadata.supplements, assets, manuscript, environment)
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
): Promise<Understood> {
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
  replaceMissingImages(trees)
  // The reader knows them by their addresses in the XML.
  const named = article.supplements?.map(({id: _, file: own, ...said}) => ({...said, source: own?.source}))
  if (named) article.supplements = await supplementsOf(named, article.assets, manuscript, environment)
  progress('resolve')
  await finishArticle(article, file)
  return {manuscript, article, sources: await readSources(manuscript, [], environment)}
}

/** Files that belong to the article; beside the galleys they lie with its pictures. */
async function supplementsOf(
  stated: Metadata['supplements'],
  assets: readonly Asset[],
  manuscript: Manuscript,
  environment: Environment
): Promise<Supplement[]> {
  const taken = assets.map(({href}) => basename(href).toLowerCase())
  return readSupplements(stated ?? [], manuscript, environment, taken)
}

/** The browser starts, and opens a tab, while the manuscript is read; who needs it, hears of its failure. */
function warmUp(environment: Environment): void {
  environment
    .browser()
    .then((browser) => browser.prepare())
    .catch(() => {})
}
