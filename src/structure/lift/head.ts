/**
 * The head of a manuscript: what stands before its body, as passages of text.
 *
 * Readers claim what they understood; `settle` then takes the claims out of
 * the tree, and leaves every other word where it was.
 */
import type {Heading, List, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {isStatement} from '../back-matter.js'
import {plain, slice, trim} from '../phrasing.js'
import {titleHeading} from './above.js'
import {namesInstitution} from './affiliations.js'
import {isBodyHeading, isIntroduction} from './headings.js'
import {isBiographyLine, isFoot, isFurniture, isHowToCite, isKind, isLicence, isSeal} from './printed.js'
import {isAbstractPart, isBeforeLabel, isSecondTitle} from './second-head.js'

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
      const above = awaited !== undefined || isFurniture(text) || isSeal(text) || (!titled && isKind(text))
      const second =
        titled &&
        (isSecondTitle(tree.children, index) ||
          isAbstractPart(tree.children, index) ||
          isBeforeLabel(tree.children, index))
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
  const places = [...body.filter((block, at) => isPlaces(block, body[at - 1])), ...placesInARow(body)]
  const tail = body
    .slice(farthest)
    .slice(-lastBlocks)
    .filter((block) => [isLicence, isBiographyLine, isHowToCite].some((is) => is(plain([block]))))
  for (const block of [...body.slice(0, farthest), ...tail]) {
    const single = block.type === 'list' && block.children.length === 1
    const address =
      block.type === 'heading' && /^\s*https?:\/\/(?:dx\.)?doi\.org\/10\.\S+\s*$/u.test(plain([block]))
    const foot =
      block.data?.pageFoot ||
      ((block.type === 'paragraph' || single) && (isFoot(plain([block])) || isHowToCite(plain([block]))))
    if (!address && !foot) continue
    // A statement below its own heading is a section, `Funding`.
    const above = body[body.indexOf(block) - 1]
    if (above?.type === 'heading' && paid.test(plain([block])) && statement.test(plain([above]))) {
      const next = body[body.indexOf(block) + 1]
      // Alone below `Funding`, both go where the article says who paid.
      if (!/funding|support/iu.test(plain([above])) || (next && next.type !== 'heading')) continue
      head.feet.add(above)
      head.passages.push(...passagesOf(above, source))
    }
    head.feet.add(block)
    head.passages.push(...passagesOf(block, source))
  }
  // BioMed Central's and Nature's journals print at the end where authors work.
  for (const block of places) {
    if (head.feet.has(block)) continue
    head.feet.add(block)
    head.passages.push(...passagesOf(block, source))
  }
  // Their heading goes with them, where nothing else stands below it but statements, which have names of their own.
  for (const [at, block] of body.entries()) {
    if (block.type !== 'heading' || !detailsHeading.test(plain(block.children))) continue
    const end = body.findIndex(({type}, index) => index > at && type === 'heading')
    const below = body.slice(at + 1, end < 0 ? undefined : end)
    const [first, ...more] = below.filter((one) => !head.feet.has(one))
    const told = [first, ...more].every((one) => one === undefined || isStatement(plain([one])))
    if (below.length === 0 || (first && (below[0] === first || !told))) continue
    head.feet.add(block)
    head.passages.push(...passagesOf(block, source))
  }
  return head
}

const paid =
  /^\s*(?:this|the) (?:work|research|study|project) (?:was|is|has been) [^.]{0,40}?(?:supported|funded)/iu
const statement = /^\s*(?:[\dIVX]{1,4}[.)]?\s+)?(?:funding|acknowledge?ments?|financial support|致谢)/iu
const detailsHeading =
  /^(?:author(?:s['’]?|['’]s)? (?:details|information|affiliations|addresses)|authors? and affiliations|affiliations|additional information|作者单位)\s*:?$/iu

/** A paragraph below such a heading, or one that begins with a raised 1 and names two institutions or more. */
function isPlaces(block: RootContent, before: RootContent | undefined): boolean {
  if (block.type !== 'paragraph') return false
  const text = plain(block.children)
  // `a School of …`, `b Institute of …`: lines of chemists' journals.
  const lettered = /^\s*a\s\p{Lu}[^\n]{5,300}\n\s*b\s\p{Lu}/u.test(text) && text.length < 4000
  const counted = /^\s*1\s\p{Lu}[^\n]{5,300}\n\s*2\s\p{Lu}/u.test(text) && text.length < 4000
  if (lettered || counted) return text.split('\n').slice(0, 2).every(namesInstitution)
  if (text.length > 4000 || !/^\s*1\s?\p{Lu}/u.test(text) || !namesInstitution(text.slice(0, 200)))
    return false
  const marks = block.children.filter(({type}) => type === 'superscript').length
  return (before?.type === 'heading' && detailsHeading.test(plain(before.children))) || marks > 1
}

/** Paragraphs of a first page's foot that count from one, each with an institution: `1 School of …`, `2 Institute of …`. */
function placesInARow(body: RootContent[]): RootContent[] {
  const isPlace = (block: RootContent | undefined, number: number) => {
    if (block?.type !== 'paragraph') return false
    const text = plain(block.children)
    return (
      new RegExp(`^\\s*${number}\\s?\\p{Lu}`, 'u').test(text) &&
      text.length < 300 &&
      !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(text) &&
      namesInstitution(text)
    )
  }
  const start = body
    .slice(0, farthest)
    .findIndex((block, at) => isPlace(block, 1) && isPlace(body[at + 1], 2))
  if (start < 0) return []
  let size = 2
  while (isPlace(body[start + size], size + 1)) size += 1
  return body.slice(start, start + size)
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

/** Claim headings at a text's end whose passages have all been understood. */
export function claimEmptyHeadings(head: Head, tree: Root): void {
  for (const passage of head.passages) {
    if (passage.kind !== 'heading' || !head.feet.has(passage.block)) continue
    const at = tree.children.indexOf(passage.block)
    const end = tree.children.findIndex(({type}, index) => index > at && type === 'heading')
    const below = tree.children.slice(at + 1, end < 0 ? undefined : end)
    const own = head.passages.filter((one) => below.includes(one.block))
    if (
      own.length > 0 &&
      own.every((one) => freeRanges(one).every((range) => /^[\s.,;]*$/u.test(one.text.slice(...range))))
    )
      claim(wholePassage(passage))
  }
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
    if (block.type !== 'list' || block.children.length === 1) return own.flatMap(leftover)
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
  // A page's foot, as some readers of pages set it off.
  const [quoted, others] = block.type === 'blockquote' ? block.children : []
  if (quoted?.type === 'paragraph' && !others)
    return [{kind: 'paragraph', node: quoted, text: plain(quoted.children), block, claims: []}]
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
