import type {Nodes, Paragraph, Parent, PhrasingContent, Root, Table} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {ArticleBlock, TableFigure} from '../model/index.js'
import {captionOf, tableCaptionOf, takeLabel} from './captions.js'

/**
 * Give tables their captions: Pandoc's `: words {#tbl:x}` above or below,
 * else a neighbouring `Table 1 …` (`inferred-caption`).
 *
 * A table without caption stays a plain table.
 */
export function captionTables(tree: Root, file: VFile): void {
  const pending: Parent[] = [tree]
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    if (parent.type === 'tableFigure') settle(parent as TableFigure)
    else if (parent.type !== 'table')
      parent.children = captioned(parent.children as ArticleBlock[], file) as typeof parent.children
    for (const child of parent.children)
      if ('children' in child && child.type !== 'paragraph') pending.push(child as Parent)
  }
}

/** Free captions above tables from what Markdown took them for; before figures are made, as one may stand there. */
export function freeTableCaptions(tree: Root): void {
  const pending: Parent[] = [tree]
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    if (parent.children.some(({type}) => type === 'defList'))
      parent.children = freeCaptions(parent.children as ArticleBlock[]) as typeof parent.children
    for (const child of parent.children)
      if ('children' in child && child.type !== 'paragraph') pending.push(child as Parent)
  }
}

/**
 * `: words` above a table looks like the description of the paragraph above
 * it. Where a blank line stands between them, and no other, it is a caption.
 */
function freeCaptions(blocks: ArticleBlock[]): ArticleBlock[] {
  return blocks.flatMap((block, index): ArticleBlock[] => {
    if (block.type !== 'defList') return [block]
    const terms = block.children.filter((child) => child.type === 'defListTerm')
    const [described, other] = block.children.filter((child) => child.type === 'defListDescription')
    const [words, more, last] = described?.children ?? []
    // An indented table stands within the description.
    const within = more?.type === 'table' && !last && isSentence(terms, words) ? more : undefined
    if (!within && blocks[index + 1]?.type !== 'table') return [block]
    const apart =
      (described?.position?.start.line ?? 0) - (terms.at(-1)?.children.at(-1)?.position?.end.line ?? 0) > 1
    if (
      !apart ||
      other ||
      (more && !within) ||
      words?.type !== 'paragraph' ||
      tableCaptionOf(blocks[index + (within ? 1 : 2)])
    )
      return [block]
    const lines = terms.flatMap(({children}, at): PhrasingContent[] => [
      ...(at > 0 ? [{type: 'text' as const, value: '\n'}] : []),
      ...(children as PhrasingContent[])
    ])
    return [
      {type: 'paragraph', children: lines, position: block.position},
      {...words, children: [{type: 'text', value: ': '}, ...words.children]},
      ...(within ? [within] : [])
    ]
  })
}

/** What is no term but prose, or is followed by what names a table: `: words {#tbl:x}`. */
function isSentence(terms: Nodes[], words: Nodes | undefined): boolean {
  return (
    terms.some((term) => /[.:!?]$/u.test(textOf(term).trim())) ||
    (words !== undefined && /\{#(?:tbl|tab)[:-][^{}]*\}\s*$/u.test(textOf(words)))
  )
}

function captioned(blocks: ArticleBlock[], file: VFile): ArticleBlock[] {
  const out: ArticleBlock[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as ArticleBlock
    if (block.type === 'tableFigure' && block.caption.length === 0 && !block.label) {
      // Nougat writes the caption below LaTeX's table.
      const typed = captionOf(blocks[index + 1], 'table')
      if (typed) {
        Object.assign(block, {label: typed.label, caption: typed.children})
        report(file, 'inferred-caption', block, typed.text, 'table')
        index++
      }
    }
    if (block.type !== 'table') {
      out.push(block)
      continue
    }
    const own = takeCaptionRow(block)
    if (own) blocks.splice(index + 1, 0, own)
    const [above, below] = [out.at(-1), blocks[index + 1]]
    // What another table's caption already is, can't be this one's.
    const explicit = tableCaptionOf(below) ?? tableCaptionOf(above)
    joinLabel(out)
    joinVersions(out)
    const found = explicit ?? captionOf(out.at(-1), 'table') ?? captionOf(below, 'table')
    if (!found) {
      out.push(block)
      continue
    }
    if (tableCaptionOf(below) === undefined && (tableCaptionOf(above) || captionOf(out.at(-1), 'table')))
      out.pop()
    else index++
    const {label: id, children} = takeLabel(found.children)
    const figure: TableFigure = {
      type: 'tableFigure',
      id: id ?? '',
      caption: children,
      children: [block as Table],
      position: block.position
    }
    if (found.label) figure.label = found.label
    if (!explicit) report(file, 'inferred-caption', block, found.text, 'table')
    out.push(figure)
  }
  return out
}

/** `Table 1` in a paragraph of its own, its caption in the next: one paragraph of both. */
function joinLabel(out: ArticleBlock[]): void {
  const [label, words] = out.slice(-2)
  if (label?.type !== 'paragraph' || words?.type !== 'paragraph') return
  const caption = captionOf(label, 'table')
  if (!caption || caption.children.length > 0 || textOf(words).length > 400 || captionOf(words, 'table'))
    return
  const both: Paragraph = {
    ...label,
    children: [...label.children, {type: 'text', value: '. '}, ...words.children]
  }
  out.splice(-2, 2, both)
}

/** `表 1 …` and `Table 1 …` below it, a caption in two languages: one paragraph of both. */
function joinVersions(out: ArticleBlock[]): void {
  const [first, second] = out.slice(-2)
  if (first?.type !== 'paragraph' || second?.type !== 'paragraph') return
  const [one, other] = [captionOf(first, 'table')?.label, captionOf(second, 'table')?.label]
  const [number, same] = [one, other].map((label) => label?.split(' ').at(-1))
  if (!one || !other || number !== same || one === other) return
  out.splice(-2, 2, {...first, children: [...first.children, {type: 'break'}, ...second.children]})
}

/** `*Table 1: words*` right below a table is read as its last row: without the blank line that Markdown wants there. */
function takeCaptionRow(table: Table): Paragraph | undefined {
  const row = table.children.at(-1)
  const [first, ...others] = row?.children ?? []
  if (!first || table.children.length < 3 || others.some(({children}) => children.length > 0))
    return undefined
  const paragraph: Paragraph = {type: 'paragraph', children: first.children, position: first.position}
  const found = captionOf(paragraph, 'table')
  if (!found || !/^\S+\s*[A-Z]?\d[\w.-]*?\s*[.:：|．–—]\s/u.test(found.text.trim())) return undefined
  table.children.pop()
  return paragraph
}

function settle(figure: TableFigure): void {
  const {label, children} = takeLabel(figure.caption)
  figure.caption = children
  figure.id ||= label ?? ''
  const typed = figure.label ? undefined : captionOf({type: 'paragraph', children}, 'table')
  if (!typed || !/^\S+\s*[\w.-]*\d[a-z]?\s*[.:：|．–—]/u.test(typed.text.trim())) return
  figure.label = typed.label
  figure.caption = typed.children
}
