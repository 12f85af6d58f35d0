/**
 * The one file that knows epub-gen-memory.
 *
 * Its lifecycle and archive are used, its content half is not: it gets what
 * is finished as data of constant templates, so that no word of an author is
 * ever template source, and documents as files like any other; and nothing is
 * downloaded or read from disk.
 */
import {createHash} from 'node:crypto'
import type {EPub, Options} from 'epub-gen-memory'
import type JSZip from 'jszip'
import {keeping} from '../../environment/kept.js'
import {assertPackable} from './names.js'
import type {Resource} from './publication.js'

/** Finished files of a publication, but for the container. */
export interface Parts {
  slug: string
  /** ISO 8601 UTC instant; date of every file in the archive. */
  modified: string
  css: string
  packageDocument: string
  navigation: string
  ncx: string
  /** In spine order. */
  documents: {name: string; xhtml: string}[]
  resources: Resource[]
}

/** EJS sources; `parts` is our own key, which the library passes through. */
const templates = {
  contentOPF: '<%- parts.packageDocument %>',
  tocXHTML: '<%- parts.navigation %>',
  tocNCX: '<%- parts.ncx %>'
} as const

/** Already compressed; deflating them again gains nothing. */
const compressed = /\.(?:png|jpe?g|gif|webp|woff2?)$/u

/** Files that come first in the archive (OCF 3.3 §4.2.2 asks it of `mimetype` only). */
const first = ['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf', 'OEBPS/toc.xhtml']

/** Bytes of the archive: the same parts give the same bytes, in any time zone. */
export async function pack(parts: Parts): Promise<Uint8Array> {
  assertPackable([...parts.documents.map(({name}) => name), ...parts.resources.map(({href}) => href)])
  const {EPub} = await import('epub-gen-memory')
  const packager = new (packagerClass(EPub))(parts)
  await packager.render()
  return packager.bytes()
}

/** The library offers its steps only to subclasses; it is loaded when first needed. */
function packagerClass(Base: typeof EPub) {
  return class extends Base {
    readonly #parts: Parts
    /** By path. */
    readonly #resources: Map<string, Uint8Array>

    constructor(parts: Parts) {
      const options: Options & {parts: Parts} = {
        ...templates,
        title: parts.slug,
        date: parts.modified,
        css: parts.css,
        version: 3,
        fonts: [],
        prependChapterTitles: false,
        parts
      }
      super(options, [])
      this.#parts = parts
      this.#resources = new Map(parts.resources.map(({href, bytes}) => [`OEBPS/${href}`, bytes]))
    }

    protected override async downloadAllFonts(): Promise<void> {}
    protected override async makeCover(): Promise<void> {}
    protected override async downloadAllImages(): Promise<void> {
      for (const {name, xhtml} of this.#parts.documents) this.archive.file(`OEBPS/${name}`, xhtml)
      for (const [path, bytes] of this.#resources) this.archive.file(path, bytes, {compression: 'STORE'})
    }

    override async render(): Promise<this> {
      await super.render()
      const {files} = this.archive
      const entries = Object.values(files).filter((file) => !file.dir)
      const ordered = entries.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
      for (const name of Object.keys(files)) delete files[name]
      const date = zipDate(this.#parts.modified)
      const packed = await Promise.all(
        ordered.map(async (file) => {
          const isStored = file.name === 'mimetype' || compressed.test(file.name)
          if (isStored) return file
          // What was put in need not be copied out.
          return deflated(this.#resources.get(file.name) ?? (await file.async('uint8array')))
        })
      )
      for (const [index, {name}] of ordered.entries())
        files[name] = Object.assign(packed[index] as JSZip.JSZipObject, {name, date})
      return this
    }

    bytes(): Promise<Uint8Array> {
      return this.archive.generateAsync({type: 'uint8array', compression: 'DEFLATE', platform: 'DOS'})
    }

    /** Its declared type is the constructor's, not the archive's. */
    private get archive(): JSZip {
      return this.zip as unknown as JSZip
    }
  }
}

/** Deflate what will go into an archive, while there is nothing else to do: most of the time a new book takes. */
export function deflateAhead(resources: Resource[]): void {
  for (const {href, bytes} of resources) if (!compressed.test(href)) deflated(bytes).catch(() => {})
}

const keep = keeping<Uint8Array>(256, {name: 'deflated', packages: ['fflate']})
const entries = keeping<JSZip.JSZipObject>(256)

/**
 * An entry with these bytes: an archive takes it over as it is, without deflating it anew.
 *
 * Not Node's zlib, which says the same in other bytes from version to version; nor the archive's own, which takes twice as long.
 */
async function deflated(bytes: Uint8Array): Promise<JSZip.JSZipObject> {
  const digest = createHash('sha256').update(bytes).digest('base64')
  const entry = await entries(digest, async () => {
    const [{default: Archive}, {zipSync}] = await Promise.all([import('jszip'), import('fflate')])
    // Its date is not taken over.
    const alone = await keep(digest, async () =>
      zipSync({entry: bytes}, {level: 9, mtime: new Date(2000, 0)})
    )
    const {files} = await Archive.loadAsync(alone)
    return files['entry'] as JSZip.JSZipObject
  })
  // Another archive gives it a name and a date of its own.
  return Object.assign(Object.create(Object.getPrototypeOf(entry)), entry)
}

function rank(name: string): number {
  const index = first.indexOf(name)
  return index < 0 ? first.length : index
}

/** ZIP knows no instant before 1980. */
function zipDate(modified: string): Date {
  return new Date(Math.max(Date.parse(modified), Date.UTC(1980, 0, 1)))
}
