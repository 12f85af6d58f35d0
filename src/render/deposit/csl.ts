import {
  abstractText,
  collaboratorsIn,
  fullTitle,
  keywordsOf,
  pageRange,
  translatedTitlesOf,
  urlOf
} from '../../crosswalk/work.js'
import {
  type Article,
  type CslDate,
  type CslItem,
  type CslName,
  displayName,
  type IsoDate,
  type PersonName
} from '../../model/index.js'

/** The article as an item of CSL-JSON, as a bibliography would hold it. @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export function cslItem(article: Article): CslItem {
  const {journal, dates, language} = article
  const license = article.license?.url ?? article.license?.name
  const titles = translatedTitlesOf(article).map(({language: lang, text}) => ({lang, title: text}))
  const item: {[Field in string]?: unknown} = {
    id: article.doi ?? article.slug,
    type: article.stage === 'AO' || article.stage === 'SMUR' ? 'article' : 'article-journal',
    title: fullTitle(article),
    'title-short': article.shortTitle,
    author: article.contributors.map(cslName),
    editor: collaboratorsIn(article, 'editor').map(cslName),
    translator: collaboratorsIn(article, 'translator').map(cslName),
    'container-title': journal.title,
    'container-title-short': journal.abbreviation,
    ISSN: [journal.issn, journal.eissn].filter(Boolean).join(', ') || undefined,
    publisher: journal.publisher,
    volume: article.volume,
    issue: article.issue,
    page: pageRange(article, '-'),
    'page-first': article.firstPage,
    number: article.elocationId,
    issued: cslDate(dates.published),
    submitted: cslDate(dates.received),
    DOI: article.doi,
    URL: urlOf(article),
    language,
    abstract: article.abstracts.map(abstractText).join('\n') || undefined,
    keyword: keywordsOf(article).join(', ') || undefined,
    genre: article.articleType || undefined,
    status: article.stage,
    version: article.version,
    // The schema takes what it has no variable for under this name (csl-data.json 1.0.2).
    custom:
      license || article.copyright || titles.length > 0
        ? {
            license,
            copyright: article.copyright,
            'translated-titles': titles.length > 0 ? titles : undefined
          }
        : undefined
  }
  return Object.fromEntries(
    Object.entries(item).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)
    )
  ) as CslItem
}

function cslName({name}: {name: PersonName}): CslName {
  return name.literal || !name.family
    ? {literal: displayName(name)}
    : {family: name.family, given: name.given, suffix: name.suffix}
}

function cslDate(date: IsoDate | undefined): CslDate | undefined {
  return date ? {'date-parts': [date.split('-').map(Number)]} : undefined
}
