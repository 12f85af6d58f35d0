import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {
  type Article,
  leastText,
  marginWords,
  type PageGeometry,
  type PageMargins,
  pageGeometry,
  rounded,
  sizeWords,
  type Template
} from '../../model/index.js'

/** Less than this, in millimetres, holds no running head, and is not printed by every printer. */
const leastMargin = 8

/**
 * The pages of an article: its own size and margins, else its template's.
 *
 * Reports `page-no-room`, `page-margin-small`, `page-narrow`.
 */
export function choosePaper(
  {printed, name}: Template,
  {settings}: Pick<Article, 'settings'>,
  file: VFile
): PageGeometry {
  const {place, ...own} = settings.page ?? {}
  const usual = pageGeometry(printed) as PageGeometry
  const wanted = pageGeometry(printed, own)
  if (!wanted) {
    const size = own.size ?? printed.size
    const alone = pageGeometry(printed, {size})
    const margins = {...(alone ?? usual).margins, ...own.margins}
    report(
      file,
      'page-no-room',
      place,
      sizeWords(size),
      marginWords(margins),
      textWords(size.width - margins.inner - margins.outer, size.height - margins.top - margins.bottom),
      textWords(leastText.width, leastText.height)
    )
    return alone ?? usual
  }
  for (const [side, length] of Object.entries(own.margins ?? {}) as [keyof PageMargins, number | boolean][])
    if (typeof length === 'number' && length < leastMargin)
      report(file, 'page-margin-small', place, side, `${rounded(length, 1)} mm`)
  if (wanted.layout === 'narrow' && usual.layout === 'wide')
    report(
      file,
      'page-narrow',
      place,
      name,
      `${rounded(wanted.text.width, 1)} mm`,
      sizeWords(wanted.size),
      `${rounded(printed.narrow ?? 0, 1)} mm`
    )
  return wanted
}

function textWords(width: number, height: number): string {
  return `${rounded(Math.max(0, width), 1)} × ${rounded(Math.max(0, height), 1)} mm`
}
