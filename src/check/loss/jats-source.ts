import type {Point} from 'unist'
import type {Element, ElementContent, Root} from 'xast'
import {wordsOf} from '../words.js'
import {isMark} from './shown.js'
import type {SourceWord} from './source.js'

/**
 * What a page does not print of JATS: identifiers, numbers of the issue, dates
 * in their parts, fields of what is said in words beside them, formulas in
 * notations, and marks that a list sets itself.
 */
const unprinted = new Set(
  (
    'alt-text alt-title article-id article-version article-version-alternatives contrib-id copyright-holder day ' +
    'copyright-year counts custom-meta-group date elocation-id fpage history institution-id issue journal-meta license ' +
    'long-desc lpage mml:math math month object-id processing-meta pub-date pub-history ' +
    'related-article related-object self-uri tex-math volume ali:license_ref license_ref'
  ).split(' ')
)

/** Marks that stand in the text as calls, list marks and numbers. */
const marked = new Set(['list-item', 'fn', 'aff', 'corresp', 'ref', 'disp-formula'])

const people = new Set(['contrib-group', 'aff', 'aff-alternatives', 'author-notes', 'funding-group'])

/** Elements within a line: a word may begin in one and end in the next. */
const inline = new Set(
  (
    'abbrev bold email ext-link fixed-case inline-formula italic monospace named-content roman ' +
    'sans-serif sc strike styled-content sub sup underline uri xref'
  ).split(' ')
)

/** Words of a JATS file as the page should print them, in its order, with their places. */
export function jatsSourceWords(root: Root): SourceWord[] {
  const words: SourceWord[] = []
  let passage = 0
  const add = (text: string, place: Point, stated: SourceWord['stated']) => {
    const {shown, keys} = wordsOf([{text}])
    keys.forEach((key, at) => {
      if (!isMark(key)) words.push({text: shown[at] as string, key, place, passage, stated})
    })
  }
  /** A run of text that one block holds. */
  let line: {text: string; place: Point} | undefined
  const endLine = (stated: SourceWord['stated']) => {
    if (line) add(line.text, line.place, stated)
    line = undefined
    // A reference is one passage, whatever its fields.
    if (!inReference) passage += 1
  }
  let inReference = false
  const walk = (element: Element, stated: SourceWord['stated']) => {
    if (unprinted.has(element.name)) return
    const own = people.has(element.name) ? 'people' : element.name === 'front' ? 'words' : stated
    const isBlock = !inline.has(element.name)
    if (isBlock) endLine(stated)
    if (element.name === 'ref') inReference = true
    for (const child of element.children) {
      if (child.type === 'element') {
        if (!isMarkOf(element, child)) walk(child, own)
      } else if (child.type === 'text' || child.type === 'cdata') {
        const place = child.position?.start ?? element.position?.start ?? {line: 1, column: 1}
        if (line) line.text += child.value
        else if (child.value.trim()) line = {text: child.value, place}
      }
    }
    if (element.name === 'ref') inReference = false
    if (isBlock) endLine(own)
  }
  for (const child of root.children) if (child.type === 'element') walk(child, undefined)
  return words
}

/** A mark, or a field that stands beside its words. */
function isMarkOf(parent: Element, child: Element): boolean {
  if (child.name === 'label' && marked.has(parent.name)) return true
  if (child.name === 'xref' && (parent.name === 'contrib' || child.attributes['ref-type'] === 'fn'))
    return true
  // Said again where readers look for it.
  if (parent.name === 'contrib' && child.name === 'email') return parent.attributes['corresp'] === 'yes'
  if (child.name === 'award-group')
    return parent.children.some((one) => isElement(one) && one.name === 'funding-statement')
  if (child.name === 'element-citation' && parent.children.some(isMixed)) return true
  return parent.name === 'alternatives' && parent.children.find(isElement) !== child
}

const isElement = (node: ElementContent): node is Element => node.type === 'element'
const isMixed = (node: ElementContent): boolean => isElement(node) && node.name === 'mixed-citation'
