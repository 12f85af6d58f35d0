/**
 * The pages of a finished PDF with their texts, in reading order.
 *
 * In: the bytes that `finishPdf` gave, now or years ago, or the file it is
 * about to write. The browser shows text in one way only, glyphs by number in
 * hex, so a page is read in milliseconds. What stands in pictures, formulas
 * and the contents, and the marks of lists, is left out: no other galley has
 * it as text.
 */
import {createHash} from 'node:crypto'
import {remembering} from '../../environment/kept.js'
import type {PrintedPage} from '../../model/index.js'
import {contentOf, dictAt, follow, openFile, type PdfFile, pages} from './file/file.js'
import {type Dict, PdfString, Ref, Stream} from './file/values.js'
import {type Content, isContent, isElement, type StructureElement, takeStructure} from './structure.js'
import {mapKey, mappings} from './unicode-maps.js'

/** @param first number of its first page; pages are counted from 1 where that is none. */
export function printedPages(bytes: Uint8Array, first: string | undefined): PrintedPage[] {
  const file = openFile(bytes)
  return pagesOf(file, takeStructure(file, []), first)
}

/** The same of an open file, and of its structure as it will be written. */
export function pagesOf(file: PdfFile, document: StructureElement, first: string | undefined): PrintedPage[] {
  const start = /^[1-9]\d{0,8}$/u.test(first ?? '') ? Number(first) : 1
  const read = keptReader(file)
  const found = pages(file).map(({number, page}, index) => ({
    number,
    label: String(start + index),
    texts: read(page),
    passages: [] as string[]
  }))
  const byNumber = new Map(found.map((page) => [page.number, page]))
  for (const {page, mcid} of contentOfArticle(document)) {
    const printed = byNumber.get(page)
    const text = printed?.texts.get(mcid)
    if (text) printed?.passages.push(text)
  }
  return found.map(({label, passages}) => ({label, passages}))
}

/** What is read of the article; of everything, where none is marked as one. */
function contentOfArticle(document: StructureElement): Content[] {
  const all: Content[] = []
  const own: Content[] = []
  visit(document, false, false)
  return own.length > 0 ? own : all

  function visit(element: StructureElement, inArticle: boolean, inNumbered: boolean): void {
    const {type, kids, alternative, attributes} = element
    if (/^(?:Figure|Formula)$/u.test(type) && alternative !== undefined) return
    if (type === 'Lbl' && inNumbered) return
    if (kids.some((kid) => isElement(kid) && kid.type === 'TOC')) return
    const within = inArticle || type === 'Art'
    const numbered =
      type === 'L'
        ? Object.values(attributes ?? {}).some((entries) => entries.has('ListNumbering'))
        : inNumbered
    for (const kid of kids) {
      if (isElement(kid)) visit(kid, within, numbered)
      else if (isContent(kid)) {
        all.push(kid)
        if (within) own.push(kid)
      }
    }
  }
}

/** Pages are read once, most of them: after an edit they hold what they held before. */
const kept = remembering<Map<number, string>>(500)

function keptReader(file: PdfFile): (page: Dict) => Map<number, string> {
  const read = textReader(file)
  return (page) => {
    const key = keyOf(file, page)
    return key === undefined ? read(page) : kept(key, () => read(page))
  }
}

/** What a page's text follows from: its content, and what its glyphs stand for; `undefined`: from more than that. */
function keyOf(file: PdfFile, page: Dict): string | undefined {
  const content = follow(file, page.get('Contents'))
  const resources = dictAt(file, page.get('Resources'))
  const drawn = [...(dictAt(file, resources?.get('XObject'))?.values() ?? [])].map((one) => dictAt(file, one))
  if (!(content instanceof Stream) || drawn.some((one) => mayShowText(file, one))) return undefined
  const key = createHash('sha1').update(content.bytes)
  for (const [name, font] of dictAt(file, resources?.get('Font')) ?? []) {
    const map = follow(file, dictAt(file, font)?.get('ToUnicode'))
    key.update(`${name} ${dictAt(file, font)?.get('Subtype')}`)
    if (map instanceof Stream) key.update(map.bytes)
  }
  return key.digest('base64')
}

function mayShowText(file: PdfFile, drawn: Dict | undefined): boolean {
  if (drawn?.get('Subtype') === '/Image') return false
  const own = dictAt(file, drawn?.get('Resources'))
  return !own || own.has('Font') || own.has('XObject')
}

/** A glyph of a font: how many hexadecimal digits it takes, and the text it stands for. */
interface Glyphs {
  digits: number
  texts: Map<string, string>
}

/** By what their fonts' maps say. */
const keptGlyphs = remembering<Glyphs>(128)

/** Forms within forms: deeper than a browser nests them. */
const deepest = 8

/** Strings, which may hold anything; texts, fonts, shown text, forms, and marked content with its properties. */
const tokens =
  /\((?:[^\\()]|\\[\s\S])*\)|(\/\S+)\s+[\d.]+\s+Tf\b|((?:(?:<[\da-fA-F]*>\s*Tj|\[[-\d.\s<>a-fA-F]*\]\s*TJ)\s+(?:[-\d.]+\s+[-\d.]+\s+Td\s+)?)+)|(\/\S+)\s+Do\b|\/\w+\s*<<(?:[^<>()]|<[\da-fA-F\s]*>|\((?:[^\\()]|\\[\s\S])*\))*>>\s*BDC\b|\b(?:BT|ET|BMC|BDC|EMC)\b/g

const fromTheRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Reads the text of each marked-content sequence of a page, by its id; fonts are read once. */
function textReader(file: PdfFile): (page: Dict) => Map<number, string> {
  const read = new Map<number, Glyphs>()
  return (page) => {
    const texts = new Map<number, string>()
    showOf(follow(file, page.get('Contents')), dictAt(file, page.get('Resources')), undefined, 0)
    return texts

    function showOf(stream: unknown, resources: Dict | undefined, around: number | undefined, depth: number) {
      if (!(stream instanceof Stream) || depth > deepest) return
      // Pictures are placed as forms are, and say nothing.
      if (stream.dict.get('Subtype') === '/Image') return
      const fonts = dictAt(file, resources?.get('Font'))
      const forms = dictAt(file, resources?.get('XObject'))
      /** Sequences around the current place: their ids, and whether their text is told already. */
      const open: {id: number | undefined; told: boolean}[] = [{id: around, told: false}]
      let glyphs: Glyphs | undefined
      let run: {id: number; text: string}[] = []
      const say = (text: string) => {
        const {id, told} = open.at(-1) as (typeof open)[number]
        if (id !== undefined && !told) run.push({id, text})
      }
      for (const [token, font, shown, form] of contentOf(stream).toString('latin1').matchAll(tokens)) {
        if (font) glyphs = glyphsOf(fonts?.get(font.slice(1)))
        else if (shown) say(textOf(shown, glyphs))
        else if (form) {
          const drawn = follow(file, forms?.get(form.slice(1)))
          const own = drawn instanceof Stream ? dictAt(file, drawn.dict.get('Resources')) : undefined
          if (!open.at(-1)?.told) showOf(drawn, own ?? resources, open.at(-1)?.id, depth + 1)
        } else if (token === 'BT' || token === 'ET') {
          // A run is of one direction, and painted from left to right.
          if (run.some(({text}) => fromTheRight.test(text))) run.reverse()
          for (const {id, text} of run) texts.set(id, (texts.get(id) ?? '') + text)
          run = []
        } else if (token === 'EMC') {
          if (open.length > 1) open.pop()
        } else if (!token.startsWith('(')) {
          const {id, told} = open.at(-1) as (typeof open)[number]
          const own = /\/MCID\s+(\d+)/u.exec(token)?.[1]
          const actual = /\/ActualText\s*(<[\da-f\s]*>|\((?:[^\\()]|\\[\s\S])*\))/iu.exec(token)?.[1]
          if (actual) say(new PdfString(actual).text)
          open.push({id: own === undefined ? id : Number(own), told: told || actual !== undefined})
        }
      }
    }
  }

  function glyphsOf(value: unknown): Glyphs | undefined {
    if (!(value instanceof Ref)) return undefined
    const known = read.get(value.number)
    if (known) return known
    const font = dictAt(file, value)
    if (!font) return undefined
    const digits = font.get('Subtype') === '/Type0' ? 4 : 2
    const glyphs = keptGlyphs(`${digits} ${mapKey(file, font)}`, () => {
      const texts = mappings(file, font).map(([code, points]): [string, string] => [
        code.toString(16).padStart(digits, '0'),
        String.fromCodePoint(...points)
      ])
      return {digits, texts: new Map(texts)}
    })
    read.set(value.number, glyphs)
    return glyphs
  }
}

const hex = /<([\da-fA-F]*)>/g

/** What strings of glyphs say, from the right where their script runs so. */
function textOf(shown: string, glyphs: Glyphs | undefined): string {
  if (!glyphs) return ''
  const {digits, texts} = glyphs
  const said: string[] = []
  hex.lastIndex = 0
  for (let found = hex.exec(shown); found; found = hex.exec(shown)) {
    const codes = (found[1] as string).toLowerCase()
    for (let at = 0; at < codes.length; at += digits) said.push(texts.get(codes.slice(at, at + digits)) ?? '')
  }
  const text = said.join('')
  return fromTheRight.test(text) ? said.reverse().join('') : text
}
