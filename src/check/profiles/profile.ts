/**
 * Acceptance profiles: what a receiver demands before it takes an article.
 *
 * In: the Article, its page, and the galleys as they lie in the output folder.
 * Out: a message for each demand that is not met, with the field of the front
 * matter that meets it and the place where the receiver says so. Left to
 * others: whether a galley is valid in itself (`check/galley.ts`).
 * `PROFILES.md` lists every rule.
 */
import type {VFile} from 'vfile'
import {type Place, report} from '../../diagnostics/report.js'
import type {Article, GalleyFormat, Page} from '../../model/index.js'

/** Where something stands in the front matter: `['authors', 0]`. */
export type FieldPath = (string | number)[]

/** What a profile looks at. */
export interface Subject {
  article: Article
  page: Page
  /** Galleys that were built, by format; what was not built is not there. */
  galleys: ReadonlyMap<GalleyFormat, BuiltGalley>
  /** Pictures that the manuscript names and no galley has. */
  lost?: readonly {source: string; place?: Place}[]
  /** Place of a field in the manuscript; of the front matter where it is not there yet. */
  place?(path: FieldPath): Place
}

export interface BuiltGalley {
  /** `paper.pdf` */
  name: string
  bytes: Uint8Array
  /** Names of the files that lie beside it: `paper.assets/map.png`. */
  companions: string[]
}

/** What is missing, and where that shows. */
export interface Unmet {
  /** A noun phrase: `ORCID iD of Ada Lovelace`. */
  phrase: string
  /** In the front matter, where it is another place than the rule's own field. */
  field?: FieldPath
  /** What to do, where the rule has several cures. */
  hint?: string
  /** In the text. */
  place?: Place
}

/** One demand of a receiver. */
export interface ProfileRule {
  /** kebab-case, begins with the profile's id: `crossref-issn`. */
  id: string
  /** `must`: refused without it; `should`: taken, and asked for. */
  level: 'must' | 'should'
  /** What is demanded, a noun phrase for the page of rules: `ISSN of the journal`. */
  demand: string
  /** What to do: names the field of the front matter. */
  hint: string
  /** The field it is about, its parts with dots: `journal.eissn`; none: no field cures it. */
  field?: string
  /** What it looks at. */
  reads: readonly (GalleyFormat | 'article')[]
  /** Where the receiver says so. */
  source: string
  /** What is missing; a phrase may begin with `no`, for other readers of the same rule. Nothing: the demand is met. */
  unmet(subject: Subject): (string | Unmet)[] | Promise<(string | Unmet)[]>
}

export interface Profile {
  /** As `--profile` takes it: `crossref`. */
  id: string
  /** For readers: `Crossref`. */
  name: string
  /** What it is, in a few words: `registry of DOIs`. */
  what: string
  /** The page on which the receiver publishes its demands. */
  source: string
  rules: readonly ProfileRule[]
}

/** How an article stands to a profile: numbers of demands, not of messages. */
export interface Verdict {
  profile: string
  rules: number
  /** Refused for. */
  unmet: number
  /** Asked for, and not there. */
  advised: number
  /** Fields of the front matter that cure it, each once: `journal.eissn`. */
  fields: string[]
}

/** Messages of one rule; more would not tell more. */
const limit = 5

/** Hold an article and its galleys against a profile. Reports `profile-unmet`, `profile-advice`, under the ids of the rules. */
export async function checkProfile(profile: Profile, subject: Subject, file: VFile): Promise<Verdict> {
  const fields = new Set<string>()
  const broken = {must: 0, should: 0}
  for (const rule of profile.rules) {
    const unmet = (await rule.unmet(subject)).map((one) => (typeof one === 'string' ? {phrase: one} : one))
    if (unmet.length > 0) broken[rule.level] += 1
    for (const {field} of unmet) if (field ?? rule.field) fields.add(nameOf(field, rule))
    const more = unmet.length - limit
    const said: Unmet[] =
      more > 0 ? [...unmet.slice(0, limit), {...unmet[limit], phrase: `${more} more such`}] : unmet
    for (const {phrase, field = rule.field?.split('.'), place, hint = rule.hint} of said) {
      const id = rule.level === 'must' ? 'profile-unmet' : 'profile-advice'
      const at = place ?? (field && subject.place?.(field))
      const message = report(file, id, at, profile.name, phrase.replace(/^no /u, ''))
      message.ruleId = rule.id
      message.note = `${hint} (${rule.source})`
    }
  }
  const {length: rules} = profile.rules
  return {profile: profile.id, rules, unmet: broken.must, advised: broken.should, fields: [...fields]}
}

/** A field without its numbers: `authors.orcid` for what the second of the authors lacks. */
function nameOf(path: FieldPath | undefined, {field = ''}: ProfileRule): string {
  const own = path?.filter((part) => typeof part === 'string').join('.') ?? field
  return field.startsWith(own) ? field : own
}
