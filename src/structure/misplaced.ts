/** What extraction puts where it does not belong: a summary behind the references, headings that are none. */
import type {Heading, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {captionOf} from './captions.js'
import {isPicture} from './lift/above.js'
import {readAffiliationLine} from './lift/affiliations.js'
import {readAuthorLine} from './lift/authors.js'
import {isSectionHeading} from './lift/headings.js'
import {findLabels, headingLabel, type Label, labelsOf} from './lift/labels.js'
import {linesOf} from './lift/lines.js'
import {withMarks} from './lift/marks.js'
import {isFurniture, isKind} from './lift/printed.js'
import {plain, slice, trim} from './phrasing.js'
import {isListHeading, namesList} from './references/list-heading.js'

/** Blocks among which the head's labels stand. */
const headLength = 16
/** Blocks that a summary in another language has at most. */
const summaryLength = 10

/**
 * Put a summary in another language, which some journals print behind the references, below the first one.
 *
 * It has a title, authors, an abstract under its label, and often keywords; all else that follows the
 * references stays there.
 */
export function gatherSummary(tree: Root): void {
  const blocks = tree.children
  const list = blocks.findLastIndex(beginsList)
  if (list < 0) return
  const own = blocks
    .slice(0, Math.min(headLength, list))
    .flatMap((block, index) => labelsOf(block).map((label) => ({...label, index})))
  const abstract = own.find(({field}) => field === 'abstract')
  const last = own.at(-1)
  if (!abstract || !last) return
  const titled = blocks.findIndex(
    (block, index) =>
      index > list &&
      block.type === 'heading' &&
      !headingLabel(plain(block.children)) &&
      !isSectionHeading(plain(block.children)) &&
      summaryEnd(blocks, index, abstract.language) !== undefined
  )
  const start =
    titled < 0
      ? withHead(
          blocks,
          blocks.findIndex(
            (block, index) => index > list && speaksAnother(labelsOf(block), abstract.language)
          ),
          list
        )
      : titled
  if (start < 0) return
  const end = summaryEnd(blocks, start, abstract.language) ?? start
  const moved = blocks.splice(start, end - start + 1)
  blocks.splice(last.index + 1, 0, ...moved)
}

/** A list's heading, or a paragraph whose first line is its name. */
function beginsList(block: RootContent): boolean {
  if (isListHeading(block)) return true
  if (block.type !== 'paragraph') return false
  const [name = ''] = plain(block.children).split('\n')
  return name.length < 30 && namesList(name.replace(/[\s:：]+$/u, '').trim())
}

/** Up to three lines above an abstract that are its title, authors and their affiliations. */
function withHead(blocks: RootContent[], abstract: number, list: number): number {
  let start = abstract
  while (start - 1 > list && abstract - start < 3 && isHeadLine(blocks[start - 1] as RootContent)) start -= 1
  return start
}

function isHeadLine(block: RootContent): boolean {
  if (block.type !== 'paragraph') return false
  const text = plain(block.children)
  if (text.length > 400 || /^\s*[[［]\d|\n\s*[[［]\d/u.test(text)) return false
  const [line] = linesOf({kind: 'paragraph', node: block, text, block, claims: []})
  return (
    (line !== undefined && readAuthorLine(line.nodes) !== undefined) ||
    readAffiliationLine(withMarks(block.children, false)) !== undefined ||
    /^\p{Lu}[^.。\n]{15,200}$/u.test(text)
  )
}

function speaksAnother(labels: Label[], language: string): boolean {
  return labels.some(
    ({field, language: own}) => field === 'abstract' && own.split('-')[0] !== language.split('-')[0]
  )
}

/** Index of the last block of a summary that begins at `start`; `undefined` where none does. */
function summaryEnd(blocks: RootContent[], start: number, language: string): number | undefined {
  let end: number | undefined
  for (const [offset, block] of blocks.slice(start + 1, start + summaryLength).entries()) {
    const labels = labelsOf(block)
    if (block.type === 'heading' && labels.length === 0) break
    const speaks = labels.some((label) => label.language.split('-')[0] !== language.split('-')[0])
    if (speaks && (end !== undefined || labels.some(({field}) => field === 'abstract')))
      end = start + 1 + offset
  }
  return end
}

/** Make one of two headings in a row of which the second goes on with the first, `# Levels of rivers`, `# in our province`; reports `rejoined-paragraph`. */
export function joinHeadings(tree: Root, file: VFile): void {
  for (let index = tree.children.length - 1; index > 0; index--) {
    const [first, second] = [tree.children[index - 1], tree.children[index]]
    if (first?.type !== 'heading' || second?.type !== 'heading' || first.depth !== second.depth) continue
    const [before, after] = [plain(first.children), plain(second.children)]
    const isHan = isTornHanTitle(tree.children, index)
    const goesOn = /^\p{Ll}\p{L}*\s+\S/u.test(after) || endsOpen.test(before)
    if (!isHan && (!goesOn || /[.:!?]\s*$/u.test(before))) continue
    report(file, 'rejoined-paragraph', second, `${before} | ${after}`)
    first.children.push(...(isHan ? [] : [{type: 'text' as const, value: ' '}]), ...second.children)
    if (first.position && second.position) first.position = {...first.position, end: second.position.end}
    tree.children.splice(index, 1)
  }
}

/** A small word that no title ends with: `… of forests in`, `China`. */
const endsOpen = /\p{L}\s(?:in|of|for|and|the|on|with|to|by|from|under|at|using|between|through)\s*$/u

/** Whether the first heading of a text is a Chinese title that goes on in the second, with authors right below. */
function isTornHanTitle(blocks: RootContent[], index: number): boolean {
  const [first, second, below] = blocks.slice(index - 1, index + 2)
  if (first?.type !== 'heading' || second?.type !== 'heading' || below?.type !== 'paragraph') return false
  if (blocks.slice(0, index - 1).some(({type}) => type === 'heading')) return false
  const words = [first, second].map(({children}) => plain(children).trim())
  if (
    !words.every(
      (text) => /^[\p{Script=Han}—（]/u.test(text) && !isSectionHeading(text) && !headingLabel(text)
    )
  )
    return false
  if (readAuthorLine(second.children) || isFurniture(words[0] ?? '') || isKind(words[0] ?? '')) return false
  const [line] = linesOf({
    kind: 'paragraph',
    node: below,
    text: plain(below.children),
    block: below,
    claims: []
  })
  return line !== undefined && readAuthorLine(line.nodes)?.evidence === 'marks'
}

/** Make paragraphs of headings that are captions, beside what they describe, and of authors below a title. */
export function lowerHeadings(tree: Root): void {
  const blocks = tree.children
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading') continue
    const paragraph: Paragraph = {type: 'paragraph', children: block.children, position: block.position}
    if (isCaption(paragraph, blocks, index) || isByline(block, blocks, index)) blocks[index] = paragraph
  }
}

function isCaption(paragraph: Paragraph, blocks: RootContent[], index: number): boolean {
  const kind = (['table', 'figure'] as const).find((one) => captionOf(paragraph, one))
  if (!kind) return false
  // Some journals print it below; what stands between two tables goes with the next.
  const around =
    kind === 'table'
      ? [...blocks.slice(index + 1, index + 3), blocks[index - 1]]
      : [blocks[index - 1], blocks[index + 1]]
  return around.some((one) => one !== undefined && shows(one, kind))
}

function shows(block: RootContent, kind: 'table' | 'figure'): boolean {
  if (kind === 'table') return block.type === 'table' || block.type === 'tableFigure'
  return (
    block.type === 'figure' ||
    (block.type === 'paragraph' && block.children.some(({type}) => type === 'image'))
  )
}

/** Names below the title, logos aside, with affiliations or an abstract's label below them. */
function isByline(heading: Heading, blocks: RootContent[], index: number): boolean {
  const before = blocks.slice(0, index).findLast((one) => !isPicture(one))
  if (before?.type !== 'heading' || isSectionHeading(plain(before.children))) return false
  const headings = blocks
    .slice(0, index)
    .filter((one) => one.type === 'heading' && !isFurniture(plain(one.children))).length
  const byline = readAuthorLine(heading.children)
  if (isSectionHeading(plain(heading.children)) || !byline) return false
  // Names alone may be a title; below more than one heading their marks must tell.
  if (headings > (byline.evidence === 'marks' ? 3 : 1)) return false
  const next = blocks[index + 1]
  if (next?.type !== 'paragraph') return false
  return (
    findLabels(plain(next.children), next).length > 0 ||
    readAffiliationLine(withMarks(next.children as PhrasingContent[], false)) !== undefined
  )
}

/** Blocks below a title among which its affiliations stand. */
const near = 6

/**
 * Part the authors from a title that one heading holds, `# Tides of the north Ada Bell <sup>a</sup>, Cy Dee <sup>b</sup>`.
 *
 * Only where the first mark is an affiliation's below, and the word before the first name is no name's: it
 * begins with a small letter, or ends with a stop.
 */
export function partTitle(tree: Root): void {
  const index = tree.children.findIndex(({type}) => type === 'heading')
  const heading = tree.children[index]
  if (heading?.type !== 'heading' || index > near) return
  const at = heading.children.findIndex(({type}) => type === 'superscript')
  if (at < 0) return
  const text = plain(heading.children)
  const end = plain(heading.children.slice(0, at)).length
  const mark = plain([heading.children[at] as PhrasingContent]).trim()[0] ?? ''
  const places = tree.children
    .slice(index + 1, index + near)
    .flatMap((block) =>
      block.type === 'paragraph' ? (readAffiliationLine(withMarks(block.children, false)) ?? []) : []
    )
  if (!places.some((place) => place.mark === mark)) return
  const [, before = '', name = ''] =
    /^(.{12,400}(?:\s\p{Ll}[\p{L}\d-]*|[.?!]))\s+((?:\p{Lu}[\p{L}.'’-]*\s+){1,3}\p{Lu}[\p{L}'’-]+)\s*$/u.exec(
      text.slice(0, end)
    ) ?? []
  if (!name) return
  const start = text.indexOf(name, before.length)
  const children = trim(slice(heading.children, start, text.length))
  if (readAuthorLine(children)?.evidence !== 'marks') return
  const title: Heading = {...heading, children: trim(slice(heading.children, 0, start))}
  tree.children.splice(index, 1, title, {type: 'paragraph', children, position: heading.position})
}
