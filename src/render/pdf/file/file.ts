import {inflateSync} from 'node:zlib'
import {Parser} from './parse.js'
import {packedObjects, packedTable, plainTable} from './tables.js'
import {type Dict, Ref, Stream, type Value} from './values.js'

/** A PDF, open: its objects by number, to be changed in place. */
export interface PdfFile {
  /** A hole is an object that is not there. */
  objects: (Value | Later | undefined)[]
  trailer: Dict
}

/**
 * An object that is made when it is asked for.
 *
 * Nine of ten objects are elements of the structure tree. Each is read once, and becomes something else at once; each is
 * written once. So there is one at a time, and not all of them, half a kilobyte for each: a third less garbage to collect.
 */
export class Later {
  constructor(readonly make: () => Value) {}
}

/**
 * Open what a browser printed, or what `writeFile` made of it; no encryption.
 *
 * @throws for anything else.
 */
export function openFile(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text.slice(-64))?.[1]
  if (!start) throw new Error('Cannot find the cross-reference table of the PDF')
  const parser = new Parser(text, Number(start))
  const table = parser.skip('xref') ? undefined : objectAt(Number(start), text, bytes)
  const {places, trailer} = table instanceof Stream ? packedTable(table) : plainTable(parser, text)
  const objects: PdfFile['objects'] = []
  const packed = new Set<number>()
  for (const place of places) {
    if ('at' in place) objects[place.number] = laterAt(place.at, text, bytes)
    else packed.add(place.stream)
  }
  for (const number of packed) {
    const stream = objects[number]
    if (!(stream instanceof Stream)) continue
    for (const [own, value] of packedObjects(stream)) objects[own] = value
    objects[number] = undefined
  }
  return {objects, trailer}
}

const elementBegins = /\d+ \d+ obj\s*<<\s*\/Type\s*\/StructElem\b/y

function laterAt(place: number, text: string, bytes: Uint8Array): Value | Later {
  elementBegins.lastIndex = place
  return elementBegins.test(text)
    ? new Later(() => objectAt(place, text, bytes))
    : objectAt(place, text, bytes)
}

function objectAt(place: number, text: string, bytes: Uint8Array): Value {
  const parser = new Parser(text, place)
  parser.word()
  parser.word()
  if (!parser.skip('obj')) throw new Error(`Expected an object at byte ${place} of the PDF`)
  const value = parser.value()
  if (!(value instanceof Map) || !parser.skip('stream')) return value
  const start = parser.place + (text.startsWith('\r\n', parser.place) ? 2 : 1)
  return new Stream(value, bytes.subarray(start, start + Number(value.get('Length'))))
}

/** What a value leads to; itself, where it leads nowhere else. */
export function follow(file: PdfFile, value: Value | undefined): Value | undefined {
  return value instanceof Ref ? objectOf(file, value.number) : value
}

/** An object by its number; `undefined`: it is not there. */
function objectOf({objects}: PdfFile, number: number): Value | undefined {
  const found = objects[number]
  if (!(found instanceof Later)) return found
  const value = found.make()
  objects[number] = value
  return value
}

/** A dictionary, that of a stream too; `undefined` for everything else. */
export function dictAt(file: PdfFile, value: Value | undefined): Dict | undefined {
  const found = follow(file, value)
  if (found instanceof Stream) return found.dict
  return found instanceof Map ? found : undefined
}

/** An array's items; none for everything else. */
export function itemsAt(file: PdfFile, value: Value | undefined): Value[] {
  const found = follow(file, value)
  return Array.isArray(found) ? found : []
}

/** A new object. */
export function add(file: PdfFile, value: Value): Ref {
  return new Ref(file.objects.push(value) - 1)
}

export function remove(file: PdfFile, value: Value | undefined): void {
  if (value instanceof Ref) file.objects[value.number] = undefined
}

export function catalog(file: PdfFile): Dict {
  const found = dictAt(file, file.trailer.get('Root'))
  if (!found) throw new Error('Cannot find the catalog of the PDF')
  return found
}

/** Pages in order, each with its object's number. */
export function pages(file: PdfFile): {number: number; page: Dict}[] {
  const found: {number: number; page: Dict}[] = []
  const waiting: Value[] = [catalog(file).get('Pages') ?? null]
  const seen = new Set<Value>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const node = dictAt(file, next)
    if (!node || !(next instanceof Ref) || seen.has(node)) continue
    seen.add(node)
    if (node.get('Type') === '/Page') found.push({number: next.number, page: node})
    else waiting.push(...itemsAt(file, node.get('Kids')).toReversed())
  }
  return found
}

/** A stream's bytes, inflated; as they are where they were never deflated. */
export function contentOf(stream: Stream): Buffer {
  if (!stream.dict.has('Filter')) return Buffer.from(stream.bytes)
  if (stream.dict.get('Filter') !== '/FlateDecode')
    throw new Error(`Cannot read a stream that is \`${String(stream.dict.get('Filter'))}\``)
  // Pages are inflated to ten times their size: in one piece, not in pieces that are put together.
  return inflateSync(stream.bytes, {chunkSize: Math.max(1024, 16 * stream.bytes.length)})
}
