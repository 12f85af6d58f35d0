/**
 * Bars in code and formulas within tables of pipes: `` `a|b` `` and `$|x|$`
 * are one cell to Pandoc, several to GFM.
 *
 * A row that has more cells than its table has columns, and not when its code
 * or its formulas are whole, means them. Before parsing its bars give way to a sign as
 * long; after it they come back, so that every place stays as it was.
 */
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'

const sign = '\uE07C'
const delimiters = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*$/u
const code = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/gu
/** Pandoc's mathematics: no blank inside its dollar signs, no figure behind them. */
const mathematics = /(?<![\\$])\$(?![\s$])(?:[^$\\\n]|\\.){1,500}?(?<!\s)\$(?![\d$])/gu
/** Signs of a row that is looked at. */
const longest = 10_000

/** The text with the bars of code hidden. */
export function hideCodeBars(text: string): string {
  if (text.includes(sign) || !/[`$]/u.test(text)) return text
  const lines = text.split('\n')
  for (let at = 1; at < lines.length; at++) {
    const rule = (lines[at] as string).trimEnd()
    if (rule.length > longest || !delimiters.test(rule)) continue
    const columns = cellsOf(rule)
    lines[at - 1] = hidden(lines[at - 1] as string, columns)
    while (lines[at + 1]?.includes('|')) lines[++at] = hidden(lines[at] as string, columns)
  }
  return lines.join('\n')
}

/** The bars again; changes `tree`. */
export function showCodeBars(tree: Nodes): void {
  visit(tree, (node) => {
    if ('value' in node) node.value = node.value.replaceAll(sign, '|')
    if ('alt' in node && node.alt) node.alt = node.alt.replaceAll(sign, '|')
  })
}

function hidden(line: string, columns: number): string {
  if (!/[`$]/u.test(line) || line.length > longest || cellsOf(line) <= columns) return line
  const whole = [code, mathematics].reduce(
    (words, part) => words.replace(part, (span) => span.replace(/(?<!\\)\|/gu, sign)),
    line
  )
  return cellsOf(whole) <= columns ? whole : line
}

function cellsOf(line: string): number {
  const inner = line
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '')
  return inner.split(/(?<!\\)\|/u).length
}
