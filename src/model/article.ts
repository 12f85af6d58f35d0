import type {PhrasingContent} from 'mdast'
import type {Point} from 'unist'
import type {ArticleBlock} from './body.js'
import type {Affiliation, Collaborator, Contributor} from './contributor.js'
import type {EpubProfile} from './galley.js'
import type {DepositSettings, PublishedVersion, RelatedWork, UpdateNotice} from './history.js'
import type {Doi, Isbn, Issn} from './identifier.js'
import type {Asset} from './manuscript.js'
import type {PageSettings} from './page-geometry.js'
import type {Reference} from './reference.js'
import type {Stage} from './stage.js'
import type {Supplement} from './supplement.js'

/** ISO 8601 calendar date, as precise as it is known: `2024`, `2024-12`, `2024-12-18`. */
export type IsoDate = string

/** JATS `<journal-meta>`. */
export interface Journal {
  title?: string
  abbreviation?: string
  issn?: Issn
  eissn?: Issn
  publisher?: string
  url?: string
  /** Of the journal as a whole. */
  doi?: Doi
  /** As the catalogue of the National Library of Medicine shortens it (`nlm-ta`). */
  nlmAbbreviation?: string
}

/** JATS `<license>`. */
export interface License {
  /** SPDX id, where one is known: `CC-BY-4.0`. */
  id?: string
  /** Name for readers: `CC BY 4.0`. */
  name: string
  url?: string
}

/** JATS `<abstract>`, or `<trans-abstract>` when the language is not the article's. */
export interface Abstract {
  /** RFC 5646 tag. */
  language: string
  /** Heading as readers see it: `Abstract`, `摘要`. */
  title: string
  children: ArticleBlock[]
}

/** JATS `<kwd-group>`. */
export interface KeywordGroup {
  language: string
  title: string
  terms: string[]
  /** Short name of the classification whose codes the terms are (JATS `kwd-group-type`): `CLC`, `MSC`; `undefined` for keywords. */
  scheme?: string
}

/** JATS `<award-group>`. */
export interface Funding {
  /** The sentence as the author wrote it. */
  statement?: string
  funder?: string
  /** Open Funder Registry DOI or ROR URL of the funder. */
  funderId?: string
  award?: string
  awardTitle?: string
  awardUrl?: string
  /** Who was given it, in plain words (JATS `<principal-award-recipient>`). */
  recipient?: string
}

/** The statement, or the words that stand for it: `Imprint Foundation (CP-17; Ada Lovelace)`. */
export function fundingSentence({statement, funder, award, awardTitle, recipient}: Funding): string {
  if (statement !== undefined) return statement
  const details = [award, awardTitle, recipient].filter(Boolean).join('; ')
  return [funder, details && `(${details})`].filter(Boolean).join(' ')
}

/** A footnote (JATS `<fn>`), numbered by first call. */
export interface Note {
  /** `note-1` … */
  id: string
  label: string
  children: ArticleBlock[]
  /** Ids of its calls, in reading order. */
  calls: string[]
}

/** The journal's choices for this article. */
export interface Settings {
  /** Template name, or folder beside the manuscript. */
  template?: string
  toc: boolean
  /** Sections get numbers although the author typed none. */
  numberSections: boolean
  /** Typewriter quotes and dashes are set as type. */
  smart: boolean
  /** Kind of EPUB. Default: `standard`. */
  epubProfile?: EpubProfile
  /** Size and margins of the printed page, where they are not the template's; and where the manuscript says so. */
  page?: PageSettings & {place?: Point}
}

/** Who says that the EPUB keeps to a standard of accessibility, and by whose leave. */
export interface AccessibilityStatement {
  /** Person or organisation that answers for it. */
  certifiedBy: string
  /** Title to judge: `DAISY`, `IAAP CPACC`. */
  credential?: string
  /** Address of the report. */
  report?: string
  /** In words, for the summary. */
  summary?: string
}

/** The author's own cover. */
export interface CoverImage {
  asset: Asset
  /** What it shows, in words; empty: title and journal. */
  alternative: string
}

/** A title in a language that is not the article's. */
export interface TranslatedTitle {
  /** RFC 5646 tag. */
  language: string
  children: PhrasingContent[]
  subtitle?: PhrasingContent[]
}

/** A manuscript, understood and resolved: everything a galley says, as one value. */
export interface Article {
  /** Stem of the galleys' file names, `[a-z0-9._-]+`. */
  slug: string
  /** RFC 5646 tag of the main text. */
  language: string
  doi?: Doi
  /** Of the EPUB. */
  isbn?: Isbn
  /** For readers: `Research article`. */
  articleType: string
  title: PhrasingContent[]
  subtitle?: PhrasingContent[]
  /** The title in other languages (JATS `<trans-title>`). */
  translatedTitles?: TranslatedTitle[]
  /** For running heads. */
  shortTitle?: string
  contributors: Contributor[]
  /** Editors, reviewers and translators, in the author's order. */
  collaborators?: Collaborator[]
  affiliations: Affiliation[]
  journal: Journal
  volume?: string
  issue?: string
  /** Of a special issue, a theme, a collection. */
  issueTitle?: string
  firstPage?: string
  lastPage?: string
  elocationId?: string
  dates: {received?: IsoDate; revised?: IsoDate; accepted?: IsoDate; published?: IsoDate}
  license?: License
  /** Whole statement: `© 2024 The Authors`. */
  copyright?: string
  /** In the author's order; the article's own language first. */
  abstracts: Abstract[]
  keywords: KeywordGroup[]
  funding: Funding[]
  competingInterests?: string
  dataAvailability?: string
  /** Who approved the study, and who consented. */
  ethics?: string
  /** How the article was reviewed. */
  peerReview?: string
  acknowledgements?: string
  stage?: Stage
  version?: string
  /** DOI that stands for all versions together. */
  conceptDoi?: Doi
  /** Published states, oldest first; this one may be among them. */
  history: PublishedVersion[]
  /** What this article does to others: it corrects them, retracts them. */
  updates: UpdateNotice[]
  /** What others did to this one. */
  updatedBy: UpdateNotice[]
  related: RelatedWork[]
  deposit: DepositSettings
  /** Files and works that belong to it and stand in no galley. */
  supplements?: Supplement[]
  body: ArticleBlock[]
  /** In order of first call. */
  notes: Note[]
  /** In list order. */
  references: Reference[]
  /** Heading of the reference list: `References`, `参考文献`. */
  referencesTitle: string
  assets: Asset[]
  /** Commands of its formulas, with their backslash → TeX they stand for. */
  macros?: Record<string, string>
  /** Front of the EPUB; `undefined`: one is drawn. */
  cover?: CoverImage
  /** `undefined`: nobody signs for it, and no standard is claimed. */
  accessibility?: AccessibilityStatement
  settings: Settings
}

/** Whether somebody gave it a title; where nobody did, its slug stands in the place of one. */
export function isTitled({title, slug}: Pick<Article, 'title' | 'slug'>): boolean {
  return title.some((node) => node.type !== 'text' || node.value !== slug)
}
