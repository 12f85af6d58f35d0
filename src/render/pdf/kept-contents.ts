/**
 * Contents of pages that were finished before: after an edit most pages are printed as they were.
 *
 * What is kept follows from what the browser wrote, from the page's fonts, and from the tags of what stands on it.
 */
import {createHash} from 'node:crypto'
import {remembering} from '../../environment/kept.js'
import type {PageItemMarks, PageTags} from './content.js'
import type {Stream} from './file/values.js'
import type {PageFonts} from './font-texts.js'

/** What a page became. */
export interface FinishedPage extends PageItemMarks {
  /** Its content, compressed. */
  small: Promise<Uint8Array> | Uint8Array
  /** Signs that were left out. */
  left: number
  /** What fonts learned there. */
  taught: [font: string, glyph: string, text: string][]
}

/** Pages; each takes some kilobytes. */
const kept = remembering<FinishedPage>(500)

/**
 * What a page becomes, as far as it was not done before; its fonts know afterwards what they learned there.
 *
 * @param written every sign of the text, in one order.
 */
export function finishedPage(
  stream: Stream,
  fonts: PageFonts,
  tags: PageTags,
  written: string,
  make: () => Omit<FinishedPage, 'taught'>
): FinishedPage {
  let isNew = false
  const found = kept(keyOf(stream, fonts, tags, written), () => {
    isNew = true
    const before = new Map([...fonts].map(([name, {taught}]) => [name, taught.size]))
    return {...make(), taught: learnedSince(before, fonts)}
  })
  if (!isNew) teach(fonts, found.taught)
  return found
}

/** All that it follows from: also what its fonts say, and have learned so far. */
function keyOf(
  stream: Stream,
  fonts: PageFonts,
  {known, items, notes, actual}: PageTags,
  written: string
): string {
  const learned = [...fonts].map(([name, {key, texts, taught, widths}]) => [
    name,
    key,
    widths?.key ?? '',
    ...[...taught].map((glyph) => `${glyph}=${texts.get(glyph)}`)
  ])
  const given = JSON.stringify([written, learned, [...known], [...items], [...notes], [...actual]])
  return createHash('sha1').update(given).update(stream.bytes).digest('base64')
}

function learnedSince(before: Map<string, number>, fonts: PageFonts): FinishedPage['taught'] {
  return [...fonts].flatMap(([name, {texts, taught}]) =>
    [...taught]
      .slice(before.get(name))
      .map((glyph): FinishedPage['taught'][number] => [name, glyph, texts.get(glyph) ?? ''])
  )
}

function teach(fonts: PageFonts, taught: FinishedPage['taught']): void {
  for (const [name, glyph, text] of taught) {
    const font = fonts.get(name)
    font?.texts.set(glyph, text)
    font?.taught.add(glyph)
  }
}
