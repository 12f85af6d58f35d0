import type {Point} from 'unist'
import type {VFile} from 'vfile'
import type {Root as XmlRoot} from 'xast'

/** The dialects Colophon tells apart; each reads the same Markdown and differs in what else it may hold. */
export const dialects = ['raw', 'joss', 'pandoc', 'quarto', 'myst', 'github'] as const
export type Dialect = (typeof dialects)[number]

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
  /** It was drawn from a page of that size, in more pixels. */
  drawn?: boolean
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
  /** Where the lines of `text` come from, in their order; `undefined`: all from the manuscript's own file. */
  origins?: LineOrigin[]
  /** The tree of a manuscript that is JATS; its `text` is empty. */
  jats?: XmlRoot
  frontMatter: FrontMatterSource
  /** Metadata blocks further down in the text, then files of metadata beside it. */
  moreMetadata?: FrontMatterSource[]
}

/** Where a run of lines comes from. */
export interface LineOrigin {
  /** First line of the run in the text, 1-based. */
  first: number
  /** File as messages name it. */
  path: string
  /** Its folder, below the manuscript's; empty: that folder itself. */
  folder: string
  /** Line of the run's first line in that file, 1-based. */
  line: number
  /** Columns that were put before each line. */
  indent: number
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

/** The citation style a manuscript names, as far as files tell it. */
export interface CitationStyleSource {
  /** Its name, without path and ending; of a dependent style, its parent's. */
  name: string
  /** CSL XML; `undefined` when no file was found. */
  xml?: string
  /** Names of styles installed on the machine, when this one was not found. */
  known: string[]
  /** Where the manuscript names it. */
  place?: Point
}
