import type {Element, ElementContent} from 'hast'
import type {Article} from './article.js'

export const galleyFormats = ['html', 'pdf', 'epub', 'jats'] as const
export type GalleyFormat = (typeof galleyFormats)[number]

/** Name of a galley's file: `paper.pdf`, `paper.jats.xml`. */
export function galleyName(format: GalleyFormat, slug: string): string {
  return `${slug}.${extensions[format]}`
}

const extensions: Record<GalleyFormat, string> = {
  html: 'html',
  pdf: 'pdf',
  epub: 'epub',
  jats: 'jats.xml'
}

/** One file of an edition. */
export interface Galley {
  format: GalleyFormat
  /** `paper.pdf` */
  name: string
  mediaType: string
  bytes: Uint8Array
  /** Names and versions of the programs that shaped the bytes. */
  tools: Record<string, string>
  /** Files that it names and that lie beside it, by path: `paper.assets/map.png`. */
  companions?: {name: string; bytes: Uint8Array}[]
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
  /** Those of them that stand in code. */
  codeCharacters: Set<string>
  hasMath: boolean
}

/** In reading order. `masthead` is furniture: not part of the article's words. */
export const slots = [
  'masthead',
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
  /** SHA-256 over all its files, in hex. */
  digest: string
}

/** `template.yaml` */
export interface TemplateSettings {
  title: string
  fonts: TemplateFont[]
  /** Colours of the EPUB's cover, CSS hex. */
  cover: {paper: string; ink: string; accent: string}
}

export interface TemplateFont {
  family: string
  /** npm package that holds it, `@fontsource/…`. */
  package: string
  /** `400`, `400 italic`, `600` … */
  faces: string[]
  /** `math`: only where there is mathematics; `code`: only where there is code; `cjk`: only where there are Han signs. */
  for?: 'math' | 'code' | 'cjk'
}

export type {Element, ElementContent}
