/**
 * The article as other catalogues see it.
 *
 * In: the Article. Out: its metadata in plain words and URLs, and the table of
 * every field and where each format has a place for it (`fields.ts`). Left to
 * others: how a format writes them (`render/html/`, `render/deposit/`), and
 * what a receiver demands (`demands.ts`, `check/profiles/`).
 */
import type {Nodes} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {
  type Abstract,
  type Affiliation,
  type Article,
  type Collaborator,
  type CollaboratorRole,
  type Contributor,
  type Doi,
  doiUrl,
  type IsoDate,
  legible,
  parseDoi,
  parseRor,
  proseOf,
  rorUrl
} from '../model/index.js'

/** Phrases as one line of plain text; formulas in TeX. */
export function plain(nodes: readonly Nodes[] | undefined): string {
  return (nodes ?? [])
    .map((node) => textOf(node, {includeHtml: false}))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** A list of the value, where there is one. */
export function one(value: string | undefined): string[] {
  return value ? [value] : []
}

/** Text of CSL without the tags that shape it, `<i>`; in `p < .05 and q > .1` are none. */
export function withoutTags(text: string): string {
  return text.replace(/<\/?[a-z][^<>]*>/giu, '')
}

/** The title with its subtitle: `Title: Subtitle`. */
export function fullTitle({title, subtitle}: Pick<Article, 'title' | 'subtitle'>): string {
  const [main, more] = [plain(title), plain(subtitle)]
  return more ? `${main}${/[.?!:]$/u.test(main) ? '' : ':'} ${more}` : main
}

/** The title with its subtitle in each other language. */
export function translatedTitlesOf({translatedTitles = []}: Article): {language: string; text: string}[] {
  return translatedTitles
    .map(({language, children, subtitle}) => ({language, text: fullTitle({title: children, subtitle})}))
    .filter(({text}) => text !== '')
}

/** Those who worked on the article in a role, in the author's order. */
export function collaboratorsIn({collaborators = []}: Article, role: CollaboratorRole): Collaborator[] {
  return collaborators.filter((person) => person.role === role)
}

/** An abstract as plain text, a paragraph a line. */
export function abstractText({children}: Abstract): string {
  return proseOf(children)
    .map(({children: line}) => plain(line))
    .filter(Boolean)
    .join('\n')
}

/** Affiliations of an author, in the author's order. */
export function affiliationsOf({affiliations}: Article, {affiliations: ids}: Contributor): Affiliation[] {
  return ids.flatMap((id) => affiliations.find((affiliation) => affiliation.id === id) ?? [])
}

/** `31–38`, or the first page alone, or the number of the article. */
export function pageRange({firstPage, lastPage, elocationId}: Article, dash = '–'): string | undefined {
  if (!firstPage) return elocationId
  return lastPage && lastPage !== firstPage ? `${firstPage}${dash}${lastPage}` : firstPage
}

/** All keywords, in the order of their groups; codes of a classification are none. */
export function keywordsOf({keywords}: Article): string[] {
  return keywords.filter(({scheme}) => scheme === undefined).flatMap(({terms}) => terms)
}

/** The page that the article's DOI leads to; `undefined`: not said. */
export function landingPage(article: Article): string | undefined {
  return fill(article.deposit.landingPage, article)
}

/** Where the article is found: its landing page, else its DOI. */
export function urlOf(article: Article): string | undefined {
  return landingPage(article) ?? (article.doi && doiUrl(article.doi))
}

/** Path of the page on its site; `undefined`: no page, or no URL. */
export function landingPath(article: Article): string | undefined {
  const page = landingPage(article)
  try {
    return page && new URL(page).pathname
  } catch {
    return undefined
  }
}

/** Where one of its files is found, by its name; `undefined`: not said. */
export function fileUrl(article: Article, file: string): string | undefined {
  return fill(article.deposit.fileUrl, article, file)
}

function fill(pattern: string | undefined, article: Article, file = ''): string | undefined {
  if (!pattern || !/^https?:\/\/\S+$/iu.test(pattern)) return undefined
  const {slug, doi = '', volume = '', issue = '', firstPage = ''} = article
  const values: Record<string, string> = {
    slug,
    doi,
    suffix: doi.slice(doi.indexOf('/') + 1),
    volume,
    issue,
    page: firstPage,
    file
  }
  return pattern.replace(/\{(\w+)\}/gu, (whole, name: string) =>
    name in values ? encodeURI(legible(values[name] as string)).replace(/[?#]/gu, encodeURIComponent) : whole
  )
}

/** Day on which this version was published, as precise as it is known. */
export function editionDate({dates, history, version}: Article): IsoDate | undefined {
  return history.find((state) => state.version === version && state.date)?.date ?? dates.published
}

/** Identifier of a funder with the registry it belongs to. */
export function funderIdentifier(
  id: string | undefined
): {scheme: 'ROR' | 'Crossref Funder ID' | 'Other'; url: string; value: string} | undefined {
  if (!id) return undefined
  const ror = parseRor(id)
  if (ror) return {scheme: 'ROR', url: rorUrl(ror), value: rorUrl(ror)}
  const doi = parseDoi(id) ?? (/^\d{9,}$/u.test(id) ? (`10.13039/${id}` as Doi) : undefined)
  return doi
    ? {scheme: 'Crossref Funder ID', url: doiUrl(doi), value: doiUrl(doi)}
    : {scheme: 'Other', url: id, value: id}
}

/** Whether Crossref's schema takes a DOI: its pattern is narrower than ISO 26324. */
export function isCrossrefDoi(doi: string): boolean {
  return /^10\.\d{4,9}\/.{1,200}$/u.test(doi)
}

/** Whether Crossref's schema takes a date: years from 1400 to 2200. */
export function isCrossrefDate(date: IsoDate): boolean {
  const year = Number(date.slice(0, 4))
  return year >= 1400 && year <= 2200
}

/** Most signs that Crossref's schema takes for an address. */
export const longestAddress = 2048

/** Whether two DOIs are the same: letter case says nothing (ISO 26324 §4). */
export function sameDoi(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase()
}
