import {contentOf, dictAt, type PdfFile} from './file/file.js'
import {Stream} from './file/values.js'
import {deflated} from './file/write.js'

/** A shown string with glyph 0 in it; glyphs are two bytes each. */
const withBox = /<((?:[\da-f]{4})*?0000(?:[\da-f]{4})*)>(?=\s*Tj)/gi

/**
 * Leave glyph 0 out, the box that fonts show for what they lack: a file that
 * shows it is kept by no archive (PDF/A-3 §6.2.11.8; PDF/UA-1 §7.21.8).
 *
 * By then it is left only in pictures, whose text has words beside it.
 *
 * @returns the content, and how many boxes it had.
 */
export function withoutBoxes(content: string): [content: string, boxes: number] {
  if (!content.includes('0000') || !/0000(?:[\da-f]{4})*>\s*Tj/iu.test(content)) return [content, 0]
  let boxes = 0
  const clean = content.replace(withBox, (_, glyphs: string) => {
    const all = glyphs.match(/.{4}/gu) ?? []
    const left = all.filter((glyph) => glyph !== '0000')
    boxes += all.length - left.length
    return `<${left.join('')}>`
  })
  return [clean, boxes]
}

/** The same for drawings that pages place (form XObjects); returns how many boxes they had. */
export function clearForms(file: PdfFile): number {
  let boxes = 0
  for (const [number, object] of file.objects.entries()) {
    if (!(object instanceof Stream) || object.dict.get('Subtype') !== '/Form') continue
    // Without a font there is no glyph; with one of the page around it there may be.
    const own = dictAt(file, object.dict.get('Resources'))
    if (own && !own.has('Font')) continue
    const [content, found] = withoutBoxes(contentOf(object).toString('latin1'))
    if (found === 0) continue
    boxes += found
    const entries = new Map(object.dict)
    for (const key of ['Filter', 'Length']) entries.delete(key)
    file.objects[number] = deflated(Buffer.from(content, 'latin1'), entries)
  }
  return boxes
}
