import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {ArticleBlock, Section, SectionKind} from '../../model/index.js'
import type {JatsState} from './handlers.js'

/** JATS `sec-type`, as JATS4R and PMC spell it. */
const secTypes: {[Kind in SectionKind]?: string} = {
  'competing-interests': 'coi-statement',
  references: 'ref-list'
}

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

/** The main matter, and the sections at its end that JATS has a place for in `back`. */
export function divide(body: ArticleBlock[]): {main: ArticleBlock[]; end: Section[]} {
  let from = body.length
  while (from > 0 && belongsInBack(body[from - 1])) from--
  const end = body.slice(from).filter((block): block is Section => block.type === 'section')
  return {main: body.slice(0, from), end}
}

const backMatter = new Set<SectionKind | undefined>([
  'acknowledgments',
  'appendix',
  'competing-interests',
  'data-availability',
  'funding'
])

function belongsInBack(block: ArticleBlock | undefined): boolean {
  return block?.type === 'referenceList' || (block?.type === 'section' && backMatter.has(block.kind))
}

/** Sections of the end: `<ack>`, `<app-group>`, `<sec>`, in the author's order. */
export function endMatter(sections: Section[], state: JatsState): Element[] {
  const made: Element[] = []
  for (const node of sections) {
    const content = [...heading(node, state), ...inOrder(state.all(node.children))]
    const last = made.at(-1)
    if (node.kind === 'acknowledgments') made.push(x('ack', {id: node.id}, content))
    else if (node.kind !== 'appendix') made.push(section(node, state))
    else if (last?.name === 'app-group') last.children.push(x('app', {id: node.id}, content))
    else made.push(x('app-group', [x('app', {id: node.id}, content)]))
  }
  return made
}
