/**
 * Contents of pages that were finished before: after an edit most pages are printed as they were.
 *
 * What is kept follows from what the browser wrote, from the page's fonts, and from the tags of what stands on it.
 */
import {createHash} from 'node:crypto'
import {remembering} from '../../environment/kept.js'
import type {PageItemMarks, PageTags} from './content.js'
import {contentOf} from './file/file.js'
import type {Stream} from './file/values.js'
import type {PageFonts} from './font-texts.js'

/** A page's content on its way into the file. */
export interface PageContent {
  /** With its glyphs joined. */
  joined: string
  finished?: FinishedPage & {given: string}
}

/** What a page became. */
export interface FinishedPage extends PageItemMarks {
  /** Its content, compressed. */
  bytes: Uint8Array
  /** Signs that were left out. */
  left: number
  /** What fonts learned there. */
  taught: [font: string, glyph: string, text: string][]
}

/** Pages of a file. A longer one would take too much room; each is a twentieth of a megabyte. */
const most = 64

const kept = remembering<PageContent>(most)

/** What joins glyphs, as far as it was not done before. */
export function keptContents(
  join: (content: Buffer, fonts: PageFonts) => string,
  pages: number
): (stream: Stream, fonts: PageFonts) => PageContent {
  const make = (stream: Stream, fonts: PageFonts) => ({joined: join(contentOf(stream), fonts)})
  if (pages > most) return make
  return (stream, fonts) => {
    const key = createHash('sha1').update(stream.bytes)
    for (const [name, {widths}] of fonts) key.update(`${name} ${widths?.key}`)
    return kept(key.digest('base64'), () => make(stream, fonts))
  }
}

/** All that a page's finish follows from, besides its joined content: what its fonts say and have learned so far, and its tags. */
export function givenTo(fonts: PageFonts, {known, items, notes, actual}: PageTags, written: string): string {
  const learned = [...fonts].map(([name, {key, texts, taught}]) => [
    name,
    key,
    ...[...taught].map((glyph) => `${glyph}=${texts.get(glyph)}`)
  ])
  return JSON.stringify([written, learned, [...known], [...items], [...notes], [...actual]])
}

/** What fonts learned since they had learned so much. */
export function learnedSince(before: Map<string, number>, fonts: PageFonts): FinishedPage['taught'] {
  return [...fonts].flatMap(([name, {texts, taught}]) =>
    [...taught]
      .slice(before.get(name))
      .map((glyph): FinishedPage['taught'][number] => [name, glyph, texts.get(glyph) ?? ''])
  )
}

/** Let fonts know what they learned on a page before. */
export function teach(fonts: PageFonts, taught: FinishedPage['taught']): void {
  for (const [name, glyph, text] of taught) {
    const font = fonts.get(name)
    font?.texts.set(glyph, text)
    font?.taught.add(glyph)
  }
}
