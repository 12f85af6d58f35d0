import type {Root} from 'hast'
import {toString as textOfElement} from 'hast-util-to-string'
import {visit} from 'unist-util-visit'
import type {Page} from '../../model/index.js'
import {runningAuthors} from './styles.js'

/** The signs that a page's typefaces must hold, those of its heads too. */
export function signsOf({
  slots,
  article
}: Pick<Page, 'slots' | 'article'>): Pick<Page, 'characters' | 'codeCharacters' | 'hasMath'> {
  const characters = new Set(runningAuthors(article))
  const codeCharacters = new Set<string>()
  let hasMath = false
  for (const children of Object.values(slots)) {
    const root: Root = {type: 'root', children}
    visit(root, (node) => {
      if (node.type === 'text') for (const sign of node.value) characters.add(sign)
      if (node.type !== 'element') return
      if (node.tagName === 'math') hasMath = true
      if (/^(?:code|kbd|samp)$/u.test(node.tagName))
        for (const sign of textOfElement(node)) codeCharacters.add(sign)
    })
  }
  return {characters, codeCharacters, hasMath}
}
