/** A printed page as Poppler sees it: where words stand, and what its tags say they are. */
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'

export const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0

/** In points, from the page's upper left corner. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}
export interface Line extends Box {
  text: string
  words: (Box & {text: string})[]
}
export interface PrintedPage {
  width: number
  height: number
  lines: Line[]
}

/** Pages with their lines, in no certain order. */
export function pagesOf(path: string): PrintedPage[] {
  const xml = run('pdftotext', ['-bbox-layout', path, '-'])
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => {
      const size = /^width="([\d.]+)" height="([\d.]+)"/u.exec(page)
      const lines = page
        .split('<line ')
        .slice(1)
        .map((line): Line => {
          const words = [...line.matchAll(/<word ([^>]*)>([^<]*)<\/word>/gu)].map(
            ([, box = '', text = '']) => ({
              ...boxOf(box),
              text: plain(text)
            })
          )
          return {...boxOf(line), words, text: words.map(({text}) => text).join(' ')}
        })
      return {width: Number(size?.[1]), height: Number(size?.[2]), lines}
    })
}

function boxOf(attributes: string): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = ['xMin', 'yMin', 'xMax', 'yMax'].map((name) =>
    Number(new RegExp(`${name}="(-?[\\d.]+)"`, 'u').exec(attributes)?.[1])
  )
  return {left, top, right, bottom}
}

function plain(text: string): string {
  return text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/gu, '&')
}

/** What the outline names, without spaces: all heads. */
export async function headsOf(path: string): Promise<Set<string>> {
  const task = getDocument({data: new Uint8Array(readFileSync(path)), verbosity: 0})
  const found = new Set<string>()
  const visit = (entries: {title: string; items: unknown}[]): void => {
    for (const {title, items} of entries) {
      found.add(bare(title))
      visit(items as {title: string; items: unknown}[])
    }
  }
  visit((await (await task.promise).getOutline()) ?? [])
  await task.destroy()
  return found
}

/** Letters and figures alone. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')
}

function run(program: string, args: string[]): string {
  return spawnSync(program, args, {encoding: 'utf8', maxBuffer: 1 << 28}).stdout
}

/** Room for the text, in points from the edges; the first page has its own upper margin. */
export interface Margins {
  top: number
  first: number
  bottom: number
  side: number
  columns: number
}

/**
 * What a typesetter would send back, one sentence each.
 *
 * @param heads see `headsOf`.
 * @param notes words of all notes, without spaces.
 */
export function faultsOf(path: string, margins: Margins, heads: Set<string>, notes: string): string[] {
  const pages = pagesOf(path)
  return pages.flatMap((page, index) => {
    const area = {
      left: margins.side,
      right: page.width - margins.side,
      top: index === 0 ? margins.first : margins.top,
      bottom: page.height - margins.bottom
    }
    // Running heads and folios stand outside, above and below.
    const lines = page.lines.filter(({top, bottom}) => bottom > area.top && top < area.bottom)
    const where = `page ${index + 1}`
    return [
      ...outside(lines, area).map((text) => `${where}: \`${text}\` stands outside its room`),
      ...overlapping(lines).map((text) => `${where}: ${text} overlap`),
      ...stranded(lines, area, heads, notes, margins.columns).map(
        (text) => `${where}: \`${text}\` is stranded`
      ),
      ...lifted(lines, area, notes, margins.columns).map(
        (text) => `${where}: text stands below the note \`${text}\``
      )
    ]
  })
}

/** Points: what rounding and slanted letters take. */
const slack = 4

function outside(lines: Line[], area: Box): string[] {
  return lines
    .filter(
      ({left, right, bottom}) =>
        left < area.left - slack || right > area.right + slack || bottom > area.bottom + slack
    )
    .map(({text}) => text)
}

/** Words that cover each other by more than a third of their height and by a letter. */
function overlapping(lines: Line[]): string[] {
  const words = lines
    .flatMap(({words}) => words)
    .filter(({text}) => /^[\p{L}\p{N}]{3,}$/u.test(text))
    .sort((a, b) => a.top - b.top)
  return words.flatMap((word, index) => {
    const found: string[] = []
    for (let at = index + 1; at < words.length; at++) {
      const other = words[at]!
      if (other.top >= word.bottom) break
      const height = Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top)
      const width = Math.min(word.right, other.right) - Math.max(word.left, other.left)
      const least = Math.min(word.bottom - word.top, other.bottom - other.top)
      if (height > least * 0.4 && width > 3) found.push(`\`${word.text}\` and \`${other.text}\``)
    }
    return found
  })
}

/** Lines of each column, downwards; what goes across all stands in each. */
function columnsOf(lines: Line[], area: Box, count: number): Line[][] {
  const width = (area.right - area.left) / count
  return Array.from({length: count}, (_, column) => {
    const [left, right] = [area.left + column * width, area.left + (column + 1) * width]
    return lines
      .filter((line) => Math.min(line.right, right) - Math.max(line.left, left) > 2)
      .sort((a, b) => a.bottom - b.bottom)
  })
}

function isOf(line: Line, notes: string): boolean {
  const words = bare(line.text)
  return words.length > 3 && /[^\d]/u.test(words) && notes.includes(words.replace(/^\d+/u, ''))
}

function stranded(lines: Line[], area: Box, heads: Set<string>, notes: string, count: number): string[] {
  return columnsOf(lines, area, count).flatMap((column) => {
    const text = column.filter((line) => !isOf(line, notes))
    const last = text.at(-1)
    // A figure has no lines: with room for one below, the head may stand above it.
    const limit = Math.min(area.bottom, ...column.filter((line) => isOf(line, notes)).map(({top}) => top))
    if (!last || limit - last.bottom > 90) return []
    const words = bare(last.text)
    return heads.has(words) ? [last.text] : []
  })
}

/** Notes that do not stand at the foot of a page that has more text below them. */
function lifted(lines: Line[], area: Box, notes: string, count: number): string[] {
  return columnsOf(lines, area, count).flatMap((column) => {
    const own = column.filter((line) => isOf(line, notes) && bare(line.text).length > 12)
    const last = own.at(-1)
    if (!last || notes.length === 0) return []
    const below = column.filter(
      (line) => line.top > last.bottom - 1 && bare(line.text).length > 12 && !isOf(line, notes)
    )
    return below.length > 0 && last.bottom < area.bottom - 60 && own.length < column.length / 2
      ? [last.text]
      : []
  })
}

/** How far the columns of the last page end from each other, in points. */
export function unevenness(path: string, margins: Margins): number {
  const page = pagesOf(path).at(-1)
  if (!page || margins.columns < 2) return 0
  const area = {
    left: margins.side,
    right: page.width - margins.side,
    top: margins.top,
    bottom: page.height - margins.bottom
  }
  const lines = page.lines.filter(({top, bottom}) => bottom > area.top && top < area.bottom)
  const ends = columnsOf(lines, area, margins.columns).map((column) => column.at(-1)?.bottom ?? area.top)
  return Math.max(...ends) - Math.min(...ends)
}

/** How much of its last page an article fills, in points from the upper margin. */
export function lastDepth(path: string, margins: Margins): number {
  const page = pagesOf(path).at(-1)
  if (!page) return 0
  const limit = page.height - margins.bottom
  return Math.max(0, ...page.lines.filter(({top}) => top < limit).map(({bottom}) => bottom - margins.top))
}
