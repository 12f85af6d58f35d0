import {withoutBoxes} from './boxes.js'
import {contentOf, type PdfFile, pages as pagesOf} from './file/file.js'
import {PdfString, Ref, Stream} from './file/values.js'
import {asDeflated, deflated, deflatedAside} from './file/write.js'
import {fontsOf} from './font-texts.js'
import {boxOf, coordinatesOf} from './geometry.js'
import {softHyphens} from './hyphens.js'
import {glyphJoiner} from './joined-glyphs.js'
import {finishedPage} from './kept-contents.js'
import {spellGlyphs} from './spelled-glyphs.js'

/** Pages compressed at the same time; fewer are compressed before another core has heard of them. */
const atOnce = 8

/** Marked content by page's object number: what the structure tree knows, where items of lists begin, and what is meant where another sign stands. */
export interface Tagged {
  known: Map<number, Set<number>>
  items: Map<number, Set<number>>
  /** Those of the items that are notes: where their marks stand is asked for. */
  notes: Map<number, Set<number>>
  actual: Map<number, Map<number, string>>
}

/** The same of one page. */
export interface PageTags {
  known: Set<number>
  items: Set<number>
  notes: Set<number>
  actual: Map<number, string>
}

/** Marks of list items, now content too. */
export interface PageItemMarks {
  /** By the content that an item begins with. */
  marks: Map<number, number>
  /** Where those of notes stand, by themselves, in points: left, lower, right, upper edge. */
  boxes: Map<number, number[]>
}

/** By page. */
export type ItemMarks = Map<number, PageItemMarks>

/**
 * Say of everything on the pages what it is: content of the tree, or an artifact.
 *
 * Margin boxes become pagination artifacts; borders, and what the tree left
 * out, plain ones (ISO 32000-1 §14.8.2.2; PDF/UA-1 §7.1). Marks of list items,
 * which the browser leaves out, become content; hyphens that only divide words, soft;
 * ligatures spell themselves.
 *
 * @param written every sign of the text.
 * @param told hears how many pages are done, and of how many.
 * @returns `boxes`, signs left out that no font holds; `compressed`, when the file may be written.
 */
export async function markContents(
  file: PdfFile,
  tagged: Tagged,
  written: Set<string>,
  told: (done: number, of: number) => void = () => {}
): Promise<{marks: ItemMarks; boxes: number; compressed: Promise<unknown>}> {
  const found: ItemMarks = new Map()
  let boxes = 0
  const compressing: Promise<void>[] = []
  const pages = pagesOf(file)
  const fonts = fontsOf(file)
  const joinGlyphs = glyphJoiner()
  const signs = [...written].sort().join('')
  const compress = (content: Buffer) =>
    pages.length > atOnce ? deflatedAside(content).then(({bytes}) => bytes) : deflated(content).bytes
  for (const [index, {number, page}] of pages.entries()) {
    told(index, pages.length)
    const ref = page.get('Contents')
    const stream = ref instanceof Ref ? file.objects[ref.number] : undefined
    if (!(ref instanceof Ref) || !(stream instanceof Stream)) continue
    const own = fonts.of(page)
    const tags = tagsOf(tagged, number)
    const finished = finishedPage(stream, own, tags, signs, () => {
      const [clean, left] = withoutBoxes(joinGlyphs(contentOf(stream), own))
      const text = softHyphens(spellGlyphs(clean, own, written), own)
      const {content, ...marked} = markContent(text, tags)
      return {...marked, left, small: compress(Buffer.from(content, 'latin1'))}
    })
    boxes += finished.left
    found.set(number, finished)
    const {small} = finished
    const put = (bytes: Uint8Array) => {
      file.objects[ref.number] = asDeflated(bytes)
    }
    if (small instanceof Uint8Array) put(small)
    else compressing.push(small.then(put))
    // Each takes a quarter of a megabyte until its end is heard of.
    await compressing.at(-atOnce)
  }
  fonts.write()
  return {marks: found, boxes, compressed: Promise.all(compressing)}
}

function tagsOf({known, items, notes, actual}: Tagged, page: number): PageTags {
  return {
    known: known.get(page) ?? new Set(),
    items: items.get(page) ?? new Set(),
    notes: notes.get(page) ?? new Set(),
    actual: actual.get(page) ?? new Map()
  }
}

const string = String.raw`\((?:[^\\()]|\\[\s\S])*\)`

/** Strings, which may hold anything; text; marked content with what goes before its operator. */
const marks = new RegExp(
  String.raw`${string}|\b(?:BT|ET|EMC)\b|/\w+\s*(?:<<(?:[^<>()]|<[\da-fA-F\s]*>|${string})*>>\s*|/\w+\s*)?\b(?:BDC|BMC)\b`,
  'g'
)

/** One page's content, with all that paints inside marked content. */
export function markContent(
  content: string,
  {known, items, notes, actual}: PageTags
): {content: string} & PageItemMarks {
  const itemMarks: PageItemMarks['marks'] = new Map()
  const boxes: PageItemMarks['boxes'] = new Map()
  const parts: string[] = []
  let last = -1
  for (const [, id] of content.matchAll(/\/MCID (\d+)/gu)) last = Math.max(last, Number(id))
  let place = 0
  let depth = 0
  /** Marked content within text that is itself outside marked content. */
  let inner = 0
  let inText = false
  let kind = pagination
  let replaced = false
  const coordinatesAt = coordinatesOf(content)
  marks.lastIndex = 0
  for (let mark = marks.exec(content); mark; mark = marks.exec(content)) {
    const [found] = mark
    if (found.startsWith('(')) continue
    if (found === 'BT' || found === 'ET') inText = found === 'BT'
    else if (found !== 'EMC') {
      // Content of the tree may begin within a text, as browsers before 137 write it.
      if (depth === 0 && inText && !/\/MCID\b/u.test(found)) {
        inner += 1
        continue
      }
      const id = /\/MCID\s+(\d+)/u.exec(found)?.[1]
      if (depth === 0) {
        const gap = content.slice(place, mark.index)
        // A ground that is painted below a list has no mark: what stands before it is something else's.
        const isItem = id !== undefined && items.has(Number(id)) && showsText(content, marks.lastIndex)
        const labelled = isItem ? withItemMark(gap, last + 1) : undefined
        if (labelled) {
          last += 1
          itemMarks.set(Number(id), last)
          const isNote = notes.has(Number(id))
          const box = isNote && boxOf(labelled[2], coordinatesAt(place + labelled[0].length))
          if (box) boxes.set(last, box)
        }
        parts.push(withArtifacts(labelled?.[0] ?? gap, kind), labelled?.[1] ?? '')
        place = mark.index
        kind = decoration
      }
      depth += 1
      if (id !== undefined && !known.has(Number(id))) {
        parts.push(content.slice(place, mark.index), decoration)
        place = marks.lastIndex
      } else if (id !== undefined && depth === 1 && actual.has(Number(id))) {
        const text = PdfString.hex(Buffer.from(`\ufeff${actual.get(Number(id))}`, 'utf16le').swap16())
        parts.push(content.slice(place, marks.lastIndex), `\n/Span <</ActualText ${text.source}>> BDC`)
        place = marks.lastIndex
        replaced = true
      }
    } else if (inner > 0) inner -= 1
    else if (depth > 0) {
      depth -= 1
      if (depth > 0) continue
      if (replaced) parts.push(content.slice(place, mark.index), 'EMC\n', found)
      else parts.push(content.slice(place, marks.lastIndex))
      replaced = false
      place = marks.lastIndex
    }
  }
  const rest = content.slice(place)
  parts.push(depth === 0 ? withArtifacts(rest, kind) : rest)
  return {content: parts.join(''), marks: itemMarks, boxes}
}

/** Whether there is text in the marked content that begins there. */
function showsText(content: string, from: number): boolean {
  const end = content.indexOf('EMC', from)
  return /\bT[jJ]\b/u.test(content.slice(from, end < 0 ? undefined : end))
}

const pagination = '/Artifact <</Type /Pagination>> BDC'
const decoration = '/Artifact BMC'

const text = String.raw`\bBT\b(?:[^(E]|${string}|E(?!T\b))*ET\b`

/** What paints: texts, images, shadings, and paths from their first point to their paint. */
const painting = new RegExp(
  String.raw`${text}|/[^\s/<>()[\]]+\s+(?:Do|sh)\b|(?:-?[\d.]+\s+){2,4}(?:m|re)\s[^/()<>[\]]*?\b(?:[fFBbSs]\*?|n)(?=\s|$)`,
  'g'
)

function withArtifacts(gap: string, kind: string): string {
  return gap.replace(painting, (found) => (/\bn$/u.test(found) ? found : `${kind}\n${found}\nEMC`))
}

const ownText = new RegExp(`${text}(?!.*\\b(?:BT|cm|Q|q)\\b)`, 'su')

/** A gap before an item, parted: what is drawn there, and the item's mark as content. */
function withItemMark(gap: string, id: number): [before: string, marked: string, mark: string] | undefined {
  // Before the page's own coordinates are set, margin boxes are printed.
  const start = gap.lastIndexOf(' cm') + 1
  const found = ownText.exec(gap.slice(start))
  if (!found) return undefined
  const at = start + found.index
  const mark = `/Lbl <</MCID ${id} >>BDC\n${found[0]}\nEMC`
  return [gap.slice(0, at), mark + gap.slice(at + found[0].length), found[0]]
}
