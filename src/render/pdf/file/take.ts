import {add, follow, type PdfFile} from './file.js'
import {Ref, Stream, type Value} from './values.js'

/** Takes values of one file into another, with all that they lead to, each once. */
export function taker(from: PdfFile, into: PdfFile): (value: Value) => Value {
  const taken = new Map<number, Ref>()
  return take

  function take(value: Value): Value {
    if (value instanceof Ref) {
      const known = taken.get(value.number)
      if (known) return known
      const own = add(into, null)
      taken.set(value.number, own)
      into.objects[own.number] = take(follow(from, value) ?? null)
      return own
    }
    if (value instanceof Stream) return new Stream(takeAll(value.dict), value.bytes)
    if (Array.isArray(value)) return value.map(take)
    return value instanceof Map ? takeAll(value) : value
  }

  function takeAll(entries: Map<string, Value>): Map<string, Value> {
    return new Map([...entries].map(([key, value]) => [key, take(value)]))
  }
}
