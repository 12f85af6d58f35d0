/**
 * What is delivered to a receiver: XML and PDF of one stem, and the figures
 * that the XML names, renamed.
 *
 * In: the galleys of an article, from a build or a sealed edition. Out: the
 * JATS as a tree in which every picture is counted. Left to others: which
 * names a receiver wants (`pmc.ts`, `meca.ts`).
 */
import {extname} from 'node:path'
import type {Element, Root} from 'xast'
import {mediaTypeOf} from '../../model/index.js'
import {readXml} from '../../xml/read-xml.js'
import {xmlAgain} from '../../xml/xml.js'
import {parts} from '../record.js'
import type {Content, EditionFile, PackageFile} from './content.js'

/** Galleys of an article, and what they were made of. */
export interface Delivery {
  /** Stem of the galleys' names. */
  slug: string
  /** `paper.jats.xml`, `paper.assets/map.png` …, by their names in the output folder. */
  galleys: EditionFile[]
  /** The manuscript and what it uses. */
  sources: EditionFile[]
  /** The manuscript's name among them. */
  manuscript?: string
  /** Instant of the edition, RFC 3339. */
  created: string
  /** Who delivers. */
  sender: {name?: string; email?: string}
}

/** A package, ready to be written as a zip whose files stand at its top. */
export interface ReceiverPackage {
  /** `rivers-2-3-31` */
  name: string
  files: PackageFile[]
  /** What could not be as the receiver wants it: a rule of `rules/archive.ts` and its values. */
  told: [rule: 'figure-not-drawn' | 'transfer-left-out', ...values: string[]][]
}

/** A galley is not there that the package is made of. `message` names it. */
export class GalleyLacking extends Error {}

/** A picture of the XML, in the order of first mention. */
export interface Picture {
  /** As the galley names it: `paper.assets/map.png`. */
  href: string
  mediaType: string
  /** It stands in a line of text, and nowhere else. */
  isInline: boolean
  /** 1-based, among those of its kind. */
  number: number
  /** What shows it: `Figure 2`, and its caption. */
  label?: string
  caption?: string
  file: EditionFile
}

/** A sealed edition as a delivery. @throws {GalleyLacking} for one that Colophon did not seal */
export function deliveryOf({id, article, files, record, created}: Content): Delivery {
  if (!record) throw new GalleyLacking(`Cannot pack ${id}: it has no record that Colophon can read`)
  const below = (folder: string) =>
    files.flatMap((file) =>
      file.path.startsWith(folder) ? [{...file, path: file.path.slice(folder.length)}] : []
    )
  return {
    slug: record.slug,
    galleys: below(parts.galleys),
    sources: below(parts.source),
    manuscript: record.manuscript,
    created,
    sender: {name: article?.deposit.depositor, email: article?.deposit.email}
  }
}

/** The galley of an ending. @throws {GalleyLacking} */
export function galleyOf({galleys, slug}: Delivery, ending: '.jats.xml' | '.pdf'): EditionFile {
  const found = galleys.find(({path}) => path === `${slug}${ending}`)
  if (found) return found
  throw new GalleyLacking(
    `Cannot pack ${slug}: it has no \`${slug}${ending}\`. Build or seal it with JATS and PDF`
  )
}

/** The JATS galley as a tree. */
export async function jatsTree(delivery: Delivery): Promise<Root> {
  return readXml(new TextDecoder().decode(await galleyOf(delivery, '.jats.xml').bytes()))
}

/** Pictures that the XML names and that lie beside it. */
export function picturesOf(root: Root, {galleys}: Delivery): Picture[] {
  const beside = new Map(galleys.map((file) => [file.path, file]))
  const found = new Map<string, Picture>()
  const counted = {inline: 0, figure: 0}
  walk(root, undefined, (element, frame) => {
    const href = element.attributes['xlink:href'] ?? ''
    const file = beside.get(href)
    const isInline = element.name === 'inline-graphic'
    if (!file || (!isInline && element.name !== 'graphic')) return
    const known = found.get(href)
    if (known) return
    const {mimetype = 'image', 'mime-subtype': subtype = 'png'} = element.attributes
    const number = isInline ? ++counted.inline : ++counted.figure
    const label = wordsOf(frame, 'label')
    const caption = wordsOf(frame, 'caption')
    found.set(href, {href, file, isInline, number, mediaType: `${mimetype}/${subtype}`, label, caption})
  })
  return [...found.values()]
}

/** A file that belongs to the article and lies beside the XML. */
export interface SupplementaryFile {
  /** As the galley names it: `paper.assets/rivers.csv`. */
  href: string
  mediaType: string
  /** 1-based. */
  number: number
  title?: string
  file: EditionFile
}

/** Supplementary files that the XML names, in its order. */
export function supplementsOf(root: Root, {galleys}: Delivery): SupplementaryFile[] {
  const beside = new Map(galleys.map((file) => [file.path, file]))
  const found: SupplementaryFile[] = []
  walk(root, undefined, (element) => {
    const href = element.attributes['xlink:href'] ?? ''
    const file = beside.get(href)
    if (!file || element.name !== 'supplementary-material') return
    const mediaType = mediaTypeOf(href)
    found.push({
      href,
      file,
      mediaType,
      number: found.length + 1,
      title: wordsOf(elementBelow(element, 'caption'), 'title')
    })
  })
  return found
}

/** Name pictures and supplementary files anew, in place. */
export function renamePictures(root: Root, names: Map<string, {name: string; mediaType: string}>): void {
  walk(root, undefined, (element) => {
    const own = names.get(element.attributes['xlink:href'] ?? '')
    if (!own || !/^(?:(?:inline-)?graphic|supplementary-material)$/u.test(element.name)) return
    const [type = '', subtype = ''] = own.mediaType.split('/')
    Object.assign(element.attributes, {'xlink:href': own.name, mimetype: type, 'mime-subtype': subtype})
  })
}

/** The tree as XML again, byte for byte where nothing was renamed. */
export function xmlFile(path: string, root: Root): PackageFile {
  return {path, bytes: async () => new TextEncoder().encode(xmlAgain(root))}
}

/** `map.PNG` → `png`. */
export function endingOf(path: string): string {
  return extname(path).slice(1).toLowerCase()
}

/** @param frame the figure or table that an element stands in. */
function walk(
  node: Root | Element,
  frame: Element | undefined,
  visit: (element: Element, frame: Element | undefined) => void
): void {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    visit(child, frame)
    walk(child, /^(?:fig|table-wrap|fig-group)$/u.test(child.name) ? child : frame, visit)
  }
}

/** The first element of that name below another. */
export function elementBelow(node: Root | Element, name: string): Element | undefined {
  let found: Element | undefined
  walk(node, undefined, (element) => {
    if (element.name === name) found ??= element
  })
  return found
}

/** Words of the first element of that name, wherever it stands below; `undefined` where it is not, or is empty. */
export function wordsBelow(node: Root | Element, name: string): string | undefined {
  const found = elementBelow(node, name)
  return found && textOf(found)
}

function wordsOf(frame: Element | undefined, name: string): string | undefined {
  const child = frame?.children.find((one): one is Element => one.type === 'element' && one.name === name)
  return child && textOf(child)
}

function textOf(child: Element): string | undefined {
  const text = (node: Element): string =>
    node.children
      .map((one) => {
        // A formula says the same twice; its MathML is nearer to words.
        if (one.type === 'element')
          return one.name === 'tex-math' && node.name === 'alternatives' ? '' : text(one)
        return one.type === 'text' ? one.value : ''
      })
      .join('')
  return text(child).replace(/\s+/gu, ' ').trim() || undefined
}
