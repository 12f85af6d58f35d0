import type {CitationData} from 'citeproc'
import type {Nodes, PhrasingContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Citation, CitationItem, CitationLink, CslItem, CslName, Reference} from '../model/index.js'
import {withNodes, withoutAffixes} from './citation-affixes.js'
import {authorText} from './citation-authors.js'
import type {NotePlaces} from './citation-notes.js'
import type {CitationStyle} from './citation-style.js'
import type {CitationOptions} from './citations.js'
import {type Container, siblingLists} from './walk.js'

export interface Words {
  mode: Citation['mode']
  children: PhrasingContent[]
}

/**
 * Citations and references as the style prints them.
 *
 * @param used the items cited or listed, by key, cited ones in order.
 */
export async function citationWords(
  citations: Citation[],
  used: Map<string, CslItem>,
  uncited: string[],
  options: CitationOptions,
  file: VFile
): Promise<{words: Words[]; references: Reference[]}> {
  const [{startStyle}, {citationContent, entryContent, joinText}] = await Promise.all([
    import('./citation-style.js'),
    import('./citation-output.js')
  ])
  const keys = [...used.keys()]
  const ids = new Map(keys.map((key, index) => [key, `item${index}`]))
  const idOf = (key: string) => ids.get(key) as string
  const items = new Map([...used].map(([key, item]) => [idOf(key), forStyle(item, idOf(key))]))
  const style = await startStyle(options.style, options.language, items, file)
  const data = citations.map((node, index) => citationData(node, index, idOf, style, options))
  const html = run(style, data, uncited.map(idOf), items, keys, file)
  const references = style.list().map(({id, html: entry}, index): Reference => {
    const key = keys[Number(id.slice('item'.length))] as string
    const item = used.get(key) as CslItem
    const {label, formatted} = entryContent(entry, item)
    return {
      id: `ref-${index + 1}`,
      key,
      ...(label && {label}),
      csl: withoutNocase(item),
      formatted: withEtAl(formatted, style),
      citedBy: []
    }
  })
  const referenceOf = new Map(references.map(({key, id}) => [idOf(key), id]))
  const words = citations.map((node, index): Words => {
    const text = options.notes?.numbers.has(node)
      ? noted(html[index] ?? '', node, options.notes, style)
      : framed(html[index] ?? '', node, used, style)
    const marked = withEtAl(
      citationContent(text, (id) => referenceOf.get(id)),
      style
    )
    const children = joinText(withNodes(withoutAffixes(marked, node), node.children))
    const [first, ...more] = children
    // Writers raise the whole call themselves.
    if (node.mode !== 'textual' && first?.type === 'superscript' && more.length === 0)
      return {mode: 'note', children: first.children}
    return {mode: node.mode, children: node.mode === 'textual' ? asOneLink(children) : children}
  })
  return {words, references}
}

function citationData(
  node: Citation,
  index: number,
  idOf: (key: string) => string,
  style: CitationStyle,
  {notes}: CitationOptions
): CitationData {
  const items = node.items.map(({key, prefix, suffix, locator, label = 'page', suppressAuthor}) => ({
    id: idOf(key),
    prefix,
    suffix:
      locator && !style.showsLocators && node.mode !== 'textual'
        ? located(locator, label, suffix, style)
        : node.mode === 'textual'
          ? suffix && suffixSign + suffix + suffixSign
          : suffix,
    ...(locator && style.showsLocators && {locator, label: style.knowsLocator(label) ? label : 'page'}),
    'suppress-author': suppressAuthor && node.mode !== 'textual' ? true : undefined
  }))
  // `see a; also b` is said in this order.
  const spoken = node.items.some(({prefix}) => prefix?.trim())
  const mode = node.mode === 'textual' ? {mode: 'composite', unsorted: true} : spoken ? {unsorted: true} : {}
  return {
    citationID: `citation${index}`,
    citationItems: items,
    properties: {noteIndex: notes?.numbers.get(node) ?? 0, ...mode}
  }
}

/** The author's locator after a cite, for styles that would leave it out. */
function located(locator: string, label: string, suffix: string | undefined, style: CitationStyle): string {
  const plural = /\d\s*[-–,&]\s*\d/u.test(locator)
  const name = style.term(label, 'short', plural) || style.term(label, 'long', plural)
  return `, ${[name, locator].filter(Boolean).join(' ')}${suffix ?? ''}`
}

/** citeproc over everything; an item it fails on is named, and prints as its title only. */
function run(
  style: CitationStyle,
  data: CitationData[],
  uncited: string[],
  items: Map<string, object>,
  keys: string[],
  file: VFile
): string[] {
  const cite = () => style.cite(structuredClone(data), uncited)
  try {
    return cite()
  } catch {
    for (const [index, key] of keys.entries()) {
      const id = `item${index}`
      try {
        style.cite([], [id])
      } catch (error) {
        report(file, 'bibliography-syntax', undefined, key, (error as Error).message, 'the bibliography')
        const {title, type} = items.get(id) as CslItem
        items.set(id, {id, system_id: id, type, title})
      }
    }
    return cite()
  }
}

const unprinted = '[NO_PRINTED_FORM]'
/** Around a suffix in the sentence: citeproc prints it after the author, too. */
const suffixSign = '\uE0FE'
const afterAuthor = new RegExp(`${suffixSign}[^${suffixSign}]*${suffixSign}`, 'gu')

/** In the author's own note a citation is part of a sentence; alone in a note it is one. */
function noted(html: string, node: Citation, {alone}: NotePlaces, style: CitationStyle): string {
  if (!alone.has(node)) return html
  const [first] = node.items
  // A note is a sentence, and begins like one.
  const begun = first?.prefix
    ? html.replace(/^(?:<[^>]*>|\s)*\p{Ll}/u, (start) => start.slice(0, -1) + start.slice(-1).toUpperCase())
    : html
  const ends = /[.!?。！？]["”’»]?$/u.test(html.replace(/<[^>]*>/gu, '').trim())
  return style.prefix + begun + (ends ? style.suffix.replace(/^\./u, '') : style.suffix)
}

/** A citation's HTML with the signs around it: `(…)`, `[…]`. */
function framed(html: string, node: Citation, used: Map<string, CslItem>, style: CitationStyle): string {
  const whole = /^<sup>([\s\S]*)<\/sup>$/u.exec(html.replace(unprinted, '').trim())?.[1]
  if (node.mode !== 'textual') return style.frame(whole === undefined ? html : html.replace(unprinted, ''))
  const bare = html.replaceAll(unprinted, '').trim()
  const start = bare === html.trim() ? html.search(/<sup><span data-cite|<span data-cite/u) : 0
  const name = html.slice(0, Math.max(start, 0)).replace(afterAuthor, '').trim()
  const [{locator, label = 'page'} = {}] = node.items as Partial<CitationItem>[]
  const lost = locator && !style.showsLocators ? escaped(located(locator, label, undefined, style)) : ''
  const cite = (start > 0 ? html.slice(start) : bare).replaceAll(suffixSign, '')
  const inner = /^<sup>([\s\S]*)<\/sup>$/u.exec(cite)?.[1]
  const author =
    name ||
    escaped(
      authorText(used.get(node.items[0]?.key ?? ''), {and: style.term('and'), etAl: style.term('et-al')})
    )
  return inner === undefined
    ? `${author} ${style.prefix}${cite}${lost}${style.suffix}`
    : `${author}<sup>${style.prefix}${inner}${lost}${style.suffix}</sup>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** `Smith (2020)` is one link when it cites one thing. */
function asOneLink(children: PhrasingContent[]): PhrasingContent[] {
  const links: CitationLink[] = []
  let others = false
  for (const list of siblingLists([{children} as Container])) {
    for (const node of list as Nodes[]) {
      if (node.type === 'citationLink') links.push(node)
      else if (node.type === 'link' || node.type === 'crossReference' || node.type === 'noteCall')
        others = true
    }
  }
  const [link, more] = links
  if (!link || more || others) return children
  return [{type: 'citationLink', reference: link.reference, children: unwrapped(children)}]
}

function unwrapped(nodes: PhrasingContent[]): PhrasingContent[] {
  const flat = nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'citationLink') return node.children
    if ('children' in node) node.children = unwrapped(node.children as PhrasingContent[])
    return [node]
  })
  const text = flat.every((node) => node.type === 'text')
  return text && flat.length > 0 ? [{type: 'text', value: textOf(flat)}] : flat
}

/** Stands for BibTeX's `and others` while citeproc works: no style changes it. */
const othersSign = '\uE0FF'

/** The item as citeproc gets it. */
function forStyle(item: CslItem, id: string): CslItem {
  const names = (list: CslName[] | undefined) =>
    list?.at(-1)?.literal === 'others' ? [...list.slice(0, -1), {literal: othersSign}] : list
  return {...item, id, system_id: id, author: names(item.author), editor: names(item.editor)}
}

/** `Smith, & others` is `Smith, et al.` */
function withEtAl(nodes: PhrasingContent[], style: CitationStyle): PhrasingContent[] {
  const pattern = new RegExp(`([,，、]?)\\s*(?:(?:&|\\p{L}{1,3})\\s+)?${othersSign}\\.?`, 'gu')
  for (const list of siblingLists([{children: nodes} as Container])) {
    for (const node of list as Nodes[]) {
      if (node.type !== 'text' || !node.value.includes(othersSign)) continue
      node.value = node.value.replace(
        pattern,
        (_, comma: string) => `${comma}${/[，、]/u.test(comma) ? '' : ' '}${style.term('et-al')}`
      )
    }
  }
  return nodes
}

/** The fields without the marks that protect capitals: only styles need them. */
function withoutNocase(item: CslItem): CslItem {
  const clean = (value: unknown) =>
    typeof value === 'string'
      ? value.replace(/<span class="nocase">((?:(?!<\/?span).)*)<\/span>/gu, '$1')
      : value
  return {
    ...Object.fromEntries(Object.entries(item).map(([field, value]) => [field, clean(value)])),
    id: item.id,
    type: item.type
  }
}
