import type {PhrasingContent} from 'mdast'
import type {Article} from './article.js'
import type {PublishedVersion, UpdateNotice, UpdateType} from './history.js'
import {type UpdateKind, versionWords} from './version-words.js'

/** What a notice means for readers, gravest first: no longer to be relied on; to be read with another text; newer. */
export const gravities = ['void', 'doubtful', 'amended', 'newer'] as const
export type Gravity = (typeof gravities)[number]

/** How grave an update is for the article it is done to. */
export function gravityOf(type: UpdateType): Gravity {
  return gravity[type]
}

const gravity: Record<UpdateType, Gravity> = {
  retraction: 'void',
  withdrawal: 'void',
  removal: 'void',
  partial_retraction: 'doubtful',
  expression_of_concern: 'doubtful',
  correction: 'amended',
  corrigendum: 'amended',
  erratum: 'amended',
  addendum: 'amended',
  clarification: 'amended',
  new_version: 'newer',
  new_edition: 'newer'
}

/** The kind in whose words an update is told. */
export function kindOf(type: UpdateType): UpdateKind {
  if (type === 'corrigendum' || type === 'erratum') return 'correction'
  return type === 'new_edition' ? 'new_version' : type
}

type Updated = Pick<Article, 'updatedBy'>

/** Notices about an article, gravest first, then in the order stated. */
export function noticesOf({updatedBy}: Updated): UpdateNotice[] {
  return [...updatedBy].sort(
    (a, b) => gravities.indexOf(gravityOf(a.type)) - gravities.indexOf(gravityOf(b.type))
  )
}

/** `RETRACTED`, in the article's language, when it no longer stands (NISO RP-45-2024); `undefined` when it does. */
export function markOf(article: Updated & Pick<Article, 'language'>): string | undefined {
  const [gravest] = noticesOf(article)
  if (!gravest || gravityOf(gravest.type) !== 'void') return undefined
  return versionWords(article.language).marks[gravest.type as 'retraction' | 'withdrawal' | 'removal']
}

/**
 * A title that says when the article no longer stands: `RETRACTED: Title`.
 *
 * Readers meet a title in lists, citations and search results, far from any
 * notice (NISO RP-45-2024, CREC, titles). One that says so already stays.
 */
export function markTitle(title: PhrasingContent[], mark: string | undefined): PhrasingContent[] {
  const [first, ...rest] = title
  if (!mark || !first || (first.type === 'text' && isMarked(first.value, mark))) return title
  return first.type === 'text'
    ? [{...first, value: `${mark}: ${first.value}`}, ...rest]
    : [{type: 'text', value: `${mark}: `}, ...title]
}

/** The same for a title in plain text. */
export function markText(title: string, mark: string | undefined): string {
  return !mark || isMarked(title, mark) ? title : `${mark}: ${title}`
}

/** Whether a title opens with such a word and its colon: `RETRACTED:`, `[Withdrawn]`, `Retracted article:`. */
function isMarked(title: string, mark: string): boolean {
  const start = title.replace(/^[\s[(]+/u, '').toLowerCase()
  return [mark.toLowerCase(), 'retracted', 'withdrawn', 'removed'].some(
    (word) => start.startsWith(word) && /^(?: (?:article|paper))?\s*[:：\])]/u.test(start.slice(word.length))
  )
}

type Versioned = Pick<Article, 'version' | 'stage' | 'dates' | 'doi' | 'history'>

/** The row of the history that is this very article. */
export function currentVersion({version, doi, history}: Versioned): PublishedVersion | undefined {
  const number = version && plainVersion(version)
  return number
    ? history.find((row) => plainVersion(row.version) === number)
    : history.find((row) => doi && row.doi?.toLowerCase() === doi.toLowerCase())
}

/** Published versions, newest first, this one among them; empty where only this one is known. */
export function versionsOf(article: Versioned): {row: PublishedVersion; current: boolean}[] {
  const {version, stage, dates, doi, history} = article
  const own = currentVersion(article)
  const rows = history.map((row) => ({
    row: row === own ? {...row, stage: row.stage ?? stage, doi: row.doi ?? doi} : row,
    current: row === own
  }))
  if (!own && version && history.length > 0)
    rows.push({row: {version, stage, date: dates.published, doi}, current: true})
  return rows.reverse()
}

/** The version before this one, where the history knows it. */
export function precedingVersion(article: Versioned): PublishedVersion | undefined {
  const own = currentVersion(article)
  const place = own ? article.history.indexOf(own) : article.version ? article.history.length : 0
  return article.history[place - 1]
}

/** `2` for `v2`, `V 2` and `version 2`; other names as they are. */
export function plainVersion(version: string): string {
  return version.replace(/^v(?:er(?:sion)?)?\.?\s*(?=\d)/iu, '')
}
