/** Words of JATS that its writer and its reader share. */
import type {Article, SectionKind, Span, UpdateType} from '../model/index.js'

/** JATS `sec-type`, as JATS4R and PMC spell it; a kind that is not listed is its own. */
export const secTypes: {[Kind in SectionKind]?: string} = {
  'competing-interests': 'COI-statement',
  ethics: 'ethics-statement',
  references: 'ref-list'
}

/** Statements of the front matter that are sections of `back`, and their kinds, in their order there. */
export const statementTypes = {
  dataAvailability: 'data-availability',
  ethics: 'ethics',
  peerReview: 'peer-review'
} as const satisfies {[Field in keyof Article]?: SectionKind}
export type StatedField = keyof typeof statementTypes

/** How the ids of those sections begin. */
export const statementId = 'statement-'

/** JATS elements for marked words, where it has one. */
export const spanElements: {[Element in Span['element']]?: string} = {
  kbd: 'monospace',
  samp: 'monospace',
  smallcaps: 'sc',
  u: 'underline',
  var: 'italic',
  cite: 'italic'
}

/** Elements that say themselves which words they stand for; the others share theirs, and are told by a class. */
export const ownElements = new Set<Span['element']>(['smallcaps', 'u'])

/** Spans that JATS has no element for: a `named-content` of that type. */
export const namedSpans = new Set<string>(['mark', 'small', 'q', 'dfn'])

/** First words of a `content-type` that are not a class of the author's. */
export const namedTypes = new Set([...namedSpans, 'span', 'citation', 'link'])

/** Classes of `specific-use`, and what each says. */
export const uses = {
  /** A paragraph that only frames what its parent may not hold. */
  display: 'display',
  /** A list whose items stand apart; an item that does. */
  loose: 'loose',
  /** A citation that is part of its sentence. */
  textual: 'textual',
  /** A citation that its style raises. */
  note: 'note',
  /** A reference list that stands where the author put it. */
  placed: 'placed',
  /** A single name that was not split. */
  literal: 'literal',
  /** Words that stand for a statement the author did not write. */
  made: 'made',
  /** A formula whose MathML was published, and is not made of its TeX. */
  published: 'published',
  /** The DOI of all versions together. */
  concept: 'concept',
  /** A source that is the publisher: the server of a preprint. */
  server: 'server',
  /** The stem of the galleys' names. */
  slug: 'slug'
} as const

/** Processing instructions for what JATS has no element for. */
export const instructions = {
  lineBreak: 'line-break',
  thematicBreak: 'thematic-break',
  divisionStart: 'division-start',
  divisionEnd: 'division-end',
  referenceList: 'reference-list'
} as const

/** CSL's type for each JATS `publication-type` that Colophon writes; any other type is said beside it. */
export const publicationTypes: Record<string, string> = {
  __proto__: null as never,
  article: 'preprint',
  'article-journal': 'journal',
  'article-magazine': 'journal',
  'article-newspaper': 'newspaper',
  bill: 'legal',
  book: 'book',
  chapter: 'book',
  collection: 'book',
  dataset: 'data',
  'entry-dictionary': 'book',
  'entry-encyclopedia': 'book',
  legal_case: 'legal',
  legislation: 'legal',
  manuscript: 'manuscript',
  'paper-conference': 'confproc',
  patent: 'patent',
  periodical: 'journal',
  personal_communication: 'personal-communication',
  'post-weblog': 'web',
  report: 'report',
  review: 'journal',
  software: 'software',
  standard: 'standard',
  thesis: 'thesis',
  webpage: 'web'
}

/** CSL's type of a JATS `publication-type`, as far as that tells it. */
export function cslTypeOf(publicationType: string, isPart: boolean): string {
  const spelled: Record<string, string> = {
    __proto__: null as never,
    book: isPart ? 'chapter' : 'book',
    journal: 'article-journal',
    newspaper: 'article-newspaper',
    legal: 'legislation',
    preprint: 'article',
    data: 'dataset',
    database: 'dataset',
    confproc: 'paper-conference',
    conference: 'paper-conference',
    web: 'webpage',
    website: 'webpage',
    other: 'document'
  }
  const own = Object.keys(publicationTypes).find((type) => publicationTypes[type] === publicationType)
  return spelled[publicationType] ?? own ?? 'document'
}

/** Fields of CSL-JSON that JATS has an element for which holds nothing but words. */
export const plainFields: [field: string, element: string][] = [
  ['event-title', 'conf-name'],
  ['event-place', 'conf-loc'],
  ['edition', 'edition'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['publisher-place', 'publisher-loc'],
  ['publisher', 'publisher-name'],
  ['version', 'version'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn']
]

/** Names of CSL-JSON, as JATS `person-group-type` has them; any other is CSL's own word. */
export const personGroupTypes: Record<string, string> = {
  __proto__: null as never,
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  composer: 'composer',
  director: 'director',
  illustrator: 'illustrator',
  guest: 'guest',
  'container-author': 'container-author',
  'collection-editor': 'series-editor',
  'editorial-director': 'managing-editor',
  recipient: 'recipient',
  interviewer: 'interviewer',
  'reviewed-author': 'reviewed-author',
  'original-author': 'original-author'
}

/** What an article does to another, as PMC names the other. */
export const updateTypesOf: Record<UpdateType, string> = {
  correction: 'corrected-article',
  corrigendum: 'corrected-article',
  erratum: 'corrected-article',
  retraction: 'retracted-article',
  partial_retraction: 'partially-retracted-article',
  withdrawal: 'retracted-article',
  removal: 'retracted-article',
  expression_of_concern: 'object-of-concern',
  addendum: 'addended-article',
  clarification: 'corrected-article',
  new_version: 'updated-article',
  new_edition: 'updated-article'
}

/** What another did to this article, as PMC names the other. */
export const updatedByTypes: Record<UpdateType, string> = {
  correction: 'correction-forward',
  corrigendum: 'correction-forward',
  erratum: 'correction-forward',
  retraction: 'retraction-forward',
  partial_retraction: 'partial-retraction-forward',
  withdrawal: 'retraction-forward',
  removal: 'retraction-forward',
  expression_of_concern: 'concern-forward',
  addendum: 'addendum',
  clarification: 'correction-forward',
  new_version: 'update',
  new_edition: 'update'
}

/** Relations between articles that JATS has a `related-article-type` for. */
export const relatedArticleTypes: Record<string, string> = {
  __proto__: null as never,
  'has-preprint': 'preprint',
  'is-preprint-of': 'published-article',
  'is-comment-on': 'commentary-article',
  'has-comment': 'commentary',
  'is-translation-of': 'translated-article',
  'is-review-of': 'peer-reviewed-article',
  'has-review': 'reviewer-report',
  'is-reply-to': 'article-reference'
}

/** Id of the statement of competing interests that the front matter makes. */
/** Id of the section of what belongs to the article. */
export const supplementsId = 'statement-supplements'

export const interestsId = 'statement-competing-interests'

/** Before CSL's name of a field that JATS has no element for. */
export const extraField = 'csl:'
