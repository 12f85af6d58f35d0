import {inflateSync} from 'node:zlib'
import {Parser} from './parse.js'
import type {Dict, Stream, Value} from './values.js'

/** Where an object lies: at a byte of the file, or in a stream of objects. */
export type Place = {number: number; at: number} | {number: number; stream: number}

/** Signs of a line: ten figures of a place, five of a generation, `n` or `f`, and the end. */
const line = {length: 20, place: 10, kind: 17}

/** A table as browsers write it: lines of twenty signs, then the trailer (ISO 32000-2 §7.5.4). */
export function plainTable(parser: Parser, text: string): {places: Place[]; trailer: Dict} {
  const places: Place[] = []
  while (!parser.skip('trailer')) {
    const first = Number(parser.word())
    const count = Number(parser.word())
    parser.pass()
    for (let number = first; number < first + count; number += 1) {
      const start = parser.place
      parser.place += line.length
      if (text[start + line.kind] === 'n')
        places.push({number, at: Number(text.slice(start, start + line.place))})
    }
  }
  return {places, trailer: parser.value() as Dict}
}

/** A table as `writeFile` leaves it: a stream of fields of fixed width (ISO 32000-2 §7.5.8.3). */
export function packedTable({dict, bytes}: Stream): {places: Place[]; trailer: Dict} {
  const widths = dict.get('W')
  if (!Array.isArray(widths)) throw new Error('Cannot read the cross-references of the PDF')
  const [kinds = 0, seconds = 0, thirds = 0] = widths.map(Number)
  const table = inflateSync(bytes)
  const size = kinds + seconds + thirds
  const places = Array.from({length: Math.floor(table.length / size)}, (_, number): Place[] => {
    const row = table.subarray(number * size, (number + 1) * size)
    const field = row.readUIntBE(kinds, seconds)
    if (row[0] === 1) return [{number, at: field}]
    return row[0] === 2 ? [{number, stream: field}] : []
  })
  return {places: places.flat(), trailer: dict}
}

/** Objects of a stream of them, with their numbers (ISO 32000-2 §7.5.7). */
export function packedObjects({dict, bytes}: Stream): [number: number, value: Value][] {
  const text = inflateSync(bytes).toString('latin1')
  const head = new Parser(text)
  const places = Array.from({length: Number(dict.get('N'))}, () => [Number(head.word()), Number(head.word())])
  const first = Number(dict.get('First'))
  return places.map(([number = 0, offset = 0]) => [number, new Parser(text, first + offset).value()])
}
