/**
 * The article as plain text: for terminals, search engines, and whoever reads
 * without a browser.
 *
 * In: the Page. Out: its words in reading order, blocks set apart by empty
 * lines, lines of at most 78 signs; formulas in TeX, pictures by their
 * descriptions. Left to others: what the page says (`render/html/`).
 */
import type {Element, ElementContent} from 'hast'
import {
  type Galley,
  galleyMediaTypes,
  galleyName,
  legibleTree,
  type Page,
  slots,
  textOf
} from '../../model/index.js'

/** Signs of a line. */
const width = 78

/** Stands between the journal's line and the article. */
const rule = '* * *'

/** The text galley: `paper.txt`, in UTF-8. */
export function renderText(page: Page, version: string): Galley {
  const masthead = page.slots.masthead.map(textOf).join(' ').replace(/\s+/gu, ' ').trim()
  const own = slots.filter((slot) => slot !== 'masthead' && slot !== 'toc')
  const article = own.flatMap((slot) => blocks(legibleTree(page.slots[slot]))).join('\n\n')
  const text = `${[masthead, rule, article].filter(Boolean).join('\n\n')}\n`
  return {
    format: 'text',
    name: galleyName('text', page.article.slug),
    mediaType: galleyMediaTypes.text,
    bytes: new TextEncoder().encode(text),
    tools: {colophon: version}
  }
}

const blockNames = new Set(
  'address article aside blockquote dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' '
  )
)

const isBlock = (node: ElementContent): boolean =>
  node.type === 'element' && (blockNames.has(node.tagName) || isEquation(node))

const isEquation = ({properties}: Element): boolean => [properties['className']].flat().includes('equation')

/** Blocks of text; runs of what is no block are one. */
function blocks(nodes: readonly ElementContent[]): string[] {
  const found: string[] = []
  let line: ElementContent[] = []
  const flush = () => {
    const text = inline(line)
    if (text) found.push(wrap(text))
    line = []
  }
  for (const node of nodes) {
    if (node.type === 'element' && (isBlock(node) || node.children.some(isBlock))) {
      flush()
      found.push(...(isBlock(node) ? block(node) : blocks(node.children)))
    } else line.push(node)
  }
  flush()
  return found
}

function block(node: Element): string[] {
  const {tagName, children} = node
  if (tagName === 'hr') return [rule]
  if (/^h\d$/u.test(tagName)) {
    const text = inline(children)
    if (!text) return []
    const lines = wrap(text).split('\n')
    const length = Math.max(...lines.map((line) => line.length))
    return [[...lines, '-'.repeat(tagName === 'h1' ? width : length)].join('\n')]
  }
  if (tagName === 'pre') {
    const text = children.map(textOf).join('').replace(/\n$/u, '')
    return text.trim() ? [indented(text, '    ')] : []
  }
  if (tagName === 'blockquote') return blocks(children).map((text) => indented(text, '    '))
  if (tagName === 'ol' || tagName === 'ul') return list(children)
  if (tagName === 'table') return table(node)
  if (tagName === 'dd') return blocks(children).map((text) => indented(text, '  '))
  return blocks(children)
}

/** Items under one another, what follows the first line indented. */
function list(items: readonly ElementContent[]): string[] {
  const texts = items.flatMap((item) => {
    if (item.type !== 'element') return []
    const mark = String(item.properties['dataMark'] ?? '')
    return [
      withMark(blocks(item.children), mark)
        .map((text, index) =>
          index === 0 ? hanging(text, mark.length) : indented(text, ' '.repeat(mark.length))
        )
        .join('\n\n')
    ]
  })
  const long = texts.some((text) => text.includes('\n\n'))
  return [texts.filter(Boolean).join(long ? '\n\n' : '\n')].filter(Boolean)
}

/** Where the item begins with a block, its mark stands alone: it belongs to the first line. */
function withMark([first = '', second, ...rest]: string[], mark: string): string[] {
  return first === mark.trim() && second !== undefined
    ? [`${mark}${second}`, ...rest]
    : [first, ...(second === undefined ? [] : [second]), ...rest]
}

function table(node: Element): string[] {
  const caption = node.children.filter((child) => child.type === 'element' && child.tagName === 'caption')
  const rows = rowsOf(node).map((row) =>
    row.children
      .filter((cell): cell is Element => cell.type === 'element')
      .map((cell) => blocks(cell.children).join(' ').replace(/\s+/gu, ' '))
  )
  const widths: number[] = []
  for (const row of rows)
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length)
  const fits = widths.reduce((sum, one) => sum + one + 3, 0) <= width + 3
  const lines = rows.map((row) =>
    row
      .map((cell, index) => (fits && index < row.length - 1 ? cell.padEnd(widths[index] as number) : cell))
      .join('   ')
      .trimEnd()
  )
  return [
    ...caption.flatMap((one) => blocks('children' in one ? one.children : [])),
    lines.join('\n')
  ].filter(Boolean)
}

function rowsOf(node: Element): Element[] {
  return node.children.flatMap((child) =>
    child.type !== 'element'
      ? []
      : child.tagName === 'tr'
        ? [child]
        : child.tagName === 'caption'
          ? []
          : rowsOf(child)
  )
}

function inline(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'element' && node.tagName === 'br' ? '\n' : lineText(node)))
    .join('')
    .replace(/[ \t\r\f]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/^ +| +$/gu, '')
}

function lineText(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/[ \t\r\n\f]+/gu, ' ')
  if (node.type !== 'element') return ''
  const text = node.tagName === 'br' ? '\n' : node.children.map(lineText).join('')
  return [node.properties['className']].flat().includes('equation-number') ? `  ${text}` : text
}

/** Lines of at most 78 signs, broken at spaces alone; those that hold words together are spaces after that. */
function wrap(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      wrapLine(line)
        .replace(/[\u00A0\u2007\u202F]/gu, ' ')
        .replace(/ +$/gmu, '')
    )
    .join('\n')
}

function wrapLine(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current ? `${current} ${word}` : word
  }
  return [...lines, current].join('\n')
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line ? `${by}${line}` : line))
    .join('\n')
}

function hanging(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}
