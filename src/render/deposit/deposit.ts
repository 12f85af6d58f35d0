/**
 * The article's metadata for registries, catalogues and reference managers.
 *
 * In: the Article. Out: a galley of one metadata format, which says every
 * field that the format has a place for (`crosswalk/`). Left to others: what
 * receivers demand, and sending anything.
 */

import type {MetadataFormat} from '../../crosswalk/crosswalk.js'
import {jsonLdOf, jsonText} from '../../crosswalk/json-ld.js'
import {withStatements} from '../../crosswalk/statements.js'
import {
  type Article,
  type Galley,
  type GalleyFormat,
  galleyMediaTypes,
  galleyName,
  legible
} from '../../model/index.js'
import {cffText} from './cff.js'
import {crossrefXml} from './crossref/crossref.js'
import type {CrossrefVersion} from './crossref/version.js'
import {cslItem} from './csl.js'
import {dataciteRecord} from './datacite.js'
import {dataciteXml} from './datacite-xml.js'
import {doajXml} from './doaj.js'
import {dublinCoreXml} from './dublin-core.js'
import {bibtexText, endnoteText, risText} from './literature.js'
import {pubmedXml} from './pubmed.js'
import {headersText} from './signposting.js'

/** What shapes a metadata galley besides the article. */
export interface DepositOptions {
  crossrefVersion: CrossrefVersion
  /** `SOURCE_DATE_EPOCH`; `undefined`: the day of the edition. */
  seconds: number | undefined
  /** Galleys of the same build. */
  built: readonly GalleyFormat[]
  /** Colophon's own. */
  version: string
}

const writers: Record<MetadataFormat, (article: Article, options: DepositOptions) => string> = {
  crossref: crossrefXml,
  csl: (article) => `${jsonText([cslItem(article)], 2)}\n`,
  bibtex: bibtexText,
  ris: risText,
  endnote: endnoteText,
  cff: cffText,
  datacite: dataciteXml,
  'datacite-json': (article) => `${jsonText(dataciteRecord(article), 2)}\n`,
  doaj: doajXml,
  pubmed: pubmedXml,
  jsonld: (article) => `${jsonText(jsonLdOf(article), 2)}\n`,
  dc: dublinCoreXml,
  signposting: (article, {built}) => headersText(article, built)
}

/** The article without what no record holds, its text and its pictures; what the text states stays. */
function metadataOf(article: Article): Article {
  return {...withStatements(article), body: [], notes: [], assets: [], cover: undefined}
}

/** The same value, its texts with U+FFFD for what no format can say. */
function legibly<T>(value: T): T {
  if (typeof value === 'string') return legible(value) as T
  if (Array.isArray(value)) return value.map(legibly) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, legibly(part)])) as T
}

/** A metadata galley. The article has what `galleyGaps` asks for. */
export function renderMetadata(format: MetadataFormat, article: Article, options: DepositOptions): Galley {
  return {
    format,
    name: galleyName(format, article.slug),
    mediaType: galleyMediaTypes[format],
    bytes: new TextEncoder().encode(writers[format](legibly(metadataOf(article)), options)),
    tools: {colophon: options.version}
  }
}
