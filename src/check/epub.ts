import {posix} from 'node:path'
import type {Element, Root} from 'xast'
import {cssFaults, cssSentence} from './epub-css.js'
import {documentFaults, packageFaults} from './epub-lint.js'
import {descendants, passagesOf, type StandIn} from './markup.js'
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
  return (await openEpub(bytes)).documents
}

/** The parts of an EPUB. Throws as `readEpub` does. */
async function openEpub(bytes: Uint8Array): Promise<{
  opf: Root
  navigation: Root | undefined
  css: {path: string; text: string}[]
  documents: SpineDocument[]
}> {
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
  const items = elements(opf, 'item').map(({attributes}) => attributes)
  const byId = new Map(items.map((item) => [item['id'], item]))
  const pathOf = (href: string) => posix.join(posix.dirname(packagePath), decodeURI(href))
  const isNavigation = ({properties}: Element['attributes']) => properties?.split(/\s+/u).includes('nav')
  const paths = elements(opf, 'itemref').flatMap(({attributes}) => {
    const item = byId.get(attributes['idref'])
    return item?.['href'] && !isNavigation(item) ? [pathOf(item['href'])] : []
  })
  const navigation = items.find(isNavigation)?.['href']
  const sheets = items.flatMap((item) =>
    item['media-type'] === 'text/css' && item['href'] ? [pathOf(item['href'])] : []
  )
  return {
    opf,
    navigation: navigation ? await parse(pathOf(navigation)) : undefined,
    css: await Promise.all(
      sheets.map(async (path) => ({path, text: (await zip.file(path)?.async('string')) ?? ''}))
    ),
    documents: await Promise.all(paths.map(async (path) => ({path, root: await parse(path)})))
  }
}

/** What EPUBCheck does not see, a sentence each. Throws as `readEpub` does. */
export async function epubLint(bytes: Uint8Array): Promise<string[]> {
  const {opf, navigation, css, documents} = await openEpub(bytes)
  return [
    ...packageFaults(opf, navigation),
    ...documentFaults(documents),
    ...css.flatMap(({path, text}) => cssFaults(text).map((fault) => `${cssSentence(fault)} (${path})`))
  ]
}

/** Words of the spine, in reading order. */
export function epubWords(documents: SpineDocument[]): Words {
  const passages = documents.flatMap(({path, root}): Passage[] => [...passagesOf(root, path, formulaWords)])
  return wordsOf(passages)
}

/** A formula that is an image speaks its alternative. */
const formulaWords: StandIn = (node) =>
  node.type === 'element' &&
  'name' in node &&
  node.name === 'img' &&
  /(?:^|\s)formula-image(?:\s|$)/u.test(node.attributes['class'] ?? '')
    ? (node.attributes['alt'] ?? '')
    : undefined

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
