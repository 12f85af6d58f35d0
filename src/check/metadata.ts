import {parse} from 'yaml'
import {crosswalk, lostFields, type MetadataFormat} from '../crosswalk/crosswalk.js'
import type {Article} from '../model/index.js'

/** What a metadata galley says, as text without its escapes; what is wrong with it as a file. */
export async function readMetadataGalley(
  format: MetadataFormat,
  bytes: Uint8Array
): Promise<{text: string; faults: string[]}> {
  const source = new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  switch (kinds[format]) {
    case 'json':
      return {text: leaves(JSON.parse(source)).join('\n'), faults: []}
    case 'yaml':
      return {text: leaves(parse(source)).join('\n'), faults: []}
    case 'xml': {
      const {fromXml} = await import('xast-util-from-xml')
      return {text: xmlTexts(fromXml(source)).join('\n'), faults: []}
    }
    case 'bibtex':
      return {
        text: source.replace(/\\text(?:backslash|asciitilde|asciicircum) /gu, ''),
        faults: balanced(source)
      }
    case 'tags':
      return {text: source, faults: []}
  }
}

const kinds: Record<MetadataFormat, 'json' | 'yaml' | 'xml' | 'bibtex' | 'tags'> = {
  crossref: 'xml',
  csl: 'json',
  bibtex: 'bibtex',
  ris: 'tags',
  endnote: 'tags',
  cff: 'yaml',
  datacite: 'xml',
  'datacite-json': 'json',
  doaj: 'xml',
  pubmed: 'xml',
  jsonld: 'json',
  dc: 'xml',
  signposting: 'tags'
}

/** Fields of the article that a metadata galley should say, and does not. */
export function missingFields(format: MetadataFormat, article: Article, text: string): string[] {
  return lostFields(crosswalk[format], article, text).map(({field, value}) => `${field}: ${value}`)
}

function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves)
  return value === undefined || value === null ? [] : [String(value)]
}

interface XmlNode {
  type: string
  value?: string
  attributes?: Record<string, string | null | undefined>
  children?: XmlNode[]
}

function xmlTexts(root: XmlNode): string[] {
  const found: string[] = []
  const waiting = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.value !== undefined) found.push(node.value)
    found.push(...Object.values(node.attributes ?? {}).map(String))
    waiting.push(...[...(node.children ?? [])].reverse())
  }
  return found
}

function balanced(source: string): string[] {
  let depth = 0
  for (const sign of source.replace(/\\./gu, '')) {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth < 0) break
  }
  return depth === 0 ? [] : ['its braces do not close']
}
