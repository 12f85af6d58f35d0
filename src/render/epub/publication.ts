import type {ElementContent, Page} from '../../model/index.js'
import type {Accessibility} from './accessibility.js'

/** Everything a package document, its navigation and its spine say. */
export interface Publication {
  page: Page
  /** ISO 8601 UTC instant. */
  modified: string
  /** The spine, in reading order. */
  documents: ContentDocument[]
  /** Manifest items besides documents, navigation and style sheet. */
  resources: Resource[]
  /** Table of contents. */
  contents: Entry[]
  /** List of figures; empty when the article has none. */
  figures: Entry[]
  tables: Entry[]
  /** Name of the PDF galley; `undefined`: its pages are not marked. */
  pageSource?: string
  accessibility: Accessibility
  /** A standard is met, and somebody signs for it. */
  conforms: boolean
}

/** And what is known last: pages of the PDF galley, by their labels; empty where none are marked. */
export interface PaginatedPublication extends Publication {
  pages: Entry[]
}

/** One XHTML file of the spine. */
export interface ContentDocument {
  /** Id in the manifest. */
  id: string
  /** File name beside the package document: `introduction.xhtml`. */
  href: string
  /** Plain text. */
  title: string
  part: 'frontmatter' | 'bodymatter' | 'backmatter'
  /** What the landmarks call it, in `epub:type`'s words. */
  landmark?: Landmark
  /** Body, ready to be written. */
  children: ElementContent[]
  /** Manifest item properties: `mathml`, `svg` (EPUB 3.3 §5.6.2). */
  properties: string[]
}

export type Landmark = 'cover' | 'titlepage' | 'bodymatter' | 'bibliography' | 'endnotes'

/** A line of a table of contents. */
export interface Entry {
  /** Plain text. */
  title: string
  /** Relative to the package document. */
  href: string
  children: Entry[]
}

/** A file that documents or the style sheet use. */
export interface Resource {
  id: string
  href: string
  mediaType: string
  bytes: Uint8Array
  /** Manifest item properties: `cover-image`. */
  properties?: string
}
