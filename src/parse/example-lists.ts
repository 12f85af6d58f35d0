import type {PhrasingContent, Root, Text} from 'mdast'
import {visit} from 'unist-util-visit'

/** A mark at the beginning of a line: `(@)`, `(@good)`. */
const mark = /^\(@([\p{L}\p{N}_-]{0,80})\)[ \t]+/u
/** A key of a bibliography, as most are made: it holds a year. */
const key = /\d\d/u

/**
 * Number Pandoc's examples, `(@good) words`, through the whole text, and call
 * them by their number: `as (@good) shows`.
 *
 * An item stays a paragraph, or a line of one, behind its number in
 * parentheses. A line that begins with a citation, `(@doe2020)`, is none.
 *
 * @param text what the tree was parsed from: it tells what has an id.
 *
 * @see https://pandoc.org/MANUAL.html#extension-example_lists
 */
export function readExampleLists(tree: Root, text: string): void {
  const isMark = (line: string) => isExample(line, text)
  const numbers = new Map<string, number>()
  let count = 0
  visit(tree, (node) => {
    // A caption below the example makes a term of it.
    if (node.type !== 'paragraph' && node.type !== 'defListTerm') return
    const [first] = node.children
    if (first?.type !== 'text' || !isMark(first.value)) return
    node.children = (node.children as PhrasingContent[]).flatMap((child, at): PhrasingContent[] => {
      if (child.type !== 'text') return [child]
      const lines = at === 0 ? [child.value] : []
      if (at > 0 && !/\n\(@/u.test(child.value)) return [child]
      const [head = '', ...others] = child.value.split(/\n(?=\(@)/u)
      lines[0] = head
      for (const line of others) {
        if (isMark(line)) lines.push(line)
        else lines[lines.length - 1] += `\n${line}`
      }
      return lines.flatMap((line, index): PhrasingContent[] => {
        const found = index > 0 || at === 0 ? mark.exec(line) : null
        if (!found) return [{...child, value: line}]
        count++
        const label = found[1] ?? ''
        if (label && !numbers.has(label)) numbers.set(label, count)
        return [
          ...(index > 0 ? [{type: 'break' as const}] : []),
          ...numbered(child, label, count, line.slice(found[0].length))
        ]
      })
    })
  })
  if (numbers.size > 0) callExamples(tree, numbers)
}

function isExample(line: string, text: string): boolean {
  const label = mark.exec(line)?.[1]
  if (label === undefined || key.test(label)) return false
  // `(@fig-map) shows` calls what has this id.
  return (
    label === '' || !['#', 'label: ', 'label{', '{r '].some((before) => text.includes(`${before}${label}`))
  )
}

function numbered(text: Text, label: string, number: number, words: string): PhrasingContent[] {
  const rest: Text = {...text, value: `\u00A0${words}`}
  const own: Text = {type: 'text', value: `(${number})`}
  if (!label) return [{...text, value: `(${number})\u00A0${words}`}]
  return [
    {type: 'span', element: 'span', attributes: {id: label, classes: [], pairs: {}}, children: [own]},
    rest
  ]
}

/** `@good` in the text leads to the example of that label. */
function callExamples(tree: Root, numbers: Map<string, number>): void {
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || parent.type === 'link' || !node.value.includes('@'))
      return undefined
    const parts: PhrasingContent[] = []
    let from = 0
    for (const {0: whole, 1: label = '', index: at} of node.value.matchAll(
      /(?<![\p{L}\p{N}@.])@([\p{L}\p{N}_-]{1,80})/gu
    )) {
      const number = numbers.get(label)
      if (number === undefined) continue
      parts.push({...node, value: node.value.slice(from, at)})
      parts.push({
        type: 'link',
        url: `#${label}`,
        children: [{type: 'text', value: String(number)}],
        position: node.position
      })
      from = at + whole.length
    }
    if (parts.length === 0) return undefined
    parts.push({...node, value: node.value.slice(from)})
    const kept = parts.filter((part) => part.type !== 'text' || part.value !== '')
    parent.children.splice(index, 1, ...(kept as never[]))
    return index + kept.length
  })
}
