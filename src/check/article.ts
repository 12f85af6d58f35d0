import type {ElementContent, Page, Slot} from '../model/index.js'
import {slots} from '../model/index.js'
import {furnitureSlots} from './furniture.js'
import {passagesOf} from './markup.js'
import {type Words, wordsOf} from './words.js'

/** The article's own words, which every galley should say. */
export function articleWords({slots: contents}: Pick<Page, 'slots'>): Words {
  const own = slots.filter((slot: Slot) => !(slot in furnitureSlots))
  return wordsOf(own.flatMap((slot) => contents[slot].flatMap((node) => [...passagesOf(node)])))
}

/** The same for a galley whose notes stand at the foot of their pages: no heading stands above them. */
export function articleWordsOnPaper({slots: contents}: Pick<Page, 'slots'>): Words {
  const notes = contents.notes.map((node) =>
    'children' in node ? {...node, children: node.children.filter((child) => !isHeading(child))} : node
  )
  return articleWords({slots: {...contents, notes}})
}

function isHeading(node: ElementContent): boolean {
  return node.type === 'element' && /^h\d$/u.test(node.tagName)
}
