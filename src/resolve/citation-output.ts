/** citeproc's HTML becomes phrasing content. */
import type {Element, ElementContent, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toString as textOf} from 'hast-util-to-string'
import type {PhrasingContent} from 'mdast'
import {type CslItem, doiUrl, parseDoi} from '../model/index.js'

/** Citation as phrasing content; `link` names the reference of a cite, if it has one. */
export function citationContent(html: string, link: (id: string) => string | undefined): PhrasingContent[] {
  return joinText(convertAll(fromHtml(html, {fragment: true}).children as ElementContent[], link))
}

/** An entry of the list: the mark before it, where the style sets one apart, and its words. */
export function entryContent(html: string, item: CslItem): {label?: string; formatted: PhrasingContent[]} {
  const root = fromHtml(html, {fragment: true})
  const margin = findClass(root, 'csl-left-margin')
  const inline = findClass(root, 'csl-right-inline')
  const label =
    margin &&
    textOf(margin)
      .trim()
      .replace(/^[([]|[)\].,:]+$/gu, '')
  const source = (inline ?? findClass(root, 'csl-entry') ?? root) as Element
  const children = source.children.filter((child) => child !== margin)
  const formatted = linkAddresses(trim(joinText(convertAll(children, () => undefined))), item)
  return {...(label && {label}), formatted}
}

function convertAll(nodes: ElementContent[], link: (id: string) => string | undefined): PhrasingContent[] {
  return nodes.flatMap((node) => convert(node, link))
}

function convert(node: ElementContent, link: (id: string) => string | undefined): PhrasingContent[] {
  if (node.type === 'text') return [{type: 'text', value: node.value.replace(/[ \t\n]+/gu, ' ')}]
  if (node.type !== 'element') return []
  const children = joinText(convertAll(node.children, link))
  const style = String(node.properties['style'] ?? '')
  const cite = node.properties['dataCite']
  if (children.length === 0) return []
  if (typeof cite === 'string') {
    const reference = link(cite)
    return reference ? [{type: 'citationLink', reference, children}] : children
  }
  switch (node.tagName) {
    case 'i':
    case 'em':
      return [{type: 'emphasis', children}]
    case 'b':
    case 'strong':
      return [{type: 'strong', children}]
    case 'sup':
      return [{type: 'superscript', children}]
    case 'sub':
      return [{type: 'subscript', children}]
    case 'div':
      return [{type: 'text', value: ' '}, ...children, {type: 'text', value: ' '}]
    default:
      return style.includes('small-caps') ? [{type: 'span', element: 'smallcaps', children}] : children
  }
}

function findClass(root: Root | Element, name: string): Element | undefined {
  for (const child of root.children) {
    if (child.type !== 'element') continue
    const classes = child.properties['className']
    if (Array.isArray(classes) && classes.includes(name)) return child
    const found = findClass(child, name)
    if (found) return found
  }
  return undefined
}

/** Neighbouring text as one node, spaces of markup as one. */
export function joinText(nodes: PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      last.value = (last.value + node.value).replace(/ {2,}/gu, ' ')
    else if (node.type !== 'text' || node.value) joined.push(node.type === 'text' ? {...node} : node)
  }
  return joined
}

function trim(nodes: PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return nodes.filter((node) => node.type !== 'text' || node.value)
}

const address = /(?:https?|ftp):\/\/[^\s<>"“”]+|(?:doi:\s*)?\b10\.\d{4,9}\/[^\s<>"“”]+/giu

/** DOIs and addresses in the words become links. */
function linkAddresses(nodes: PhrasingContent[], item: CslItem): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'link') return [node]
    if (node.type === 'text') return linkText(node.value, item)
    if ('children' in node) node.children = linkAddresses(node.children as PhrasingContent[], item)
    return [node]
  })
}

function linkText(text: string, item: CslItem): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let done = 0
  for (const found of text.matchAll(address)) {
    const words = withoutPunctuation(found[0], item)
    const url = /^(?:https?|ftp):/iu.test(words) ? words : doiAddress(words)
    if (!url) continue
    nodes.push({type: 'text', value: text.slice(done, found.index)})
    nodes.push({type: 'link', url, children: [{type: 'text', value: words}]})
    done = found.index + words.length
  }
  nodes.push({type: 'text', value: text.slice(done)})
  return nodes.filter((node) => node.type !== 'text' || node.value)
}

/** An address without the sentence's punctuation; what the item itself says is sure. */
function withoutPunctuation(words: string, item: CslItem): string {
  for (const known of [item.DOI, item.URL]) {
    const end = known && typeof known === 'string' ? words.indexOf(known) + known.length : -1
    if (known && words.includes(known) && /^\W*$/u.test(words.slice(end))) return words.slice(0, end)
  }
  const bare = words.replace(/[.,;:!?’”'"\]]+$/u, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
}

function doiAddress(words: string): string | undefined {
  const doi = parseDoi(words.replace(/^doi:\s*/iu, ''))
  return doi && doiUrl(doi)
}
