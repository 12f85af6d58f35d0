/**
 * A manuscript becomes an edition: built, checked, and added to the store.
 *
 * Everything is built in memory; the store sees whole editions, or nothing.
 */
import {basename, dirname, isAbsolute, join, posix, relative, resolve, sep} from 'node:path'
import {toString as textOf} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {objectId} from './archive/inventory.js'
import {withLock} from './archive/lock.js'
import {type EditionRecord, isDecisive, parts} from './archive/record.js'
import type {Recovered} from './archive/recover.js'
import {jsonText} from './archive/root.js'
import type {EditionSigner} from './archive/signature.js'
import {contentSwhid, directorySwhid} from './archive/swhid.js'
import {isDateTime} from './archive/verify/version-rules.js'
import {addEdition} from './archive/write.js'
import {checkGalleys} from './check.js'
import {count, report} from './diagnostics/report.js'
import {shouldChange} from './diagnostics/rule.js'
import type {RuleId} from './diagnostics/rules.js'
import type {Environment} from './environment/environment.js'
import {installation, version} from './environment/installation.js'
import {filesBelow, overlay} from './environment/overlay.js'
import {sourceInstant} from './environment/source-date.js'
import type {Store} from './environment/store.js'
import type {Article, Doi, IsoDate, PublishedVersion} from './model/index.js'
import {type Publication, type PublishOptions, publish} from './publish.js'
import {type BuildRecord, type Message, messageOf, sha256} from './record.js'

export interface SealOptions
  extends Pick<PublishOptions, 'formats' | 'template' | 'jatsVersion' | 'dialect' | 'progress'> {
  /** Folder that paths in messages, and `template`, start from, absolute. */
  base: string
  /** Warnings forbid no edition. Default: they do. */
  allowWarnings?: boolean
  /** Why this edition was made. Default: the changes that the article's history tells, else `Edition 2`. */
  message?: string
  /** Who made it. Default: the journal's publisher, else its title, else `Colophon`. */
  user?: string
  /** URI of that person: `mailto:…`, an ORCID iD. Default: the journal's URL, else its ISSN. */
  address?: string
  /** Day or instant. Default: `SOURCE_DATE_EPOCH`, else that of this version in the article's history, else that of publication. */
  date?: string
  signer?: EditionSigner
}

export interface Sealing {
  outcome: 'sealed' | 'unchanged' | 'refused'
  slug: string
  /** About the manuscript, its galleys, and the edition. */
  messages: Message[]
  doi?: Doi
  /** Number of the edition: the new one, or the last. */
  number?: number
  /** RFC 3339. */
  created?: string
  /** Of the object, below the store. */
  path?: string
  /** Files of the edition, and how many of them the object did not hold before. */
  files?: {all: number; added: number}
  /** What an interrupted seal had left. */
  recovered?: Recovered
}

/** Folder of the build in memory; its name appears nowhere. */
const workplace = resolve('/colophon-edition')

/** Where the templates that come with Colophon lie. */
const bundledFolder = join(installation, 'templates')

/**
 * Seal a manuscript's next edition.
 *
 * @param path absolute; a manuscript file or folder.
 * @throws what `publish` and `addEdition` throw; the store is then as it was.
 */
export async function seal(
  path: string,
  store: Store,
  options: SealOptions,
  real: Environment
): Promise<Sealing> {
  const read = gathering(real, options)
  const table = new Map<string, Uint8Array>()
  const environment = overlay(read.environment, workplace, table)
  const {base, dialect, progress} = options
  const place = await realPlace(path, real)
  const folder = (await real.files.list(place)) ? place : dirname(place)
  const template = options.template && templatePath(options.template, base)
  const building = {...options, template, out: workplace, base: folder, strict: false, force: true}
  const publication = await publish(place, building, environment)
  const {slug, article} = publication
  const told = await allMessages(publication, place, folder, environment, {dialect, progress})
  const edition = new VFile({path: place === folder ? read.first(folder) : basename(place)})
  const problem = (id: RuleId, ...values: string[]) => report(edition, id, undefined, ...values)

  const doi = article?.doi
  const created = article && createdOf(article, options, real)
  if (article && !doi) problem('edition-doi-missing')
  if (article && !created) problem('edition-date-missing')
  const warnings = told.filter(({severity}) => shouldChange(severity)).length
  if (warnings > 0 && !options.allowWarnings) problem('edition-strict', count(warnings, 'warning'))
  const sources = read.sources(folder)
  const record = parseBuild(table.get(join(workplace, `${slug}.build.json`)))
  for (const [name, digest] of Object.entries(record?.inputs ?? {})) {
    const bytes = sources.get(name)
    if (digest !== null && (!bytes || sha256(bytes) !== digest)) problem('edition-source-changed', name)
  }
  const messages = [...told, ...edition.messages.map(messageOf)]
  const isRefused = publication.failed || messages.some(({severity}) => severity === 'fatal')
  if (isRefused || !article || !doi || !created || !record)
    return {outcome: 'refused', slug, doi, messages: shownFrom(messages, folder, base)}

  const manuscript = edition.path as string
  const files = new Map<string, Uint8Array>()
  for (const [name, bytes] of sources) files.set(parts.source + name, bytes)
  for (const [name, bytes] of read.template()) files.set(parts.template + name, bytes)
  for (const [name, bytes] of filesBelow(table, workplace))
    if (name !== `${slug}.build.json`) files.set(parts.galleys + name, bytes)
  const encoder = new TextEncoder()
  files.set(parts.build, table.get(join(workplace, `${slug}.build.json`)) as Uint8Array)
  files.set(parts.messages, encoder.encode(jsonText(told)))
  const own = editionRecord(article, doi, manuscript, sources, record, options, real)
  files.set(parts.record, encoder.encode(jsonText(own)))

  const {outcome, object, recovered} = await withLock(store, () =>
    addEdition(store, {
      // Versions with DOIs of their own are editions of one object: the concept's.
      id: objectId(article.conceptDoi ?? doi),
      files,
      created,
      message: (number) => options.message ?? thisVersion(article)?.changes ?? `Edition ${number}`,
      user: userOf(article, options),
      isDecisive,
      signer: options.signer
    })
  )
  const last = object.editions.at(-1)
  const held = [...(last?.files.values() ?? [])]
  const added = held.filter(({contentPath}) => contentPath.startsWith(`${last?.version}/`))
  return {
    outcome: outcome === 'added' ? 'sealed' : 'unchanged',
    slug,
    doi,
    messages: shownFrom(messages, folder, base),
    number: last?.number,
    created: last?.created,
    path: object.path,
    files: {all: held.length, added: new Set(added.map(({contentPath}) => contentPath)).size},
    recovered
  }
}

/** What the build said, and what its galleys say when they are read back; the folder of the build is not named. */
async function allMessages(
  publication: Publication,
  place: string,
  folder: string,
  environment: Environment,
  options: Pick<SealOptions, 'dialect' | 'progress'>
): Promise<Message[]> {
  if (publication.failed) return publication.messages
  const checking = {...options, out: workplace, base: folder}
  const {messages} = await checkGalleys(place, checking, environment)
  return messages.map((message) => {
    const file = message.file && resolve(folder, message.file)
    const isGalley = file?.startsWith(workplace + sep)
    return isGalley ? {...message, file: `galleys/${file?.slice(workplace.length + 1)}`} : message
  })
}

/** The environment, and what the manuscript and its template are made of, as it is read. */
function gathering(real: Environment, {template, base}: SealOptions) {
  const bytesAt = new Map<string, Uint8Array>()
  const links = new Map<string, string>()
  const read = async (path: string) => {
    const bytes = await real.files.read(path)
    if (bytes) bytesAt.set(path, bytes)
    return bytes
  }
  const resolvePath = async (path: string) => {
    const found = await real.files.resolve(path)
    // The name that the manuscript uses is kept too, or it would not build again.
    if (found && found !== path) links.set(path, found)
    return found
  }
  const own = template && templatePath(template, base)
  const templates = [bundledFolder, ...(own && isAbsolute(own) ? [own] : [])]
  return {
    environment: {...real, files: {...real.files, read, resolve: resolvePath}},
    sources: (folder: string) => {
      const found = [...bytesAt].filter(([path]) => !templates.some((one) => isBelow(path, one)))
      const linked = [...links].flatMap(([path, target]): [string, Uint8Array][] => {
        const bytes = bytesAt.get(target)
        return bytes ? [[path, bytes]] : []
      })
      return new Map(filesBelow(new Map([...found, ...linked]), folder))
    },
    /** The manuscript: what is read first of its folder. */
    first: (folder: string) => {
      const names = [...bytesAt.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => basename(path))
      return names.find((name) => /\.(?:md|markdown|qmd|rmd)$/iu.test(name)) ?? 'paper.md'
    },
    /** Bundled templates by their names, one of the editor's below `own/`. */
    template: () => {
      const [bundled = '', own] = templates
      const named = filesBelow(bytesAt, bundled).filter(([name]) => name.includes('/'))
      const mine = own === undefined ? [] : filesBelow(bytesAt, own)
      return [
        ...named,
        ...mine.map(([name, bytes]) => [`own/${basename(own ?? '')}/${name}`, bytes] as const)
      ]
    }
  }
}

const isBelow = (path: string, folder: string) => path.startsWith(folder + sep)

function templatePath(template: string, base: string): string {
  return /^[\w-]+$/u.test(template) ? template : resolve(base, template)
}

/** Links on the way to a manuscript are followed, so that its files have one path each. */
async function realPlace(path: string, {files}: Environment): Promise<string> {
  if (await files.list(path)) return (await files.resolve(path)) ?? path
  const folder = await files.resolve(dirname(path))
  return folder ? join(folder, basename(path)) : path
}

/** Instant of the edition, RFC 3339; `undefined`: nothing tells it. */
function createdOf(article: Article, {date}: SealOptions, environment: Environment): string | undefined {
  if (date !== undefined) return instantOf(date)
  const instant = sourceInstant(environment)
  if (instant) return instant
  const day = thisVersion(article)?.date ?? article.dates.published
  return day && instantOf(day)
}

/** What the history of the article says of the version it is now. */
function thisVersion({history, version: own}: Article): PublishedVersion | undefined {
  return history.find((one) => one.version === own)
}

/** Of a day, its first instant; of a month or year, that of its first day. */
export function instantOf(date: IsoDate): string | undefined {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/u.exec(date) ?? []
  const instant = year ? `${year}-${month}-${day}T00:00:00Z` : date
  return isDateTime(instant) ? instant : undefined
}

function userOf({journal}: Article, {user, address}: SealOptions): {name: string; address?: string} {
  const issn = journal.eissn ?? journal.issn
  const own = journal.url ?? (issn && `urn:issn:${issn}`)
  const uri = address ?? (user === undefined ? own : undefined)
  const name = user ?? journal.publisher ?? journal.title ?? 'Colophon'
  return uri === undefined ? {name} : {name, address: /^[^\s@:]+@[^\s@]+$/u.test(uri) ? `mailto:${uri}` : uri}
}

function editionRecord(
  article: Article,
  doi: Doi,
  manuscript: string,
  sources: Map<string, Uint8Array>,
  {template, galleys}: BuildRecord,
  {jatsVersion, dialect, signer}: SealOptions,
  {variable}: Environment
): EditionRecord {
  return {
    doi,
    title: textOf({type: 'root', children: article.title}),
    language: article.language,
    stage: article.stage,
    version: article.version,
    slug: article.slug,
    manuscript,
    swhid: {
      source: directorySwhid(sources),
      manuscript: contentSwhid(sources.get(manuscript) ?? new Uint8Array())
    },
    build: {
      colophon: version,
      browser: galleys.find(({format}) => format === 'pdf')?.tools['browser'],
      formats: galleys.map(({format}) => format),
      template,
      jatsVersion,
      dialect,
      sourceDateEpoch: variable('SOURCE_DATE_EPOCH')
    },
    signer: signer?.fingerprint
  }
}

function parseBuild(bytes: Uint8Array | undefined): BuildRecord | undefined {
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as BuildRecord)
}

/** Messages name files from the manuscript's folder; people look from where they are. */
function shownFrom(messages: Message[], folder: string, base: string): Message[] {
  const way = relative(base, folder).split(sep).join('/')
  return messages.map((message) =>
    message.file === undefined || message.file.startsWith('galleys/')
      ? message
      : {...message, file: posix.join(way, message.file)}
  )
}
