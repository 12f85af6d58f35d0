import type {Root} from 'hast'
import {toString as textOfElement} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Page} from '../../model/index.js'
import {runningAuthors} from './styles.js'

/** A letter of Europe or of phonetics with its marks, and the second one below a tie, `k͡p`. */
const marked =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\u25CC](?:[\u035C-\u0362]\p{L}|[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF])[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF]*/gu

/** The signs that a page's typefaces must hold, those of its heads too. */
export function signsOf({
  slots,
  article
}: Pick<Page, 'slots' | 'article'>): Pick<Page, 'characters' | 'clusters' | 'codeCharacters' | 'hasMath'> {
  const characters = new Set(runningAuthors(article))
  const clusters = new Set<string>()
  const codeCharacters = new Set<string>()
  let hasMath = false
  for (const children of Object.values(slots)) {
    const root: Root = {type: 'root', children}
    visit(root, (node) => {
      if (node.type === 'text') {
        for (const sign of node.value) characters.add(sign)
        for (const [cluster] of node.value.matchAll(marked)) {
          // The browser takes the sign for both where a face has it.
          const whole = cluster.normalize('NFC')
          if ([...whole].length > 1) clusters.add(whole)
          else characters.add(whole)
        }
      }
      if (node.type !== 'element') return
      if (node.tagName === 'math') hasMath = true
      if (/^(?:code|kbd|samp)$/u.test(node.tagName))
        for (const sign of textOfElement(node)) codeCharacters.add(sign)
    })
  }
  return {characters, clusters, codeCharacters, hasMath}
}
