import type {Nodes} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {Abstract} from '../../../model/index.js'
import {mathmlElement} from '../../../xml/mathml.js'

/** Elements for words that stand out, by what they are. */
interface Faces {
  strong: string
  emphasis: string
  delete?: string
  superscript: string
  subscript: string
  inlineCode: string
  smallcaps: string
  u: string
  /** Around a formula, where there is an element for it. */
  formula?: string
}

/** Crossref's face markup. @see https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/face-markup/ */
const crossrefFaces: Faces = {
  strong: 'b',
  emphasis: 'i',
  superscript: 'sup',
  subscript: 'sub',
  inlineCode: 'tt',
  smallcaps: 'scp',
  u: 'u'
}

/** The same in the abstract, which Crossref takes in JATS. */
const jatsFaces: Faces = {
  strong: 'jats:bold',
  emphasis: 'jats:italic',
  delete: 'jats:strike',
  superscript: 'jats:sup',
  subscript: 'jats:sub',
  inlineCode: 'jats:monospace',
  smallcaps: 'jats:sc',
  u: 'jats:underline',
  formula: 'jats:inline-formula'
}

/** A title with its face markup; calls to notes are no part of it. */
export function faceMarkup(nodes: readonly Nodes[]): ElementContent[] {
  return phrases(nodes, crossrefFaces)
}

function phrases(nodes: readonly Nodes[], faces: Faces): ElementContent[] {
  return nodes.flatMap((node) => phrase(node, faces))
}

function phrase(node: Nodes, faces: Faces): ElementContent[] {
  switch (node.type) {
    case 'text':
      return node.value ? [{type: 'text', value: node.value}] : []
    case 'break':
      return [{type: 'text', value: ' '}]
    case 'noteCall':
      return []
    case 'strong':
    case 'emphasis':
    case 'superscript':
    case 'subscript':
      return wrapped(faces[node.type], phrases(node.children, faces))
    case 'inlineCode':
      return wrapped(faces.inlineCode, [{type: 'text', value: node.value}])
    case 'formula':
    case 'equation': {
      const math = node.mathml && mathmlElement(node.mathml, 'inline')
      if (!math) return [{type: 'text', value: node.value}]
      return faces.formula ? [x(faces.formula, [math])] : [math]
    }
    case 'span': {
      const inner = phrases(node.children, faces)
      return node.element === 'smallcaps' || node.element === 'u'
        ? wrapped(faces[node.element], inner)
        : inner
    }
    case 'delete':
      return faces.delete
        ? wrapped(faces.delete, phrases(node.children, faces))
        : phrases(node.children, faces)
    default:
      if ('children' in node) return phrases(node.children as Nodes[], faces)
      return wrapped(undefined, [{type: 'text', value: textOf(node, {includeHtml: false})}])
  }
}

/** Marked words; a mark around nothing is left out. */
function wrapped(name: string | undefined, children: ElementContent[]): ElementContent[] {
  const empty = children.every((child) => child.type === 'text' && child.value === '')
  if (empty) return []
  return name ? [x(name, children)] : children
}

/** `<jats:abstract>`: paragraphs, lists and parts with titles; all else as paragraphs of its words. */
export function jatsAbstract({language, title, children}: Abstract): Element {
  const tag = /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/iu.test(language) ? language : undefined
  const blocks = jatsBlocks(children)
  const parts = blocks.filter(({name}) => name === 'jats:sec')
  const before = blocks.filter(({name}) => name !== 'jats:sec')
  return x('jats:abstract', {'xml:lang': tag}, [
    title ? x('jats:title', title) : undefined,
    ...(before.length + parts.length > 0 ? [...before, ...parts] : [x('jats:p')])
  ])
}

function jatsBlocks(nodes: readonly Nodes[]): Element[] {
  return nodes.flatMap((node): Element[] => {
    switch (node.type) {
      case 'list':
        // Crossref's schema takes a list inside a paragraph only.
        return [
          x('jats:p', [
            x(
              'jats:list',
              {'list-type': node.ordered ? 'order' : 'bullet'},
              node.children.map((item) => x('jats:list-item', someParagraphs(item.children)))
            )
          ])
        ]
      case 'section':
        return [
          x('jats:sec', [x('jats:title', phrases(node.title, jatsFaces)), ...paragraphs(node.children)])
        ]
      default:
        return paragraphs([node])
    }
  })
}

/** The same, and an empty one where there are none: an item holds something. */
function someParagraphs(nodes: readonly Nodes[]): Element[] {
  const found = paragraphs(nodes)
  return found.length > 0 ? found : [x('jats:p')]
}

/** The lines of blocks, whatever they stand in. */
function paragraphs(nodes: readonly Nodes[]): Element[] {
  return nodes.flatMap((node): Element[] => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      return paragraph(node.children)
    const titles: Nodes[][] = []
    if ('title' in node && Array.isArray(node.title)) titles.push(node.title as Nodes[])
    if ('caption' in node && Array.isArray(node.caption)) titles.push(node.caption as Nodes[])
    const own = titles.flatMap(paragraph)
    if ('children' in node) {
      const inner = node.children as Nodes[]
      const isLine = node.type === 'defListTerm'
      return [...own, ...(isLine ? paragraph(inner) : paragraphs(inner))]
    }
    return [...own, ...paragraph([node])]
  })
}

function paragraph(nodes: readonly Nodes[]): Element[] {
  const children = phrases(nodes, jatsFaces)
  return children.length > 0 ? [x('jats:p', children)] : []
}
