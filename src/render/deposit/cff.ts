import {stringify} from 'yaml'
import {relationsOf} from '../../crosswalk/relations.js'
import {
  abstractText,
  affiliationsOf,
  collaboratorsIn,
  fullTitle,
  keywordsOf,
  landingPage,
  withoutTags
} from '../../crosswalk/work.js'
import {
  type Article,
  type CollaboratorRole,
  type CslItem,
  type CslName,
  displayName,
  orcidUrl,
  type RelatedWork
} from '../../model/index.js'

/**
 * `CITATION.cff`: the article as the preferred citation of what it lies beside.
 *
 * @see https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
 */
export function cffText(article: Article): string {
  const {doi, dates, journal, license, version} = article
  const title = fullTitle(article)
  const authors = distinct(article.contributors.map((person) => cffPerson(person, article)))
  const published = dates.published
  const own = {
    title,
    authors: authors.length > 0 ? authors : [{name: journal.publisher ?? journal.title ?? 'Anonymous'}],
    doi: doi && isCffDoi(doi) ? doi : undefined,
    url: landingPage(article),
    abstract: article.abstracts.map(abstractText).join('\n') || undefined,
    license: license?.id,
    'license-url': license?.id ? undefined : license?.url
  }
  const identifiers = relationsOf(article).map(cffIdentifier)
  const contacts = article.contributors
    .filter(({corresponding}) => corresponding)
    .map((person) => cffPerson(person, article))
  const cited = article.references.flatMap(({csl}) => cffReference(csl) ?? [])
  const keywords = [...new Set(keywordsOf(article))]
  const pages = Boolean(article.firstPage)
  const reference = {
    type: 'article',
    ...own,
    journal: journal.title,
    issn: journal.eissn ?? journal.issn,
    publisher: journal.publisher ? {name: journal.publisher} : undefined,
    editors: collaborators(article, 'editor'),
    translators: collaborators(article, 'translator'),
    volume: number(article.volume),
    issue: article.issue,
    'issue-title': article.issueTitle,
    start: pages ? number(article.firstPage) : article.elocationId,
    end: pages ? number(article.lastPage) : undefined,
    year: number(published?.slice(0, 4)),
    month: number(published?.slice(5, 7)),
    'date-published': published?.length === 10 ? published : undefined,
    languages: /^[a-z]{2,3}$/u.test(article.language.split('-')[0] ?? '')
      ? [article.language.split('-')[0]]
      : undefined,
    copyright: article.copyright,
    version,
    keywords: keywords.length > 0 ? keywords : undefined,
    status: article.stage === 'AO' ? 'preprint' : undefined
  }
  const root = {
    'cff-version': '1.2.0',
    message: 'If you use this work, please cite the article below.',
    ...own,
    contact: contacts.length > 0 ? contacts : undefined,
    version,
    identifiers: identifiers.length > 0 ? distinct(identifiers) : undefined,
    keywords: keywords.length > 0 ? keywords : undefined,
    'date-released': published?.length === 10 ? published : undefined,
    'preferred-citation': defined(reference),
    references: cited.length > 0 ? distinct(cited) : undefined
  }
  return stringify(defined(root), {lineWidth: 0})
}

function cffPerson(person: Article['contributors'][number], article: Article): object {
  const {name, nativeName, orcid, email, url} = person
  const affiliation = affiliationsOf(article, person)
    .map(({text}) => text)
    .join('; ')
  const common = {
    alias: nativeName?.text,
    email: email && /^\S+@\S+\.\S{2,}$/u.test(email) ? email : undefined,
    website: url && /^https?:\/\/\S+$/u.test(url) ? url : undefined,
    orcid: orcid && orcidUrl(orcid)
  }
  if (name.literal || !name.family) return defined({name: displayName(name), ...common})
  return defined({
    'family-names': name.family,
    'given-names': name.given,
    'name-suffix': name.suffix,
    affiliation: affiliation || undefined,
    ...common
  })
}

/** Those who worked on the article in a role; `undefined`: nobody. */
function collaborators(article: Article, role: CollaboratorRole): object[] | undefined {
  const people = distinct(
    collaboratorsIn(article, role).map(({name, orcid, url, affiliation}) => {
      const common = {
        website: url && /^https?:\/\/\S+$/u.test(url) ? url : undefined,
        orcid: orcid && orcidUrl(orcid)
      }
      if (name.literal || !name.family) return defined({name: displayName(name), ...common})
      const parts = {'family-names': name.family, 'given-names': name.given, 'name-suffix': name.suffix}
      return defined({...parts, affiliation, ...common})
    })
  )
  return people.length > 0 ? people : undefined
}

/** A related work by its identifier, and how the article stands to it. */
function cffIdentifier({identifier: value, identifierType, relation: description}: RelatedWork): object {
  const type =
    identifierType === 'doi' && isCffDoi(value)
      ? 'doi'
      : identifierType === 'url' && /^https?:\/\/\S+$/u.test(value)
        ? 'url'
        : /^swh:1:(?:snp|rel|rev|dir|cnt):[0-9a-f]{40}$/iu.test(value)
          ? 'swh'
          : 'other'
  return {type, value, description}
}

/** CFF's types by CSL's; the others are `generic`. */
const types: Record<string, string> = {
  __proto__: null as never,
  'article-journal': 'article',
  'article-magazine': 'magazine-article',
  'article-newspaper': 'newspaper-article',
  book: 'book',
  dataset: 'data',
  'paper-conference': 'conference-paper',
  patent: 'patent',
  report: 'report',
  software: 'software',
  standard: 'standard',
  thesis: 'thesis',
  webpage: 'website'
}

/** A cited work; `undefined` without title or authors, which the format demands. */
function cffReference(csl: CslItem): object | undefined {
  const {title, author = [], DOI: doi, URL: url, issued} = csl
  const authors = distinct(author.flatMap(cffName))
  if (!title || authors.length === 0) return undefined
  const year = number(issued?.['date-parts']?.[0]?.[0]?.toString())
  return defined({
    type: types[csl.type] ?? 'generic',
    title: withoutTags(title),
    authors,
    doi: doi && isCffDoi(doi) ? doi : undefined,
    url: url && /^https?:\/\/\S+$/u.test(url) ? url : undefined,
    journal: csl.type === 'article-journal' ? csl['container-title'] || undefined : undefined,
    volume: number(csl.volume?.toString()),
    issue: csl.issue?.toString() || undefined,
    year: typeof year === 'number' ? year : undefined
  })
}

function cffName({literal, family, given, suffix, ...particles}: CslName): object[] {
  const particle = [particles['dropping-particle'], particles['non-dropping-particle']]
    .filter(Boolean)
    .join(' ')
  if (literal || !family) return (literal ?? given) ? [{name: literal ?? given}] : []
  const names = {
    'family-names': family,
    'given-names': given,
    'name-particle': particle,
    'name-suffix': suffix
  }
  return [Object.fromEntries(Object.entries(names).filter(([, value]) => value))]
}

/** The format takes no entry twice. */
function distinct(entries: object[]): object[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]
}

/** The schema's own pattern. */
function isCffDoi(doi: string): boolean {
  return /^10\.\d{4,9}(?:\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/u.test(doi)
}

function number(text: string | undefined): number | string | undefined {
  return text && /^\d{1,9}$/u.test(text) ? Number(text) : text || undefined
}

function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}
