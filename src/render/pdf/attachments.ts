import {createHash} from 'node:crypto'
import {add, catalog, dictAt, type PdfFile} from './file/file.js'
import {dict, name, PdfString, type Value} from './file/values.js'
import {deflated} from './file/write.js'

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

/**
 * Put files into the PDF, associated with the whole of it (PDF/A-3 §6.8).
 *
 * @param date of the file, as a PDF writes it.
 */
export function writeAttachments(file: PdfFile, attachments: Attachment[], date: string | undefined): void {
  if (attachments.length === 0) return
  const sorted = [...attachments].sort((a, b) => (a.name < b.name ? -1 : 1))
  const specifications = sorted.map((attachment) => add(file, fileSpecification(file, attachment, date)))
  const root = catalog(file)
  const names = dictAt(file, root.get('Names')) ?? dict({})
  const tree: Value[] = sorted.flatMap((attachment, index) => [
    PdfString.text(attachment.name),
    specifications[index]!
  ])
  names.set('EmbeddedFiles', dict({Names: tree}))
  root.set('Names', names)
  root.set('AF', specifications)
}

/** A file within, by what names it (ISO 32000-1 §7.11.3, §7.11.4). */
export function fileSpecification(file: PdfFile, attachment: Attachment, date: string | undefined): Value {
  const {bytes, mediaType, relationship, description} = attachment
  const stream = deflated(
    bytes,
    dict({
      Type: '/EmbeddedFile',
      Subtype: name(mediaType),
      Params: dict({
        Size: bytes.length,
        // PDF asks for MD5 here; it is not meant to resist attack.
        CheckSum: PdfString.hex(createHash('md5').update(bytes).digest()),
        ModDate: PdfString.literal(date ?? 'D:19700101000000Z')
      })
    })
  )
  const embedded = add(file, stream)
  return dict({
    Type: '/Filespec',
    F: PdfString.text(attachment.name),
    UF: PdfString.text(attachment.name),
    Desc: PdfString.text(description),
    AFRelationship: name(relationship),
    EF: dict({F: embedded, UF: embedded})
  })
}
