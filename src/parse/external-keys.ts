import type {Definition, Link, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Citation} from '../model/index.js'

/** Kinds of identifiers that Manubot cites by: `doi:10.…`, `pmid:…`. */
const external = /^(?:doi|pmid|pmcid|pmc|arxiv|isbn|url|wikidata|https?):/iu

/**
 * Take Manubot's tags out of a tree, before definitions are resolved:
 * `[@tag]: doi:10.…` names a reference, and `[@tag]` cites it.
 *
 * @returns key by tag.
 * @see https://manubot.github.io/rootstock/ (citations)
 */
export function takeTags(tree: Root): Map<string, string> {
  const tags = new Map<string, string>()
  visit(tree, 'definition', (node: Definition) => {
    const label = node.label ?? node.identifier
    if (label.startsWith('@') && external.test(node.url)) tags.set(label.slice(1), node.url)
  })
  if (tags.size === 0) return tags
  visit(tree, 'linkReference', (node, index, parent) => {
    const label = node.label ?? node.identifier
    if (!parent || index === undefined || !tags.has(label.replace(/^@/u, ''))) return
    parent.children[index] = {type: 'text', value: `[${label}]`, position: node.position}
  })
  return tags
}

/** Let citations of tags cite what the tags stand for. */
export function resolveTags(tree: Root, tags: Map<string, string>): void {
  if (tags.size === 0) return
  visit(tree, 'citation', (node) => {
    for (const item of node.items) item.key = tags.get(item.key) ?? item.key
  })
}

/**
 * MyST's links to a DOI: without words, or with the DOI as words, they cite;
 * else they lead to the DOI's resolver, as in all other dialects.
 */
export function citeDois(tree: Root, cites: boolean): void {
  visit(tree, 'link', (node: Link, index, parent) => {
    const doi = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d[\d.]*\/\S+)$/iu.exec(node.url)?.[1]
    if (!doi || !parent || index === undefined) return
    const before = parent.children[index - 1]
    // `[@https://doi.org/…]` is a key of its own.
    if (before?.type === 'text' && before.value.endsWith('@')) return
    const own = node.children.length === 0 || isItself(node)
    if (cites && own) parent.children[index] = citationOf(doi, node)
    else if (/^doi:/iu.test(node.url)) node.url = `https://doi.org/${doi}`
  })
}

function isItself({children, url}: Link): boolean {
  const [only, more] = children
  return only?.type === 'text' && !more && only.value === url
}

function citationOf(doi: string, {position, url}: Link): Citation {
  return {
    type: 'citation',
    id: '',
    items: [{key: `doi:${doi}`}],
    mode: 'textual',
    children: [{type: 'text', value: url, position}],
    position
  }
}
