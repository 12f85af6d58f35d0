import type {IsoDate} from './article.js'
import type {Doi} from './identifier.js'
import type {Relation} from './relation.js'
import type {Stage} from './stage.js'

/** A published state of the article before this one, or this one; oldest first. */
export interface PublishedVersion {
  version: string
  stage?: Stage
  date?: IsoDate
  doi?: Doi
  /** What is new in it, for readers. */
  changes?: string
}

/** Kinds of update that Crossref registers, and their names for readers. */
export const updateTypes = {
  correction: 'Correction',
  corrigendum: 'Corrigendum',
  erratum: 'Erratum',
  retraction: 'Retraction',
  partial_retraction: 'Partial retraction',
  withdrawal: 'Withdrawal',
  removal: 'Removal',
  expression_of_concern: 'Expression of concern',
  addendum: 'Addendum',
  clarification: 'Clarification',
  new_version: 'New version',
  new_edition: 'New edition'
} as const
export type UpdateType = keyof typeof updateTypes

/** An update notice (Crossref `update`): what this article does to another, or another did to it. */
export interface UpdateNotice {
  type: UpdateType
  doi: Doi
  date?: IsoDate
  /** For readers, where it is not the type's own name. */
  label?: string
}

export const identifierTypes = ['doi', 'url', 'swhid', 'arxiv', 'issn', 'isbn', 'other'] as const
export type IdentifierType = (typeof identifierTypes)[number]

/** Another work and how this one stands to it: JATS `<related-article>`, `<related-object>`, Crossref and DataCite relations. */
export interface RelatedWork {
  relation: Relation
  identifier: string
  identifierType: IdentifierType
  /** What it is, for readers. */
  note?: string
}

/** Where the article will stand, and who deposits it: the journal's affairs rather than the author's. */
export interface DepositSettings {
  /** Who sends the deposit (Crossref `depositor_name`). */
  depositor?: string
  /** Where the receiver answers (Crossref `email_address`). */
  email?: string
  /** Owner of the DOI prefix (Crossref `registrant`). Default: the publisher. */
  registrant?: string
  /** URL that the DOI leads to; `{slug}`, `{doi}`, `{suffix}`, `{volume}`, `{issue}` stand for the article's own. */
  landingPage?: string
  /** URL of a galley; besides those, `{file}` stands for its name. */
  fileUrl?: string
  /** DOI of the journal's Crossmark policy. */
  crossmarkPolicy?: Doi
  /** Archives that keep the journal: `CLOCKSS`, `Portico` … */
  archives?: string[]
}
