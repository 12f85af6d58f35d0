/** Numbers of lines, which manuscripts under review carry at their margin: `11 Rivers rise` ⏎ `12 when it rains`. */
import type {Paragraph, PhrasingContent, Root, Text} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'

/** So many lines that count up are no coincidence. */
const fewest = 8
/** Lines whose number was not read, between two that have theirs. */
const widestGap = 6
/** Of the lines of a paragraph that carry a number, so many have one. */
const share = 0.6

interface Line {
  number: number
  node: Text
  paragraph: Paragraph
}

/** Take the numbers of lines out of a text, and join the lines; reports `page-furniture` once. */
export function removeLineNumbers(tree: Root, file: VFile): void {
  const lines = tree.children.flatMap((block) => (block.type === 'paragraph' ? numbered(block) : []))
  const run = longestRun(lines)
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || run.length < fewest) return
  for (const paragraph of new Set(run.map((line) => line.paragraph))) {
    const own = run.filter((line) => line.paragraph === paragraph)
    for (const {node} of own) node.value = node.value.replace(/^\s*\d{1,4}\s*/u, '')
    if (own.length > 1) joinLines(paragraph, new Set(own.map(({node}) => node)))
  }
  report(file, 'page-furniture', first.paragraph, `${first.number} … ${last.number}`)
}

/** Lines of a paragraph that begin with a number; none where most have none. */
function numbered(paragraph: Paragraph): Line[] {
  const starts = paragraph.children.filter(
    (node, index): node is Text =>
      node.type === 'text' && (index === 0 || paragraph.children[index - 1]?.type === 'break')
  )
  const found = starts.flatMap((node) => {
    const number = /^\s*(\d{1,4})(?:\s+(?=[^\s\d.)、])|(?=\p{Script=Han}))/u.exec(node.value)?.[1]
    return number ? [{number: Number(number), node, paragraph}] : []
  })
  return found.length >= starts.length * share ? found : []
}

/** Lines in a row whose numbers count up, the most there are. */
function longestRun(lines: Line[]): Line[] {
  let best: Line[] = []
  let run: Line[] = []
  for (const line of lines) {
    const before = run.at(-1)?.number ?? line.number - 1
    if (line.number > before && line.number - before <= widestGap) run.push(line)
    else run = [line]
    if (run.length > best.length) best = [...run]
  }
  return best
}

/** Breaks before numbered lines end no line of the author's. */
function joinLines(paragraph: Paragraph, starts: ReadonlySet<PhrasingContent>): void {
  const {children} = paragraph
  paragraph.children = children.flatMap((node, index): PhrasingContent[] => {
    const next = children[index + 1]
    if (node.type !== 'break' || !next || !starts.has(next)) return [node]
    const [before, after] = [children[index - 1], next]
    const cjk =
      before?.type === 'text' &&
      /[\p{Script=Han}，、。；：）]\s*$/u.test(before.value) &&
      after.type === 'text' &&
      /^\p{Script=Han}/u.test(after.value)
    return cjk ? [] : [{type: 'text', value: ' '}]
  })
}
