import {toString as textOf} from 'hast-util-to-string'
import type {Page, Slot} from '../../model/index.js'
import {slots} from '../../model/index.js'
import {furnitureSlots} from '../furniture.js'
import {descendants, type MarkupNode, passagesOf} from '../markup.js'
import {wordsOf} from '../words.js'

/** A word of the article, and where it stands; `record`: a field of a reference that its style may not print. */
export interface ShownWords {
  keys: string[]
  slots: (Slot | 'record')[]
}

/**
 * All words of the article that a reader meets, in reading order, formulas as
 * their TeX and images as their alternatives; then the fields of its references.
 */
export function shownWords(page: Page): ShownWords {
  const shown: ShownWords = {keys: [], slots: []}
  const add = (slot: Slot | 'record', keys: string[]) => {
    for (const key of keys) {
      if (isMark(key)) continue
      shown.keys.push(key)
      shown.slots.push(slot)
    }
  }
  for (const slot of slots) {
    if (slot in furnitureSlots) continue
    for (const node of page.slots[slot]) {
      const captioned = imagesWithCaption(node)
      add(slot, wordsOf(passagesOf(node, '', (inner) => standIn(inner, captioned))).keys)
    }
  }
  for (const {csl} of page.article.references) add('record', wordsOf([{text: valuesOf(csl).join(' ')}]).keys)
  return shown
}

/** ASCII's symbols and bylines' stars are signs of Markdown and TeX: their loss can't be told from being understood. */
export function isMark(key: string): boolean {
  return /^[!-/:-@[-`{-~∗⋆]$/u.test(key)
}

/** Names of commands are no words: the manuscript's are left out too. */
function texOf(source = ''): string {
  return source.replace(/\\[A-Za-z]+/gu, ' ')
}

/** A caption says what its image is already: the alternative must not stand in for it. */
function imagesWithCaption(root: MarkupNode): Set<MarkupNode> {
  const found = new Set<MarkupNode>()
  for (const figure of descendants(root)) {
    if (!('tagName' in figure) || figure.tagName !== 'figure') continue
    for (const node of descendants(figure)) if ('tagName' in node && node.tagName === 'img') found.add(node)
  }
  return found
}

function standIn(node: MarkupNode, captioned: Set<MarkupNode>): string | undefined {
  if (!('tagName' in node)) return undefined
  // Marks that Colophon sets close to a word: they are none of it.
  if (node.properties['role'] === 'doc-noteref') return ''
  if (node.tagName === 'sup' && String(node.properties['className'] ?? '') === 'marks') return textOf(node)
  if (node.tagName === 'math') return texOf(node.data?.tex)
  if (node.tagName === 'img' && !captioned.has(node)) return String(node.properties['alt'] ?? '')
  return undefined
}

/** Texts and numbers within a value, however deep. */
function valuesOf(value: unknown): string[] {
  const found: string[] = []
  const waiting = [value]
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string' || typeof next === 'number') found.push(String(next))
    else if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next).reverse())
  }
  return found
}
