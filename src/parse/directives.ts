import type {Blockquote, Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {toString as textOf} from 'mdast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Admonition, ArticleBlock, Attributes, Division, Figure, TableFigure} from '../model/index.js'
import {parseTree} from './processor.js'

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

/** Divisions other tools know by name; they keep their content, and nothing need be said of them. */
const divisions =
  /^(?:columns?|column-.+|panel-.+|layout-.+|aside|margin|centering|landscape|smaller|incremental|content-.+|figures?|subfigures?|refs|appendix|line-block|prf:.+|theorem|lemma|corollary|proposition|conjecture|definition|exercise|solution|remark|algorithm|axiom|assumption|hypothesis|claim|criterion|observation|property|proof)$/u

/** Divisions that only say where their content is shown; it is shown everywhere. */
const transparent = /^content-(?:visible|hidden)$/u

/**
 * Turn fenced divisions and GitHub's `> [!NOTE]` into what they mean. Reports
 * `directive-unknown`, `division-unclosed`.
 */
export function readDirectives(tree: Root, file: VFile): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'containerDirective') {
      const made = container(node, file)
      for (const one of made) one.position ??= node.position
      parent.children.splice(index, 1, ...(made as typeof parent.children))
      return [SKIP, index]
    }
    const replacement = node.type === 'blockquote' ? alert(node) : undefined
    if (!replacement) return undefined
    parent.children[index] = {...replacement, position: node.position}
    return [SKIP, index]
  })
}

function container(node: ContainerDirective, file: VFile): Nodes[] {
  const [first, ...rest] = node.children
  const labelled =
    first?.type === 'paragraph' && Boolean((first.data as {directiveLabel?: boolean})?.directiveLabel)
  const attributes = attributesOf(node)
  const names = node.name ? [node.name, ...attributes.classes] : attributes.classes
  if (node.data?.unclosed) {
    report(file, 'division-unclosed', node.position?.start, names[0] ?? attributes.id ?? ':::')
    return node.children
  }
  if (names.length > 0 && names.every((name) => transparent.test(name))) return node.children
  if (attributes.id === 'refs' && node.children.length === 0) return [{type: 'referenceList'}]
  const title: PhrasingContent[] = labelled ? (first as Paragraph).children : []
  const children = (labelled ? rest : node.children) as ArticleBlock[]
  const kind = node.name.toLowerCase()
  if (kind === 'figure' || kind === 'table') {
    const type = kind === 'figure' ? 'figure' : 'tableFigure'
    return [{type, id: attributes.id ?? '', caption: title, children, attributes} as Figure | TableFigure]
  }
  const callout = names
    .map((name) => name.toLowerCase().replace(/^callout-/u, ''))
    .find((name) => Object.hasOwn(admonitions, name))
  if (callout) return [boxed(callout, title, children, attributes)]
  if (node.name && !divisions.test(kind)) report(file, 'directive-unknown', node, node.name)
  const named = labelled && statements.test(kind) && textOf(first) !== ''
  if (named) attributes.pairs['name'] ??= textOf(first)
  const heading: ArticleBlock[] =
    labelled && !named ? [{type: 'paragraph', children: [{type: 'strong', children: title}]}] : []
  return [
    {
      type: 'division',
      attributes: {...attributes, classes: names},
      children: [...heading, ...children]
    }
  ]
}

/** Statements take what stands behind their name as theirs. */
const statements = /^prf:/u

/** A callout; its title may be given as an attribute, or as a heading that comes first. */
function boxed(
  kind: string,
  label: PhrasingContent[],
  children: ArticleBlock[],
  {id, pairs}: Attributes
): Admonition | Division {
  const [first, ...rest] = children as Nodes[]
  const headed = label.length === 0 && !pairs['title'] && first?.type === 'heading'
  const given = titleOf(pairs['title'] ?? '')
  const title = headed ? first.children : label.length > 0 ? label : given
  const box = admonition(kind, title, (headed ? rest : children) as ArticleBlock[])
  return id ? {type: 'division', attributes: {id, classes: [], pairs: {}}, children: [box]} : box
}

/** What a title in an attribute may hold besides text; of anything else its signs are shown. */
const plain = new Set(['text', 'emphasis', 'strong', 'inlineCode', 'formula', 'superscript', 'subscript'])

/** The words of an attribute, with their markup. */
function titleOf(text: string): PhrasingContent[] {
  const read = parseTree(text)
  const [only] = read.children
  let known = only?.type === 'paragraph' && read.children.length === 1
  visit(read, (node) => {
    if (node.type !== 'root' && node !== only && !plain.has(node.type)) known = false
    delete node.position
  })
  if (known && only?.type === 'paragraph') return only.children
  return text ? [{type: 'text', value: text}] : []
}

function attributesOf(node: ContainerDirective): Attributes {
  const {id, class: className, ...pairs} = node.attributes ?? {}
  return {
    id: id ?? undefined,
    classes: className?.split(/\s+/u) ?? [],
    pairs: Object.fromEntries(Object.entries(pairs).map(([key, value]) => [key, value ?? '']))
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

/** An admonition, with the title of its kind when it has none of its own. */
export function admonition(kind: string, title: PhrasingContent[], children: ArticleBlock[]): Admonition {
  const words = title.length > 0 ? title : [{type: 'text' as const, value: admonitions[kind] ?? kind}]
  return {type: 'admonition', kind, title: words, children}
}
