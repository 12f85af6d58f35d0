/**
 * Backticks behind the fence of a cell: ```` ```{r plot, fig.cap="Of `x`"} ````.
 *
 * CommonMark takes no such line for a fence (§4.5); knitr does. Before parsing
 * they give way to a sign as long, and come back after it.
 */
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'

const sign = '\uE07D'
const opening = /^([ \t]{0,30}`{3,}[ \t]*)(\{[A-Za-z][^\n]{0,2000}\}[ \t]*)$/gmu

/** The text with those backticks hidden. */
export function hideFenceTicks(text: string): string {
  if (!text.includes('```{') || text.includes(sign)) return text
  return text.replace(opening, (_, fence: string, info: string) => fence + info.replaceAll('`', sign))
}

/** The backticks again; changes `tree`. */
export function showFenceTicks(tree: Nodes): void {
  visit(tree, 'code', (node) => {
    node.lang = node.lang?.replaceAll(sign, '`')
    node.meta = node.meta?.replaceAll(sign, '`')
  })
}
