import type {Point} from 'unist'
import type {Article, Settings} from './article.js'
import type {GivenNames} from './numbered-names.js'
import type {CslItem} from './reference.js'

type Stated =
  | 'slug'
  | 'language'
  | 'doi'
  | 'isbn'
  | 'accessibility'
  | 'articleType'
  | 'title'
  | 'subtitle'
  | 'translatedTitles'
  | 'shortTitle'
  | 'contributors'
  | 'collaborators'
  | 'affiliations'
  | 'journal'
  | 'volume'
  | 'issue'
  | 'issueTitle'
  | 'firstPage'
  | 'lastPage'
  | 'elocationId'
  | 'dates'
  | 'license'
  | 'copyright'
  | 'abstracts'
  | 'keywords'
  | 'funding'
  | 'competingInterests'
  | 'dataAvailability'
  | 'ethics'
  | 'peerReview'
  | 'acknowledgements'
  | 'stage'
  | 'version'
  | 'conceptDoi'
  | 'history'
  | 'updates'
  | 'updatedBy'
  | 'related'
  | 'deposit'

/**
 * What is known of an article besides its text.
 *
 * Front matter and prose both give one; `undefined` fields were not stated.
 */
export type Metadata = {[Field in Stated]?: Article[Field]} & {
  /** Path of a cover, as written, and what it shows. */
  cover?: {source: string; alternative: string; place?: Point}
  /** Files that belong to the article, by their paths as written, and works elsewhere. */
  supplements?: {source?: string; url?: string; title?: string; description?: string; place?: Point}[]
  /** Paths of bibliographies, as written. */
  bibliography?: string[]
  /** Where files are named that may be missing: each bibliography, the citation style. */
  places?: {bibliography?: (Point | undefined)[]; csl?: Point | undefined}
  /** Entries given in the front matter itself. */
  references?: CslItem[]
  /** Citation style: a bundled name, or a path. */
  csl?: string
  /** Citation keys to list although nothing cites them; `*` for all. */
  nocite?: string[]
  /** Commands for formulas, with their backslash → TeX they stand for. */
  macros?: Record<string, string>
  /** What the author calls numbered things. */
  names?: GivenNames
  /** Heading of the reference list, where the text has none. Default: the language's word. */
  referencesTitle?: string
  /** Citations lead to no list. Default: no. */
  suppressBibliography?: boolean
  settings?: Partial<Settings>
}
