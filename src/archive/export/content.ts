/**
 * A sealed edition leaves the store, in forms that are read without Colophon.
 *
 * In: the files of an edition, its record, its article. Out: files of a
 * package, ready to be written as a folder or a zip; the same bytes each time.
 * Left to others: understanding the source (`export.ts` of the hall), writing.
 */
import type {Article} from '../../model/index.js'
import type {EditionRecord} from '../record.js'

/** A file of a package. Its bytes are read when it is written, one file at a time. */
export interface PackageFile {
  /** Relative, with `/`. */
  path: string
  bytes(): Promise<Uint8Array>
}

/** A file of an edition: where it lies in it, and how it is known. */
export interface EditionFile extends PackageFile {
  /** SHA-512 in hex. */
  digest: string
  /** Bytes. */
  size: number
}

/** What an export is made of. */
export interface Content {
  /** DOI, or the id of an object of others. */
  id: string
  doi?: string
  /** `v2` */
  version: string
  number: number
  /** When it was sealed, RFC 3339. */
  created: string
  message?: string
  /** Sorted by path, as the code units of their names order them. */
  files: EditionFile[]
  record?: EditionRecord
  /** `undefined`: the source is not one that Colophon understands. */
  article?: Article
  /** Programs that made the galleys, with their versions. */
  tools: Record<string, string>
  /** Version of the Colophon that exports. */
  colophon: string
}

/** Something stands where an export would go. `message` names it. */
export class ExportExists extends Error {}

/** The edition has no EPUB, which the package would be about. */
export class NoEpub extends Error {}

export const exportKinds = ['bagit', 'ro-crate', 'epub-aip', 'zip'] as const
export type ExportKind = (typeof exportKinds)[number]

/** Folder of an export, below the one the user names: `paper-v2-bag`. */
export function packageName({record, id, version}: Content, kind: ExportKind): string {
  const stem = record?.slug ?? id.replace(/^https?:\/\//u, '').replace(/[^\w.-]+/gu, '_')
  return [stem, version, suffixes[kind]].filter(Boolean).join('-')
}

const suffixes: Record<ExportKind, string> = {bagit: 'bag', 'ro-crate': 'crate', 'epub-aip': 'aip', zip: ''}

export function textFile(path: string, text: string): PackageFile {
  return {path, bytes: async () => new TextEncoder().encode(text)}
}

/** `10.1234/abc`, edition 2; as its title says it. */
export function titleOf({record, id, version}: Content): string {
  return record?.title ?? `${id}, ${version}`
}

/** What a file of an edition is, in a line for people. */
export function describe(path: string, {record}: Content): string {
  const end = path.slice(path.indexOf('/') + 1)
  if (path.startsWith('source/'))
    return end === record?.manuscript ? 'The manuscript, as the author wrote it' : 'Used by the manuscript'
  if (path.startsWith('template/')) return "The journal's template that dressed the galleys"
  if (path === 'record/edition.json') return 'What this edition is and how it was made'
  if (path === 'record/build.json') return 'Record of the build: inputs, galleys, digests, tools'
  if (path === 'record/messages.json') return 'What the build said about the manuscript'
  if (path === 'seal/inventory.json')
    return 'Digests of every file of this edition and those before, as sealed (OCFL)'
  if (path.startsWith('seal/')) return 'Signature over seal/inventory.json (SSHSIG, Ed25519)'
  const galley = galleys.find(([ending]) => end.endsWith(ending) && !end.includes('/'))
  return galley?.[1] ?? 'Belongs to the galleys'
}

const galleys: [ending: string, what: string][] = [
  ['.jats.xml', 'The article as JATS XML, for archives and indexes'],
  ['.crossref.xml', 'Metadata as deposited with Crossref'],
  ['.datacite.xml', 'Metadata as deposited with DataCite'],
  ['.html', 'The article as one web page'],
  ['.pdf', 'The article as PDF'],
  ['.epub', 'The article as EPUB, for e-readers'],
  ['.bib', 'How to cite it, BibTeX'],
  ['.ris', 'How to cite it, RIS'],
  ['.csl.json', 'How to cite it, CSL-JSON'],
  ['.txt', 'The article as plain text']
]
