import GithubSlugger from 'github-slugger'
import type {Nodes} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {
  ArticleBlock,
  Equation,
  Figure,
  GivenName,
  GivenNames,
  Section,
  TableFigure,
  Terms
} from '../model/index.js'
import {type NumberedRow, numberRows} from './equation-rows.js'

/** Something that a cross-reference can mean. */
export interface Target {
  /** Id in every galley. */
  id: string
  kind: 'figure' | 'table' | 'equation' | 'section' | 'listing' | 'statement' | 'other'
  /** As readers see it: `Figure 3`, or only its number, `2.1`; empty where there is none. */
  label: string
  /** Words of the heading or caption. */
  title: string
  /** What the author calls it before its number, of one and of several. */
  call?: GivenName['call']
}

/** Ids that the galleys use themselves. */
const reserved = [
  'abstract',
  'references',
  'notes',
  'toc',
  'main',
  'title',
  'statements',
  'cover',
  'titlepage',
  'corresponding',
  'equal-contribution',
  'deceased'
]

/** Ids that the galleys number, and those of headings, `…-title`. */
const numbered = /^(?:abstract|aff|author|cite|note|note-call|ref)-\d|^statement-|-title$/u

/**
 * Number figures, tables and equations in reading order, and give everything
 * an id that is unique and an XML name.
 *
 * @param blocks all that has ids: abstracts, body, notes.
 * @returns targets by the id the author wrote, and by the final one. Reports
 *   `identifier-duplicate`.
 */
export function identify(
  blocks: ArticleBlock[],
  terms: Terms,
  given: GivenNames,
  file: VFile
): Map<string, Target> {
  const targets = new Map<string, Target>()
  const slugger = new GithubSlugger()
  for (const name of reserved) slugger.slug(name)
  /** Of things that the author counts for themselves. */
  const counts = new Map<string, number>()
  const numbers = {figure: 0, table: 0, equation: 0, listing: 0}

  const settle = (node: {id: string} & Nodes, fallback: string, target: Omit<Target, 'id'>) => {
    const written = node.id
    if (written && targets.has(written)) report(file, 'identifier-duplicate', node, written)
    const name = xmlName(written || fallback)
    // The name itself is the galleys': with a number behind it, it is free.
    if (numbered.test(name)) slugger.slug(name)
    node.id = slugger.slug(name)
    const {call} = given[node.type === 'statement' ? node.kind : target.kind] ?? {}
    const made = {...target, id: node.id, ...(call && {call})}
    if (written && !targets.has(written)) targets.set(written, made)
    if (!targets.has(node.id)) targets.set(node.id, made)
  }

  const one = (node: Nodes): void => {
    if (node.type === 'section') section(node)
    else if (node.type === 'figure') {
      if (isListing(node)) captioned(node, 'listing')
      else if (!parts.has(node)) figure(node)
    } else if (node.type === 'tableFigure') captioned(node, 'table')
    else if (node.type === 'equation') equation(node)
    else if (node.type === 'statement') {
      const words = textOf({type: 'paragraph', children: node.title}).trim()
      settle(node, (node.label ?? node.kind).toLowerCase(), {
        kind: 'statement',
        label: node.label ?? '',
        title: words || node.kind
      })
    } else if (node.type === 'code' && node.data?.attributes?.id) {
      // knitr names a cell as it likes: its heading may be called the same.
      if ((node.data as {named?: boolean}).named && taken(targets, node.data.attributes.id)) {
        node.data.attributes.id = undefined
        return
      }
      const holder = {...node, id: node.data.attributes.id}
      settle(holder, 'listing', {
        kind: 'listing',
        label: '',
        title: terms.listing
      })
      node.data.attributes.id = holder.id
    } else if ((node.type === 'division' || node.type === 'span') && node.attributes?.id) {
      const holder = {...node, id: node.attributes.id}
      const words = textOf(node).trim()
      settle(holder, 'place', {kind: 'other', label: '', title: words.length <= 40 ? words : ''})
      node.attributes.id = holder.id
    }
  }

  const section = (node: Section) => {
    const words = textOf({type: 'paragraph', children: node.title}).trim()
    const number = node.label ?? ''
    settle(node, words.toLowerCase().slice(0, 60) || 'section', {
      kind: 'section',
      label: node.kind === 'appendix' && number ? `${terms.appendix} ${number}` : number,
      title: words
    })
    for (const other of (node.data as {labels?: string[]} | undefined)?.labels ?? [])
      if (!targets.has(other)) targets.set(other, targets.get(node.id) as Target)
    // A heading is known by its words too: links to `#the-words` are common.
    const slug = new GithubSlugger().slug(words)
    const target = targets.get(node.id) as Target
    if (slug && !targets.has(slug)) targets.set(slug, target)
  }

  /** Figures within figures, named by those that hold them. */
  const parts = new Set<Nodes>()

  const figure = (node: Figure) => {
    captioned(node, 'figure')
    const inner = node.children.filter((child) => child.type === 'figure')
    inner.forEach((part, index) => {
      parts.add(part)
      part.label = `(${letters(index)})`
      settle(part, `${node.id}-${letters(index)}`, {
        kind: 'figure',
        label: `${node.label ?? terms.figure}${letters(index)}`,
        title: textOf({type: 'paragraph', children: part.caption})
      })
    })
  }

  const captioned = (node: Figure | TableFigure, kind: 'figure' | 'table' | 'listing') => {
    const prefix = {figure: 'fig', table: 'tbl', listing: 'lst'}[kind]
    const [series = ''] = node.id.split(/[:-]/u)
    const own = Object.hasOwn(given, series) ? given[series] : undefined
    if (own?.own && !node.label) {
      const count = (counts.get(series) ?? 0) + 1
      counts.set(series, count)
      node.label = `${own.caption}${own.own.spaced ? ' ' : ''}${count}`
    } else if (!node.label && (node.caption.length > 0 || node.id)) {
      const space = /^\p{Script=Han}+$/u.test(terms[kind]) ? '' : ' '
      node.label = `${terms[kind]}${space}${++numbers[kind]}`
    } else if (node.label)
      // What follows a number that was typed, counts from there.
      numbers[kind] = Math.max(numbers[kind] + 1, Number(/ (\d{1,3})$/u.exec(node.label)?.[1] ?? 0))
    const number = /[A-Z]?\d[\w.-]*$/u.exec(node.label ?? '')?.[0] ?? ''
    const words = textOf({type: 'paragraph', children: node.caption})
    settle(node, `${prefix}-${number || numbers[kind] + 1}`, {
      kind,
      label: node.label ?? '',
      title: words
    })
  }

  const equation = (node: Equation) => {
    const tag = /\\tag\*?\{([^{}]*)\}/u.exec(node.value)
    const label = /\\label\{([^{}]*)\}/u.exec(node.value)
    const written =
      (node.data as {attributes?: {id?: string}} | undefined)?.attributes?.id ?? label?.[1] ?? ''
    node.id = written
    const rows = numberRows(node, () => String(++numbers.equation))
    if (rows) {
      node.id = (node.data as {attributes?: {id?: string}} | undefined)?.attributes?.id ?? ''
      return equationRows(node, rows)
    }
    if (tag) {
      node.label = tag[1]
      node.value = node.value.replace(tag[0], '').trim()
    } else if (written || /^\\begin\{(?:equation|align|gather|multline|eqnarray)\}/u.test(node.value)) {
      node.label = String(++numbers.equation)
    }
    if (label) node.value = node.value.replaceAll(/\\label\{[^{}]*\}/gu, '')
    const number = node.label ?? ''
    settle(node, number ? `eq-${number}` : 'formula', {
      kind: 'equation',
      label: number,
      title: terms.equation
    })
    if (label?.[1] && !targets.has(label[1])) targets.set(label[1], targets.get(node.id) as Target)
  }

  /** The label of a row means its number, and leads to the whole. */
  const equationRows = (node: Equation, rows: NumberedRow[]) => {
    const first = rows.find(({number}) => number)?.number ?? ''
    settle(node, first ? `eq-${first}` : 'formula', {kind: 'equation', label: first, title: terms.equation})
    for (const {label, number} of rows) {
      if (!label) continue
      if (targets.has(label)) report(file, 'identifier-duplicate', node, label)
      else targets.set(label, {id: node.id, kind: 'equation', label: number, title: terms.equation})
    }
  }

  walk(blocks, one)
  return targets
}

/** Whether an id, as it was written or as an XML name, leads to something. */
function taken(targets: Map<string, Target>, id: string): boolean {
  return targets.has(id) || targets.has(xmlName(id))
}

/** Code with a caption, unless its author calls it a figure: a cell whose plot was not handed in. */
function isListing({id, children}: Figure): boolean {
  return !/^fig[-:]/u.test(id) && children.length > 0 && children.every(({type}) => type === 'code')
}

/** `a` … `z`, `aa` … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

/** Visit all nodes in reading order, titles before and captions after what they belong to. */
function walk(blocks: readonly Nodes[], visit: (node: Nodes) => void): void {
  const pending = [...blocks].reverse()
  for (let node = pending.pop(); node; node = pending.pop()) {
    visit(node)
    const title =
      node.type === 'section' || node.type === 'admonition' || node.type === 'statement' ? node.title : []
    const caption = node.type === 'figure' || node.type === 'tableFigure' ? node.caption : []
    for (const list of [caption, 'children' in node ? node.children : [], title])
      for (let index = list.length - 1; index >= 0; index--) pending.push(list[index] as Nodes)
  }
}

/** An XML name (Namespaces in XML 1.0 §3 NCName): `fig:map` → `fig-map`. */
export function xmlName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return /^[\p{L}_]/u.test(name) ? name : `s-${name}`
}
