/**
 * Citations get their words, and what they cite becomes the reference list.
 *
 * In: `citation` nodes with keys, and a bibliography. Out: the same nodes as
 * the style prints them, each cite a link to its own reference, and the
 * references in the style's order. Citations that hold links already, read
 * from numbers the author typed, are left as they are.
 */
import type {Nodes, PhrasingContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {
  type Citation,
  type CitationStyleSource,
  type CslItem,
  nearestHint,
  type Reference
} from '../model/index.js'
import {identifierOf, linksOf} from './citation-identifiers.js'
import {keptCitationWords} from './citation-kept.js'
import type {NotePlaces} from './citation-notes.js'
import {type Container, replaceByChildren, walk} from './walk.js'

export interface CitationOptions {
  /** A bundled style (`apa`, `harvard1`, `vancouver`) by its name, or a style's own XML. Default `apa`. */
  style?: CitationStyleSource | undefined
  /** RFC 5646 tag of the article. */
  language: string
  /** Keys to list although nothing cites them; `*` for all. */
  nocite?: string[]
  /** Of a note style: the notes that citations stand in. */
  notes?: NotePlaces | undefined
}

/** A citation with at least one cite that can be resolved. */
interface Found {
  node: Citation
  unknown: string[]
}

/**
 * Resolve citations, in place.
 *
 * Reports `citation-unresolved`, and keeps the author's text in place of the
 * call. Where there is no bibliography at all, `@name` in a sentence is no
 * citation, and nothing is said.
 *
 * @returns references in list order, `ref-1` …; uncited items only where `nocite` has them.
 */
export async function resolveCitations(
  containers: Container[],
  items: Map<string, CslItem>,
  options: CitationOptions,
  file: VFile
): Promise<Reference[]> {
  const found = findCitations(containers, items, file)
  const extra = (options.nocite ?? []).includes('*') ? [...items.keys()] : (options.nocite ?? [])
  const cited = new Set(found.flatMap(({node}) => node.items.map(({key}) => key)))
  const uncited = [...new Set(extra)].filter((key) => !cited.has(key) && isKnown(key, items, file))
  if (cited.size + uncited.length === 0) return []
  const used = new Map([...cited, ...uncited].map((key) => [key, items.get(key) as CslItem]))
  const {references, words} = await keptCitationWords(
    found.map(({node}) => node),
    used,
    uncited,
    options,
    file
  )
  const byKey = new Map(references.map((reference) => [reference.key, reference]))
  for (const [index, {node, unknown}] of found.entries()) {
    const {mode, children} = words[index] as (typeof words)[number]
    node.mode = mode
    node.children = [...children, ...leftOver(unknown)]
    for (const key of new Set(node.items.map((item) => item.key))) byKey.get(key)?.citedBy.push(node.id)
  }
  return references
}

/** Citations that can be resolved, with ids; the others give way to the author's text. */
function findCitations(containers: Container[], items: Map<string, CslItem>, file: VFile): Found[] {
  const visits = [...walk(containers)].flatMap(({node, siblings}) =>
    node.type === 'citation' ? [{node, siblings}] : []
  )
  const taken = new Set(visits.map(({node}) => node.id))
  let number = 0
  const unresolved = new Map<Nodes[], Set<Nodes>>()
  const found = visits.flatMap(({node, siblings}): Found[] => {
    if (isReady(node)) return []
    const unknown = node.items.filter(({key}) => !items.has(key)).map(({key}) => key)
    const silent = items.size === 0 && isInSentence(node) && !unknown.some(identifierOf)
    for (const key of silent ? [] : unknown) {
      report(file, 'citation-unresolved', node, key, nearestHint(key, items.keys()))
    }
    if (unknown.length === node.items.length) {
      node.children = linksOf(node)
      unresolved.set(siblings, (unresolved.get(siblings) ?? new Set()).add(node))
      return []
    }
    node.items = node.items.filter(({key}) => items.has(key))
    while (!node.id) {
      const id = `cite-${++number}`
      if (!taken.has(id)) node.id = id
    }
    return [{node, unknown}]
  })
  // What stands inside comes last, and goes first.
  for (const [siblings, nodes] of [...unresolved].reverse()) replaceByChildren(siblings, nodes)
  return found
}

function isKnown(key: string, items: Map<string, CslItem>, file: VFile): boolean {
  if (!items.has(key)) report(file, 'citation-unresolved', undefined, key, nearestHint(key, items.keys()))
  return items.has(key)
}

/** Whether a citation holds its links already. */
export function isReady(node: Citation): boolean {
  for (const {node: inner} of walk([node])) if (inner.type === 'citationLink') return true
  return false
}

/** `@a`, `-@a`: not in brackets. */
function isInSentence(node: Citation): boolean {
  const first = node.children[0]
  return first?.type === 'text' && /^-?@/u.test(first.value)
}

/** Keys of a group that could not be found, after those that could. */
function leftOver(keys: string[]): PhrasingContent[] {
  return keys.length > 0 ? [{type: 'text', value: ` [${keys.map((key) => `@${key}`).join('; ')}]`}] : []
}
