import type {PhrasingContent} from 'mdast'
import type {Point} from 'unist'

/** A name of CSL-JSON. */
export interface CslName {
  family?: string
  given?: string
  suffix?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
  literal?: string
}

/** A date of CSL-JSON: year, month, day; two of them for a range; or the author's words. */
export interface CslDate {
  'date-parts'?: (number | string)[][]
  /** 1 is spring. */
  season?: number | string
  circa?: boolean | number | string
  literal?: string
  raw?: string
}

/** An item of CSL-JSON (schema 1.0.2), with the fields Colophon itself reads; others pass through. */
export interface CslItem {
  id: string
  type: string
  title?: string
  author?: CslName[]
  editor?: CslName[]
  'container-title'?: string
  publisher?: string
  'publisher-place'?: string
  issued?: CslDate
  accessed?: CslDate
  volume?: string | number
  issue?: string | number
  page?: string
  DOI?: string
  URL?: string
  ISBN?: string
  ISSN?: string
  language?: string
  [field: string]: unknown
}

/** An entry of the reference list (JATS `<ref>`). */
export interface Reference {
  /** Id in every galley: `ref-1` …, in list order. */
  id: string
  /** Key the author cites it by: `smith2020`, or `1`. */
  key: string
  /** Mark before the entry, where the style has one: `1`. */
  label?: string
  /** Fields, for deposits and links. */
  csl: CslItem
  /** The entry as readers see it, in the journal's style or the author's own words. */
  formatted: PhrasingContent[]
  /** Ids of the citations that call it, in reading order. */
  citedBy: string[]
  place?: Point
}
