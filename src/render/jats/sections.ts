import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {ArticleBlock, ReferenceList, Section, SectionKind} from '../../model/index.js'
import {secTypes} from '../../xml/jats-names.js'
import type {JatsState} from './handlers.js'

/** JATS `<sec>`. */
export function section(node: Section, state: JatsState): Element {
  const {id, kind} = node
  return x('sec', {id, 'sec-type': kind && (secTypes[kind] ?? kind)}, [
    ...heading(node, state),
    ...inOrder(state.all(node.children))
  ])
}

/** JATS `<label>` and `<title>`. */
export function heading({label, title}: Section, state: JatsState): Element[] {
  return [...(label ? [x('label', label)] : []), x('title', state.all(title))]
}

/** Blocks, then sections, as every model has it: what follows a section belongs to it. */
export function inOrder(children: ElementContent[]): ElementContent[] {
  const made: ElementContent[] = []
  for (const child of children) {
    const last = made.at(-1)
    const isSection = child.type === 'element' && child.name === 'sec'
    if (last?.type === 'element' && last.name === 'sec' && !isSection) {
      last.children = inOrder([...last.children, child])
    } else made.push(child)
  }
  return made
}

/** A part of the end matter: a section, or the place of the reference list. */
export type EndPart = Section | ReferenceList

/** The main matter, and the parts at its end that JATS has a place for in `back`. */
export function divide(body: ArticleBlock[]): {main: ArticleBlock[]; end: EndPart[]} {
  let from = body.length
  while (from > 0 && belongsInBack(body[from - 1])) from--
  return {main: body.slice(0, from), end: body.slice(from).filter(isEndPart)}
}

const backMatter = new Set<SectionKind | undefined>([
  'acknowledgments',
  'appendix',
  'competing-interests',
  'data-availability',
  'ethics',
  'peer-review',
  'author-contributions',
  'supplementary-material',
  'funding'
])

function belongsInBack(block: ArticleBlock | undefined): boolean {
  if (!block || !isEndPart(block)) return false
  return block.type === 'referenceList' || backMatter.has(block.kind) || isListOnly(block)
}

function isEndPart(block: ArticleBlock): block is EndPart {
  return block.type === 'section' || block.type === 'referenceList'
}

/** A section that holds the reference list and nothing else: it is the list's heading. */
export function isListOnly({kind, label, children}: Section): boolean {
  return kind === 'references' && !label && children.length === 1 && children[0]?.type === 'referenceList'
}

/**
 * Parts of the end: `<ack>`, `<app-group>`, `<sec>`, in the author's order,
 * and the reference list where the author put it.
 */
export function endMatter(
  parts: EndPart[],
  state: JatsState,
  list: (under: Section | undefined) => Element | undefined
): Element[] {
  const made: Element[] = []
  for (const node of parts) {
    if (node.type === 'referenceList' || isListOnly(node)) {
      const placed = list(node.type === 'section' ? node : undefined)
      if (placed) made.push(placed)
      else if (node.type === 'section') made.push(section(node, state))
      continue
    }
    const content = [...heading(node, state), ...inOrder(state.all(node.children))]
    const last = made.at(-1)
    if (node.kind === 'acknowledgments') made.push(x('ack', {id: node.id}, content))
    else if (node.kind !== 'appendix') made.push(section(node, state))
    else if (last?.name === 'app-group') last.children.push(x('app', {id: node.id}, content))
    else made.push(x('app-group', [x('app', {id: node.id}, content)]))
  }
  return made
}
