/**
 * Contents of pages that were finished before: after an edit most pages are printed as they were.
 *
 * What is kept follows from what the browser wrote, and from the widths of the page's fonts.
 */
import {createHash} from 'node:crypto'
import {remembering} from '../../environment/kept.js'
import {contentOf} from './file/file.js'
import type {Stream} from './file/values.js'
import type {PageFonts} from './font-texts.js'

/** A page's content on its way into the file. */
export interface PageContent {
  /** With its glyphs joined. */
  joined: string
  /** What the page became when it was finished last, and the same compressed. */
  finished?: {content: string; bytes: Uint8Array}
}

/** Pages of a file. A longer one would take too much room; each is a tenth of a megabyte. */
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
