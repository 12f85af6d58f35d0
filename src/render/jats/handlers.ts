import type {ElementContent} from 'xast'
import {x} from 'xastscript'
import type {ArticleNode, ArticleNodeType, Asset} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {instructions} from '../../xml/jats-names.js'
import {citation} from './citations.js'
import {division} from './divisions.js'
import {figure, image, imageBlock} from './figures.js'
import {definitionList, list} from './lists.js'
import {dispFormula, inlineFormula} from './mathematics.js'
import {paragraph} from './paragraphs.js'
import {link, span} from './phrases.js'
import {section} from './sections.js'
import {table, tableWrap} from './tables.js'

/** What handlers need besides the node. */
export interface JatsState {
  /** By the `url` of the images that show them. */
  assets: Map<string, Asset>
  /** Name of an asset beside the XML: `paper.assets/map.png`. */
  href(asset: Asset): string
  /** Id of the reference with that key; `undefined` where none has it. */
  referenceId(key: string): string | undefined
  all(nodes: readonly {type: string}[]): ElementContent[]
}

/** A node becomes elements; `ignore` leaves it out aloud. */
type Handler<Type extends ArticleNodeType> =
  | ((node: Extract<ArticleNode, {type: Type}>, state: JatsState) => ElementContent | ElementContent[])
  | 'ignore'

/**
 * The whole model in JATS, one row a node type; a type without a row does not compile.
 *
 * Each is written as it would stand alone; `fitModels` finds it a place where JATS
 * forbids it.
 */
export const handlers: {[Type in ArticleNodeType]: Handler<Type>} = {
  admonition: (node, state) =>
    x('boxed-text', {'content-type': node.kind}, [
      node.title.length > 0 ? x('caption', [x('title', state.all(node.title))]) : undefined,
      ...state.all(node.children)
    ]),
  blockquote: (node, state) => x('disp-quote', state.all(node.children)),
  break: () => x('break'),
  citation: (node, state) => citation(node, state),
  citationLink: (node, state) => x('xref', {rid: node.reference}, state.all(node.children)),
  code: (node) => {
    const {id, classes} = node.data?.attributes ?? {}
    const attributes = {id, 'specific-use': attributeList({classes}), language: node.lang ?? undefined}
    return x('code', attributes, node.value)
  },
  crossReference: (node, state) => x('xref', {rid: node.target}, state.all(node.children)),
  defList: (node, state) => definitionList(node, state),
  defListDescription: (node, state) => x('def', state.all(node.children)),
  defListTerm: (node, state) => x('term', state.all(node.children)),
  delete: (node, state) => x('strike', state.all(node.children)),
  division: (node, state) => division(node, state),
  emphasis: (node, state) => x('italic', state.all(node.children)),
  equation: (node) => dispFormula(node),
  figure: (node, state) => figure(node, state),
  formula: (node) => inlineFormula(node),
  // A heading inside a quotation or a box opens no section.
  heading: (node, state) => x('p', {'content-type': 'heading'}, [x('bold', state.all(node.children))]),
  image: (node, state) => image(node, state),
  inlineCode: (node) => x('monospace', node.value),
  link: (node, state) => link(node, state),
  list: (node, state) => list(node, state),
  listItem: (node, state) => x('list-item', state.all(node.children)),
  noteCall: (node) => x('xref', {id: node.id, rid: node.note}, [x('sup', node.label)]),
  paragraph: (node, state) => imageBlock(node, state) ?? paragraph(node, state),
  // The list stands in `back`, where JATS has it; here is its place.
  referenceList: () => ({type: 'instruction', name: instructions.referenceList, value: ''}),
  section: (node, state) => section(node, state),
  span: (node, state) => span(node, state),
  statement: (node, state) =>
    x('statement', {id: node.id, 'content-type': node.kind}, [
      node.label ? x('label', node.label) : undefined,
      node.title.length > 0 ? x('title', state.all(node.title)) : undefined,
      ...state.all(node.children)
    ]),
  strong: (node, state) => x('bold', state.all(node.children)),
  subscript: (node, state) => x('sub', state.all(node.children)),
  superscript: (node, state) => x('sup', state.all(node.children)),
  table: (node, state) => x('table-wrap', {position: 'anchor'}, [table(node, state)]),
  tableCell: 'ignore',
  tableFigure: (node, state) => tableWrap(node, state),
  tableRow: 'ignore',
  text: (node) => ({type: 'text', value: node.value}),
  thematicBreak: () => ({type: 'instruction', name: instructions.thematicBreak, value: ''})
}

/** One node, by its handler. */
export function toJats(node: ArticleNode, state: JatsState): ElementContent[] {
  const handler = handlers[node.type] as Handler<ArticleNodeType> | undefined
  if (!handler) throw new Error(`A node of type \`${node.type}\` reached the JATS writer unresolved`)
  if (handler === 'ignore') return []
  const made = (handler as (node: ArticleNode, state: JatsState) => ElementContent | ElementContent[])(
    node,
    state
  )
  return Array.isArray(made) ? made : [made]
}
