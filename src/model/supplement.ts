/** A file, or a work elsewhere, that belongs to the article and is part of no galley (JATS `<supplementary-material>`). */
export interface Supplement {
  /** `supplement-1` …, in the author's order. */
  id: string
  title?: string
  description?: string
  /** Where it lies, if that is not beside the galleys. */
  url?: string
  file?: SupplementFile
}

export interface SupplementFile {
  /** As the author wrote it: `data/rivers.csv`. */
  source: string
  /** Its name beside the galleys: ASCII, unique. */
  name: string
  mediaType: string
  bytes: Uint8Array
}

/** Path of a file that lies beside the galleys, from where they are: `paper.assets/rivers.csv`. */
export function besideName(slug: string, name: string): string {
  return `${slug}.assets/${name}`
}

/** What readers call it: its title, else its file's name, else its address. */
export function supplementTitle({title, file, url, id}: Supplement): string {
  return title ?? file?.source.split('/').at(-1) ?? url ?? id
}
