import type {Page, Slot} from '../model/index.js'
import {slots} from '../model/index.js'
import {furnitureSlots} from './furniture.js'
import {passagesOf} from './markup.js'
import {type Words, wordsOf} from './words.js'

/** The article's own words, which every galley should say. */
export function articleWords(page: Page): Words {
  const own = slots.filter((slot: Slot) => !(slot in furnitureSlots))
  return wordsOf(own.flatMap((slot) => page.slots[slot].flatMap((node) => [...passagesOf(node)])))
}
