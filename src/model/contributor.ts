import type {Orcid, Ror} from './identifier.js'

/** Name of a person, in the parts of CSL-JSON and JATS `<name>`; or of a group (`literal`, JATS `<collab>`). */
export interface PersonName {
  given?: string
  /** Family name with its particle, as it is written: `van der Velden`. */
  family?: string
  suffix?: string
  /** Whole name, when it can't be split: a group, or a single name. */
  literal?: string
  /** JATS `name-style`: family before given name also where it is read, as in Hungary. */
  style?: 'eastern'
}

/** The fourteen roles of CRediT (ANSI/NISO Z39.104-2022), by their slugs. */
export const creditRoles = {
  conceptualization: 'Conceptualization',
  'data-curation': 'Data curation',
  'formal-analysis': 'Formal analysis',
  'funding-acquisition': 'Funding acquisition',
  investigation: 'Investigation',
  methodology: 'Methodology',
  'project-administration': 'Project administration',
  resources: 'Resources',
  software: 'Software',
  supervision: 'Supervision',
  validation: 'Validation',
  visualization: 'Visualization',
  'writing-original-draft': 'Writing – original draft',
  'writing-review-editing': 'Writing – review & editing'
} as const
export type CreditRole = keyof typeof creditRoles

/** A name in another script, with its language as RFC 5646 tag. */
export interface NativeName {
  text: string
  language: string
}

/** An author (JATS `<contrib contrib-type="author">`). */
export interface Contributor {
  /** `author-1` …, in the manuscript's order. */
  id: string
  name: PersonName
  /** The name in its own script, where `name` is a transcription, `陆墨白`; or its transcription, `LU Mobai`. */
  nativeName?: NativeName
  orcid?: Orcid
  /** Ids of `Article.affiliations`, in the order the author gives them. */
  affiliations: string[]
  corresponding: boolean
  email?: string
  equalContribution: boolean
  deceased: boolean
  roles: CreditRole[]
  url?: string
  /** What is said of the author that no field holds, in plain words. */
  note?: string
}

/** What others than authors do for an article, as JATS `contrib-type` and Crossref's `contributor_role` have it. */
export const collaboratorRoles = ['editor', 'reviewer', 'translator'] as const
export type CollaboratorRole = (typeof collaboratorRoles)[number]

/** One who worked on the article and is no author of it (JATS `<contrib>`). */
export interface Collaborator {
  role: CollaboratorRole
  name: PersonName
  orcid?: Orcid
  /** Where that person works, as one line. */
  affiliation?: string
  url?: string
}

/** JATS `<aff>`. */
export interface Affiliation {
  /** `aff-1` …, in order of first use. */
  id: string
  /** Mark that ties authors to it: `1`. */
  label: string
  /** The whole line as readers see it. */
  text: string
  institution?: string
  department?: string
  city?: string
  region?: string
  country?: string
  postalCode?: string
  /** Street and house. */
  address?: string
  /** The whole line in other languages (JATS `<aff-alternatives>`). */
  translations?: NativeName[]
  ror?: Ror
  url?: string
}

/** The name as it is read aloud: given before family, group names whole. */
export function displayName(name: PersonName): string {
  if (name.literal) return name.literal
  const cjk = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー々]+$/u.test(
    `${name.family ?? ''}${name.given ?? ''}`
  )
  const eastern = cjk || name.style === 'eastern'
  const parts = eastern ? [name.family, name.given, name.suffix] : [name.given, name.family, name.suffix]
  return parts.filter(Boolean).join(cjk ? '' : ' ')
}

/** The name as it is filed: `Family, Given, Suffix`. */
export function sortName(name: PersonName): string {
  if (name.literal || !name.family) return displayName(name)
  return [name.family, name.given, name.suffix].filter(Boolean).join(', ')
}
