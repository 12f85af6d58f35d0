import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import {attributeList} from '../../xml/attribute-list.js'
import {instructions, uses} from '../../xml/jats-names.js'
import {holdsParagraphs, isCuttable, isDisplay, mayHold} from './content-models.js'

/**
 * Fit a tree to JATS's content models, losing no word.
 *
 * What an element may not hold finds its place in one of four ways: it is
 * put in a paragraph; it rises out of the line, which is cut in two around
 * it; it takes its form for lines; or its children stand for it.
 */
export function fitModels(root: Element): Element {
  const [first, ...others] = fitted(root)
  if (first?.type !== 'element' || others.length > 0) throw new Error(`\`${root.name}\` cannot be cut`)
  return first
}

/** The element, or the pieces it was cut into. */
function fitted(element: Element): ElementContent[] {
  const children = element.children.flatMap((child) => (child.type === 'element' ? fitted(child) : [child]))
  if (isCuttable(element.name)) return cut(element, children)
  if (holdsParagraphs(element.name)) return [{...element, children: paragraphs(element.name, children)}]
  return [{...element, children: children.flatMap((child) => adapt(element.name, child))}]
}

/** The line's pieces, and between them what may not stand in it. */
function cut(element: Element, children: ElementContent[]): ElementContent[] {
  const pieces: ElementContent[] = []
  let open: Element | undefined
  for (const child of children.flatMap(brokenLine)) {
    if (child.type === 'element' && !mayHold(element.name, child.name)) {
      pieces.push(child)
      open = undefined
      continue
    }
    if (!open) {
      const {id: _, ...again} = element.attributes
      open = {...element, attributes: pieces.length > 0 ? again : element.attributes, children: []}
      pieces.push(open)
    }
    open.children.push(child)
  }
  return pieces.length > 0 ? pieces : [{...element, children}]
}

/** Strays in paragraphs of their own: what stands within a line together, what is displayed each alone. */
function paragraphs(parent: string, children: ElementContent[]): ElementContent[] {
  const made: ElementContent[] = []
  let open: Element | undefined
  const holdsText = parent === 'td' || parent === 'th'
  for (const child of children) {
    const stands =
      child.type === 'element' ? mayHold(parent, child.name) : child.type === 'instruction' || holdsText
    if (stands) {
      open = undefined
      made.push(child)
      continue
    }
    if (child.type === 'text' && !open && child.value.trim() === '') continue
    if (child.type === 'element' && isDisplay(child.name)) {
      open = undefined
      made.push(x('p', {'specific-use': attributeList({classes: [uses.display]})}, [child]))
      continue
    }
    if (!open) {
      open = x('p')
      made.push(open)
    }
    open.children.push(...adapt('p', child))
  }
  return made
}

/** A child as this parent may hold it. */
function adapt(parent: string, child: ElementContent): ElementContent[] {
  if (child.type !== 'element' || mayHold(parent, child.name)) return [child]
  const lineForm = forLines(child)
  if (lineForm && mayHold(parent, lineForm.name)) return [lineForm, ...numberOf(child)]
  if (child.name === 'break') return brokenLine(child)
  // Blocks in a line are told apart by space.
  const inner = child.children.flatMap((one) => adapt(parent, one))
  return isBlock(child.name) ? [space, ...inner, space] : inner
}

const space = {type: 'text', value: ' '} as const

/** JATS has no line break for paragraphs: programs that want it find it here. */
function brokenLine(child: ElementContent): ElementContent[] {
  if (child.type !== 'element' || child.name !== 'break') return [child]
  return [
    {type: 'instruction', name: instructions.lineBreak, value: ''},
    {type: 'text', value: '\n'}
  ]
}

/** An equation's number stays beside it in the line. */
function numberOf({name, children}: Element): ElementContent[] {
  const label = children.find((child) => child.type === 'element' && child.name === 'label')
  return name === 'disp-formula' && label?.type === 'element' ? [space, ...label.children] : []
}

/** Displayed things in the form they take within a line. */
function forLines(element: Element): Element | undefined {
  const {id, 'specific-use': use} = element.attributes
  if (element.name === 'disp-formula') {
    const children = element.children.filter((child) => child.type !== 'element' || child.name !== 'label')
    return {
      ...element,
      name: 'inline-formula',
      attributes: {...(id && {id}), ...(use && {'specific-use': use})},
      children
    }
  }
  return element.name === 'graphic' ? {...element, name: 'inline-graphic'} : undefined
}

function isBlock(name: string): boolean {
  return !isCuttable(name) && !/^(?:inline-|abbrev$|email$)/u.test(name)
}
