/**
 * The head of a manuscript: what stands before its body, as passages of text.
 *
 * Readers claim what they understood; `settle` then takes the claims out of
 * the tree, and leaves every other word where it was.
 */
import type {Heading, List, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {plain, slice, trim} from '../phrasing.js'
import {readAuthorLine} from './authors.js'
import {isBodyHeading, isIntroduction, isPartName, isSectionHeading} from './headings.js'
import {findLabels, headingLabel, type Label} from './labels.js'
import {isBiographyLine, isFoot, isFurniture, isKind, isLicence} from './printed.js'

/** A heading, a paragraph, or a list item that is one paragraph. */
export interface Passage {
  kind: 'heading' | 'paragraph' | 'item'
  node: Heading | Paragraph
  /** `plain(node.children)` */
  text: string
  /** Number of an ordered item; `*`, `-` or `+` of another. */
  mark?: string
  /** Child of the root that holds it. */
  block: RootContent
  claims: Range[]
}

/** Offsets into `Passage.text`. */
export type Range = [start: number, end: number]

/** Something understood, and where it stood. */
export interface Claim {
  passage: Passage
  range: Range
}

export interface Head {
  passages: Passage[]
  /** Children of the root before the body, in order. */
  blocks: RootContent[]
  /** Blocks that moved elsewhere whole. */
  moved: Set<RootContent>
  /** Paragraphs of the body that are a first page's foot; their passages come last. */
  feet: Set<RootContent>
  /** Whether the body begins with a heading such as `Introduction`. */
  introduced?: boolean
  /** The heading that authors follow. */
  title?: Heading
}

/** Blocks up to the first heading of the body, and what a first page's foot says, wherever extraction put it. */
export function readHead(tree: Root, source: string): Head {
  const counts = new Map<string, number>()
  for (const child of tree.children) {
    if (child.type === 'heading')
      counts.set(plain(child.children), (counts.get(plain(child.children)) ?? 0) + 1)
    const line = runningLine(child)
    if (line) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const title = titleHeading(tree)
  const head: Head = {passages: [], blocks: [], moved: new Set(), feet: new Set(), ...(title && {title})}
  let titled = false
  let awaited = title
  for (const [index, block] of tree.children.entries()) {
    // A running head with its folio, on several pages.
    if ((counts.get(runningLine(block) ?? '') ?? 0) > 2) {
      head.blocks.push(block)
      continue
    }
    if (block.type === 'heading') {
      const text = plain(block.children)
      if (block === awaited) awaited = undefined
      const running = (counts.get(text) ?? 0) > 1
      const above = awaited !== undefined || isFurniture(text) || (!titled && isKind(text))
      const second = titled && (isSecondTitle(tree.children, index) || isAbstractPart(tree.children, index))
      if (!running && !above && !second && isBodyHeading(text, titled)) {
        head.introduced = isIntroduction(text)
        break
      }
      if (!running && !above) titled = true
      if (running) {
        head.blocks.push(block)
        continue
      }
    }
    head.blocks.push(block)
    head.passages.push(...passagesOf(block, source))
  }
  const body = tree.children.slice(head.blocks.length)
  // Some publishers print the licence behind the references.
  const tail = body
    .slice(farthest)
    .slice(-lastBlocks)
    .filter((block) => isLicence(plain([block])) || isBiographyLine(plain([block])))
  for (const block of [...body.slice(0, farthest), ...tail]) {
    const single = block.type === 'list' && block.children.length === 1
    const address =
      block.type === 'heading' && /^\s*https?:\/\/(?:dx\.)?doi\.org\/10\.\S+\s*$/u.test(plain([block]))
    if (!address && (!(block.type === 'paragraph' || single) || !isFoot(plain([block])))) continue
    head.feet.add(block)
    head.passages.push(...passagesOf(block, source))
  }
  return head
}

/** A short line in capitals with a folio, as it stands on every page, without the folio. */
function runningLine(block: RootContent): string | undefined {
  if (block.type !== 'paragraph') return undefined
  const text = plain(block.children).trim()
  const [, before = '', after = ''] =
    /^(?:\d{1,4}\s+)?([\p{Lu}\p{Lu}\s\p{P}]{6,80}?)(?:\s+\d{1,4})?$|^(\p{Lu}[^\n]{5,80}?)\s+\d{1,4}$/u.exec(
      text
    ) ?? []
  const words = before || after
  return /\p{L}{3}/u.test(words) && /\d/u.test(text) ? `line ${words}` : undefined
}

/** Blocks at a text's end among which its licence is looked for. */
const lastBlocks = 12
/** Blocks below the head among which a first page's foot is looked for. */
const farthest = 60

/** A heading among the first blocks that authors follow, though other headings stand above it. */
function titleHeading(tree: Root): Heading | undefined {
  const first = tree.children.findIndex(({type}) => type === 'heading')
  if (first < 0 || !isAbove(tree.children, first)) return undefined
  for (const [index, block] of tree.children.slice(0, 24).entries()) {
    if (block.type === 'paragraph' && findLabels(plain(block.children), block).length > 0) return undefined
    if (block.type !== 'heading') continue
    const text = plain(block.children)
    if (headingLabel(text) || isSectionHeading(text)) return undefined
    // A button for updates may stand between.
    const next = tree.children.slice(index + 1, index + 4).find((one) => !isPicture(one))
    if (next?.type === 'paragraph' && readAuthorLine(firstLine(next.children)) !== undefined && !isKind(text))
      return block
  }
  return undefined
}

function isPicture(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.some(({type}) => type === 'image') &&
    plain(block.children).trim() === ''
  )
}

/** A heading that says what journal or what kind of article this is. */
export function isAbove(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (heading?.type !== 'heading') return false
  const text = plain(heading.children)
  if (isKind(text) || isFurniture(text)) return true
  return [blocks[index - 1], blocks[index + 1]].some(
    (one) =>
      one?.type === 'paragraph' && /home ?page|contents lists? available|\bISSN\b/iu.test(plain(one.children))
  )
}

function firstLine(nodes: PhrasingContent[]): PhrasingContent[] {
  const end = plain(nodes).indexOf('\n')
  return end < 0 ? nodes : slice(nodes, 0, end)
}

/** A heading within an abstract, `# Background` below `# Abstract`, where an introduction follows as a heading too. */
function isAbstractPart(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (heading?.type !== 'heading' || !isPartName(plain(heading.children))) return false
  for (const block of blocks.slice(0, index).reverse()) {
    if (block.type !== 'heading') continue
    const text = plain(block.children)
    if (headingLabel(text)?.field === 'abstract')
      return blocks
        .slice(index + 1)
        .some((one) => one.type === 'heading' && isIntroduction(plain(one.children)))
    if (!isPartName(text)) return false
  }
  return false
}

/** A heading right below the title, or below another such, that abstracts follow in several languages: the title once more. */
function isSecondTitle(blocks: RootContent[], index: number): boolean {
  if (isSecondHead(blocks, index)) return true
  const [before, heading] = [blocks[index - 1], blocks[index]]
  if (before?.type !== 'heading' || heading?.type !== 'heading') return false
  if (isSectionHeading(plain(heading.children))) return false
  const labels = blocks.slice(index + 1, index + 30).flatMap((block) => {
    if (block.type === 'heading') return headingLabel(plain(block.children)) ?? []
    return block.type === 'paragraph' ? findLabels(plain(block.children), block) : []
  })
  return new Set(labels.filter(({field}) => field === 'abstract').map(({language}) => language)).size > 1
}

/** A heading below one abstract that, within a few blocks and before a section, an abstract in another language follows. */
function isSecondHead(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (
    heading?.type !== 'heading' ||
    isSectionHeading(plain(heading.children)) ||
    headingLabel(plain(heading.children))
  )
    return false
  const first = blocks
    .slice(0, index)
    .flatMap(labelsOf)
    .find(({field}) => field === 'abstract')
  if (!first) return false
  for (const block of blocks.slice(index + 1, index + 9)) {
    const labels = labelsOf(block)
    if (labels.some(({field, language}) => field === 'abstract' && language !== first.language)) return true
    if (block.type === 'heading' && labels.length === 0) return false
  }
  return false
}

function labelsOf(block: RootContent): Label[] {
  if (block.type === 'heading') {
    const label = headingLabel(plain(block.children))
    return label ? [label] : []
  }
  return block.type === 'paragraph' ? findLabels(plain(block.children), block) : []
}

/** Offsets nobody has claimed, without the space around them. */
export function freeRanges(passage: Passage): Range[] {
  const free: Range[] = []
  let at = 0
  for (const [start, end] of [...passage.claims].sort((a, b) => a[0] - b[0])) {
    if (start > at) free.push([at, start])
    at = Math.max(at, end)
  }
  if (at < passage.text.length) free.push([at, passage.text.length])
  return free.filter(([start, end]) => passage.text.slice(start, end).trim() !== '')
}

export function claim({passage, range}: Claim): void {
  passage.claims.push(range)
}

export function wholePassage(passage: Passage): Claim {
  return {passage, range: [0, passage.text.length]}
}

/** Nodes of a range. */
export function nodesOf(passage: Passage, [start, end]: Range): PhrasingContent[] {
  return trim(slice(passage.node.children, start, end))
}

/** Take what was claimed or moved out of the tree; punctuation left between claims goes with them. */
export function settle(tree: Root, head: Head): void {
  const settled = (block: RootContent): RootContent[] => {
    if (head.moved.has(block)) return []
    const own = head.passages.filter((passage) => passage.block === block)
    if (own.length === 0 || own.every((passage) => passage.claims.length === 0)) return [block]
    if (block.type !== 'list') return own.flatMap(leftover)
    const children = block.children.filter(
      (_, index) => own[index] === undefined || leftover(own[index]).length > 0
    )
    return children.length > 0 ? [{...block, children}] : []
  }
  const rest = head.blocks.flatMap(settled)
  const body = tree.children
    .slice(head.blocks.length)
    .flatMap((block) => (head.feet.has(block) ? settled(block) : [block]))
  const onlyRules = rest.every((block) => block.type === 'thematicBreak')
  tree.children = [...(onlyRules ? [] : rest), ...body]
}

function leftover(passage: Passage): (Heading | Paragraph)[] {
  return freeRanges(passage).flatMap((range) => {
    let [start, end] = range
    if (start > 0) start += /^[\s,;，；、.:：|·/]*/u.exec(passage.text.slice(start, end))?.[0].length ?? 0
    if (end < passage.text.length)
      end -= /[\s,;，；、|·/]*$/u.exec(passage.text.slice(start, end))?.[0].length ?? 0
    const children = nodesOf(passage, [start, end])
    const holdsWords = /[\p{L}\p{N}]/u.test(plain(children)) || children.some((node) => node.type === 'image')
    return holdsWords ? [{...passage.node, children}] : []
  })
}

/** No author leaves such a gap inside a line; patterns would search it over and over. */
const gap = /\s{200}/u

function passagesOf(block: RootContent, source: string): Passage[] {
  if (gap.test(plain([block]))) return []
  if (block.type === 'paragraph' || block.type === 'heading') {
    return [{kind: block.type, node: block, text: plain(block.children), block, claims: []}]
  }
  if (block.type !== 'list') return []
  const items = block.children.map((item) => (item.children.length === 1 ? item.children[0] : undefined))
  if (!items.every((only) => only?.type === 'paragraph')) return []
  return items.flatMap((node, index): Passage[] => {
    if (node?.type !== 'paragraph') return []
    return [
      {kind: 'item', node, text: plain(node.children), mark: markOf(block, index, source), block, claims: []}
    ]
  })
}

function markOf(list: List, index: number, source: string): string | undefined {
  if (list.ordered) return String((list.start ?? 1) + index)
  // By line and column: offsets count from the text without front matter.
  const start = list.children[index]?.position?.start
  return start && source.split(/\r?\n/u)[start.line - 1]?.[start.column - 1]
}
