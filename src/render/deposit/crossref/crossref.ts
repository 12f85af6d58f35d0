import type {Element} from 'xast'
import {x} from 'xastscript'
import {
  editionDate,
  fileUrl,
  isCrossrefDate,
  isCrossrefDoi,
  landingPage,
  longestAddress
} from '../../../crosswalk/work.js'
import {
  type Article,
  type GalleyFormat,
  galleyName,
  type IsoDate,
  type TranslatedTitle
} from '../../../model/index.js'
import {xmlDocument} from '../../../xml/xml.js'
import {citationList} from './citations.js'
import {contributors, shortened} from './contributors.js'
import {faceMarkup, jatsAbstract} from './markup.js'
import {accessProgram, crossmark, fundingProgram, relationsProgram} from './programs.js'
import {archiveNames, type CrossrefVersion, crossrefLanguage} from './version.js'

/** The Crossref deposit. The article has what `crossrefDemands` ask for. */
export function crossrefXml(
  article: Article,
  {crossrefVersion, seconds}: {crossrefVersion: CrossrefVersion; seconds: number | undefined}
): string {
  return xmlDocument(crossrefTree(article, crossrefVersion, seconds), {isProse})
}

/** Elements whose text is running text: space means something in them. */
function isProse({name}: Element): boolean {
  return /^(?:title|subtitle|jats:(?:p|title)|mml:math|fr:assertion|assertion)$/u.test(name)
}

/** `<doi_batch>`. @see https://www.crossref.org/documentation/schema-library/markup-guide-record-types/journals-and-articles/ */
export function crossrefTree(
  article: Article,
  version: CrossrefVersion,
  seconds: number | undefined
): Element {
  const {deposit, journal} = article
  const stamp = timestamp(article, seconds)
  const namespace = `http://www.crossref.org/schema/${version}`
  return x(
    'doi_batch',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xmlns:jats': 'http://www.ncbi.nlm.nih.gov/JATS1',
      'xmlns:fr': 'http://www.crossref.org/fundref.xsd',
      'xmlns:ai': 'http://www.crossref.org/AccessIndicators.xsd',
      'xmlns:rel': 'http://www.crossref.org/relations.xsd',
      'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
      'xsi:schemaLocation': `${namespace} https://www.crossref.org/schemas/crossref${version}.xsd`,
      version
    },
    [
      x('head', [
        x('doi_batch_id', batchId(article, stamp)),
        x('timestamp', stamp),
        x('depositor', [
          x('depositor_name', shortened(deposit.depositor ?? '', 130)),
          x('email_address', deposit.email ?? '')
        ]),
        x('registrant', shortened(deposit.registrant ?? journal.publisher ?? '', 255))
      ]),
      x('body', [
        x('journal', [journalMetadata(article), journalIssue(article), journalArticle(article, version)])
      ])
    ]
  )
}

function journalMetadata({journal}: Article): Element {
  const {title = '', abbreviation, nlmAbbreviation, issn, eissn, doi, url} = journal
  const abbreviations = [...new Set([abbreviation, nlmAbbreviation].filter((name) => name !== undefined))]
  return x('journal_metadata', [
    x('full_title', shortened(title, 255)),
    ...abbreviations.map((name) => x('abbrev_title', shortened(name, 150))),
    issn ? x('issn', {media_type: 'print'}, issn) : undefined,
    eissn ? x('issn', {media_type: 'electronic'}, eissn) : undefined,
    doi && isCrossrefDoi(doi) && isAddress(url)
      ? x('doi_data', [x('doi', doi), x('resource', url)])
      : undefined
  ])
}

/** Whether the schema takes it for an address. */
function isAddress(url: string | undefined): url is string {
  return url !== undefined && url.length <= longestAddress && /^https?:\/\/\S+$/iu.test(url)
}

function journalIssue({volume, issue, issueTitle, dates}: Article): Element | undefined {
  if (!volume && !issue && !issueTitle) return undefined
  return x('journal_issue', [
    issueTitle ? x('titles', [x('title', issueTitle)]) : undefined,
    dateElement('publication_date', dates.published),
    volume ? x('journal_volume', [x('volume', shortened(volume, 32))]) : undefined,
    issue ? x('issue', shortened(issue, 32)) : undefined
  ])
}

function journalArticle(article: Article, version: CrossrefVersion): Element {
  const {title, subtitle, abstracts, dates, firstPage, lastPage, elocationId, deposit, language} = article
  const subtitleMarkup = faceMarkup(subtitle ?? [])
  const mark = crossmark(article, version)
  const archives = (deposit.archives ?? []).filter((name) => archiveNames[version].includes(name))
  return x(
    'journal_article',
    {
      publication_type: 'full_text',
      language: crossrefLanguage(language),
      reference_distribution_opts: version === '5.3.1' ? 'any' : undefined
    },
    [
      x('titles', [
        x('title', faceMarkup(title)),
        subtitleMarkup.length > 0 ? x('subtitle', subtitleMarkup) : undefined
      ]),
      // The schema takes twenty.
      ...(article.translatedTitles ?? []).slice(0, 19).flatMap(translatedTitle),
      contributors(article),
      ...abstracts.map(jatsAbstract),
      dateElement('publication_date', dates.published),
      dateElement('acceptance_date', dates.accepted),
      firstPage
        ? x('pages', [
            x('first_page', shortened(firstPage, 32)),
            lastPage ? x('last_page', shortened(lastPage, 32)) : undefined
          ])
        : undefined,
      elocationId
        ? x('publisher_item', [
            x('item_number', {item_number_type: 'article_number'}, shortened(elocationId, 32))
          ])
        : undefined,
      ...(mark ? [mark] : [fundingProgram(article, version), accessProgram(article)]),
      relationsProgram(article),
      archives.length > 0
        ? x(
            'archive_locations',
            archives.map((name) => x('archive', {name}))
          )
        : undefined,
      version === '5.4.0' && article.version
        ? x('version_info', [x('version', shortened(article.version, 100))])
        : undefined,
      doiData(article),
      citationList(article.references, version)
    ]
  )
}

/** `<titles>` in another language; none where it says nothing. */
function translatedTitle({children, subtitle}: TranslatedTitle): Element[] {
  const title = faceMarkup(children)
  const more = faceMarkup(subtitle ?? [])
  if (title.length === 0) return []
  return [x('titles', [x('title', title), more.length > 0 ? x('subtitle', more) : undefined])]
}

/** `<publication_date>` and its kin: month and day where they are known. */
function dateElement(name: string, date: IsoDate | undefined): Element | undefined {
  if (!date || !isCrossrefDate(date)) return undefined
  const [year, month, day] = date.split('-')
  const online = {media_type: 'online'}
  return x(name, online, [
    month ? x('month', month) : undefined,
    day ? x('day', day) : undefined,
    x('year', year)
  ])
}

/** Galleys whose addresses are worth telling, as Crossref names their types. */
const minable: [GalleyFormat, string][] = [
  ['html', 'text/html'],
  ['pdf', 'application/pdf'],
  ['jats', 'application/xml'],
  ['epub', 'application/epub+zip']
]

/** `<doi_data>`: where the DOI leads, and where the full text lies for similarity checks and text mining. */
function doiData(article: Article): Element {
  const {doi, slug, stage} = article
  const contentVersion = stage === 'AM' ? 'am' : 'vor'
  const address = (format: GalleyFormat) => {
    const url = fileUrl(article, galleyName(format, slug))
    return url && url.length <= longestAddress ? url : undefined
  }
  const pdf = address('pdf')
  const items = minable.flatMap(([format, type]) => {
    const url = address(format)
    return url ? [x('item', [x('resource', {mime_type: type, content_version: contentVersion}, url)])] : []
  })
  return x('doi_data', [
    x('doi', doi ?? ''),
    x('resource', landingPage(article) ?? ''),
    pdf
      ? x('collection', {property: 'crawler-based'}, [
          x('item', {crawler: 'iParadigms'}, [x('resource', pdf)])
        ])
      : undefined,
    items.length > 0 ? x('collection', {property: 'text-mining'}, items) : undefined
  ])
}

/**
 * A number that grows with each version: `SOURCE_DATE_EPOCH` as
 * `YYYYMMDDhhmmss`, else the day of the edition and its version's number.
 */
function timestamp(article: Article, seconds: number | undefined): string {
  if (seconds !== undefined)
    return new Date(seconds * 1000).toISOString().slice(0, 19).replace(/\D/gu, '').padStart(14, '0')
  const [year = '1400', month = '01', day = '01'] = editionDate(article)?.split('-') ?? []
  const [major = 0, minor = 0, patch = 0] = (article.version?.match(/\d{1,2}/gu) ?? []).map(Number)
  return `${year}${month}${day}${[major, minor, patch].map((part) => String(part).padStart(2, '0')).join('')}`
}

/** The DOI and the timestamp: another for every version. */
function batchId({doi, slug}: Article, stamp: string): string {
  const name = (doi && isCrossrefDoi(doi) ? doi : slug).replace(/[^\w.-]+/gu, '-').slice(0, 80)
  return `${name}-${stamp}`
}
