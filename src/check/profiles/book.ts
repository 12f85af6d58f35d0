/** What the profiles of bookstores look at: the EPUB's images, cover, files and style sheet. */
import {posix} from 'node:path'
import type {Element, Root} from 'xast'
import type {Subject} from './profile.js'

/** An image of the package. */
export interface BookImage {
  name: string
  bytes: number
  /** 0 where it is drawn in vectors, or can't be read. */
  width: number
  height: number
  isCover: boolean
}

export interface Book {
  bytes: number
  images: BookImage[]
  /** Content documents: name, size, and the most columns of a table in them. */
  documents: {name: string; bytes: number; columns: number; nested: boolean}[]
  css: string
  /** Levels of the NCX; 0 where there is none. */
  depth: number
  fonts: string[]
  hasMath: boolean
}

const books = new WeakMap<Subject, Promise<Book | undefined>>()

/** The EPUB galley, opened once; `undefined` where none was built. */
export function bookOf(subject: Subject): Promise<Book | undefined> {
  const opened = books.get(subject) ?? open(subject)
  books.set(subject, opened)
  return opened
}

async function open({galleys}: Subject): Promise<Book | undefined> {
  const galley = galleys.get('epub')
  if (!galley) return undefined
  const [{default: JSZip}, {fromXml}, {elementsNamed}, {imageSize}] = await Promise.all([
    import('jszip'),
    import('xast-util-from-xml'),
    import('../markup.js'),
    import('./image-size.js')
  ])
  const zip = await JSZip.loadAsync(galley.bytes)
  const read = async (path: string) => (await zip.file(path)?.async('uint8array')) ?? new Uint8Array()
  const parse = async (path: string): Promise<Root> => fromXml(new TextDecoder().decode(await read(path)))
  const [rootfile] = elementsNamed(await parse('META-INF/container.xml'), 'rootfile')
  const opfPath = rootfile?.attributes['full-path'] ?? ''
  const opf = await parse(opfPath)
  const items = elementsNamed(opf, 'item').map(({attributes}) => ({
    name: attributes['href'] ?? '',
    path: posix.join(posix.dirname(opfPath), decodeURI(attributes['href'] ?? '')),
    type: attributes['media-type'] ?? '',
    properties: (attributes['properties'] ?? '').split(/\s+/u)
  }))
  const ofType = (type: string | RegExp) =>
    items.filter((item) => (typeof type === 'string' ? item.type === type : type.test(item.type)))
  const [ncx] = ofType('application/x-dtbncx+xml')
  const documents = await Promise.all(
    ofType('application/xhtml+xml').map(async ({name, path}) => {
      const bytes = await read(path)
      const tables = elementsNamed(fromXml(new TextDecoder().decode(bytes)), 'table')
      return {
        name,
        bytes: bytes.byteLength,
        columns: Math.max(0, ...tables.map((table) => columnsOf(table, elementsNamed))),
        nested: tables.some((table) => elementsNamed(table, 'table').length > 1)
      }
    })
  )
  return {
    bytes: galley.bytes.byteLength,
    images: await Promise.all(
      ofType(/^image\//u).map(async ({name, path, properties}) => {
        const bytes = await read(path)
        const isCover = properties.includes('cover-image')
        return {name, bytes: bytes.byteLength, isCover, ...imageSize(bytes)}
      })
    ),
    documents,
    css: (await Promise.all(ofType('text/css').map(({path}) => read(path))))
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n'),
    depth: ncx ? depthOf(await parse(ncx.path)) : 0,
    fonts: ofType(/^(?:font\/|application\/(?:font|vnd\.ms-opentype|x-font))/u).map(({name}) => name),
    hasMath: items.some(({properties}) => properties.includes('mathml'))
  }
}

function columnsOf(table: Element, elementsNamed: (root: Root | Element, name: string) => Element[]): number {
  const rows = elementsNamed(table, 'tr').map(({children}) =>
    children.reduce(
      (sum, cell) =>
        cell.type === 'element' && /^t[dh]$/u.test(cell.name)
          ? sum + (Number(cell.attributes['colspan']) || 1)
          : sum,
      0
    )
  )
  return Math.max(0, ...rows)
}

function depthOf(node: Root | Element): number {
  const inner = node.children.map((child) => (child.type === 'element' ? depthOf(child) : 0))
  const own = node.type === 'element' && node.name === 'navPoint' ? 1 : 0
  return own + Math.max(0, ...inner)
}
