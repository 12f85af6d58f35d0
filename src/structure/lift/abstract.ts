/** Abstracts and keywords under their labels. */
import type {Paragraph, RootContent} from 'mdast'
import {type Abstract, type ArticleBlock, type KeywordGroup, terms} from '../../model/index.js'
import {plain, slice, trim, unwrapped} from '../phrasing.js'
import {type Claim, freeRanges, type Head, nodesOf, type Passage, type Range, wholePassage} from './head.js'
import {isPartName} from './headings.js'
import {findLabels, furniture, headingLabel, type Label, parts} from './labels.js'

export interface FoundAbstract {
  abstract: Abstract
  claims: Claim[]
  /** Blocks that became its children whole. */
  blocks: RootContent[]
  passage: Passage
}

export interface FoundKeywords {
  keywords: KeywordGroup
  claims: Claim[]
  passage: Passage
}

interface Spot {
  label: Label
  passage: Passage
}

const contents = new Set(['paragraph', 'list', 'blockquote', 'math', 'equation', 'code', 'table'])
/** Abstracts in their order; each with the language its label speaks. */
export function readAbstracts(head: Head): FoundAbstract[] {
  const spots = labelSpots(head)
  if (!spots.some(({label}) => label.field === 'abstract')) return unlabelled(head, spots[0])
  return spots.flatMap((spot, index): FoundAbstract[] => {
    if (spot.label.field !== 'abstract') return []
    const next = spots[index + 1]
    const found = abstractAt(head, spot, next)
    return found ? [found] : []
  })
}

/**
 * The abstract of a head that labels none: prose right before the keywords, or, in a head without
 * keywords, the one or two long paragraphs between authors and the heading of an introduction.
 */
function unlabelled(head: Head, keywords: Spot | undefined): FoundAbstract[] {
  const limit = keywords ? head.passages.indexOf(keywords.passage) : head.passages.length
  const people = head.passages.findLastIndex(
    ({claims, kind, node}, index) =>
      index < limit && claims.length > 0 && kind !== 'heading' && !head.feet.has(node as RootContent)
  )
  const before = head.passages[people]
  const titled = head.passages
    .slice(0, people + 1)
    .some(({kind, claims}) => kind === 'heading' && claims.length > 0)
  if (!before) return []
  const start = head.blocks.indexOf(before.block) + 1
  const end = keywords ? head.blocks.indexOf(keywords.passage.block) : head.blocks.length
  // What others understood stands between, dates and codes.
  const taken = (block: RootContent) => {
    const own = head.passages.filter((one) => one.block === block)
    return own.length > 0 && own.every((one) => freeRanges(one).length === 0)
  }
  const blocks = head.blocks.slice(start, end).filter((block) => !taken(block))
  const texts = blocks.map((block) => (block.type === 'paragraph' ? plain(block.children) : ''))
  const prose = texts.every(
    (text) => text.length > 120 && /[.。!?！？]\s*$/u.test(text.replace(/[[［][\d,–-]+[\]］]\s*$/u, ''))
  )
  const structured =
    keywords !== undefined && texts.length > 1 && texts.length < 10 && texts.every((text) => parts.test(text))
  const length = texts.join('').length
  if (structured && blocks.length > 0) return takeUnlabelled(head, blocks, keywords)
  if (!titled || !prose || blocks.length === 0 || blocks.length > (keywords ? 3 : 2)) return []
  if (!keywords && (length < 350 || !head.introduced)) return []
  return takeUnlabelled(head, blocks, keywords)
}

function takeUnlabelled(head: Head, blocks: RootContent[], keywords: Spot | undefined): FoundAbstract[] {
  const words = blocks.map((block) => plain([block])).join('')
  const passages = head.passages.filter((one) => blocks.includes(one.block))
  const [first] = passages
  if (!first || passages.some((one) => one.claims.length > 0)) return []
  const language = keywords?.label.language ?? (/\p{Script=Han}/u.test(words) ? 'zh' : 'en')
  return [
    {
      abstract: {
        language,
        title: language === 'zh' ? '摘要' : terms(language).abstract,
        children: blocks as ArticleBlock[]
      },
      claims: passages.map(wholePassage),
      blocks,
      passage: first
    }
  ]
}

function abstractAt(head: Head, {label, passage}: Spot, next: Spot | undefined): FoundAbstract | undefined {
  const claims: Claim[] = []
  const children: ArticleBlock[] = []
  const blocks: RootContent[] = []
  const end = next?.passage === passage ? next.label.start : passage.text.length
  const own = trimmed(passage.text, [label.end, end])
  const inline = passage.kind !== 'heading' && own[1] > own[0]
  claims.push({passage, range: [label.start, inline ? own[1] : label.end]})
  if (inline) children.push(paragraph(passage, own))
  if (next?.passage !== passage) {
    for (const block of followers(head, passage, next, inline)) {
      const passages = head.passages.filter((one) => one.block === block)
      const only = passages[0]
      if (block === next?.passage.block && only) {
        const range = trimmed(only.text, [0, next.label.start])
        if (range[1] <= range[0]) continue
        children.push(paragraph(only, range))
        claims.push({passage: only, range})
      } else if (block.type === 'blockquote' && passages[0] && freeRanges(passages[0]).length === 0) continue
      else if (passages.some((one) => one.claims.length > 0)) break
      else if (block.type === 'heading') {
        children.push({
          type: 'paragraph',
          children: [{type: 'strong', children: block.children}],
          position: block.position
        })
        claims.push(...passages.map(wholePassage))
      } else {
        children.push(block as ArticleBlock)
        blocks.push(block)
        claims.push(...passages.map(wholePassage))
      }
    }
  }
  if (children.length === 0) return undefined
  return {abstract: {language: label.language, title: label.title, children}, claims, blocks, passage}
}

/**
 * Blocks after a label that are still the abstract: all before the keywords;
 * without keywords, under a heading all before the next one, and after a
 * labelled paragraph those that begin with a part's name.
 */
function followers(head: Head, passage: Passage, next: Spot | undefined, inline: boolean): RootContent[] {
  const start = head.blocks.indexOf(passage.block) + 1
  const stop = next ? head.blocks.indexOf(next.passage.block) + 1 : head.blocks.length
  const opening = head.blocks.findIndex(({data}, index) => index >= start && data?.opensText)
  const between = head.blocks.slice(start, opening < 0 ? stop : Math.min(stop, opening))
  const nearby = next?.label.field === 'keywords' && between.length <= 9
  const taken: RootContent[] = []
  for (const block of between) {
    const isNext = next !== undefined && block === next.passage.block
    if (block.type === 'heading' && !isNext) {
      if (passage.kind === 'heading' && isPartName(plain(block.children))) {
        taken.push(block)
        continue
      }
      // A running head in the middle of a page's text: only a sentence in progress crosses it.
      if (inline && !/[.!?。！？]\s*$/u.test(passage.text) && /^\s*\p{Ll}/u.test(textAfter(head, block)))
        continue
      break
    }
    if (isNext && (block.type !== 'paragraph' || next.label.start === 0)) break
    if (!contents.has(block.type)) break
    const words = block.type === 'paragraph' ? plain(block.children) : ''
    if (furniture.test(words.slice(0, 12))) break
    const structured =
      parts.test(words) ||
      (block.type === 'paragraph' &&
        block.children[0]?.type === 'strong' &&
        parts.test(`${plain([block.children[0]])}:`))
    if (inline && !nearby && !structured) break
    if (!inline && !nearby && next && isNext) break
    taken.push(block)
  }
  return !inline && !next && passage.kind !== 'heading' ? taken.slice(0, 1) : taken
}

function textAfter(head: Head, block: RootContent): string {
  const next = head.blocks[head.blocks.indexOf(block) + 1]
  return next?.type === 'paragraph' ? plain(next.children) : ''
}

/** Keywords under their labels, split at `;` where there is one, else at commas. */
export function readKeywords(head: Head): FoundKeywords[] {
  return labelSpots(head).flatMap((spot, index, spots): FoundKeywords[] => {
    if (spot.label.field !== 'keywords') return []
    const {passage, label} = spot
    const next = spots[index + 1]
    const limit = next?.passage === passage ? next.label.start : passage.text.length
    const range =
      passage.kind === 'heading' ? ([limit, limit] as Range) : keywordRange(passage, label.end, limit)
    const claims: Claim[] = [{passage, range: [label.start, Math.max(range[1], label.end)]}]
    let terms = splitTerms(passage.text.slice(...range))
    if (terms.length === 0) {
      const following = followingTerms(head, passage)
      terms = following.flatMap((one) => splitTerms(one.text))
      claims.push(...following.map(wholePassage))
    }
    const plausible = terms.length > 0 && terms.length <= 30 && terms.every((term) => term.length <= 100)
    return plausible
      ? [
          {
            keywords: {language: label.language, title: label.title, terms, ...schemeOf(label)},
            claims,
            passage
          }
        ]
      : []
  })
}

/** The classification that a label names. */
function schemeOf({title}: Label): Pick<KeywordGroup, 'scheme'> {
  const scheme = /分[类類][号號]|^clc/iu.test(title)
    ? 'CLC'
    : /^pacs/iu.test(title)
      ? 'PACS'
      : /^jel/iu.test(title)
        ? 'JEL'
        : /^msc|subject classification/iu.test(title)
          ? 'MSC'
          : /^ccs concepts/iu.test(title)
            ? 'CCS'
            : undefined
  return scheme ? {scheme} : {}
}

/** Labels nobody has claimed, in reading order. */
function labelSpots(head: Head): Spot[] {
  return head.passages.flatMap((passage) => {
    const heading = passage.kind === 'heading' ? headingLabel(passage.text) : undefined
    const labels =
      passage.kind === 'heading'
        ? heading
          ? [heading]
          : []
        : findLabels(passage.text, passage.node as Paragraph)
    const free = freeRanges(passage)
    return labels
      .filter((label) => free.some(([start, end]) => label.start >= start && label.start < end))
      .map((label) => ({label, passage}))
  })
}

/** To the end of the line, over soft breaks and after a separator; never into another label. */
function keywordRange(passage: Passage, start: number, limit: number): Range {
  const rest = passage.text.slice(start, limit)
  const other = furniture.exec(rest)
  // Labels may stand in brackets: `［文献标识码］ A`.
  let end = other ? rest.slice(0, other.index).replace(/\s*[【［[]\s*$/u, '').length : rest.length
  if (isColumn(rest.slice(0, end))) return trimmed(passage.text, [start, start + end])
  for (const match of rest.slice(0, end).matchAll(/\n/gu)) {
    const hard = isHardBreak(passage, start + match.index)
    const open =
      /[;；,，、]\s*$/u.test(rest.slice(0, match.index)) || rest.slice(0, match.index).trim() === ''
    if ((hard && !open) || /^\s*(?:[\p{L} ]{3,20}[:：]|[*†])/u.test(rest.slice(match.index))) {
      end = match.index
      break
    }
  }
  return trimmed(passage.text, [start, start + end])
}

/** Terms in lines of their own, without signs between: `Tides⏎Mills⏎Moon`, as a page's margin has them. */
function isColumn(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim())
  const terms = lines.filter(Boolean)
  return (
    terms.length > 1 &&
    terms.length <= 12 &&
    lines[0] === '' &&
    terms.every((term) => term.length < 60 && /^[\p{L}\d(]/u.test(term) && !/[.:：;；,，@©]/u.test(term))
  )
}

function isHardBreak(passage: Passage, offset: number): boolean {
  return slice(passage.node.children, offset, offset + 1)[0]?.type === 'break'
}

/** Terms that end with a stop, as ABNT NBR 6028 has them: `Educação. Formação de professores. Acre`. */
const stopped = /^\p{Lu}[^.,，;]{2,60}(?:\.\s+\p{Lu}[^.,，;]{2,60}){1,12}$/u

function splitTerms(text: string): string[] {
  // One term a line, without signs between.
  if (/\n/u.test(text.trim()) && !/[;；,，、،·•|]/u.test(text))
    return text
      .split('\n')
      .map((term) => term.trim())
      .filter(Boolean)
  const words = text
    .replace(/\\cdot(?![a-zA-Z])|[・⋅]/gu, '·')
    .replace(/\\(?:long)?rightarrow(?![a-zA-Z])/gu, '→')
    .replace(/(?<=^|[;；])\s*•\s*/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=\p{L}{3}|[)）])[.。]$|[;；,，]$/u, '')
  const separator = /[;；]/u.test(words)
    ? /[;；]/u
    : /\s[·•|–]\s|·/u.test(words) && !/[,，、،]/u.test(words)
      ? /\s*[·•|]\s*|\s–\s/u
      : /^(?:\p{Script=Han}{2,10} )+\p{Script=Han}{2,10}$/u.test(words)
        ? ' '
        : stopped.test(words)
          ? /\.\s+/u
          : /[,，、،]/u
  return words
    .split(separator)
    .map((term) => term.trim())
    .filter(Boolean)
}

/** The line or list after a label that stands alone; several lines, each a block, where all are short. */
function followingTerms(head: Head, passage: Passage): Passage[] {
  const start = head.blocks.indexOf(passage.block) + 1
  const blocks: RootContent[] = []
  for (const block of head.blocks.slice(start, start + 12)) {
    const own = passagesIn(head, block)
    const short = own.length > 0 && own.every((one) => one.text.length < 60 && !/[.。:：]/u.test(one.text))
    if (blocks.length > 0 && !short) break
    if (!isTermLine(own) || own.some((one) => findLabels(one.text, one.node as Paragraph).length > 0)) break
    blocks.push(block)
    if (!short) break
  }
  return blocks.flatMap((block) => passagesIn(head, block))
}

function passagesIn(head: Head, block: RootContent): Passage[] {
  return head.passages.filter(
    (one) => one.block === block && one.kind !== 'heading' && one.claims.length === 0
  )
}

function isTermLine(own: Passage[]): boolean {
  return own.length > 0 && own.every((one) => one.text.length < 300 && !/[.。]\s/u.test(one.text))
}

function paragraph(passage: Passage, range: Range): Paragraph {
  const children = nodesOf(passage, range)
  const whole =
    children.length === 1 && children[0]?.type === 'emphasis' ? unwrapped(children) : trim(children)
  return {type: 'paragraph', children: whole, position: passage.node.position}
}

function trimmed(text: string, [start, end]: Range): Range {
  const part = text.slice(start, end)
  return [start + part.length - part.trimStart().length, end - (part.length - part.trimEnd().length)]
}
