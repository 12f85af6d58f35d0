import type {Element, ElementContent} from 'hast'
import {type Direction, directionOf, directionOfText, hasRightToLeft} from '../../model/index.js'

/** What has a direction of its own: blocks, and in lists of names each name. */
const blocks = /^(?:blockquote|d[dt]|figcaption|h[1-6]|li|[ou]l|p|t[dh])$/u
const names = /^(?:name|native-name)$/u
/** Lists of names, and of labels at a margin, run as the article does, whatever script they are in. */
const lists = /^(?:contributors|affiliations|labelled)$/u
/** Lists whose entries have little to do with each other: each runs its own way. */
const entries = /^(?:notes|references)$/u
const code = /^(?:code|kbd|pre|samp)$/u

/**
 * Say `dir` where a text runs against what is around it: an Arabic quotation
 * in an English article, an English reference in an Arabic one. Without it,
 * full stops and marks stand at the wrong end (Unicode UAX #9 §4.3, HL3).
 */
export function direct(children: ElementContent[], language: string): void {
  const around = directionOf(language)
  if (around === 'ltr' && !children.some((child) => hasRightToLeft(words(child)))) return
  for (const child of children) if (child.type === 'element') directElement(child, around, false)
}

function directElement(element: Element, around: Direction, within: boolean): void {
  const {dir, className} = element.properties
  const classes = Array.isArray(className) ? className.map(String) : []
  const inList = within || classes.some((one) => lists.test(one))
  let own: Direction = dir === 'rtl' || dir === 'ltr' ? dir : around
  if (dir === undefined) {
    if (code.test(element.tagName)) own = 'ltr'
    else if (
      inList
        ? classes.some((one) => names.test(one))
        : blocks.test(element.tagName) && !classes.some((one) => entries.test(one))
    )
      own = directionOfText(words(element)) ?? around
    if (own !== around) element.properties.dir = own
  }
  for (const child of element.children) if (child.type === 'element') directElement(child, own, inList)
}

/** Formulas and code run from left to right and say nothing about the text they stand in. */
function words(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || /^(?:math|code|pre|svg)$/u.test(node.tagName)) return ''
  return node.children.map(words).join('')
}
