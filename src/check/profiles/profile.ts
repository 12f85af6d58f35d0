/**
 * Acceptance profiles: what a receiver demands before it takes an article.
 *
 * In: the Article, its page, and the galleys as they lie in the output folder.
 * Out: a message for each demand that is not met, with the field of the front
 * matter that meets it and the place where the receiver says so. Left to
 * others: whether a galley is valid in itself (`check/galley.ts`).
 */
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {Article, GalleyFormat, Page} from '../../model/index.js'

/** What a profile looks at. */
export interface Subject {
  article: Article
  page: Page
  /** Galleys that were built, by format; what was not built is not there. */
  galleys: ReadonlyMap<GalleyFormat, BuiltGalley>
}

export interface BuiltGalley {
  /** `paper.pdf` */
  name: string
  bytes: Uint8Array
  /** Names of the files that lie beside it: `paper.assets/map.png`. */
  companions: string[]
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
  /** Where the receiver says so. */
  source: string
  /** What is wrong, a phrase each: `no ISSN`, `no ORCID iD of Ada Lovelace`; nothing: the demand is met. */
  unmet(subject: Subject): string[] | Promise<string[]>
}

export interface Profile {
  /** As `--profile` takes it: `crossref`. */
  id: string
  /** For readers: `Crossref`. */
  name: string
  /** The page on which the receiver publishes its demands. */
  source: string
  rules: readonly ProfileRule[]
}

/** Phrases of one rule; more would not tell more. */
const limit = 5

/** Hold an article and its galleys against a profile. Reports `profile-unmet`, `profile-advice`, under the ids of the rules. */
export async function checkProfile(profile: Profile, subject: Subject, file: VFile): Promise<void> {
  for (const rule of profile.rules) {
    const unmet = await rule.unmet(subject)
    const more = unmet.length - limit
    const said = more > 0 ? [...unmet.slice(0, limit), `${more} more of such`] : unmet
    for (const phrase of said) {
      const id = rule.level === 'must' ? 'profile-unmet' : 'profile-advice'
      const message = report(file, id, undefined, profile.name, phrase)
      message.ruleId = rule.id
      message.note = `${rule.hint} (${rule.source})`
    }
  }
}
