import type {Nodes, Paragraph, PhrasingContent} from 'mdast'

const phrasing = new Set<string>([
  'break',
  'citation',
  'citationLink',
  'crossReference',
  'delete',
  'emphasis',
  'footnoteReference',
  'formula',
  'html',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'noteCall',
  'span',
  'strong',
  'subscript',
  'superscript',
  'text'
])

/** Whether a node stands in a line. An equation stands in either. */
export function isPhrasing(node: Nodes | undefined): boolean {
  return node !== undefined && phrasing.has(node.type)
}

/** Gather what stands in lines into paragraphs, so that only blocks remain. */
export function flow(nodes: Nodes[]): Nodes[] {
  const blocks: Nodes[] = []
  let line: Nodes[] = []
  const end = () => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) {
      const children = trim(line as PhrasingContent[])
      blocks.push({type: 'paragraph', children, position: children[0]?.position})
    }
    line = []
  }
  for (const node of nodes) {
    if (isPhrasing(node) || (node.type === 'equation' && line.length > 0)) line.push(node)
    else {
      end()
      blocks.push(node)
    }
  }
  end()
  return blocks
}

/** The paragraph, or, where blocks stand in it, its parts and them. */
export function splitParagraph(paragraph: Paragraph): Nodes[] {
  if (paragraph.children.every((child) => isPhrasing(child) || child.type === 'equation')) return [paragraph]
  return flow(paragraph.children)
}

/** Without blank text at either end. */
export function trim(nodes: PhrasingContent[]): PhrasingContent[] {
  const isBlank = (node: PhrasingContent) => node.type === 'text' && node.value.trim() === ''
  const start = nodes.findIndex((node) => !isBlank(node))
  const end = nodes.findLastIndex((node) => !isBlank(node)) + 1
  const copy = start < 0 ? [] : nodes.slice(start, end).map((node) => ({...node}))
  const [first, last] = [copy[0], copy.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return copy
}
