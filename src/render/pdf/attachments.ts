import {createHash} from 'node:crypto'
import {add, catalog, dictAt, type PdfFile} from './file/file.js'
import {dict, name, PdfString, Stream, type Value} from './file/values.js'
import {deflatedAside} from './file/write.js'

/** A file inside the PDF: what it was made of, or what says the same in another way. */
export interface Attachment {
  /** `paper.md`; unlike any other's. */
  name: string
  mediaType: string
  bytes: Uint8Array
  /** What it is to the article (PDF/A-3 §6.8). */
  relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement'
  /** For readers. */
  description: string
}

/** A file's bytes as they lie in a PDF. */
export interface Packed {
  /** Compressed. */
  stream: Stream
  size: number
  /** PDF asks for MD5 here; it is not meant to resist attack. */
  checksum: PdfString
}

/** An attachment, ready to be put in. */
export type Enclosure = Attachment & {packed: Packed}

/** Make attachments ready: the browser is printing, and the second core is free. */
export function packAttachments(attachments: Attachment[]): Promise<Enclosure[]> {
  return Promise.all(
    attachments.map(async (attachment) => {
      const stream = await deflatedAside(attachment.bytes)
      return {...attachment, packed: packed(attachment.bytes, stream)}
    })
  )
}

export function packed(bytes: Uint8Array, stream: Stream): Packed {
  const checksum = PdfString.hex(createHash('md5').update(bytes).digest())
  return {stream, size: bytes.length, checksum}
}

/**
 * Put files into the PDF, associated with the whole of it (PDF/A-3 §6.8).
 *
 * @param date of the file, as a PDF writes it.
 */
export function writeAttachments(file: PdfFile, enclosures: Enclosure[], date: string | undefined): void {
  if (enclosures.length === 0) return
  const sorted = [...enclosures].sort((a, b) => (a.name < b.name ? -1 : 1))
  const specifications = sorted.map((enclosure) => add(file, fileSpecification(file, enclosure, date)))
  const root = catalog(file)
  const names = dictAt(file, root.get('Names')) ?? dict({})
  const tree: Value[] = sorted.flatMap((enclosure, index) => [
    PdfString.text(enclosure.name),
    specifications[index]!
  ])
  names.set('EmbeddedFiles', dict({Names: tree}))
  root.set('Names', names)
  root.set('AF', specifications)
}

/** A file within, by what names it (ISO 32000-1 §7.11.3, §7.11.4). */
export function fileSpecification(
  file: PdfFile,
  {name: fileName, mediaType, relationship, description, packed}: Omit<Enclosure, 'bytes'>,
  date: string | undefined
): Value {
  const {stream, size, checksum} = packed
  const entries = dict({
    Type: '/EmbeddedFile',
    Subtype: name(mediaType),
    Params: dict({Size: size, CheckSum: checksum, ModDate: PdfString.literal(date ?? 'D:19700101000000Z')})
  })
  const embedded = add(file, new Stream(new Map([...entries, ...stream.dict]), stream.bytes))
  return dict({
    Type: '/Filespec',
    F: PdfString.text(fileName),
    UF: PdfString.text(fileName),
    Desc: PdfString.text(description),
    AFRelationship: name(relationship),
    EF: dict({F: embedded, UF: embedded})
  })
}
