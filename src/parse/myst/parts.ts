import type {Heading, Root, RootContent} from 'mdast'

declare module 'unist' {
  interface Data {
    /** The first block of the text, whatever stands before it. */
    opensText?: boolean
  }
}

/** Parts of an article that MyST's blocks name, and the heading that each stands under here. */
const headings: Record<string, string> = {
  __proto__: null as never,
  abstract: 'Abstract',
  acknowledgments: 'Acknowledgements',
  acknowledgements: 'Acknowledgements',
  availability: 'Data availability',
  data_availability: 'Data availability',
  competing_interests: 'Competing interests',
  funding: 'Funding',
  key_points: 'Key points',
  keypoints: 'Key points',
  summary: 'Summary',
  plain_language_summary: 'Plain language summary'
}

/**
 * Blocks that say which part they are, `+++ {"part": "abstract"}`, stand under
 * its heading: an abstract first, what else there is last.
 *
 * @see https://mystmd.org/guide/document-parts
 */
export function gatherParts(tree: Root, text: string): void {
  const breaks = breaksOf(text).filter(({line}) => !tree.children.some((block) => spans(block, line)))
  if (!breaks.some(({part}) => part)) return
  const parts = new Map<number, RootContent[]>()
  const rest: RootContent[] = []
  for (const block of tree.children) {
    const begin = breaks.findLast(({line}) => line < (block.position?.start.line ?? 0))
    if (!begin?.part) rest.push(block)
    else parts.set(begin.line, [...(parts.get(begin.line) ?? []), block])
  }
  const made = breaks.flatMap(({line, part = ''}) => {
    const blocks = parts.get(line) ?? []
    if (blocks.length === 0) return []
    return [{part, blocks: blocks[0]?.type === 'heading' ? blocks : [headingOf(part, line), ...blocks]}]
  })
  const [first, last] = [true, false].map((isFirst) =>
    made.filter(({part}) => (part === 'abstract') === isFirst).flatMap(({blocks}) => blocks)
  ) as [RootContent[], RootContent[]]
  // The text behind an abstract may begin without a heading.
  const [opening] = rest
  if (first.length > 0 && opening) opening.data = {...opening.data, opensText: true}
  tree.children = [...first, ...rest, ...last]
}

interface Break {
  /** 1-based. */
  line: number
  part: string | undefined
}

function breaksOf(text: string): Break[] {
  return text.split('\n').flatMap((row, index): Break[] => {
    const [found, data] = /^\+\+\+[ \t]*(\{.*\})?[ \t]*$/u.exec(row) ?? []
    return found === undefined ? [] : [{line: index + 1, part: partOf(data)}]
  })
}

function partOf(data: string | undefined): string | undefined {
  const name = /"part"\s*:\s*"([\w -]{1,40})"/u
    .exec(data ?? '')?.[1]
    ?.toLowerCase()
    .replace(/[\s-]/gu, '_')
  return name !== undefined && headings[name] ? name : undefined
}

function spans({position}: RootContent, line: number): boolean {
  return position !== undefined && position.start.line <= line && line <= position.end.line
}

function headingOf(part: string, line: number): Heading {
  const place = {line, column: 1}
  return {
    type: 'heading',
    depth: 1,
    children: [{type: 'text', value: headings[part] as string}],
    position: {start: place, end: place}
  }
}
