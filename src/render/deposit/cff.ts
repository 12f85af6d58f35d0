import {stringify} from 'yaml'
import {relationsOf} from '../../crosswalk/relations.js'
import {abstractText, affiliationsOf, fullTitle, keywordsOf, landingPage} from '../../crosswalk/work.js'
import {type Article, displayName, orcidUrl} from '../../model/index.js'

/**
 * `CITATION.cff`: the article as the preferred citation of what it lies beside.
 *
 * @see https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
 */
export function cffText(article: Article): string {
  const {doi, dates, journal, license, version} = article
  const title = fullTitle(article)
  const authors = article.contributors.map((person) => cffPerson(person, article))
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
  const identifiers = relationsOf(article)
    .filter(({identifierType, identifier}) => identifierType === 'doi' && isCffDoi(identifier))
    .map(({identifier, relation}) => ({type: 'doi', value: identifier, description: relation}))
  const keywords = [...new Set(keywordsOf(article))]
  const pages = Boolean(article.firstPage)
  const reference = {
    type: 'article',
    ...own,
    journal: journal.title,
    issn: journal.eissn ?? journal.issn,
    publisher: journal.publisher ? {name: journal.publisher} : undefined,
    volume: number(article.volume),
    issue: article.issue,
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
    version,
    identifiers: identifiers.length > 0 ? identifiers : undefined,
    keywords: keywords.length > 0 ? keywords : undefined,
    'date-released': published?.length === 10 ? published : undefined,
    'preferred-citation': defined(reference)
  }
  return stringify(defined(root), {lineWidth: 0})
}

function cffPerson(person: Article['contributors'][number], article: Article): object {
  const {name, orcid, email, url} = person
  const affiliation = affiliationsOf(article, person)
    .map(({text}) => text)
    .join('; ')
  const common = {
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
