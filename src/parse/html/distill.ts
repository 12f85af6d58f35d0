import type {Element} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Nodes, PhrasingContent} from 'mdast'
import {toString as wordsOf} from 'mdast-util-to-string'
import type {HtmlState} from './html.js'

type Handler = (node: Element, state: HtmlState) => Nodes[]

/** `<d-cite key="a,b">`: what it cites; its words, where it has any, are what a browser without scripts shows. */
const cite: Handler = (node) => {
  const keys = String(node.properties['key'] ?? node.properties['bibtexKey'] ?? '')
    .split(/[,;\s]+/u)
    .filter(Boolean)
  if (keys.length === 0) return []
  const value = `[${keys.map((key) => `@${key}`).join('; ')}]`
  return [
    {
      type: 'citation',
      id: '',
      items: keys.map((key) => ({key})),
      mode: 'parenthetical',
      children: [{type: 'text', value}]
    }
  ]
}

const note: Handler = (node, state) => [
  {
    type: 'span',
    element: 'span',
    attributes: {classes: ['inline-note'], pairs: {}},
    children: state.all(node.children) as PhrasingContent[]
  }
]

const formula: Handler = (node, state) => {
  const value = wordsOf({type: 'paragraph', children: state.all(node.children) as PhrasingContent[]}).trim()
  return node.properties['block'] === undefined
    ? [{type: 'formula', value}]
    : [{type: 'equation', id: '', value}]
}

const code: Handler = (node) => {
  const lang = String(node.properties['language'] ?? '') || null
  return node.properties['block'] === undefined
    ? [{type: 'inlineCode', value: textOf(node).trim()}]
    : [{type: 'code', lang, value: textOf(node).replace(/^\n|\n\s*$/gu, '')}]
}

/** Elements of Distill's articles, of its first and its second template. */
export const distill: Record<string, Handler> = {
  'd-cite': cite,
  'dt-cite': cite,
  'd-footnote': note,
  'dt-fn': note,
  'd-math': formula,
  'd-code': code,
  'dt-code': code
}
