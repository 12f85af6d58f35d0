import {createHash} from 'node:crypto'
import {promisify} from 'node:util'
import {deflate, deflateSync} from 'node:zlib'
import {remembering} from '../../../environment/kept.js'
import {Later, type PdfFile} from './file.js'
import {type Dict, dict, PdfString, Ref, Stream, type Value} from './values.js'

/** Objects to a stream: many compress well, few are quick to reach. */
const perStream = 250

/** Streams of objects, compressed: after an edit of words most say what they said. */
const packedBefore = remembering<Uint8Array>(500)

/** A stream, compressed. */
export function deflated(bytes: Uint8Array, entries: Dict = new Map()): Stream {
  return asDeflated(deflateSync(bytes, {level: 6}), entries)
}

/** The same bytes, compressed on another core. */
export async function deflatedAside(bytes: Uint8Array): Promise<Stream> {
  return asDeflated(await promisify(deflate)(bytes, {level: 6}))
}

/** What is compressed already, as a stream. */
export function asDeflated(small: Uint8Array, entries: Dict = new Map()): Stream {
  return new Stream(new Map([...entries, ['Filter', '/FlateDecode'], ['Length', small.length]]), small)
}

/** A stream, as it is. */
export function plain(bytes: Uint8Array, entries: Dict): Stream {
  return new Stream(new Map([...entries, ['Length', bytes.length]]), bytes)
}

/**
 * The file in bytes: PDF 1.7, objects packed into streams, which halves it
 * (ISO 32000-2 §7.5.7, §7.5.8). Objects keep their order and close up. Both
 * halves of the file's identifier are a digest of them: it changes with the
 * content only (ISO 32000-2 §14.4).
 */
export function writeFile({objects, trailer}: PdfFile): Uint8Array {
  let next = 1
  /** New numbers by old ones; 0: there is no such object. */
  const numbers = objects.map((value) => (value === undefined ? 0 : next++))
  const parts: Uint8Array[] = []
  let length = 0
  const push = (bytes: Uint8Array) => {
    parts.push(bytes)
    length += bytes.length
  }
  // Four bytes above 127: programs that move files shall not take it for text.
  push(Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1'))

  /** By new number: in the file, `[1, place, 0]`; in a stream of objects, `[2, stream, index]`. */
  const rows: [kind: number, place: number, index: number][] = [[0, 0, 65_535]]
  const pushStream = (number: number, {dict, bytes}: Stream) => {
    rows[number] = [1, length, 0]
    push(Buffer.from(`${number} 0 obj\n${source(dict, numbers)}\nstream\n`, 'latin1'))
    push(bytes)
    push(Buffer.from('\nendstream\nendobj\n', 'latin1'))
  }
  let packed: [number: number, text: string][] = []
  const pack = () => {
    const heads: string[] = []
    let offset = 0
    for (const [index, [number, text]] of packed.entries()) {
      rows[number] = [2, next, index]
      heads.push(`${number} ${offset}`)
      offset += text.length + 1
    }
    const head = `${heads.join(' ')}\n`
    const body = Buffer.from(head + packed.map(([, text]) => text).join('\n'), 'latin1')
    const key = createHash('sha1').update(body).digest('base64')
    const small = packedBefore(key, () => deflated(body).bytes)
    pushStream(next, asDeflated(small, dict({Type: '/ObjStm', N: packed.length, First: head.length})))
    packed = []
    next += 1
  }
  for (const [old, found] of objects.entries()) {
    if (found === undefined) continue
    const number = numbers[old] as number
    const value = found instanceof Later ? found.make() : found
    if (value instanceof Stream) pushStream(number, value)
    else packed.push([number, source(value, numbers)])
    if (packed.length === perStream) pack()
  }
  if (packed.length > 0) pack()

  const start = length
  rows[next] = [1, start, 0]
  const table = Buffer.alloc(rows.length * 7)
  const view = new DataView(table.buffer, table.byteOffset, table.length)
  for (const [number, [kind, place, index]] of rows.entries()) {
    view.setUint8(number * 7, kind)
    view.setUint32(number * 7 + 1, place)
    view.setUint16(number * 7 + 5, index)
  }
  const entries = dict({Type: '/XRef', Size: rows.length, W: [1, 4, 2]})
  for (const key of ['Root', 'Info']) {
    const value = trailer.get(key)
    if (value !== undefined) entries.set(key, value)
  }
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  const id = PdfString.hex(digest.digest().subarray(0, 16))
  entries.set('ID', [id, id])
  pushStream(next, deflated(table, entries))
  push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'))
  const whole = Buffer.concat(parts, length)
  return new Uint8Array(whole.buffer, whole.byteOffset, length)
}

/** What needs no space before it. */
const delimiters = '/[(<'

/** A value as it is written; what leads to an object that is gone leads to `null`. */
function source(value: Value, numbers: number[]): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : value.toFixed(8).replace(/\.?0+$/u, '')
  if (value instanceof Ref) {
    const number = numbers[value.number]
    return number ? `${number} 0 R` : 'null'
  }
  if (value instanceof PdfString) return value.source
  if (Array.isArray(value)) return `[${value.map((item) => source(item, numbers)).join(' ')}]`
  if (value instanceof Map) {
    let written = '<<'
    for (const [key, item] of value) {
      const text = source(item, numbers)
      written += delimiters.includes(text.charAt(0)) ? `/${key}${text}` : `/${key} ${text}`
    }
    return `${written}>>`
  }
  if (value instanceof Stream) throw new TypeError('A stream is an object of its own')
  return String(value)
}
