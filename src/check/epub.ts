import {posix} from 'node:path'
import type {Element, Root} from 'xast'
import {descendants, passagesOf} from './markup.js'
import {type Passage, type Words, wordsOf} from './words.js'

/** A content document of the spine. */
interface SpineDocument {
  /** Within the zip: `OEBPS/methods.xhtml`. */
  path: string
  root: Root
}

/**
 * The documents of an EPUB in reading order, without its navigation document.
 *
 * Throws what stands in the way: no zip, no package document, ill-formed XML.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-spine-elem
 */
export async function readEpub(bytes: Uint8Array): Promise<SpineDocument[]> {
  const [{default: JSZip}, {fromXml}] = await Promise.all([import('jszip'), import('xast-util-from-xml')])
  const zip = await JSZip.loadAsync(bytes)
  const parse = async (path: string) => {
    const file = zip.file(path)
    if (!file) throw new Error(`there is no \`${path}\` in it`)
    return fromXml(await file.async('string'))
  }
  const container = await parse('META-INF/container.xml')
  const packagePath = elements(container, 'rootfile')[0]?.attributes['full-path']
  if (!packagePath) throw new Error('its container names no package document')
  const opf = await parse(packagePath)
  const items = new Map(elements(opf, 'item').map(({attributes}) => [attributes['id'], attributes]))
  const paths = elements(opf, 'itemref').flatMap(({attributes}) => {
    const {href, properties} = items.get(attributes['idref']) ?? {}
    const isNavigation = properties?.split(/\s+/u).includes('nav')
    return href && !isNavigation ? [posix.join(posix.dirname(packagePath), decodeURI(href))] : []
  })
  return Promise.all(paths.map(async (path) => ({path, root: await parse(path)})))
}

/** Words of the spine, in reading order. */
export function epubWords(documents: SpineDocument[]): Words {
  const passages = documents.flatMap(({path, root}): Passage[] => [...passagesOf(root, path)])
  return wordsOf(passages)
}

/**
 * What EPUBCheck's TypeScript edition says against it, a sentence each.
 *
 * @returns `undefined` when that is not installed.
 */
export async function epubFaults(bytes: Uint8Array): Promise<string[] | undefined> {
  let judge: typeof import('@likecoin/epubcheck-ts')
  try {
    judge = await import('@likecoin/epubcheck-ts')
  } catch {
    return undefined
  }
  const {messages} = await judge.EpubCheck.validate(bytes)
  return messages
    .filter(({severity}) => severity !== 'info' && severity !== 'usage')
    .map(({id, message, location}) => {
      const place = [location?.path, location?.line].filter((part) => part !== undefined).join(':')
      return `${message} (${[place, id].filter(Boolean).join(', ')})`
    })
}

function elements(root: Root, name: string): Element[] {
  const found: Element[] = []
  for (const node of descendants(root)) {
    if (node.type === 'element' && 'name' in node && node.name.replace(/^.*:/u, '') === name) found.push(node)
  }
  return found
}
