import type {PhrasingContent} from 'mdast'
import type {Citation, CitationItem, CslItem} from '../model/index.js'
import type {CrossReferenceTarget} from './cross-references.js'
import {type Container, replace, walk} from './walk.js'

/** Where an identifier of Manubot's leads; `undefined`: nowhere by itself. */
const resolvers: Record<string, ((id: string) => string) | undefined> = {
  __proto__: null as never,
  doi: (id) => `https://doi.org/${id}`,
  pmid: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  pmcid: (id) => `https://www.ncbi.nlm.nih.gov/pmc/articles/${id}/`,
  pmc: (id) => `https://www.ncbi.nlm.nih.gov/pmc/articles/${id}/`,
  arxiv: (id) => `https://arxiv.org/abs/${id}`,
  wikidata: (id) => `https://www.wikidata.org/wiki/${id}`,
  url: (id) => id
}

interface Identifier {
  kind: string
  id: string
}

/** `doi:10.…`, `pmid:…`, `url:https://…`, or an address, as the key of a citation. */
export function identifierOf(key: string): Identifier | undefined {
  // MyST cites a DOI as it is, or by its address.
  const doi = /^(?:https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/iu.exec(key)?.[1]
  if (doi) return {kind: 'doi', id: doi}
  if (/^https?:\/\//iu.test(key)) return {kind: 'url', id: key}
  const [, kind = '', id = ''] = /^([a-z]+):(\S+)$/iu.exec(key) ?? []
  return resolvers[kind.toLowerCase()] ? {kind: kind.toLowerCase(), id} : undefined
}

/** Let citations of an identifier cite the entry that has it. */
export function citeByIdentifier(containers: Container[], items: Map<string, CslItem>): void {
  const keys = new Map<string, string>()
  for (const item of items.values()) {
    const {DOI, PMID, PMCID, URL} = item as CslItem & {PMID?: unknown; PMCID?: unknown}
    for (const [kind, id] of Object.entries({doi: DOI, pmid: PMID, pmcid: PMCID, url: URL}))
      if (id) keys.set(`${kind}:${String(id).toLowerCase()}`, item.id)
  }
  for (const {node} of walk(containers)) {
    if (node.type !== 'citation') continue
    for (const cite of node.items) {
      const found = items.has(cite.key) ? undefined : identifierOf(cite.key)
      if (found) cite.key = keys.get(`${found.kind}:${found.id.toLowerCase()}`) ?? cite.key
    }
  }
}

/** Keys that no entry has, but things of the article, call those: MyST's `@fig`, `[@my-theorem]`. */
export function callByKey(
  containers: Container[],
  items: Map<string, CslItem>,
  targets: Map<string, CrossReferenceTarget>
): void {
  const calls = [...walk(containers)].flatMap(({node, siblings}) => {
    const isCall =
      node.type === 'citation' &&
      !node.children.some(({type}) => type === 'citationLink') &&
      node.items.every(({key}) => !items.has(key) && targets.has(key))
    return isCall ? [{node, siblings}] : []
  })
  for (const {node, siblings} of calls) {
    const called = node.items.flatMap(({key, prefix, suffix}, index): PhrasingContent[] => {
      const {id, kind, label, title} = targets.get(key) as CrossReferenceTarget
      const words = text((label || title || id).replaceAll(' ', '\u00A0'))
      return [
        text(`${index > 0 ? ', ' : ''}${prefix ?? ''}`),
        {type: 'crossReference', target: id, kind, children: [words], position: node.position},
        text(suffix ?? '')
      ]
    })
    if (node.mode === 'parenthetical' && !node.items.some(({suppressAuthor}) => suppressAuthor)) {
      called.unshift(text('('))
      called.push(text(')'))
    }
    replace(
      siblings,
      node,
      called.filter((one) => one.type !== 'text' || one.value !== '')
    )
  }
}

/** A citation whose keys are identifiers without entries: links to what they name; else the author's words. */
export function linksOf({items, mode, children}: Citation): PhrasingContent[] {
  const bare = ({prefix, suffix, locator}: CitationItem) => !prefix && !suffix && !locator
  const links = items.flatMap((item): PhrasingContent[] => {
    const {kind, id} = identifierOf(item.key) ?? {kind: '', id: ''}
    const url = resolvers[kind]?.(id)
    if (!url || !bare(item)) return []
    const value = kind === 'url' ? id : `${kind}:${id}`
    return [{type: 'link', url, children: [{type: 'text', value}]}]
  })
  if (links.length < items.length) return children
  const list = links.flatMap((link, index) => (index > 0 ? [text('; '), link] : [link]))
  return mode === 'parenthetical' ? [text('['), ...list, text(']')] : list
}

function text(value: string): PhrasingContent {
  return {type: 'text', value}
}
