import * as z from 'zod'
import {epubProfiles, identifierTypes, stages, updateTypes} from '../../model/index.js'

/** A number or a string, as a string: YAML makes `volume: 2` a number. */
const words = z.union([z.string(), z.number().transform(String)]).pipe(z.string().trim())
const filled = words.pipe(z.string().min(1))
const yes = z.union([
  z.boolean(),
  z.union([z.literal(1), z.literal(0)]).transform((value) => value === 1),
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(['true', 'yes', 'y', 'on', 'false', 'no', 'n', 'off']))
    .transform((value) => ['true', 'yes', 'y', 'on'].includes(value))
])

const list = <T extends z.ZodType>(item: T) => z.union([item.transform((one) => [one]), z.array(item)])

const personName = z.union([
  filled,
  z.looseObject({
    given: words.optional(),
    family: words.optional(),
    particle: words.optional(),
    suffix: words.optional(),
    literal: words.optional()
  })
])

const affiliation = z.strictObject({
  id: filled.optional(),
  name: filled.optional(),
  department: filled.optional(),
  city: filled.optional(),
  region: filled.optional(),
  country: filled.optional(),
  postal_code: filled.optional(),
  address: filled.describe('Street and house').optional(),
  translation: z
    .union([filled, z.strictObject({name: filled, lang: filled.optional()})])
    .describe('The whole line in another language')
    .optional(),
  ror: filled.optional(),
  url: filled.optional()
})

/** A role by name, or with its degree: `{role: software}`, `{credit: software}`, Quarto's `{software: lead}`. */
const role = z.union([
  filled,
  z
    .record(z.string(), z.unknown())
    .transform((record) =>
      String(record['role'] ?? record['credit'] ?? record['type'] ?? Object.keys(record)[0] ?? '')
    )
])

const contributor = z.strictObject({
  name: personName.optional(),
  given: words.optional(),
  family: words.optional(),
  suffix: words.optional(),
  particle: words.optional(),
  literal: words.optional(),
  native_name: z.union([filled, z.strictObject({name: filled, lang: filled.optional()})]).optional(),
  orcid: filled.optional(),
  email: filled.optional(),
  url: filled.optional(),
  note: filled.optional(),
  corresponding: yes.optional(),
  equal_contribution: yes.optional(),
  deceased: yes.optional(),
  roles: z.union([filled, z.array(role)]).optional(),
  affiliations: z.union([filled, affiliation, z.array(z.union([filled, affiliation]))]).optional()
})

/** One who worked on the article and is no author of it. */
const collaborator = z.strictObject({
  name: personName.optional(),
  given: words.optional(),
  family: words.optional(),
  suffix: words.optional(),
  literal: words.optional(),
  orcid: filled.optional(),
  affiliation: z.union([filled, z.array(filled)]).optional(),
  url: filled.optional()
})

const people = z.union([filled, z.array(z.union([filled, collaborator]))])

export const journal = z.strictObject({
  title: filled.optional(),
  abbreviation: filled.optional(),
  nlm_abbreviation: filled.describe('As the NLM Catalog shortens it').optional(),
  issn: filled.optional(),
  eissn: filled.optional(),
  doi: filled.describe('Of the journal as a whole').optional(),
  publisher: filled.optional(),
  url: filled.optional()
})

const dates = z.strictObject({
  received: filled.optional(),
  revised: filled.optional(),
  accepted: filled.optional(),
  published: filled.optional()
})

const cover = z.strictObject({image: filled, alt: filled.optional()})

const accessibility = z.strictObject({
  certified_by: filled.describe('Person or organisation that signs: EPUB Accessibility 1.1, WCAG 2.1 AA'),
  credential: filled.optional(),
  report: filled.optional(),
  summary: filled.optional()
})

const translatedTitle = z.strictObject({
  lang: filled.describe('RFC 5646 tag'),
  title: filled.optional(),
  subtitle: filled.optional()
})

const supplement = z.strictObject({
  file: filled.describe('Path below the manuscript').optional(),
  url: filled.describe('Of a work elsewhere').optional(),
  title: filled.optional(),
  description: filled.optional()
})

const abstract = z.strictObject({lang: filled.optional(), title: filled.optional(), text: filled})

const funding = z.strictObject({
  statement: filled.optional(),
  funder: filled.optional(),
  funder_id: filled.optional(),
  award: filled.describe('Its number').optional(),
  award_title: filled.optional(),
  award_url: filled.optional(),
  recipient: z
    .union([filled, z.array(filled)])
    .describe('Who was given it')
    .optional()
})

/** Size and margins of the printed page; `model/page-geometry.ts` understands what is written in them. */
export const page = z.strictObject({
  size: words.describe('A4, letter, B5, US-trade …, or 170mm x 240mm').optional(),
  margins: z
    .union([words, z.record(z.string(), z.union([z.string(), z.number()]))])
    .describe('top, bottom, inner and outer; or all in one, in the order of CSS')
    .optional()
})

const keysOf = (table: object) => Object.keys(table) as [string, ...string[]]

const publishedVersion = z.strictObject({
  version: filled,
  stage: z.enum(keysOf(stages)).optional(),
  date: filled.optional(),
  doi: filled.optional(),
  changes: filled.optional()
})

const updateNotice = z.strictObject({
  type: words
    .transform((name) => name.toLowerCase().replace(/[\s-]+/gu, '_'))
    .pipe(z.enum(keysOf(updateTypes))),
  doi: filled,
  date: filled.optional(),
  label: filled.optional()
})

const relatedWork = z.strictObject({
  relation: filled.describe('Crossref or DataCite: is-version-of, has-preprint, is-supplemented-by …'),
  identifier: filled,
  identifier_type: z.enum(identifierTypes).optional(),
  note: filled.optional()
})

export const deposit = z.strictObject({
  depositor: filled.optional(),
  email: filled.optional(),
  registrant: filled.optional(),
  landing_page: filled.describe('URL of the article; {slug}, {doi} …').optional(),
  file_url: filled.describe('URL of a galley; {file}, {slug} …').optional(),
  crossmark_policy: filled.describe('DOI').optional(),
  archives: z.union([filled.transform((one) => [one]), z.array(filled)]).optional()
})

/**
 * Front matter, field by field: names follow JATS, CSL, MyST and JOSS.
 *
 * Exported as JSON Schema for editors; `aliases.ts` holds the spellings of
 * other tools.
 */
export const schema = z.strictObject({
  title: filled.describe('Title, in Markdown').optional(),
  subtitle: filled.describe('In Markdown').optional(),
  translated_titles: list(translatedTitle).describe('Title and subtitle in other languages').optional(),
  short_title: filled.describe('For running heads').optional(),
  authors: z
    .union([filled, z.array(z.union([filled, contributor]))])
    .describe('Names, or authors with their fields')
    .optional(),
  affiliations: z
    .union([filled, z.array(z.union([filled, affiliation]))])
    .describe('Names, or affiliations with their fields')
    .optional(),
  editors: people.describe('Who edited it').optional(),
  reviewers: people.describe('Who reviewed it').optional(),
  translators: people.describe('Who translated it').optional(),
  doi: filled.describe('10.prefix/suffix, doi: or URL').optional(),
  isbn: filled.describe('Of the EPUB, 13 or 10 digits').optional(),
  cover: z
    .union([filled, cover])
    .describe('Image for the front of the EPUB, 1600 × 2400 pixels or more; otherwise one is drawn')
    .optional(),
  accessibility: accessibility.describe('Who answers for the accessibility of the EPUB').optional(),
  type: filled.describe('Kind of article, for readers').optional(),
  journal: z
    .union([filled, journal])
    .describe('Title, or title, abbreviation, issn, eissn, doi, publisher, url')
    .optional(),
  volume: words.describe('As printed').optional(),
  issue: words.describe('As printed').optional(),
  issue_title: filled.describe('Of a special issue or a collection').optional(),
  pages: filled.describe('31–38').optional(),
  first_page: filled.describe('Where there is no `pages`').optional(),
  last_page: filled.describe('Where there is no `pages`').optional(),
  elocation_id: filled.describe('Where there are no page numbers').optional(),
  date: filled.describe('Publication date').optional(),
  dates: dates.describe('received, revised, accepted, published').optional(),
  license: filled.describe('SPDX id or URL').optional(),
  copyright: filled.describe('Whole statement').optional(),
  abstract: z
    .union([filled, abstract, z.array(abstract)])
    .describe('Text in Markdown; lang, title and text, or a list of these for several languages')
    .optional(),
  keywords: z
    .union([list(filled), z.record(z.string(), list(filled))])
    .describe('List, or lists by language')
    .optional(),
  funding: z
    .union([filled, funding, z.array(z.union([filled, funding]))])
    .describe('Sentence, or statement, funder, funder_id, award, recipient; or a list')
    .optional(),
  competing_interests: filled.describe('Sentence').optional(),
  data_availability: filled.describe('Sentence').optional(),
  ethics: filled.describe('Sentence: who approved the study, and who consented').optional(),
  peer_review: filled.describe('Sentence: how the article was reviewed').optional(),
  acknowledgements: filled.describe('Sentence').optional(),
  name_order: z
    .enum(['given-first', 'family-first', 'western', 'eastern'])
    .describe('Order of names written in one piece')
    .optional(),
  lang: filled.describe('RFC 5646 tag').optional(),
  stage: z.enum(keysOf(stages)).describe('NISO JAV stage').optional(),
  version: filled.describe('Of this article').optional(),
  concept_doi: filled.describe('DOI of all versions together').optional(),
  history: list(publishedVersion).describe('Published versions, oldest first').optional(),
  updates: list(updateNotice).describe('What this article corrects, retracts …').optional(),
  updated_by: list(updateNotice).describe('What corrects or retracts this article').optional(),
  related: list(relatedWork).describe('Other works: relation, and doi, url or identifier').optional(),
  supplements: list(z.union([filled, supplement]))
    .describe('Files that belong to the article: paths, or file or url, title, description')
    .optional(),
  deposit: deposit.describe('Where the article will stand, and who registers it').optional(),
  slug: filled.describe('Stem of the galleys’ names').optional(),
  dialect: filled.describe('raw, joss, pandoc, quarto, myst or github').optional(),
  template: filled.describe('Journal’s look: bundled name or folder').optional(),
  page: z.union([filled, page]).describe('Size and margins of the printed page').optional(),
  toc: yes.describe('Table of contents').optional(),
  number_sections: yes.describe('Numbers before headings').optional(),
  epub_profile: z
    .enum(epubProfiles)
    .describe('compat: formulas and drawings as images, for readers without MathML')
    .optional(),
  crossref: z
    .record(z.string(), list(words))
    .describe('Names before numbers: fig-title in captions, fig-prefix in calls; tbl, lst, eq, sec, thm …')
    .optional(),
  smart: yes.describe('Set quotes and dashes as type').optional(),
  bibliography: list(filled).describe('Files: BibTeX, CSL-JSON, or CSL in YAML').optional(),
  references: z
    .array(z.looseObject({id: filled}))
    .describe('CSL items')
    .optional(),
  csl: filled.describe('Citation style: bundled or installed name, or file').optional(),
  nocite: z
    .union([filled, z.array(filled)])
    .describe('Keys to list although nothing cites them; @* for all')
    .optional(),
  math: z
    .record(z.string(), z.union([words, z.looseObject({macro: words})]))
    .describe('Commands for formulas: their names, and the TeX they stand for')
    .optional(),
  references_title: filled.describe('Heading of the reference list').optional(),
  suppress_bibliography: yes.describe('Print no reference list').optional(),
  substitutions: z.record(z.string(), words).describe('Words that `{{ name }}` stands for').optional()
})

/** Fields known inside a field, so that an unknown one costs no more than itself. */
export const nestedFields: {[Field in FieldName]?: Set<string>} = {
  authors: new Set(Object.keys(contributor.shape)),
  translated_titles: new Set(Object.keys(translatedTitle.shape)),
  editors: new Set(Object.keys(collaborator.shape)),
  reviewers: new Set(Object.keys(collaborator.shape)),
  translators: new Set(Object.keys(collaborator.shape)),
  affiliations: new Set(Object.keys(affiliation.shape)),
  journal: new Set(Object.keys(journal.shape)),
  dates: new Set(Object.keys(dates.shape)),
  funding: new Set(Object.keys(funding.shape)),
  cover: new Set(Object.keys(cover.shape)),
  page: new Set(Object.keys(page.shape)),
  accessibility: new Set(Object.keys(accessibility.shape)),
  abstract: new Set(Object.keys(abstract.shape)),
  supplements: new Set(Object.keys(supplement.shape)),
  history: new Set(Object.keys(publishedVersion.shape)),
  updates: new Set(Object.keys(updateNotice.shape)),
  updated_by: new Set(Object.keys(updateNotice.shape)),
  related: new Set(Object.keys(relatedWork.shape)),
  deposit: new Set(Object.keys(deposit.shape))
}

export type FrontMatter = z.output<typeof schema>
export type ContributorInput = z.output<typeof contributor>
export type CollaboratorInput = z.output<typeof collaborator>
export type AffiliationInput = z.output<typeof affiliation>
export type FieldName = keyof FrontMatter

/** The schema for one author or affiliation, so that one bad entry costs no other. */
export const entries: {[Field in FieldName]?: z.ZodType} = {
  authors: z.union([filled, contributor]),
  affiliations: z.union([filled, affiliation]),
  funding: z.union([filled, funding]),
  translated_titles: translatedTitle,
  editors: z.union([filled, collaborator]),
  reviewers: z.union([filled, collaborator]),
  translators: z.union([filled, collaborator]),
  abstract,
  supplements: z.union([filled, supplement]),
  history: publishedVersion,
  updates: updateNotice,
  updated_by: updateNotice,
  related: relatedWork,
  references: z.looseObject({id: filled})
}
