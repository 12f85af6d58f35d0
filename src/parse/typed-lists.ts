import type {Paragraph, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'

const mark = /^\(?(?:([a-z])|([ivx]{1,5})|(\d{1,3})|#)[.)](?:[ \t]|$)/iu

/**
 * Keep the lines of lists that Markdown does not know: `a) …`, `(ii) …`, `#. …`.
 *
 * Marks that follow each other at the beginnings of lines make one; each
 * item begins its line in the article, too.
 */
export function keepTypedLists(tree: Root): void {
  visit(tree, 'paragraph', (node) => {
    const starts = linesOf(node)
    const marked = starts.filter(({words}) => mark.test(words))
    if (
      marked.length < 2 ||
      !marked.every((line, at) => at === 0 || follows(marked[at - 1]?.words, line.words))
    )
      return
    const breaks = new Map<PhrasingContent, number[]>()
    for (const {child, at} of marked) if (child) breaks.set(child, [...(breaks.get(child) ?? []), at])
    node.children = node.children.flatMap((child) => divided(child, breaks.get(child) ?? []))
  })
}

interface Line {
  words: string
  /** The text that its line end stands in, and where; none for the first line. */
  child?: PhrasingContent
  at: number
}

function linesOf({children}: Paragraph): Line[] {
  const lines: Line[] = []
  children.forEach((child, index) => {
    if (child.type !== 'text') return
    if (index === 0) lines.push({words: child.value.slice(0, 80), at: -1})
    for (const {index: at} of child.value.matchAll(/\n/gu))
      lines.push({words: child.value.slice(at + 1, at + 81).trimStart(), child, at})
  })
  return lines
}

/** Whether one mark comes after another in the same row of marks. */
function follows(before = '', after: string): boolean {
  const [one, other] = [valuesOf(before), valuesOf(after)]
  return one.some((value) => other.includes(value + 1)) || (before.startsWith('#') && after.startsWith('#'))
}

/** What a mark counts: `i` is a ninth letter, and a first numeral. */
function valuesOf(words: string): number[] {
  const sign = /^\(?([^.)]+)/u.exec(words)?.[1]?.toLowerCase() ?? ''
  if (/^\d+$/u.test(sign)) return [Number(sign)]
  const letter = sign.length === 1 ? [sign.charCodeAt(0) - 96] : []
  return /^[ivx]+$/u.test(sign) ? [...letter, roman(sign) + 1000] : letter
}

function roman(numeral: string): number {
  const values: Record<string, number> = {i: 1, v: 5, x: 10}
  const digits = [...numeral].map((sign) => values[sign] ?? 0)
  return digits.reduce((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0)
}

function divided(child: PhrasingContent, breaks: number[]): PhrasingContent[] {
  if (child.type !== 'text' || breaks.length === 0) return [child]
  const parts: PhrasingContent[] = []
  let from = 0
  for (const at of breaks) {
    parts.push({...child, value: child.value.slice(from, at).trimEnd()}, {type: 'break'})
    from = at + 1
  }
  parts.push({...child, value: child.value.slice(from).trimStart()})
  return parts.filter((part) => part.type !== 'text' || part.value !== '')
}
