import type {Root} from 'hast'
import {articleOf, descendants, elementOf, passagesOf} from './markup.js'
import {type Words, wordsOf} from './words.js'

/** The HTML galley as a tree. */
export async function readHtml(bytes: Uint8Array): Promise<Root> {
  const {fromHtml} = await import('hast-util-from-html')
  return fromHtml(new TextDecoder().decode(bytes))
}

/** Words of its article, in document order. */
export function htmlWords(root: Root): Words {
  return wordsOf(passagesOf(articleOf(root)))
}

/** What is wrong with the page, as far as it shows without a validator; a sentence each. */
export function htmlFaults(root: Root): string[] {
  const faults: string[] = []
  const ids = new Set<string>()
  const links: string[] = []
  for (const node of descendants(root)) {
    if (node.type !== 'element' || !('tagName' in node)) continue
    const {id, href, alt, src} = node.properties
    if (typeof id === 'string') {
      if (ids.has(id)) faults.push(`two elements have the id \`${id}\``)
      ids.add(id)
    }
    if (node.tagName === 'img' && alt === undefined) {
      faults.push(`an image has no \`alt\`: \`${String(src).slice(0, 40)}\``)
    }
    if (elementOf(node)?.name === 'a' && typeof href === 'string' && href.startsWith('#')) links.push(href)
  }
  for (const link of new Set(links)) {
    if (link !== '#' && !ids.has(decoded(link.slice(1)))) faults.push(`a link leads nowhere: \`${link}\``)
  }
  return faults
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
