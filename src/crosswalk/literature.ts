/** Formats of reference managers, which are tags and values: what stands here is what is written. */
import {type Article, type CollaboratorRole, displayName, sortName} from '../model/index.js'
import {fields} from './fields.js'
import {depositing, none, type Places, part, parts, tag} from './place.js'
import {relationsOf} from './relations.js'
import {
  abstractText,
  collaboratorsIn,
  fullTitle,
  keywordsOf,
  one,
  pageRange,
  plain,
  translatedTitlesOf,
  urlOf
} from './work.js'

/** What no list of literature knows: how the article came to be, and how it is deposited. */
const making = none(
  'a list of literature says what a work is, not how it came to be',
  'corresponding',
  'received',
  'revised',
  'accepted',
  'stage',
  'updates',
  'updatedBy',
  'reviewers',
  'awardTitles',
  'awardUrls',
  'recipients',
  'ethics',
  'peerReview',
  'roles',
  'authorNotes',
  'urls',
  'competingInterests',
  'dataAvailability',
  'acknowledgements',
  'fundingStatement',
  'references'
)
const year = ({dates}: Article) => one(dates.published?.slice(0, 4))

/** BibTeX with the fields of biblatex. @see https://ctan.org/pkg/biblatex */
export const bibtex: Places = {
  ...making,
  ...depositing,
  title: tag('title', (article) => [fullTitle(article)]),
  subtitle: part('title', ({subtitle}) => one(plain(subtitle))),
  editors: tag('editor', bibtexNames('editor')),
  translators: tag('translator', bibtexNames('translator')),
  issueTitle: tag('issuetitle', fields.issueTitle.values),
  shortTitle: tag('shorttitle', fields.shortTitle.values),
  names: tag('author', ({contributors}) =>
    [contributors.map(({name}) => bibtexName(name)).join(' and ')].filter(Boolean)
  ),
  suffixes: part('author', fields.suffixes.values),
  journalTitle: tag('journal', fields.journalTitle.values),
  journalAbbreviation: tag('shortjournal', fields.journalAbbreviation.values),
  published: {...tag('year', year), find: year},
  volume: tag('volume', fields.volume.values),
  issue: tag('number', fields.issue.values),
  firstPage: tag('pages', (article) => (article.firstPage ? one(pageRange(article, '--')) : [])),
  lastPage: part('pages', fields.lastPage.values),
  elocationId: tag('eid', fields.elocationId.values),
  publisher: tag('publisher', fields.publisher.values),
  issn: tag('issn', issns),
  eissn: part('issn', fields.eissn.values),
  doi: tag('doi', fields.doi.values),
  landingPage: tag('url', (article) => one(urlOf(article))),
  fileUrl: tag('pdf', fields.fileUrl.values),
  language: tag('langid', fields.language.values),
  keywords: tag('keywords', (article) => one(keywordsOf(article).join(', '))),
  abstract: tag('abstract', abstractsLine),
  otherAbstracts: part('abstract', fields.otherAbstracts.values),
  license: tag('copyright', rightsLine),
  copyright: part('copyright', fields.copyright.values),
  version: tag('version', fields.version.values),
  related: tag('related_doi', (article) =>
    one(
      relationsOf(article)
        .map(({identifier}) => identifier)
        .join(', ')
    )
  ),
  conceptDoi: part('related_doi', fields.conceptDoi.values),
  supplements: part('related_doi', fields.supplements.values),
  history: part('related_doi', fields.history.values),
  funders: tag('funding', fundingLine),
  awards: part('funding', fields.awards.values),
  articleType: tag('entrysubtype', fields.articleType.values),
  ...none(
    'names only, no identifiers or addresses of people',
    'nativeNames',
    'orcids',
    'emails',
    'institutions',
    'departments',
    'places',
    'postalCodes',
    'streets',
    'affiliationTranslations',
    'affiliationUrls',
    'rors',
    'funderIds'
  ),
  ...none('no field for it', 'translatedTitles'),
  ...none('the URL is the article’s', 'journalUrl', 'journalDoi'),
  ...none('one abbreviation is enough', 'nlmAbbreviation'),
  ...none('it is the book’s, not the article’s', 'isbn')
}

function bibtexNames(role: CollaboratorRole): (article: Article) => string[] {
  return (article) =>
    one(
      collaboratorsIn(article, role)
        .map(({name}) => bibtexName(name))
        .join(' and ')
    )
}

function bibtexName(name: Article['contributors'][number]['name']): string {
  if (name.literal || !name.family) return `{${displayName(name)}}`
  return [name.family, name.suffix, name.given].filter(Boolean).join(', ')
}

/** What neither RIS nor EndNote has a tag for. */
const unsaid = {
  ...none(
    'names only, no identifiers or addresses of people',
    'nativeNames',
    'orcids',
    'emails',
    'rors',
    'affiliationTranslations',
    'affiliationUrls',
    'funderIds'
  ),
  ...none('no tag for it', 'issueTitle'),
  ...none('the URL is the article’s', 'journalUrl', 'journalDoi'),
  ...none('one abbreviation is enough', 'nlmAbbreviation'),
  ...none('it is the book’s, not the article’s', 'isbn')
}

/** RIS. @see https://en.wikipedia.org/wiki/RIS_(file_format) */
export const ris: Places = {
  ...making,
  ...depositing,
  title: tag('TI', (article) => [fullTitle(article)]),
  subtitle: part('TI', ({subtitle}) => one(plain(subtitle))),
  translatedTitles: tag('TT', (article) => translatedTitlesOf(article).map(({text}) => text)),
  editors: tag('ED', filed('editor')),
  translators: tag('TA', filed('translator')),
  shortTitle: tag('ST', fields.shortTitle.values),
  names: tag('AU', ({contributors}) => contributors.map(({name}) => sortName(name))),
  suffixes: part('AU', fields.suffixes.values),
  institutions: tag('AD', (article) => article.affiliations.map(({text}) => text)),
  ...parts('AD', 'departments', 'places', 'postalCodes', 'streets'),
  journalTitle: tag('JO', fields.journalTitle.values),
  journalAbbreviation: tag('J2', fields.journalAbbreviation.values),
  published: tag('PY', ({dates}) => one(dates.published?.slice(0, 4))),
  volume: tag('VL', fields.volume.values),
  issue: tag('IS', fields.issue.values),
  firstPage: tag('SP', ({firstPage, elocationId}) => one(firstPage ?? elocationId)),
  lastPage: tag('EP', fields.lastPage.values),
  elocationId: tag('C7', fields.elocationId.values),
  publisher: tag('PB', fields.publisher.values),
  issn: tag('SN', issns),
  eissn: part('SN', fields.eissn.values),
  doi: tag('DO', fields.doi.values),
  landingPage: tag('UR', (article) => one(urlOf(article))),
  fileUrl: tag('L1', fields.fileUrl.values),
  language: tag('LA', fields.language.values),
  keywords: tag('KW', keywordsOf),
  abstract: tag('AB', abstractsLine),
  otherAbstracts: part('AB', fields.otherAbstracts.values),
  articleType: tag('M3', fields.articleType.values),
  version: tag('ET', fields.version.values),
  license: tag('C1', rightsLine),
  copyright: part('C1', fields.copyright.values),
  funders: tag('C2', fundingLine),
  awards: part('C2', fields.awards.values),
  related: tag('N1', relatedLines),
  conceptDoi: part('N1', fields.conceptDoi.values),
  supplements: part('N1', fields.supplements.values),
  history: part('N1', fields.history.values),
  ...unsaid
}

/** EndNote's tagged format, `.enw`. */
export const endnote: Places = {
  ...making,
  ...depositing,
  names: tag('%A', ({contributors}) =>
    contributors.map(({name}) => (name.literal ? `${name.literal},` : sortName(name)))
  ),
  suffixes: part('%A', fields.suffixes.values),
  title: tag('%T', (article) => [fullTitle(article)]),
  subtitle: part('%T', ({subtitle}) => one(plain(subtitle))),
  translatedTitles: tag('%Q', (article) =>
    one(
      translatedTitlesOf(article)
        .map(({text}) => text)
        .join('; ')
    )
  ),
  editors: tag('%E', filed('editor')),
  translators: tag('%?', filed('translator')),
  shortTitle: tag('%!', fields.shortTitle.values),
  journalTitle: tag('%J', fields.journalTitle.values),
  journalAbbreviation: tag('%O', fields.journalAbbreviation.values),
  published: {...tag('%D', year), find: year},
  volume: tag('%V', fields.volume.values),
  issue: tag('%N', fields.issue.values),
  firstPage: tag('%P', (article) => one(pageRange(article, '-'))),
  lastPage: part('%P', fields.lastPage.values),
  elocationId: tag('%M', fields.elocationId.values),
  publisher: tag('%I', fields.publisher.values),
  issn: tag('%@', issns),
  eissn: part('%@', fields.eissn.values),
  doi: tag('%R', fields.doi.values),
  landingPage: tag('%U', (article) => one(urlOf(article))),
  fileUrl: tag('%>', fields.fileUrl.values),
  language: tag('%G', fields.language.values),
  keywords: tag('%K', keywordsOf),
  abstract: tag('%X', abstractsLine),
  otherAbstracts: part('%X', fields.otherAbstracts.values),
  institutions: tag('%+', (article) => article.affiliations.map(({text}) => text)),
  ...parts('%+', 'departments', 'places', 'postalCodes', 'streets'),
  articleType: tag('%9', fields.articleType.values),
  version: tag('%7', fields.version.values),
  license: tag('%Z', rightsLine),
  copyright: part('%Z', fields.copyright.values),
  funders: tag('%1', fundingLine),
  awards: part('%1', fields.awards.values),
  related: tag('%2', (article) => one(relatedLines(article).join('; '))),
  conceptDoi: part('%2', fields.conceptDoi.values),
  supplements: part('%2', fields.supplements.values),
  history: part('%2', fields.history.values),
  ...unsaid
}

/** Names as they are filed, of those who worked on the article in a role. */
function filed(role: CollaboratorRole): (article: Article) => string[] {
  return (article) => collaboratorsIn(article, role).map(({name}) => sortName(name))
}

/** Both in one line: readers of these formats keep one value of a tag that is no list. */
function issns({journal}: Article): string[] {
  return one([journal.issn, journal.eissn].filter(Boolean).join(', '))
}

/** All languages in one line, for the same reason. */
function abstractsLine({abstracts}: Article): string[] {
  return one(abstracts.map(abstractText).join(' '))
}

/** `© 2026 The Authors https://…` */
function rightsLine({license, copyright}: Article): string[] {
  return one([copyright, license?.url ?? license?.name].filter(Boolean).join(' '))
}

/** `Imprint Foundation CP-17; …` */
function fundingLine({funding}: Article): string[] {
  const lines = funding.map(({funder, award}) => [funder, award].filter(Boolean).join(' '))
  return one(lines.filter(Boolean).join('; '))
}

function relatedLines(article: Article): string[] {
  return relationsOf(article).map(({relation, identifier}) => `${relation} ${identifier}`)
}
