import type {Blockquote, Paragraph, PhrasingContent, Root} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Admonition, ArticleBlock, Division, Figure, TableFigure} from '../model/index.js'

/** Kinds of admonition, with the title readers see when the author gives none. */
export const admonitions: Record<string, string> = {
  note: 'Note',
  tip: 'Tip',
  hint: 'Hint',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  danger: 'Danger',
  attention: 'Attention',
  seealso: 'See also',
  example: 'Example'
}

/** Turn `:::note[Title]` and GitHub's `> [!NOTE]` into what they mean. Reports `directive-unknown`. */
export function readDirectives(tree: Root, file: VFile): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return
    const replacement =
      node.type === 'containerDirective'
        ? container(node, file)
        : node.type === 'blockquote'
          ? alert(node)
          : undefined
    if (replacement) parent.children[index] = {...replacement, position: node.position}
  })
}

function container(node: ContainerDirective, file: VFile): Admonition | Division | Figure | TableFigure {
  const [first, ...rest] = node.children
  const labelled =
    first?.type === 'paragraph' && Boolean((first.data as {directiveLabel?: boolean})?.directiveLabel)
  const title: PhrasingContent[] = labelled ? (first as Paragraph).children : []
  const children = (labelled ? rest : node.children) as ArticleBlock[]
  const {id, class: className, ...pairs} = node.attributes ?? {}
  const attributes = {
    id: id ?? undefined,
    classes: className?.split(/\s+/u) ?? [],
    pairs: Object.fromEntries(Object.entries(pairs).map(([key, value]) => [key, value ?? '']))
  }
  const kind = node.name.toLowerCase().replace(/^callout-/u, '')
  if (kind === 'figure' || kind === 'table') {
    const type = kind === 'figure' ? 'figure' : 'tableFigure'
    return {type, id: id ?? '', caption: title, children, attributes} as Figure | TableFigure
  }
  if (Object.hasOwn(admonitions, kind)) return admonition(kind, title, children)
  report(file, 'directive-unknown', node, node.name)
  const heading: ArticleBlock[] = labelled
    ? [{type: 'paragraph', children: [{type: 'strong', children: title}]}]
    : []
  return {
    type: 'division',
    attributes: {...attributes, classes: [node.name, ...attributes.classes]},
    children: [...heading, ...children]
  }
}

function alert(node: Blockquote): Admonition | undefined {
  const paragraph = node.children[0]
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return undefined
  const found = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/iu.exec(text.value)
  if (!found) return undefined
  text.value = text.value.slice(found[0].length)
  if (!text.value) paragraph.children.shift()
  const children = paragraph.children.length > 0 ? node.children : node.children.slice(1)
  return admonition((found[1] as string).toLowerCase(), [], children as ArticleBlock[])
}

function admonition(kind: string, title: PhrasingContent[], children: ArticleBlock[]): Admonition {
  const words = title.length > 0 ? title : [{type: 'text' as const, value: admonitions[kind] ?? kind}]
  return {type: 'admonition', kind, title: words, children}
}
