/**
 * The words of a manuscript, read without its parser.
 *
 * In: the text as the author typed it. Out: its words with their places,
 * markup left out by the rules of `markup.ts` and of front matter. What is
 * left out there is never missed, so each rule there is narrow.
 */
import {fromHtml} from 'hast-util-from-html'
import {toString as textOf} from 'hast-util-to-string'
import type {Point} from 'unist'
import type {Manuscript} from '../../model/index.js'
import {wordsOf} from '../words.js'
import {withoutMarkup} from './markup.js'
import {withoutMystSyntax} from './myst-markup.js'
import {isMark} from './shown.js'
import {type StatedValue, shownValues} from './stated.js'

/** A word as the author typed it. */
export interface SourceWord {
  text: string
  key: string
  place: Point
  /** Words of one passage stand together: a paragraph, a value of the front matter. */
  passage: number
  /** What the front matter states with it; `undefined`: it stands in the text. */
  stated?: StatedValue['kind']
}

/** Words in source order: the text, then the front matter. */
export function sourceWords(
  {text: typed, frontMatter, dialect}: Manuscript,
  isKnown: (id: string) => boolean
): SourceWord[] {
  const text = dialect === 'myst' ? withoutMystSyntax(typed, isKnown) : typed
  const words: SourceWord[] = []
  let passage = 0
  const add = (line: string, number: number, column: number, stated?: StatedValue['kind']) => {
    for (const {0: chunk, index} of line.matchAll(/[^\s\u001F]+/gu)) {
      const {shown, keys} = wordsOf([{text: decoded(chunk)}])
      const place = {line: number, column: column + index}
      keys.forEach((key, at) => {
        if (!isMark(key)) words.push({text: shown[at] as string, key, place, passage, stated})
      })
    }
  }
  let blank = true
  withoutMarkup(text, isKnown)
    .split('\n')
    .forEach((line, index) => {
      const isHeading = /^#{1,6}\s/u.test(line)
      if (line.trim() === '') blank = true
      else if (blank || isHeading) {
        passage += 1
        blank = isHeading
      }
      add(line, index + 1, 1)
    })
  for (const {value, line, column, kind} of shownValues(frontMatter)) {
    passage += 1
    for (const part of withoutMarkup(value, isKnown).split('\n')) add(part, line, column, kind)
  }
  return words
}

/** A chunk with its character references read. */
function decoded(chunk: string): string {
  return /&(?:#?\w{1,31});/u.test(chunk)
    ? textOf(fromHtml(chunk.replaceAll('<', '&lt;'), {fragment: true}))
    : chunk
}
