/** The title: a heading that is no section's, or a line that authors follow. */
import type {Paragraph, PhrasingContent, Root} from 'mdast'
import {plain, unwrapped} from '../phrasing.js'
import {readAuthorLine} from './authors.js'
import {type Claim, freeRanges, type Head, nodesOf, type Passage, wholePassage} from './head.js'
import {isSectionHeading} from './headings.js'
import {findLabels, headingLabel} from './labels.js'
import {surnames} from './names.js'
import {beginsWithAuthors} from './people.js'

export interface FoundTitle {
  title: PhrasingContent[]
  claim: Claim
  passage: Passage
}

const longest = 300

/** The title of a head; `undefined` when a first heading may as well begin the body. */
export function readTitle(head: Head, tree: Root): FoundTitle | undefined {
  const found = headingTitle(head, tree) ?? lineTitle(head) ?? gluedTitle(head)
  return found && {...found, title: withoutSign(found.title)}
}

/** Without the sign that calls a note at the page's foot: `Tides of the north†`. */
function withoutSign(title: PhrasingContent[]): PhrasingContent[] {
  const last = title.at(-1)
  const signs = /\s*[†‡*∗★☆✩]+\s*$/u
  if (last?.type === 'superscript' && /^\s*[†‡*∗★☆✩]+\s*$/u.test(plain([last]))) return title.slice(0, -1)
  if (last?.type !== 'text' || !signs.test(last.value)) return title
  return [...title.slice(0, -1), {...last, value: last.value.replace(signs, '')}]
}

/** Whether a heading says the title that is stated. */
export function findStatedTitle(head: Head, stated: readonly PhrasingContent[]): Passage | undefined {
  const wanted = sameWords(plain(stated))
  return head.passages.find((passage) => passage.kind === 'heading' && sameWords(passage.text) === wanted)
}

/** Letters and figures alone, for telling whether two texts say the same. */
export function sameWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function headingTitle(head: Head, tree: Root): FoundTitle | undefined {
  const passage = head.passages.find(
    ({kind, claims, node}) =>
      kind === 'heading' && claims.length === 0 && (!head.title || node === head.title)
  )
  if (passage?.node.type !== 'heading' || passage.text.trim() === '') return undefined
  if (headingLabel(passage.text) || isSectionHeading(passage.text)) return undefined
  const index = head.passages.indexOf(passage)
  if (
    head.passages
      .slice(0, index)
      .some(
        (before) =>
          before.claims.length === 0 &&
          (before.text.length > 200 || findLabels(before.text, before.node as Paragraph).length > 0)
      )
  )
    return undefined
  const {depth} = passage.node
  const headings = tree.children.filter((node) => node.type === 'heading')
  const peers = headings.filter((node) => node !== passage.node && node.depth <= depth)
  const alone = peers.length === 0 && (depth === 1 || headings.length > 1)
  const after = head.passages.slice(index + 1).find((next) => freeRanges(next).length > 0)
  const fronted =
    head.passages.slice(index).some((next) => next.claims.length > 0) ||
    head.passages.slice(0, index).some((next) => next.claims.length > 0)
  const labelled = head.passages
    .slice(index + 1)
    .some((next) => findLabels(next.text, next.node as Paragraph).length > 0)
  const authors = after !== undefined && beginsWithAuthors(after)
  const sections = peers.some((node) => isSectionHeading(plain(node.children)))
  const evident = alone || authors || labelled || fronted || (depth === 1 && sections)
  return evident
    ? {title: unwrapped(passage.node.children), claim: wholePassage(passage), passage}
    : undefined
}

/** One of the first lines, without full stop, bold or plain, that a line of authors follows; a translation may stand between. */
function lineTitle(head: Head): FoundTitle | undefined {
  if (
    head.passages.some(
      ({kind, text, claims}) => kind === 'heading' && claims.length === 0 && !headingLabel(text)
    )
  )
    return undefined
  const open = head.passages.filter((one) => freeRanges(one).length > 0).slice(0, 6)
  for (const passage of open) {
    if (findLabels(passage.text, passage.node as Paragraph).length > 0 || beginsWithAuthors(passage))
      return undefined
    const found = titleAt(head, passage)
    if (found) return found
  }
  return undefined
}

function titleAt(head: Head, passage: Passage): FoundTitle | undefined {
  const range = freeRanges(passage)[0]
  if (!range || passage.kind !== 'paragraph') return undefined
  const text = passage.text.slice(...range)
  const line = text.split('\n')[0] ?? ''
  const end = range[0] + line.length
  if (!isTitleLine(line)) return undefined
  const rest = {...passage, claims: [...passage.claims, [0, end] as [number, number]]}
  const [next, third] = head.passages.slice(head.passages.indexOf(passage) + 1)
  const authors =
    line.length < text.length
      ? beginsWithAuthors(rest)
      : next !== undefined &&
        (beginsWithAuthors(next) ||
          (third !== undefined &&
            isTitleLine(next.text) &&
            !next.text.includes('\n') &&
            beginsWithAuthors(third)))
  if (!authors) return undefined
  return {
    title: unwrapped(nodesOf(passage, [range[0], end])),
    claim: {passage, range: [range[0], end]},
    passage
  }
}

function isTitleLine(line: string): boolean {
  const words = line.trim()
  return (
    words.length >= 8 &&
    words.length <= longest &&
    !/[.。;；:：,，]$/u.test(words) &&
    findLabels(line).length === 0
  )
}

/**
 * A Chinese title whose authors follow without a break, `…的影响刘　凯¹李晓斌²（1.…`.
 *
 * The first name is told from the title by its surname; where two cuts are
 * possible none is made.
 */
function gluedTitle(head: Head): FoundTitle | undefined {
  const passage = head.passages.find((one) => freeRanges(one).length > 0)
  if (passage?.kind !== 'paragraph' || passage.claims.length > 0) return undefined
  const end = passage.text.search(/[(（]\s*1\s*[.．、]\s*\p{L}/u)
  if (end < 10 || end > 1000 || /[。]/u.test(passage.text.slice(0, end))) return undefined
  const cuts: number[] = []
  for (let at = 8; at < end && cuts.length < 2; at += 1) {
    if (!surnames.has(passage.text[at] ?? '')) continue
    const line = readAuthorLine(nodesOf(passage, [at, end]))
    if (line?.evidence === 'marks' && line.authors.length > 1 && line.authors[0]?.name.family) cuts.push(at)
  }
  const [cut, second] = cuts
  if (cut === undefined) return undefined
  const sameName = second !== undefined && /^\p{Script=Han}+$/u.test(passage.text.slice(cut, second))
  if (sameName) return undefined
  return {title: unwrapped(nodesOf(passage, [0, cut])), claim: {passage, range: [0, cut]}, passage}
}
