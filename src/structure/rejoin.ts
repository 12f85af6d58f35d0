/**
 * Sentences torn by page breaks, made whole.
 *
 * A text extracted from pages ends a paragraph where the page ended, even
 * inside a word. What comes in are the blocks of such a text; out goes the
 * same text with those paragraphs joined. No word is ever left out.
 */
import type {Paragraph, PhrasingContent, Root, RootContent, Text} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {count, report} from '../diagnostics/report.js'
import {isBetweenPages, leaveOut, type Opening} from './page-furniture.js'
import {joined, plain, spanning} from './phrasing.js'

/** Below this many signs a paragraph is a line of its own: a label, a heading, a caption. */
const shortest = {latin: 40, cjk: 30}
const caption = /^\s*(?:fig(?:ure)?|table|scheme|plate|chart|图|表|圖|附图|附表)\.?\s*[\dSA-Z]/iu
const label = /^\s*[\p{L} ]{2,24}[:：]/u
const enumerated =
  /^\s*(?!\((?:e\.\s?g|i\.\s?e)\.)(?:[([（]?(?:\d{1,3}|[a-z]|[ivx]{1,5})[)\].、）]|\d+(?:\.\d+)*\s*\p{Script=Han}|[一二三四五六七八九十]+[、.])/u
const pageNote =
  /^\s*[*＊]?\s*(?:基金项目|资助项目|收稿日期|修回日期|作者简介|第一作者|通[信讯]作者|责任编辑|Received\b|Corresponding author|Correspondence|Foundation item|E-?mail)\s*[:：(（]/iu
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Join paragraphs of one sentence; changes `tree`.
 *
 * Only paragraphs that follow each other, or are parted by a page's rule or
 * by figures and tables, are joined; the rule is then gone, and what floats
 * stands behind the sentence. Reports `rejoined-paragraph`, with both
 * halves, and `page-furniture` for a running head or folio between them.
 *
 * @param opening the first blocks of the text, which running heads repeat
 */
export function rejoinParagraphs(tree: Root, file: VFile, opening: Opening = new Map()): void {
  const vocabulary = readVocabulary(tree)
  const blocks: RootContent[] = []
  for (let index = 0; index < tree.children.length; index += 1) {
    const block = tree.children[index] as RootContent
    const last = blocks.at(-1)
    const notes = last?.type === 'paragraph' ? pageEnd(tree.children, index, opening) : []
    const floats = last?.type === 'paragraph' ? floating(tree.children, index + notes.length) : []
    const between = [...notes, ...floats]
    const next = tree.children[index + between.length]
    if (
      last?.type === 'paragraph' &&
      next?.type === 'paragraph' &&
      isTorn(last, next) &&
      (floats.length === 0 || goesOnLatin(plain(last.children).trimEnd(), plain(next.children).trimStart()))
    ) {
      const halves = `${plain(last.children).slice(-24)} | ${plain(next.children).slice(0, 24)}`
      report(file, 'rejoined-paragraph', next, halves)
      blocks[blocks.length - 1] = join(last, next, vocabulary)
      for (const block of between) {
        if (isBetweenPages(block, opening)) leaveOut(block, file)
        else if (block.type !== 'thematicBreak') blocks.push(block)
      }
      index += between.length
    } else blocks.push(block)
  }
  tree.children = blocks
}

/** Figures and tables with their captions, which a page's columns set in the middle of a sentence: few, and then the text again. */
function floating(blocks: RootContent[], start: number): RootContent[] {
  const floats: RootContent[] = []
  for (const block of blocks.slice(start, start + 6)) {
    if (!isFloat(block)) break
    floats.push(block)
  }
  return floats.some((block) => block.type !== 'paragraph' || hasImage(block)) ? floats : []
}

function isFloat(block: RootContent): boolean {
  if (block.type === 'table' || block.type === 'tableFigure' || block.type === 'figure') return true
  if (block.type !== 'paragraph') return false
  const words = plain(block.children)
  return hasImage(block) ? block.children[0]?.type === 'image' : caption.test(words) && words.length < 600
}

function hasImage(block: RootContent): boolean {
  return block.type === 'paragraph' && block.children.some(({type}) => type === 'image')
}

/** What may stand between the halves of a torn sentence: a page's rule, and the notes at a first page's foot. */
function pageEnd(blocks: RootContent[], start: number, opening: Opening): RootContent[] {
  const between: RootContent[] = []
  for (const block of blocks.slice(start, start + 8)) {
    const note = block.type === 'paragraph' && (pageNote.exec(plain(block.children))?.index ?? -1) === 0
    if (block.type !== 'thematicBreak' && !note && !isBetweenPages(block, opening)) break
    between.push(block)
  }
  return between
}

/** Whether the second paragraph goes on with the first one's sentence. */
function isTorn(first: Paragraph, second: Paragraph): boolean {
  const before = plain(first.children)
    .trimEnd()
    .replace(/\s*[[［][\d\s,，–-]+[\]］]$/u, '')
  const after = plain(second.children).trimStart()
  const atom = second.children[0]?.type
  if (atom === 'formula' || atom === 'equation' || atom === 'image') return false
  const end = first.children.at(-1)?.type
  if (end === 'image' || end === 'equation' || first.children.every((node) => node.type === 'strong'))
    return false
  if ([before, after].some((text) => caption.test(text) || enumerated.test(text))) return false
  return goesOnLatin(before, after) || goesOnCjk(before, after)
}

function goesOnLatin(before: string, after: string): boolean {
  if (before.length < shortest.latin || after.length < 2) return false
  const aside = /^\((?:e\.\s?g\.|i\.\s?e\.|cf\.|see\s)/u.test(after) && /[\p{L}\p{N},]$/u.test(before)
  if (aside) return true
  if (!/^\p{Ll}/u.test(after) || /^\p{Ll}\p{Lu}|^(?:https?:|www\.)/u.test(after)) return false
  return /(?:[\p{L}\p{N},，–—\u00ad‐-]|[^.!?。！？…:：][)\]）”’"'])$/u.test(before)
}

/** There is no lower case: the sentence before must be open, and both parts be long enough for prose. */
function goesOnCjk(before: string, after: string): boolean {
  if (!cjk.test(before.slice(-1)) && !/[，、]$/u.test(before)) return false
  if (!cjk.test(before.slice(-12)) || !/^[\p{L}\p{N}（“《]/u.test(after)) return false
  if (before.length < shortest.cjk || label.test(before) || label.test(after)) return false
  return cjk.test(after.slice(0, 4)) && (after.length >= shortest.cjk || /[。！？；]$/u.test(after.trimEnd()))
}

function join(first: Paragraph, second: Paragraph, vocabulary: Vocabulary): Paragraph {
  const before = trimEdge(first.children, 'end')
  const after = trimEdge(second.children, 'start')
  const end = before.at(-1)
  const text = plain(before)
  const hyphenated = /([\p{L}]+(?:-[\p{L}]+)*)[-\u00ad‐]$/u.exec(text)
  const start = /^\p{L}+/u.exec(plain(after))
  let glue = cjk.test(text.slice(-1)) || /[，、—]$/u.test(text) ? '' : ' '
  if (hyphenated && start) {
    glue = ''
    if (end?.type === 'text' && !keepsHyphen(hyphenated[1] ?? '', start[0], vocabulary)) {
      before[before.length - 1] = {...end, value: end.value.slice(0, -1)}
    }
  }
  const between: PhrasingContent[] = glue ? [{type: 'text', value: glue}] : []
  return {...first, children: joined(before, between, after), position: spanning(first, second)}
}

/**
 * Join words that lines were broken in, `biodiver-⏎sity`; changes `trees`. Reports `rejoined-words`.
 *
 * The text's own spelling decides whether the hyphen stays, as between paragraphs.
 */
export function rejoinWords(trees: readonly {children: unknown[]}[], file: VFile): void {
  const whole: Root = {type: 'root', children: trees.flatMap(({children}) => children as RootContent[])}
  let vocabulary: Vocabulary | undefined
  let first: {node: Text; halves: string} | undefined
  let times = 0
  visit(whole, 'text', (node) => {
    if (!/[-\u00ad‐]\n/u.test(node.value)) return
    // As the author wrote it all: what is joined below says nothing of it.
    vocabulary ??= readVocabulary(whole)
    const known = vocabulary
    node.value = node.value.replace(
      /(\p{L}[\p{L}-]*\p{L})[-\u00ad‐]\n\s*(\p{Ll}{2,})/gu,
      (_, left: string, right: string) => {
        times += 1
        first ??= {node, halves: `${left}-|${right}`}
        return `${left}${keepsHyphen(left, right, known) ? '-' : ''}${right}`
      }
    )
  })
  if (first) report(file, 'rejoined-words', first.node, count(times, 'word'), first.halves)
}

interface Vocabulary {
  whole: Set<string>
  hyphenated: Set<string>
}

/** Words that keep a hyphen after them far more often than not. */
const prefixes =
  /^(?:self|non|high|low|well|long|short|cross|multi-|so|ex|co|all|half|quasi|semi-|mid|much|two|three|four|five|first|second|third|large|small|real|state|time|data|result|process|object|user|open|close|full)$/iu

/** The manuscript's own spelling decides; without one the word is whole, as hyphenation leaves it. */
function keepsHyphen(left: string, right: string, vocabulary: Vocabulary): boolean {
  const whole = (left.split('-').at(-1) + right).toLowerCase()
  const parts = `${left}-${right}`.toLowerCase()
  if (vocabulary.hyphenated.has(parts)) return true
  if (vocabulary.whole.has(whole)) return false
  const last = left.split('-').at(-1) ?? ''
  return (
    [...vocabulary.hyphenated].some((word) => word.startsWith(`${last.toLowerCase()}-`)) ||
    prefixes.test(last)
  )
}

/** Words and hyphenated compounds inside lines; those at a line's end prove nothing. */
function readVocabulary(tree: Root): Vocabulary {
  const whole = new Set<string>()
  const hyphenated = new Set<string>()
  visit(tree, 'text', (node) => {
    for (const [word] of node.value.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
      const key = word.toLowerCase()
      if (!key.includes('-')) whole.add(key)
      else hyphenated.add(key)
    }
  })
  return {whole, hyphenated}
}

function trimEdge(nodes: readonly PhrasingContent[], edge: 'start' | 'end'): PhrasingContent[] {
  const kept = [...nodes]
  const at = edge === 'start' ? 0 : -1
  while (kept.at(at)?.type === 'break') kept.splice(at, 1)
  const node = kept.at(at)
  if (node?.type === 'text') {
    const value = edge === 'start' ? node.value.trimStart() : node.value.trimEnd()
    kept.splice(at === 0 ? 0 : kept.length - 1, 1, {...node, value})
  }
  return kept
}
