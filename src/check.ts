/**
 * What a build would say, and whether its galleys still say what the manuscript says.
 *
 * Writes nothing, prints nothing, and needs no browser.
 */
import {basename, join, relative} from 'node:path'
import {VFile} from 'vfile'
import {checkAttachments, type Expected} from './check/attachments.js'
import {checkGalley} from './check/galley.js'
import {reportLosses} from './check/loss/loss.js'
import {type BuiltGalley, checkProfile, type Verdict} from './check/profiles/profile.js'
import {type ProfileId, profiles} from './check/profiles/profiles.js'
import {withJournal} from './crosswalk/journal.js'
import {report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import type {Article, Dialect, GalleyFormat} from './model/index.js'
import {galleyFormats} from './model/index.js'
import {type PublishOptions, understand} from './publish.js'
import {lostImages} from './read/assets.js'
import {fieldPlaces} from './read/front-matter/places.js'
import {tellOrigins} from './read/origins.js'
import {type BuildRecord, type Message, messageOf, messagesAt, readRecord, sha256} from './record.js'
import {renderPage} from './render/html/page.js'
import {chooseTemplate, judgeTemplate} from './template.js'

export type CheckOptions = Pick<PublishOptions, 'out' | 'base' | 'strict' | 'dialect' | 'template'> & {
  /** Receivers whose demands are held against article and galleys. Default: none. */
  profiles?: readonly ProfileId[]
  /** Told when a step begins. */
  progress?: PublishOptions['progress']
}

export interface Inspection {
  slug: string
  dialect: Dialect
  article: Article
  /** Of the manuscript first, then of each galley. */
  messages: Message[]
  /** Galleys the record names. */
  galleys: {format: string; path: string; words: 'agree' | 'differ' | 'not compared'}[]
  /** How the article stands to each profile that was asked for. */
  verdicts: Verdict[]
  failed: boolean
}

/**
 * Check a manuscript and the galleys built from it.
 *
 * Throws when there is no manuscript.
 */
export async function checkGalleys(
  path: string,
  options: CheckOptions,
  environment: Environment
): Promise<Inspection> {
  const {out, base, dialect, progress = () => {}} = options
  const {manuscript, article: own, sources} = await understand(path, {base, dialect, progress}, environment)
  const template = await chooseTemplate(options, own, manuscript.file, environment)
  if (template.own) await judgeTemplate(template, manuscript.file)
  const article = withJournal(own, template.settings)
  progress('page')
  const page = await renderPage(article)
  const told = manuscript.file.messages.length
  reportLosses(manuscript, page)
  tellOrigins(manuscript, told)
  const ownMessages = manuscript.file.messages.map(messageOf)

  const recordPath = join(out, `${article.slug}.build.json`)
  const build = new VFile({path: relative(base, recordPath)})
  const record = await readRecord(recordPath, environment)
  if (!isRecord(record)) {
    report(build, 'record-missing', undefined, build.basename ?? '')
    const {demands, verdicts} = await hold(new Map())
    return inspection([...ownMessages, ...build.messages.map(messageOf), ...demands], [], verdicts)
  }

  const changed = await changedInputs(record, manuscript.folder, environment)
  for (const name of changed) report(build, 'input-changed', undefined, name)
  // Some things only a whole build can tell: they stay true until something changes.
  const known = new Set(ownMessages.map(keyOf))
  const built = messagesAt(record, manuscript.file.path).filter(
    (message) => changed.length === 0 && !known.has(keyOf(message))
  )
  const compared = changed.length > 0 ? undefined : page

  const galleys: Inspection['galleys'] = []
  const lying = new Map<GalleyFormat, BuiltGalley>()
  const said: Message[] = []
  for (const row of record.galleys) {
    const format = galleyFormats.find((known) => known === row.format)
    if (!format) continue
    progress(format)
    const place = join(out, basename(row.name))
    const file = new VFile({path: relative(base, place)})
    const bytes = await environment.files.read(place)
    if (!bytes) report(file, 'galley-missing', undefined, format.toUpperCase(), row.name)
    else {
      if (sha256(bytes) !== row.sha256) report(file, 'galley-stale', undefined, row.name)
      lying.set(format, {name: row.name, bytes, companions: Object.keys(row.companions ?? {})})
      await checkGalley(format, bytes, compared, file)
      if (format === 'pdf') await checkEnclosed(row, bytes, file)
    }
    const messages = file.messages.map(messageOf)
    const differs = messages.some(({rule}) => rule === 'galley-words-differ')
    const isCompared = compared && bytes && !messages.some(({rule}) => rule === 'galley-unreadable')
    galleys.push({format, path: place, words: isCompared ? (differs ? 'differ' : 'agree') : 'not compared'})
    said.push(...messages)
  }
  const {demands, verdicts} = await hold(lying)
  const messages = [...ownMessages, ...built, ...build.messages.map(messageOf), ...said, ...demands]
  return inspection(messages, galleys, verdicts)

  /** Hold article and galleys against the profiles asked for. */
  async function hold(lying: ReadonlyMap<GalleyFormat, BuiltGalley>) {
    const {file} = manuscript
    const since = file.messages.length
    const subject = {
      article,
      page,
      galleys: lying,
      lost: lostImages(manuscript),
      place: fieldPlaces(manuscript)
    }
    const verdicts: Verdict[] = []
    for (const id of options.profiles ?? []) verdicts.push(await checkProfile(profiles[id], subject, file))
    tellOrigins(manuscript, since)
    return {demands: file.messages.slice(since).map(messageOf), verdicts}
  }

  /** Files inside the PDF: as the record has them; the manuscript's and the JATS galley, as they lie there now. */
  async function checkEnclosed(row: BuildRecord['galleys'][number], bytes: Uint8Array, file: VFile) {
    if (!row.attachments) return
    const expected = new Map<string, Expected[]>(
      Object.entries(row.attachments).map(([name, digest]) => [name, [{digest, of: 'the build’s record'}]])
    )
    // Other galleys may be called as a source is: `paper.bib`.
    for (const {format, name, sha256: digest} of record?.galleys ?? [])
      if (format === 'jats' || format === 'csl') expected.get(name)?.push({digest, of: `\`${name}\``})
    if (changed.length === 0) {
      for (const {name, bytes: own} of sources) {
        const inside = expected.get(`source-${name}`) ?? expected.get(name)
        inside?.push({digest: sha256(own), of: `\`${name}\``})
      }
    }
    try {
      await checkAttachments(bytes, expected, file)
    } catch {
      // What cannot be read at all was told.
    }
  }

  function inspection(messages: Message[], galleys: Inspection['galleys'], verdicts: Verdict[]): Inspection {
    const failed = messages.some(
      ({severity}) =>
        severity === 'fatal' || severity === 'error' || (options.strict && severity === 'warning')
    )
    return {slug: article.slug, dialect: manuscript.dialect, article, messages, galleys, verdicts, failed}
  }
}

/** Inputs whose digest is no longer the record's, by name. */
async function changedInputs({inputs}: BuildRecord, folder: string, {files}: Environment): Promise<string[]> {
  const changed = await Promise.all(
    Object.entries(inputs).map(async ([name, digest]) => {
      const bytes = await files.read(join(folder, name))
      return digest === (bytes ? sha256(bytes) : null) ? [] : [name]
    })
  )
  return changed.flat()
}

/** A record may be anybody's file. */
function isRecord(record: BuildRecord | undefined): record is BuildRecord {
  return (
    typeof record === 'object' &&
    record !== null &&
    typeof record.inputs === 'object' &&
    record.inputs !== null &&
    Array.isArray(record.messages) &&
    Array.isArray(record.galleys) &&
    record.galleys.every((row) => typeof row?.name === 'string')
  )
}

/** A message by what it says; a build in another folder names the file differently. */
function keyOf({line, column, rule, reason}: Message): string {
  return JSON.stringify([line, column, rule, reason])
}
