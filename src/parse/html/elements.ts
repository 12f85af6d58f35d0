import type {Element, ElementContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Heading, Link, ListItem, Nodes, PhrasingContent} from 'mdast'
import {toString as wordsOf} from 'mdast-util-to-string'
import type {ArticleBlock, Attributes, DefinitionList, Figure, Span} from '../../model/index.js'
import {flow, isPhrasing} from './content.js'
import {distill} from './distill.js'
import type {HtmlState} from './html.js'
import {table} from './table.js'

type Handler = (node: Element, state: HtmlState) => Nodes[]

const wrap =
  (type: 'emphasis' | 'strong' | 'delete' | 'superscript' | 'subscript'): Handler =>
  (node, state) => [{type, children: state.all(node.children) as PhrasingContent[]}]

const spanAs =
  (element: Span['element']): Handler =>
  (node, state) => [
    {
      type: 'span',
      element,
      attributes: attributesOf(node),
      children: state.all(node.children) as PhrasingContent[]
    }
  ]

const blocks = (node: Element, state: HtmlState) => flow(state.all(node.children)) as ArticleBlock[]

const division: Handler = (node, state) => {
  const attributes = attributesOf(node)
  const children = blocks(node, state)
  return attributes.id || attributes.classes.length > 0
    ? [{type: 'division', attributes, children}]
    : children
}

const heading: Handler = (node, state) => [
  {
    type: 'heading',
    depth: Number(node.tagName.slice(1)) as Heading['depth'],
    children: state.all(node.children) as PhrasingContent[],
    data: {attributes: attributesOf(node)}
  }
]

const list: Handler = (node, state) => [
  {
    type: 'list',
    ordered: node.tagName === 'ol',
    start: node.tagName === 'ol' ? Number(node.properties.start ?? 1) : null,
    spread: false,
    children: node.children.flatMap((child) => listItems(child, state))
  }
]

/** An element is an item whatever its name; Markdown between the tags may be a list already. */
function listItems(child: ElementContent, state: HtmlState): ListItem[] {
  const content =
    child.type === 'element' ? blocks(child, state) : (flow(state.all([child])) as ArticleBlock[])
  if (child.type !== 'element' && content.length === 0) return []
  const [only] = content
  if (child.type !== 'element' && only?.type === 'list') return only.children
  return [{type: 'listItem', spread: false, children: content as never[], position: content[0]?.position}]
}

const definitionList: Handler = (node, state) => {
  const children: DefinitionList['children'] = []
  const entries = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child]
  )
  for (const child of entries) {
    if (child.type === 'element' && child.tagName === 'dt') {
      children.push({type: 'defListTerm', children: state.all(child.children) as PhrasingContent[]})
      continue
    }
    const content =
      child.type === 'element' ? blocks(child, state) : (flow(state.all([child])) as ArticleBlock[])
    const [only] = content
    if (only?.type === 'defList') children.push(...only.children)
    else if (content.length > 0) children.push({type: 'defListDescription', children: content})
  }
  return [{type: 'defList', children}]
}

const figure: Handler = (node, state) => {
  const isCaption = (child: ElementContent): child is Element =>
    child.type === 'element' && child.tagName === 'figcaption'
  const captions = node.children.filter(isCaption)
  const children = flow(state.all(node.children.filter((child) => !isCaption(child)))) as ArticleBlock[]
  const caption = inline(captions.flatMap((element) => state.all(element.children)))
  const isTable =
    children.length === 1 && (children[0]?.type === 'table' || children[0]?.type === 'tableFigure')
  const attributes = attributesOf(node)
  const made = {id: attributes.id ?? '', caption, children, attributes}
  return [isTable ? {type: 'tableFigure', ...made} : ({type: 'figure', ...made} satisfies Figure)]
}

/** A part of a line; where blocks stand in it, a place before them: none may stand in a line. */
function place(attributes: Attributes, children: PhrasingContent[]): Nodes[] {
  const isLine = children.every((child) => isPhrasing(child) || (child as Nodes).type === 'equation')
  const span: Span = {type: 'span', element: 'span', attributes, children: isLine ? children : []}
  return isLine ? [span] : [span, ...children]
}

const link: Handler = (node, state) => {
  const url = String(node.properties.href ?? '')
  const children = state.all(node.children) as Link['children']
  const attributes = attributesOf(node)
  // What places were called before HTML5: `<a name="theory"/>`.
  const {name} = node.properties
  if (typeof name === 'string' && name !== '') attributes.id ??= name
  if (!url) return attributes.id ? place(attributes, children) : children
  return [{type: 'link', url, title: title(node), children, data: {attributes}}]
}

const image: Handler = (node) => {
  const {width, height} = node.properties
  const attributes = attributesOf(node)
  if (width) attributes.pairs['width'] = String(width)
  if (height) attributes.pairs['height'] = String(height)
  const alt = typeof node.properties.alt === 'string' ? node.properties.alt : undefined
  return [
    {
      type: 'image',
      url: String(node.properties.src ?? ''),
      title: title(node),
      alt,
      data: {attributes: {...attributes, pairs: {...attributes.pairs, html: 'true'}}}
    }
  ]
}

const preformatted: Handler = (node) => {
  const code = node.children.find(
    (child): child is Element => child.type === 'element' && child.tagName === 'code'
  )
  const classes = (code?.properties.className ?? node.properties.className ?? []) as string[]
  const lang = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length)
  return [{type: 'code', lang: lang ?? null, value: textOf(node).replace(/\n$/u, '')}]
}

/** How signs are read, behind them in brackets, as browsers show it that know no ruby (HTML §4.5.10). */
const reading: Handler = (node, state) => {
  const words = inline(state.all(node.children))
  if (!wordsOf({type: 'paragraph', children: words}).trim()) return []
  return [{type: 'text', value: '（'}, ...words, {type: 'text', value: '）'}]
}

const unwrap: Handler = (node, state) => state.all(node.children)

/** The allow-list. What is not here is unwrapped and named; `drop` takes the content along. */
export const handlers: Record<string, Handler | 'drop' | undefined> = {
  __proto__: null as never,
  ...distill,
  a: link,
  abbr: spanAs('abbr'),
  article: division,
  aside: division,
  b: wrap('strong'),
  big: unwrap,
  blockquote: (node, state) => [{type: 'blockquote', children: blocks(node, state) as never[]}],
  br: () => [{type: 'break'}],
  center: division,
  cite: spanAs('cite'),
  code: (node) => [{type: 'inlineCode', value: textOf(node)}],
  del: wrap('delete'),
  details: division,
  dfn: spanAs('dfn'),
  div: division,
  dl: definitionList,
  em: wrap('emphasis'),
  figure,
  font: unwrap,
  footer: division,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  header: division,
  hr: () => [{type: 'thematicBreak'}],
  i: wrap('emphasis'),
  img: image,
  ins: spanAs('u'),
  kbd: spanAs('kbd'),
  main: division,
  mark: spanAs('mark'),
  nav: division,
  ol: list,
  p: (node, state) => blocks(node, state),
  picture: unwrap,
  pre: preformatted,
  q: spanAs('q'),
  rb: unwrap,
  rp: () => [],
  rt: reading,
  rtc: unwrap,
  ruby: unwrap,
  s: wrap('delete'),
  samp: spanAs('samp'),
  section: division,
  small: spanAs('small'),
  source: () => [],
  span: (node, state) => {
    const attributes = attributesOf(node)
    const children = state.all(node.children) as PhrasingContent[]
    return attributes.id || attributes.classes.length > 0 ? place(attributes, children) : children
  },
  strike: wrap('delete'),
  strong: wrap('strong'),
  sub: wrap('subscript'),
  summary: (node, state) => [
    {type: 'paragraph', children: [{type: 'strong', children: inline(state.all(node.children))}]}
  ],
  sup: wrap('superscript'),
  table,
  tt: (node) => [{type: 'inlineCode', value: textOf(node)}],
  u: spanAs('u'),
  ul: list,
  var: spanAs('var'),
  wbr: () => [],

  audio: 'drop',
  base: 'drop',
  button: 'drop',
  canvas: 'drop',
  embed: 'drop',
  form: 'drop',
  frame: 'drop',
  frameset: 'drop',
  iframe: 'drop',
  input: 'drop',
  link: 'drop',
  math: 'drop',
  meta: 'drop',
  noscript: 'drop',
  object: 'drop',
  script: 'drop',
  select: 'drop',
  style: 'drop',
  svg: 'drop',
  template: 'drop',
  textarea: 'drop',
  title: 'drop',
  video: 'drop'
}

/** Id, classes and the few attributes that mean something to readers. */
export function attributesOf(node: Element): Attributes {
  const {id, className, title: words, lang, dir} = node.properties
  const pairs: Record<string, string> = {}
  if (typeof words === 'string') pairs['title'] = words
  if (typeof lang === 'string') pairs['lang'] = lang
  if (dir === 'rtl' || dir === 'ltr') pairs['dir'] = dir
  return {
    id: typeof id === 'string' && id !== '' ? id : undefined,
    classes: Array.isArray(className) ? className.map(String) : [],
    pairs
  }
}

/** What stands in lines, blocks unwrapped to their lines. */
export function inline(nodes: Nodes[]): PhrasingContent[] {
  return nodes.flatMap((node, index): PhrasingContent[] => {
    if (isPhrasing(node) || node.type === 'equation') return [node as PhrasingContent]
    if (!('children' in node)) return 'value' in node ? [{type: 'text', value: node.value}] : []
    const inner = node.type === 'figure' ? pictureOf(node) : inline(node.children)
    return index > 0 && inner.length > 0 ? [{type: 'break'}, ...inner] : inner
  })
}

/** A figure as a picture with words below it, called by its id. */
function pictureOf({id, caption, children}: Figure): PhrasingContent[] {
  const words: PhrasingContent[] = caption.length > 0 ? [{type: 'break'}, ...caption] : []
  // Its words describe it, where nothing else does.
  const said = wordsOf({type: 'paragraph', children: caption})
  const pictures = inline(children).map((node) =>
    node.type === 'image' ? {...node, alt: node.data?.attributes?.pairs['alt'] || node.alt || said} : node
  )
  const whole = [...pictures, ...words]
  return id
    ? [{type: 'span', element: 'span', attributes: {id, classes: [], pairs: {}}, children: whole}]
    : whole
}

function title(node: Element): string | null {
  return typeof node.properties.title === 'string' ? node.properties.title : null
}
