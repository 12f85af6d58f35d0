/**
 * Galleys read back.
 *
 * In: a galley's bytes, as they lie in the output folder, and the words of the
 * article. Out: messages where the two do not say the same, and where the
 * file is not what its format asks. Reads nothing but what it is handed;
 * finding the files is left to the flow.
 */
import type {VFile} from 'vfile'
import {isMetadataFormat, type MetadataFormat} from '../crosswalk/crosswalk.js'
import {report} from '../diagnostics/report.js'
import type {GalleyFormat, Page} from '../model/index.js'
import {acceptedWords, articleFields} from './article.js'
import {type Difference, differences} from './compare.js'
import type {Words} from './words.js'

/** What was read of a galley. */
interface Reading {
  words: Words
  /** What is wrong with the file, a sentence each; `undefined`: its judge is not installed. */
  faults: string[] | undefined
  /** Words that it says in fields, where its format has such. */
  fields?: Set<string>
}

/** Messages of one kind for one galley; more would not tell more. */
const limit = 3

/**
 * Hold a galley against the article's words, and against its format.
 *
 * Reports on `file`, which stands for the galley: `galley-words-differ`,
 * `galley-invalid`, `galley-unreadable`, `judge-missing`.
 *
 * @param page of the article; `undefined`: words are not compared.
 */
export async function checkGalley(
  format: GalleyFormat,
  bytes: Uint8Array,
  page: Page | undefined,
  file: VFile
): Promise<void> {
  const name = file.basename ?? format
  if (isMetadataFormat(format)) return checkMetadata(format, bytes, page, file)
  let reading: Reading
  try {
    reading = await readings[format](bytes)
  } catch (error) {
    report(file, 'galley-unreadable', undefined, name, error instanceof Error ? error.message : String(error))
    return
  }
  if (page) {
    const compared = acceptedWords(page, format).map((words) => differences(words, reading.words, limit + 1))
    const [nearest = []] = compared.sort((a, b) => a.length - b.length)
    for (const difference of nearest.slice(0, limit))
      report(file, 'galley-words-differ', undefined, name, ...describe(difference))
    const lost = reading.fields ? missing(articleFields(page), reading.fields) : []
    if (lost.length > 0)
      report(file, 'galley-words-differ', undefined, name, `${quote(lost)} is missing`, 'in its fields')
  }
  const {faults} = reading
  if (!faults) report(file, 'judge-missing', undefined, name, judges[format])
  for (const fault of faults?.slice(0, limit) ?? []) report(file, 'galley-invalid', undefined, name, fault)
  const more = (faults?.length ?? 0) - limit
  if (more > 0) report(file, 'galley-invalid', undefined, name, `${more} more of such`)
}

/** Hold a metadata galley against the article's fields. Reports `metadata-field-lost` besides. */
async function checkMetadata(
  format: MetadataFormat,
  bytes: Uint8Array,
  page: Page | undefined,
  file: VFile
): Promise<void> {
  const name = file.basename ?? format
  const {missingFields, readMetadataGalley} = await import('./metadata.js')
  try {
    const {text, faults} = await readMetadataGalley(format, bytes)
    const lost = page ? missingFields(format, page.article, text) : []
    for (const field of lost.slice(0, limit)) report(file, 'metadata-field-lost', undefined, name, field)
    for (const fault of faults) report(file, 'galley-invalid', undefined, name, fault)
  } catch (error) {
    report(file, 'galley-unreadable', undefined, name, error instanceof Error ? error.message : String(error))
  }
}

/** Galleys that hold the article's words. */
type WordFormat = Exclude<GalleyFormat, MetadataFormat>

const judges: Record<WordFormat, string> = {
  html: 'none',
  jats: 'none',
  pdf: 'none',
  text: 'none',
  epub: '@likecoin/epubcheck-ts'
}

const readings: Record<WordFormat, (bytes: Uint8Array) => Promise<Reading>> = {
  html: async (bytes) => {
    const {htmlFaults, htmlWords, readHtml} = await import('./html.js')
    const root = await readHtml(bytes)
    return {words: htmlWords(root), faults: htmlFaults(root)}
  },
  pdf: async (bytes) => {
    const [{pdfWords, readPdf}, {pdfFaults}] = await Promise.all([
      import('./pdf.js'),
      import('./pdf-faults.js')
    ])
    const pdf = await readPdf(bytes)
    return {words: await pdfWords(pdf), faults: pdfFaults(pdf)}
  },
  epub: async (bytes) => {
    const {epubFaults, epubLint, epubWords, readEpub} = await import('./epub.js')
    const [documents, found, own] = await Promise.all([readEpub(bytes), epubFaults(bytes), epubLint(bytes)])
    const faults = found && [...found, ...own]
    return {words: epubWords(documents), faults}
  },
  text: async (bytes) => {
    const {textWords} = await import('./text.js')
    return {words: textWords(bytes), faults: []}
  },
  jats: async (bytes) => {
    const [{jatsFields, jatsWords, readJats}, {jatsFaults}] = await Promise.all([
      import('./jats.js'),
      import('./jats-rules.js')
    ])
    const root = await readJats(bytes)
    return {words: jatsWords(root), faults: jatsFaults(root), fields: jatsFields(root)}
  }
}

/** Words that are said nowhere in the fields. */
function missing(wanted: Words, fields: Set<string>): string[] {
  return wanted.shown.filter((_, index) => !fields.has(wanted.keys[index] ?? ''))
}

/** What differs, and where, for people. */
function describe({expected, actual, before, place, lost}: Difference): [what: string, where: string] {
  const what =
    actual.length === 0
      ? `${quote(expected)} is missing`
      : expected.length === 0
        ? `${quote(actual)} is too much`
        : `${quote(actual)} stands for ${quote(expected)}`
  const after = before.length > 0 ? `after “${before.join(' ')}”` : 'at the beginning'
  const where = [after, place && `(${place})`, lost && 'and nothing agrees any more']
    .filter(Boolean)
    .join(' ')
  return [what, where]
}

/** The first words, in quotes. */
function quote(words: string[]): string {
  const shown = words.slice(0, 8).join(' ')
  return words.length > 8 ? `“${shown} …” (${words.length} words)` : `“${shown}”`
}
