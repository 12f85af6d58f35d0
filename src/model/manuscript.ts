import type {VFile} from 'vfile'

/** The dialects Colophon tells apart; each reads the same Markdown and differs in what else it may hold. */
export type Dialect = 'raw' | 'joss' | 'pandoc' | 'quarto' | 'myst' | 'github'

/** A file the manuscript uses. */
export interface Asset {
  /** As the author wrote it, decoded: `figures/map.png`. */
  source: string
  /** Name in every galley: ASCII, unique, `images/map.png`. */
  href: string
  mediaType: string
  bytes: Uint8Array
  /** A lighter copy of the same kind for HTML and EPUB, where the image is heavy. */
  screen?: Uint8Array
  /** SHA-256 of the bytes, in hex. */
  digest: string
  /** Pixels; `undefined` for an SVG without size. */
  width?: number
  height?: number
}

/** What the author handed in. */
export interface Manuscript {
  /** Text and path; messages about the manuscript gather here. */
  file: VFile
  /** Absolute path of the folder whose files the manuscript may use. */
  folder: string
  slug: string
  dialect: Dialect
  /** Text after the front matter; blank lines stand for it, so that places stay true. */
  text: string
  frontMatter: FrontMatterSource
  /** Metadata blocks further down in the text, then files of metadata beside it. */
  moreMetadata?: FrontMatterSource[]
}

/** Front matter before it is understood. */
export interface FrontMatterSource {
  /** YAML between the fences, or JSON; empty when there is none. */
  yaml: string
  /** `toml` where the source is that. */
  format?: 'toml'
  /** The file it came from, where that is not the manuscript. */
  path?: string
  /** Line of the YAML's first line in the file, 1-based. */
  line: number
}
