import {nearestHint} from './nearest.js'
import {nearestSize, type PageSize, parseLength, parsePageSize, rounded, sizeText} from './page-size.js'

/** Margins of a page, in millimetres. The inner one is at the spine: left on a right-hand page. */
export interface PageMargins {
  top: number
  bottom: number
  inner: number
  outer: number
  /** Left-hand pages mirror right-hand ones; else `inner` is left and `outer` right on all. */
  mirrored: boolean
}

/** What a manuscript, or a template, says of its pages: `undefined` is left to others. */
export interface PageSettings {
  size?: PageSize
  margins?: Partial<PageMargins>
}

/** What a template says of its pages. */
export interface TemplatePage {
  size: PageSize
  margins: PageMargins
  /** Margins of the first page, where they are others. */
  first: {top?: number; bottom?: number}
  /** Below this width of the text, in millimetres, the template sets it in its narrow layout. */
  narrow?: number
}

/** Size, margins and text area of the pages of a PDF, in millimetres. */
export interface PageGeometry {
  size: PageSize
  margins: PageMargins
  first: {top: number; bottom: number}
  /** Width and height of a page's text. */
  text: {width: number; height: number}
  layout: 'wide' | 'narrow'
}

/** What `page:` says, before it is understood. */
export interface PageInput {
  size?: string
  margins?: string | Record<string, string | number>
}

/** Something in `page:` that does not hold; `value` as it was written. */
export interface PageFault {
  path: string[]
  kind: 'size' | 'landscape' | 'range' | 'length' | 'lengths' | 'side'
  value: string
  /** `; did you mean …?`, or nothing. */
  hint: string
}

const sides: Record<string, keyof PageMargins> = {
  __proto__: null as never,
  top: 'top',
  bottom: 'bottom',
  inner: 'inner',
  outer: 'outer',
  inside: 'inner',
  outside: 'outer',
  left: 'inner',
  right: 'outer'
}
export const sideNames = ['top', 'bottom', 'inner', 'outer', 'left', 'right']

/** Understand `page:`; what does not hold is left out and named. */
export function parsePage({size, margins}: PageInput): {page: PageSettings; faults: PageFault[]} {
  const faults: PageFault[] = []
  const page: PageSettings = {}
  if (size !== undefined) {
    const parsed = parsePageSize(size)
    if (parsed.size) page.size = parsed.size
    if (parsed.fault)
      faults.push({
        path: ['size'],
        kind: parsed.fault === 'unknown' ? 'size' : parsed.fault,
        value: size,
        hint: parsed.fault === 'unknown' ? nearestSize(size) : ''
      })
  }
  if (typeof margins === 'string') {
    const lengths = margins.trim().split(/\s+/u).map(parseLength)
    const [top, right = top, bottom = top, left = right] = lengths
    if (lengths.length > 4 || lengths.includes(undefined))
      faults.push({path: ['margins'], kind: 'lengths', value: margins, hint: ''})
    else page.margins = {top, outer: right, bottom, inner: left, mirrored: false} as PageMargins
  } else if (margins) {
    const read: Partial<PageMargins> = {}
    for (const [name, value] of Object.entries(margins)) {
      const path = ['margins', name]
      const plain = name.toLowerCase()
      const side = sides[plain] as Exclude<keyof PageMargins, 'mirrored'> | undefined
      const length = parseLength(String(value))
      if (!side) faults.push({path, kind: 'side', value: name, hint: nearestHint(plain, sideNames)})
      else if (length === undefined) faults.push({path, kind: 'length', value: String(value), hint: ''})
      else {
        read[side] = length
        if (side === 'inner' || side === 'outer')
          read.mirrored = !(plain === 'left' || plain === 'right') && read.mirrored !== false
      }
    }
    page.margins = read
  }
  return {page, faults}
}

/** The least width and height of a page's text, in millimetres: some forty signs, some twenty lines. */
export const leastText = {width: 70, height: 90}

/**
 * The pages of an article: what its manuscript says over what its template says.
 *
 * On another size of paper, margins that are not stated keep their share of
 * the sheet. Where the first page's text begins higher, it does so by as much
 * as before.
 *
 * @returns `undefined` when no text has room between the margins.
 */
export function pageGeometry(template: TemplatePage, own: PageSettings = {}): PageGeometry | undefined {
  const size = own.size ?? template.size
  const across = size.width / template.size.width
  const down = size.height / template.size.height
  const margins: PageMargins = {
    top: rounded(template.margins.top * down),
    bottom: rounded(template.margins.bottom * down),
    inner: rounded(template.margins.inner * across),
    outer: rounded(template.margins.outer * across),
    mirrored: template.margins.mirrored
  }
  const first = {
    top: firstMargin(own.margins?.top, margins.top, (template.first.top ?? template.margins.top) * down),
    bottom: firstMargin(
      own.margins?.bottom,
      margins.bottom,
      (template.first.bottom ?? template.margins.bottom) * down
    )
  }
  Object.assign(margins, own.margins)
  const text = {
    width: rounded(size.width - margins.inner - margins.outer),
    height: rounded(size.height - margins.top - margins.bottom)
  }
  if (text.width < leastText.width || text.height < leastText.height) return undefined
  const layout = template.narrow !== undefined && text.width < template.narrow ? 'narrow' : 'wide'
  return {size, margins, first, text, layout}
}

function firstMargin(own: number | undefined, usual: number, first: number): number {
  if (own === undefined) return rounded(first)
  return rounded(Math.max(own / 2, own + first - usual))
}

/** For people: `20, 15, 25, 15 mm`, in CSS's order: top, outer, bottom, inner. */
export function marginWords({top, outer, bottom, inner}: PageMargins): string {
  return `${[top, outer, bottom, inner].map((length) => rounded(length, 1)).join(', ')} mm`
}

/** Settings of a page in one line, as JATS keeps them: `size B5; top 20mm; inner 18mm`. */
export function pageLine({size, margins = {}}: PageSettings): string | undefined {
  const {mirrored, ...lengths} = margins
  const names = mirrored === false ? {inner: 'left', outer: 'right'} : {inner: 'inner', outer: 'outer'}
  const parts = [
    ...(size ? [`size ${sizeText(size)}`] : []),
    ...Object.entries(lengths).map(
      ([side, length]) => `${names[side as keyof typeof names] ?? side} ${length}mm`
    )
  ]
  return parts.length > 0 ? parts.join('; ') : undefined
}

/** The same, read back; what does not hold is left out. */
export function readPageLine(line: string): PageSettings {
  const parts = line.split(/;\s*/u).map((part) => /^(\w+)\s+(.+)$/u.exec(part))
  const values = Object.fromEntries(parts.flatMap((found) => (found ? [[found[1], found[2]]] : [])))
  const {size, ...margins} = values as Record<string, string>
  const {page} = parsePage({
    ...(size && {size}),
    ...(Object.keys(margins).length > 0 && {margins})
  })
  return page
}

/**
 * `@page` rules, and the text's measures as custom properties: the one place
 * that style and layout take them from.
 */
export function pageStyles({size, margins, first, text}: PageGeometry, fixed: boolean): string {
  const mm = (...lengths: number[]) => lengths.map((length) => `${length}mm`).join(' ')
  const {top, bottom, inner, outer, mirrored} = margins
  const pages = [
    `@page{size:${mm(size.width, size.height)};margin:${mm(top, outer, bottom, inner)}}`,
    ...(mirrored && inner !== outer ? [`@page:left{margin:${mm(top, inner, bottom, outer)}}`] : []),
    `@page:first{margin-top:${mm(first.top)};margin-bottom:${mm(first.bottom)}}`
  ]
  return `${fixed ? '' : pages.join('')}:root{--page-width:${mm(text.width)};--page-height:${mm(text.height)}}`
}
