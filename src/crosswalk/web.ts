/** Tags of a web page's head, Dublin Core and Highwire Press: what stands here is what is written. */
import {type Article, type CollaboratorRole, displayName, orcidUrl, sortName} from '../model/index.js'
import {doiUrlOf, fields} from './fields.js'
import {depositing, jatsAlone, none, type Places, part, parts, tag} from './place.js'
import {relatedAddresses} from './relations.js'
import {
  abstractText,
  affiliationsOf,
  collaboratorsIn,
  fileUrl,
  fullTitle,
  funderIdentifier,
  keywordsOf,
  one,
  pageRange,
  plain,
  translatedTitlesOf,
  withoutTags
} from './work.js'

/** Dublin Core elements, as `<meta name="DC.…">` and as XML. @see https://www.dublincore.org/specifications/dublin-core/dces/ */
export const dc: Places = {
  ...depositing,
  title: tag('title', (article) => [fullTitle(article)]),
  subtitle: part('title', ({subtitle}) => one(plain(subtitle))),
  translatedTitles: tag('title', (article) => translatedTitlesOf(article).map(({text}) => text)),
  editors: tag('contributor', filed('editor')),
  reviewers: tag('contributor', filed('reviewer')),
  translators: tag('contributor', filed('translator')),
  names: tag('creator', ({contributors}) => contributors.map(({name}) => sortName(name))),
  suffixes: part('creator', fields.suffixes.values),
  published: tag('date', fields.published.values),
  doi: tag('identifier', doiUrlOf),
  landingPage: tag('identifier', fields.landingPage.values),
  publisher: tag('publisher', fields.publisher.values),
  journalTitle: tag('source', (article) => one(sourceLine(article))),
  volume: part('source', fields.volume.values),
  issue: part('source', fields.issue.values),
  firstPage: part('source', fields.firstPage.values),
  lastPage: part('source', fields.lastPage.values),
  elocationId: part('source', ({elocationId, firstPage}) => (firstPage ? [] : one(elocationId))),
  issn: tag('source', ({journal}) => one(journal.issn && `ISSN ${journal.issn}`)),
  eissn: tag('source', ({journal}) => one(journal.eissn && `ISSN ${journal.eissn}`)),
  language: tag('language', fields.language.values),
  license: tag('rights', fields.license.values),
  funders: tag('contributor', fields.funders.values),
  fileUrl: tag('relation', fields.fileUrl.values),
  copyright: tag('rights', fields.copyright.values),
  abstract: tag('description', ({abstracts}) => abstracts.map(abstractText)),
  otherAbstracts: part('description', fields.otherAbstracts.values),
  keywords: tag('subject', keywordsOf),
  articleType: tag('type', (article) => [...one(article.articleType), 'Text']),
  related: tag('relation', relatedAddresses),
  conceptDoi: part('relation', fields.conceptDoi.values),
  history: part('relation', fields.history.values),
  ...parts('relation', 'updates', 'updatedBy', 'supplements'),
  ...none(
    'fifteen elements, and none for this',
    'streets',
    ...jatsAlone,
    'issueTitle',
    'shortTitle',
    'isbn',
    'nativeNames',
    'postalCodes',
    'orcids',
    'emails',
    'urls',
    'roles',
    'corresponding',
    'authorNotes',
    'institutions',
    'departments',
    'places',
    'rors',
    'journalAbbreviation',
    'journalUrl',
    'received',
    'revised',
    'accepted',
    'funderIds',
    'awards',
    'fundingStatement',
    'competingInterests',
    'dataAvailability',
    'acknowledgements',
    'stage',
    'version',
    'references'
  )
}

/** Names as they are filed, of those who worked on the article in a role. */
function filed(role: CollaboratorRole): (article: Article) => string[] {
  return (article) => collaboratorsIn(article, role).map(({name}) => sortName(name))
}

/** `Journal 2(6), 31–38` */
function sourceLine(article: Article): string | undefined {
  const {journal, volume, issue} = article
  if (!journal.title) return undefined
  const number = [volume, issue && `(${issue})`].filter(Boolean).join('')
  return [[journal.title, number].filter(Boolean).join(' '), pageRange(article)].filter(Boolean).join(', ')
}

/** Highwire Press tags, which Google Scholar and Zotero read. @see https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
export const highwire: Places = {
  ...depositing,
  title: tag('citation_title', (article) => [fullTitle(article)]),
  subtitle: part('citation_title', ({subtitle}) => one(plain(subtitle))),
  // An author's own tags follow the author: `people` writes them all.
  names: part('citation_author', fields.names.values),
  suffixes: part('citation_author', fields.suffixes.values),
  ...parts('citation_author_institution', 'institutions', 'departments', 'places', 'postalCodes', 'streets'),
  editors: tag('citation_editor', (article) =>
    collaboratorsIn(article, 'editor').map(({name}) => displayName(name))
  ),
  articleType: tag('citation_article_type', fields.articleType.values),
  funders: tag('citation_funding_source', fundingSources),
  funderIds: part('citation_funding_source', fields.funderIds.values),
  awards: part('citation_funding_source', fields.awards.values),
  emails: part('citation_author_email', ({contributors}) =>
    contributors.flatMap(({corresponding, email}) => (corresponding ? one(email) : []))
  ),
  orcids: part('citation_author_orcid', fields.orcids.values),
  published: tag('citation_publication_date', ({dates}) => one(dates.published?.replaceAll('-', '/'))),
  journalTitle: tag('citation_journal_title', fields.journalTitle.values),
  journalAbbreviation: tag('citation_journal_abbrev', fields.journalAbbreviation.values),
  issn: tag('citation_issn', fields.issn.values),
  eissn: tag('citation_eissn', fields.eissn.values),
  publisher: tag('citation_publisher', fields.publisher.values),
  volume: tag('citation_volume', fields.volume.values),
  issue: tag('citation_issue', fields.issue.values),
  firstPage: tag('citation_firstpage', ({firstPage, elocationId}) => one(firstPage ?? elocationId)),
  lastPage: tag('citation_lastpage', fields.lastPage.values),
  elocationId: part('citation_firstpage', ({firstPage, elocationId}) => (firstPage ? [] : one(elocationId))),
  doi: tag('citation_doi', fields.doi.values),
  language: tag('citation_language', fields.language.values),
  keywords: tag('citation_keywords', (article) => one(keywordsOf(article).join('; '))),
  abstract: tag('citation_abstract', fields.abstract.values),
  landingPage: tag('citation_abstract_html_url', fields.landingPage.values),
  fileUrl: part('citation_pdf_url', (article) => one(fileUrl(article, `${article.slug}.pdf`))),
  references: part('citation_reference', ({references}) =>
    references.flatMap(({csl}) => (typeof csl.DOI === 'string' ? [csl.DOI] : []))
  ),
  ...none(
    'no tag for it',
    'supplements',
    'translatedTitles',
    'reviewers',
    'translators',
    ...jatsAlone,
    'issueTitle',
    'shortTitle',
    'isbn',
    'conceptDoi',
    'nativeNames',
    'urls',
    'roles',
    'corresponding',
    'authorNotes',
    'rors',
    'journalUrl',
    'received',
    'revised',
    'accepted',
    'license',
    'copyright',
    'otherAbstracts',
    'fundingStatement',
    'competingInterests',
    'dataAvailability',
    'acknowledgements',
    'stage',
    'version',
    'history',
    'updates',
    'updatedBy',
    'related'
  )
}

/** `citation_funder=…; citation_grant_number=…` */
function fundingSources({funding}: Article): string[] {
  return funding.flatMap(({funder, funderId, award}) =>
    one(pairs({funder, funder_id: funder && funderIdentifier(funderId)?.value, grant_number: award}))
  )
}

/** The cited works, field by field; as they are printed where no field is known. */
export function citedWorks({references}: Article): string[] {
  return references.map(({csl, formatted}) => {
    const year = csl.issued?.['date-parts']?.[0]?.[0]
    const names = (csl.author ?? []).map(
      (name) => name.literal ?? [name.given, name.family].filter(Boolean).join(' ')
    )
    const line = pairs({
      title: csl.title && withoutTags(csl.title),
      author: names,
      journal_title: csl['container-title'],
      volume: csl.volume?.toString(),
      issue: csl.issue?.toString(),
      pages: csl.page,
      publication_date: year?.toString(),
      doi: csl.DOI
    })
    return line || plain(formatted)
  })
}

function pairs(values: Record<string, string | string[] | undefined>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      [value].flat().map((one) => (one ? `citation_${name}=${one.replaceAll(';', ',')}` : ''))
    )
    .filter(Boolean)
    .join('; ')
}

/** Tags of Highwire that belong to an author, the author's institutions after the name. */
export function people(article: Article): [string, string][] {
  return article.contributors.flatMap((person): [string, string][] => [
    ['citation_author', displayName(person.name)],
    ...affiliationsOf(article, person).map(({text}): [string, string] => [
      'citation_author_institution',
      text
    ]),
    ...(person.corresponding && person.email
      ? [['citation_author_email', person.email] as [string, string]]
      : []),
    ...(person.orcid ? [['citation_author_orcid', orcidUrl(person.orcid)] as [string, string]] : [])
  ])
}
