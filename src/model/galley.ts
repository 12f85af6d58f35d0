import type {Element, ElementContent} from 'hast'
import type {Article, Journal, License} from './article.js'
import type {DepositSettings} from './history.js'
import type {TemplatePage} from './page-geometry.js'

/** Every galley: the ending of its name, its media type, and whether a build makes it unasked. */
const galleys = {
  html: ['html', 'text/html', true],
  pdf: ['pdf', 'application/pdf', true],
  epub: ['epub', 'application/epub+zip', true],
  jats: ['jats.xml', 'application/xml', true],
  crossref: ['crossref.xml', 'application/xml', true],
  csl: ['csl.json', 'application/vnd.citationstyles.csl+json', true],
  bibtex: ['bib', 'application/x-bibtex', true],
  ris: ['ris', 'application/x-research-info-systems', true],
  text: ['txt', 'text/plain', true],
  endnote: ['enw', 'application/x-endnote-refer', false],
  cff: ['cff', 'application/yaml', false],
  datacite: ['datacite.xml', 'application/vnd.datacite.datacite+xml', false],
  'datacite-json': ['datacite.json', 'application/vnd.datacite.datacite+json', false],
  doaj: ['doaj.xml', 'application/xml', false],
  pubmed: ['pubmed.xml', 'application/xml', false],
  jsonld: ['jsonld', 'application/ld+json', false],
  dc: ['dc.xml', 'application/xml', false],
  signposting: ['_headers', 'text/plain', false]
} as const satisfies Record<string, readonly [extension: string, mediaType: string, byDefault: boolean]>

export type GalleyFormat = keyof typeof galleys
export const galleyFormats = Object.keys(galleys) as GalleyFormat[]

/** What a build makes unasked, as far as the metadata allow. */
export const defaultFormats = galleyFormats.filter((format) => galleys[format][2])

/** Kinds of EPUB: formulas as MathML and drawings as SVG; or both as images, for readers that know neither. */
export const epubProfiles = ['standard', 'compat'] as const
export type EpubProfile = (typeof epubProfiles)[number]

/** Name of a galley's file: `paper.pdf`, `paper.jats.xml`. */
export function galleyName(format: GalleyFormat, slug: string): string {
  return `${slug}.${galleys[format][0]}`
}

export const galleyMediaTypes = Object.fromEntries(
  Object.entries(galleys).map(([format, [, type]]) => [format, type])
) as Record<GalleyFormat, string>

/** One file of an edition. */
export interface Galley {
  format: GalleyFormat
  /** `paper.pdf` */
  name: string
  mediaType: string
  bytes: Uint8Array
  /** Names and versions of the programs that shaped the bytes. */
  tools: Record<string, string>
  /** Which kind of EPUB it is. */
  profile?: EpubProfile
  /** Files that it names and that lie beside it, by path: `paper.assets/map.png`. */
  companions?: {name: string; bytes: Uint8Array}[]
  /** Files that travel inside it, by name. */
  attachments?: {name: string; bytes: Uint8Array}[]
}

/** A page of the PDF galley. */
export interface PrintedPage {
  /** As it is printed, or as it is counted: `31`. */
  label: string
  /** Its pieces of text, in reading order. */
  passages: string[]
}

/**
 * The article as HTML trees, before any galley dresses it.
 *
 * The slots stand in reading order: all galleys keep it. Links and ids are
 * of the one-page form (`#id`); images point to `Asset.href`.
 */
export interface Page {
  article: Article
  /** Title as plain text. */
  title: string
  slots: Record<Slot, ElementContent[]>
  /** Every sign that appears in the trees, for choosing and subsetting fonts. */
  characters: Set<string>
  /** Letters with marks that no single sign stands for, `ɛ̃`, `t̪`: one face must hold the whole of each. */
  clusters?: Set<string>
  /** Those of them that stand in code. */
  codeCharacters: Set<string>
  hasMath: boolean
}

/** In reading order. `masthead` is furniture: not part of the article's words. */
export const slots = [
  'masthead',
  'notice',
  'type',
  'title',
  'contributors',
  'affiliations',
  'authorNotes',
  'facts',
  'abstract',
  'toc',
  'body',
  'statements',
  'notes',
  'references'
] as const
export type Slot = (typeof slots)[number]

/** A typeface file that a galley embeds. */
export interface FontFace {
  family: string
  /** CSS weight or range. */
  weight: string
  style: 'normal' | 'italic'
  /** CSS `unicode-range`; `undefined`: all. */
  unicodeRange?: string
  /** `source-serif-4-latin-400-normal.woff2` */
  name: string
  mediaType: 'font/woff2' | 'font/woff' | 'font/ttf' | 'font/otf'
  bytes: Uint8Array
}

/** A journal's look, read from `templates/<name>/`. */
export interface Template {
  name: string
  /** LiquidJS source of the HTML page, the same for screen and print. */
  page: string
  screenCss: string
  printCss: string
  epubCss: string
  settings: TemplateSettings
  /** Size and margins of its pages. */
  printed: TemplatePage
  /** They stand in the `@page` rules of its print sheet, which says perhaps more. */
  printedInSheet?: boolean
  /** Its pictures, by the names that its page calls them. */
  images: Record<string, TemplateImage>
  /** Its folder as messages name it, where it does not come with Colophon; and the files that are its own. */
  own?: {place: string; files: string[]}
  /** SHA-256 over all its files, in hex. */
  digest: string
}

/** `template.yaml` */
export interface TemplateSettings {
  title: string
  fonts: TemplateFont[]
  /** Colours of the EPUB's cover, CSS hex. */
  cover: {paper: string; ink: string; accent: string}
  /** What every article of the journal says of it, where its manuscript does not. */
  journal?: Journal
  license?: License
  copyright?: string
  deposit?: DepositSettings
}

export interface TemplateImage {
  mediaType: string
  bytes: Uint8Array
}

export interface TemplateFont {
  family: string
  /** npm package that holds it, `@fontsource/…`; empty: the template brings its files. */
  package: string
  /** `400`, `400 italic`, `600` … */
  faces: string[]
  /** TrueType files of its faces, in their order; bare, or packed as WOFF. */
  files?: Uint8Array[]
  /**
   * `math`: only where there is mathematics; `code`: only where there is code;
   * `cjk`: only where there are East Asian signs; `script`: only where there
   * are signs of its own script, Arabic or Thai, that the fonts of the text lack;
   * `symbols`: only for signs that no other font holds, ✗ or ☎.
   */
  for?: 'math' | 'code' | 'cjk' | 'script' | 'symbols'
}

export type {Element, ElementContent}
