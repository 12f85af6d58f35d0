import {ar} from './ar.js'
import {de} from './de.js'
import {en} from './en.js'
import {es} from './es.js'
import {fa} from './fa.js'
import {fr} from './fr.js'
import {he} from './he.js'
import {id} from './id.js'
import {it} from './it.js'
import {ja} from './ja.js'
import {ko} from './ko.js'
import {nl} from './nl.js'
import {pl} from './pl.js'
import {pt} from './pt.js'
import {ru} from './ru.js'
import {tr} from './tr.js'
import {uk} from './uk.js'
import {zh} from './zh.js'
import {zhHant} from './zh-hant.js'

/** Words that Colophon itself adds to an article, in the article's language. */
export interface Terms {
  abstract: string
  keywords: string
  references: string
  notes: string
  contents: string
  figure: string
  table: string
  equation: string
  section: string
  listing: string
  appendix: string
  articleType: string
  received: string
  revised: string
  accepted: string
  published: string
  corresponding: string
  equalContribution: string
  deceased: string
  contributions: string
  funding: string
  competingInterests: string
  dataAvailability: string
  acknowledgements: string
  ethics: string
  peerReview: string
  supplements: string
  /** Before the names of those who edited, reviewed, translated. */
  editor: string
  reviewer: string
  translator: string
  volume: string
  issue: string
  license: string
  and: string
  links: LinkWords
}

/** What links and signs without words are called aloud. */
export interface LinkWords {
  /** From the top of the page to the article. */
  toArticle: string
  /** From a note to its only call. */
  toCall(note: string): string
  /** From a note to one of its calls, counted from 1. */
  toOneCall(call: number, note: string): string
  /** From a reference to its only citation. */
  toCitation: string
  /** From a reference to one of its citations, counted from 1. */
  toOneCitation(citation: number): string
  orcid(name: string): string
  /** A ticked box of a task list, and an empty one. */
  done: string
  toDo: string
}

/** By `languageKey`. */
const languages: Record<string, Terms> = {
  __proto__: null as never,
  ar,
  de,
  en,
  es,
  fa,
  fr,
  he,
  id,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  tr,
  uk,
  zh,
  'zh-hant': zhHant
}

/** Primary subtags of the languages that have terms of their own. */
export const termLanguages: readonly string[] = Object.keys(languages)

/** Terms for a language; English where there are none. */
export function terms(language: string): Terms {
  return languages[languageKey(language)] ?? en
}

/** Primary subtag of an RFC 5646 tag, in lower case; `zh-hant` where the script or place tells it. */
export function languageKey(language: string): string {
  const tag = language.toLowerCase()
  return /^zh-(?:hant|tw|hk|mo)\b/u.test(tag) ? 'zh-hant' : (tag.split('-')[0] as string)
}
