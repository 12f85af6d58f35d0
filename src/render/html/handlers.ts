import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Paragraph} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {
  type ArticleBlock,
  type ArticleNode,
  type ArticleNodeType,
  type Asset,
  type Attributes,
  type Equation,
  type Figure,
  type Formula,
  isSafeLink,
  type Section,
  type Statement,
  type TableFigure,
  terms
} from '../../model/index.js'
import type {Highlighter} from './highlight.js'
import {sharedMath} from './mathml.js'
import {table} from './table.js'

/** What handlers need besides the node. */
export interface HtmlState {
  /** RFC 5646 tag of the article. */
  language: string
  assets: Map<string, Asset>
  highlight: Highlighter
  /** The reference list, where the author placed it. */
  references(): ElementContent[]
  all(nodes: readonly {type: string}[]): ElementContent[]
}

/** A node becomes elements; `ignore` leaves it out aloud. */
type Handler<Type extends ArticleNodeType> =
  | ((node: Extract<ArticleNode, {type: Type}>, state: HtmlState) => ElementContent | ElementContent[])
  | 'ignore'

/** The whole model in HTML, one row a node type; a type without a row does not compile. */
export const handlers: {[Type in ArticleNodeType]: Handler<Type>} = {
  admonition: (node, state) =>
    h(
      'aside',
      {
        className: ['admonition', `admonition-${slug(node.kind)}`],
        ariaLabel: textOf({type: 'paragraph', children: node.title})
      },
      [h('p', {className: ['admonition-title']}, state.all(node.title)), ...state.all(node.children)]
    ),
  blockquote: (node, state) => h('blockquote', state.all(node.children)),
  break: () => h('br'),
  citation: (node, state) =>
    h(
      node.mode === 'note' ? 'sup' : 'span',
      {id: node.id, className: ['citation']},
      state.all(node.children)
    ),
  citationLink: (node, state) =>
    h(
      'a',
      {href: `#${node.reference}`, role: 'doc-biblioref', className: ['citation-link']},
      state.all(node.children)
    ),
  code: (node, state) => {
    const {id, classes = []} = node.data?.attributes ?? {}
    return h('pre', {id, className: classNames(classes), tabIndex: 0}, [
      h(
        'code',
        {className: node.lang ? [`language-${slug(node.lang)}`] : undefined},
        // Empty lines around code are the manuscript's.
        state.highlight(node.value.replace(/^(?:[^\S\n]*\n)+|\s+$/gu, ''), node.lang ?? undefined)
      )
    ])
  },
  crossReference: (node, state) =>
    h(
      'a',
      {href: `#${node.target}`, className: ['cross-reference', ...(node.page ? ['page-reference'] : [])]},
      state.all(node.children)
    ),
  defList: (node, state) => h('dl', state.all(node.children)),
  defListDescription: (node, state) => h('dd', state.all(node.children)),
  defListTerm: (node, state) => h('dt', state.all(node.children)),
  delete: (node, state) => h('del', state.all(node.children)),
  division: (node, state) => h('div', properties(node.attributes), state.all(node.children)),
  emphasis: (node, state) => h('em', state.all(node.children)),
  equation: (node) => equation(node),
  figure: (node, state) => figure(node, state),
  formula: (node) => formula(node),
  heading: (node, state) => h('p', {className: ['heading']}, [h('strong', state.all(node.children))]),
  image: (node, state) => {
    const asset = state.assets.get(node.url)
    const {pairs = {}} = node.data?.attributes ?? {}
    return h('img', {
      src: node.url,
      alt: node.alt ?? '',
      title: node.title ?? undefined,
      width: asset?.width,
      height: asset?.height,
      style: sizeStyle(pairs)
    })
  },
  inlineCode: (node) => h('code', node.value),
  link: (node, state) => link(node.url, node.title, state.all(node.children)),
  list: (node, state) => {
    const tasks = node.children.some((item) => typeof item.checked === 'boolean')
    return h(
      node.ordered ? 'ol' : 'ul',
      {
        start: node.ordered && node.start !== 1 ? (node.start ?? undefined) : undefined,
        className: tasks ? ['task-list'] : undefined
      },
      state.all(node.children.map((item) => ({...item, spread: node.spread || item.spread})))
    )
  },
  listItem: (node, state) => {
    const children = state.all(node.children)
    const only = children.length > 0 && !node.spread
    const tight = only
      ? children.flatMap((child) =>
          child.type === 'element' && child.tagName === 'p' ? child.children : [child]
        )
      : children
    if (typeof node.checked !== 'boolean') return h('li', tight)
    const box = checkbox(node.checked, state)
    const [first, ...others] = tight
    // In the line that it belongs to.
    return first?.type === 'element' && first.tagName === 'p'
      ? h('li', {className: ['task']}, [{...first, children: [box, ...first.children]}, ...others])
      : h('li', {className: ['task']}, [box, ...tight])
  },
  noteCall: (node) =>
    h('a', {id: node.id, href: `#${node.note}`, role: 'doc-noteref', className: ['note-call']}, node.label),
  paragraph: (node, state) =>
    h('p', {className: isLead(node) ? ['lead'] : undefined}, state.all(node.children)),
  referenceList: (_, state) => state.references(),
  section: (node, state) => section(node, state),
  span: (node, state) => {
    const {element, attributes} = node
    if (element === 'smallcaps') return h('span', {className: ['smallcaps']}, state.all(node.children))
    return h(element, properties(attributes), state.all(node.children))
  },
  statement: (node, state) => statement(node, state),
  strong: (node, state) => h('strong', state.all(node.children)),
  subscript: (node, state) => h('sub', state.all(node.children)),
  superscript: (node, state) => h('sup', state.all(node.children)),
  table: (node, state) => table(node, state),
  tableCell: 'ignore',
  tableFigure: (node, state) => tableFigure(node, state),
  tableRow: 'ignore',
  text: (node) => ({type: 'text', value: node.value}),
  thematicBreak: () => h('hr')
}

/** Longer than any head, in signs. */
const longestLead = 120

/** Whether a paragraph is one line in bold, as authors head what follows where they want no heading. */
function isLead({children}: Paragraph): boolean {
  const [only, more] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return only?.type === 'strong' && more === undefined && textOf(only).length <= longestLead
}

/** One node, by its handler. */
export function toHast(node: ArticleNode, state: HtmlState): ElementContent[] {
  const handler = handlers[node.type] as Handler<ArticleNodeType> | undefined
  if (!handler) throw new Error(`A node of type \`${node.type}\` reached the HTML writer unresolved`)
  if (handler === 'ignore') return []
  const made = (handler as (node: ArticleNode, state: HtmlState) => ElementContent | ElementContent[])(
    node,
    state
  )
  return Array.isArray(made) ? made : [made]
}

function section(node: Section, state: HtmlState): Element {
  const level = Math.min(node.depth + 1, 6)
  const label = node.label
    ? [h('span', {className: ['label']}, node.label), {type: 'text' as const, value: ' '}]
    : []
  const titleId = `${node.id}-title`
  return h('section', {id: node.id, className: ['section', `level-${node.depth}`], ariaLabelledBy: titleId}, [
    h(`h${level}`, {id: titleId}, [...label, ...state.all(node.title)]),
    ...state.all(node.children)
  ])
}

function figure(node: Figure, state: HtmlState): Element {
  const caption = captionOf(node, state)
  const children = state.all(node.children).map((child) => {
    // An image alone needs no paragraph of its own inside its figure.
    const only =
      child.type === 'element' && child.tagName === 'p' && child.children.length === 1
        ? child.children[0]
        : undefined
    return only?.type === 'element' && only.tagName === 'img' ? only : child
  })
  const {classes = [], pairs = {}} = node.attributes ?? {}
  const columns = columnsOf(node)
  const wide = classes.some((name) => /^(?:wide|full|full-width|column-page)$/u.test(name))
  return h(
    'figure',
    {
      id: node.id,
      className: [
        'figure',
        ...(wide ? ['wide'] : []),
        ...(children.length > 1 ? ['figure-group'] : []),
        ...(columns > 0 ? ['subfigures', `columns-${columns}`] : [])
      ],
      lang: pairs['lang']
    },
    [...children, ...caption]
  )
}

/** Columns that figures within a figure stand in, 1 to 4: Quarto's `layout-ncol`, else as many as there are; 0 where there are none. */
function columnsOf({children, attributes}: Figure): number {
  const count = children.filter(({type}) => type === 'figure').length
  const wished = Number(attributes?.pairs['layout-ncol'])
  if (children.some(needsWidth)) return 0
  if (Number.isInteger(wished) && wished > 0) return Math.min(wished, 4)
  return count < 2 ? 0 : count === 3 ? 3 : 2
}

/** Code and tables beside each other would be a few letters wide each. */
function needsWidth(block: ArticleBlock): boolean {
  if (block.type === 'code' || block.type === 'table') return true
  return block.type === 'figure' && block.children.some(needsWidth)
}

/** Its name begins its first paragraph, as print has it; a proof ends with a mark. */
function statement(node: Statement, state: HtmlState): Element {
  const text = (value: string): ElementContent => ({type: 'text', value})
  const named = node.title.length > 0
  const head = h('span', {className: ['theorem-head']}, [
    h('span', {className: ['label']}, node.label ?? node.kind),
    ...(named ? [text(' ('), ...state.all(node.title), text(')')] : []),
    text('.')
  ])
  const [first, ...rest] = state.all(node.children)
  const opened =
    first?.type === 'element' && first.tagName === 'p'
      ? [h('p', [head, text(' '), ...first.children]), ...rest]
      : [h('p', [head]), ...(first ? [first, ...rest] : [])]
  const last = opened.at(-1)
  if (node.kind === 'proof') {
    const mark = h('span', {className: ['end-mark'], ariaHidden: 'true'}, '∎')
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(text(' '), mark)
    else opened.push(h('p', {className: ['end-mark-line']}, [mark]))
  }
  return h('div', {id: node.id, className: ['theorem', `theorem-${slug(node.kind)}`]}, opened)
}

function tableFigure(node: TableFigure, state: HtmlState): Element {
  const wide = node.children.some(
    (child) => child.type === 'table' && (child.children[0]?.children.length ?? 0) > 6
  )
  return h('figure', {id: node.id, className: ['table-figure', ...(wide ? ['wide'] : [])]}, [
    ...captionOf(node, state),
    ...state.all(node.children)
  ])
}

function captionOf(node: Figure | TableFigure, state: HtmlState): Element[] {
  if (node.caption.length === 0 && !node.label) return []
  const label = node.label
    ? [
        h('span', {className: ['label']}, /^\(.*\)$/u.test(node.label) ? node.label : `${node.label}.`),
        {type: 'text' as const, value: ' '}
      ]
    : []
  return [h('figcaption', [...label, ...state.all(node.caption)])]
}

function equation(node: Equation): Element {
  const number = node.label ? [h('span', {className: ['equation-number']}, `(${node.label})`)] : []
  const formula = node.mathml ? display(node.mathml) : h('code', {className: ['tex']}, node.value)
  // Where it is wider than the page it scrolls, by keyboard as well.
  return h('span', {id: node.id, className: ['equation'], tabIndex: 0}, [
    h('span', {className: ['equation-formula']}, [formula]),
    ...number
  ])
}

function display(math: Element): Element {
  return sharedMath({...math, properties: {...math.properties, display: 'block'}})
}

/** A formula of more signs of TeX may be wider than a phone: it scrolls, by keyboard as well. */
const phoneWidth = 24

function formula({mathml, value}: Formula): Element {
  if (!mathml) return h('code', {className: ['tex']}, value)
  const math = sharedMath(mathml)
  return value.length > phoneWidth ? h('span', {className: ['wide-formula'], tabIndex: 0}, [math]) : math
}

function link(url: string, title: string | null | undefined, children: ElementContent[]): ElementContent[] {
  if (!isSafeLink(url)) return children
  return [h('a', {href: url, title: title ?? undefined}, children)]
}

function checkbox(checked: boolean, {language}: HtmlState): Element {
  const {done, toDo} = terms(language).links
  return h(
    'span',
    {className: ['checkbox'], role: 'img', ariaLabel: checked ? done : toDo},
    checked ? '☒ ' : '☐ '
  )
}

function properties(attributes: Attributes | undefined) {
  const {id, classes = [], pairs = {}} = attributes ?? {}
  const {title, lang, dir} = pairs
  return {id, className: classNames(classes), title, lang, dir}
}

/** The author's classes; `undefined` when there are none. */
function classNames(classes: string[]): string[] | undefined {
  const names = classes.map(slug).filter(Boolean)
  return names.length > 0 ? names : undefined
}

function slug(text: string): string {
  return text.replace(/[^\p{L}\p{N}_-]+/gu, '-')
}

/** `width=50%`, `height=9pt`: a share or a CSS length; anything else is left to the template. */
function sizeStyle(pairs: Record<string, string>): string | undefined {
  const length = (name: 'width' | 'height') => {
    const found = /^\s*(\d+(?:\.\d+)?)\s*(%|px|pt|mm|cm|in|em|rem)?\s*$/u.exec(pairs[name] ?? '')
    return found && !(name === 'height' && found[2] === '%') ? [`${name}:${found[1]}${found[2] ?? 'px'}`] : []
  }
  const [width, height] = [length('width'), length('height')]
  const other = width.length === 0 && height.length > 0 ? ['width:auto'] : []
  return [...width, ...height, ...other].join(';') || undefined
}
