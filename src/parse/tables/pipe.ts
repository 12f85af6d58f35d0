import type {Paragraph, PhrasingContent, Root, Table, TableRow} from 'mdast'
import {SKIP, visit} from 'unist-util-visit'
import {sharesOf} from './layout.js'

/**
 * Settle what GFM leaves open in a table of pipes: Pandoc's caption right
 * below it is no row, and in a table wider than a line the dashes tell the
 * shares of its columns.
 */
export function settlePipeTables(tree: Root, text: string): void {
  visit(tree, 'table', (node, index, parent) => {
    if (node.data?.headRows !== undefined || !parent || index === undefined) return undefined
    const sourceOf = ({position}: Table | TableRow) =>
      text.slice(position?.start.offset, position?.end.offset)
    const at = node.children.findIndex(
      (row, place) => place > 0 && /^(?:Table)?:\s+\S[^|]*$/u.test(sourceOf(row).trim())
    )
    const after = at < 0 ? [] : node.children.slice(at)
    const isCaption = after.length > 0 && after.every((row) => !sourceOf(row).includes('|'))
    if (isCaption) {
      node.children = node.children.slice(0, at)
      parent.children.splice(index + 1, 0, captionOf(after))
    }
    const widths = drawnWidths(sourceOf(node).split(/\r\n?|\n/u))
    if (widths) node.data = {...node.data, widths}
    return [SKIP, index + (isCaption ? 2 : 1)]
  })
}

function captionOf(rows: TableRow[]): Paragraph {
  const children = rows.flatMap(({children: [cell]}, index): PhrasingContent[] => [
    ...(index > 0 ? [{type: 'text' as const, value: '\n'}] : []),
    ...(cell?.children ?? [])
  ])
  const position = rows[0]?.position
  return {type: 'paragraph', children, ...(position ? {position} : {})}
}

/** Dashes that only follow the words above them say nothing, nor do equal ones. */
function drawnWidths(lines: string[]): number[] | undefined {
  const [head = '', delimiters = ''] = lines
  if (head.trimEnd().length === delimiters.trimEnd().length) return undefined
  const dashes = (delimiters.match(/-+/gu) ?? []).map(({length}) => length)
  if (new Set(dashes).size < 2) return undefined
  return sharesOf(dashes, Math.max(...lines.map(({length}) => length)))
}
