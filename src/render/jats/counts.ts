import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Article} from '../../model/index.js'

/** JATS `<counts>`: what the article holds. */
export function counts({body, references, firstPage, lastPage}: Article): Element {
  const found = {figure: 0, tableFigure: 0, table: 0, equation: 0}
  visit({type: 'root', children: body} as Nodes, (node, _, parent) => {
    // A captioned table is one table.
    if (node.type === 'table' && parent?.type === 'tableFigure') return
    if (node.type in found) found[node.type as keyof typeof found]++
  })
  const count = (name: string, number: number) => x(name, {count: String(number)})
  const pages = Number(lastPage) - Number(firstPage) + 1
  return x('counts', [
    count('fig-count', found.figure),
    count('table-count', found.table + found.tableFigure),
    count('equation-count', found.equation),
    count('ref-count', references.length),
    Number.isInteger(pages) && pages > 0 ? count('page-count', pages) : undefined
  ])
}
