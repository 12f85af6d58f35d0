import {type Dict, type Name, PdfString, Ref, type Value} from './values.js'

/** Deeper than any file a browser writes. */
const deepest = 200

/**
 * Reads values from the text of a file, a byte a sign (ISO 32000-2 §7.3).
 *
 * A class for its place in the text. Signs are told by their codes: a long file has a million tokens.
 */
export class Parser {
  /** Where the next token begins. */
  place: number

  constructor(
    private readonly text: string,
    place = 0
  ) {
    this.place = place
  }

  /** One value; a keyword such as `endobj` is an error. */
  value(depth = 0): Value {
    if (depth > deepest) throw this.error('values that are not nested so deep')
    const sign = this.sign()
    if (sign === slash) return this.name() as Name
    if (sign === openString) return this.literal()
    if (sign === openArray) return this.array(depth)
    if (sign === opening) {
      return this.text.charCodeAt(this.place + 1) === opening ? this.dict(depth) : this.hex()
    }
    const word = this.token()
    if (sign >= zero && sign <= nine) {
      const number = Number(word)
      if (!Number.isNaN(number)) return Number.isInteger(number) ? this.reference(number) : number
    }
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    const number = Number(word)
    if (Number.isNaN(number)) throw this.error('a value')
    return number
  }

  /** The next word: `obj`, `stream`, `trailer`, a number. */
  word(): string {
    this.sign()
    return this.token()
  }

  /** Whether the next word is this one, which is then passed. */
  skip(word: string): boolean {
    this.sign()
    if (!this.text.startsWith(word, this.place)) return false
    this.place += word.length
    return true
  }

  /** White space and comments are passed. */
  pass(): void {
    this.sign()
  }

  private reference(number: number): number | Ref {
    const {text} = this
    let place = this.place + 1
    let code = text.charCodeAt(place)
    if (text.charCodeAt(place - 1) !== space || code < zero || code > nine) return number
    while (code >= zero && code <= nine) {
      place += 1
      code = text.charCodeAt(place)
    }
    const follows = code === space && text.charCodeAt(place + 1) === upperR
    if (!follows || kindOf[text.charCodeAt(place + 2)] === regular) return number
    this.place = place + 2
    return new Ref(number)
  }

  private array(depth: number): Value[] {
    const items: Value[] = []
    this.place += 1
    while (this.sign() !== closeArray) items.push(this.value(depth + 1))
    this.place += 1
    return items
  }

  private dict(depth: number): Dict {
    const entries: Dict = new Map()
    this.place += 2
    while (this.sign() !== closing) {
      if (this.text.charCodeAt(this.place) !== slash) throw this.error('a name')
      const key = this.name()
      entries.set(key.slice(1), this.value(depth + 1))
    }
    this.place += 2
    return entries
  }

  private literal(): PdfString {
    const start = this.place
    let open = 0
    do {
      const sign = this.text.charCodeAt(this.place)
      if (Number.isNaN(sign)) throw this.error('the end of a string')
      if (sign === backslash) this.place += 1
      else if (sign === openString) open += 1
      else if (sign === closeString) open -= 1
      this.place += 1
    } while (open > 0)
    return new PdfString(this.text.slice(start, this.place))
  }

  private hex(): PdfString {
    hexSigns.lastIndex = this.place
    const [found] = hexSigns.exec(this.text) ?? []
    if (found === undefined) throw this.error('a value')
    this.place += found.length
    return new PdfString(found)
  }

  /** The code of the sign at the next token, white space and comments passed. */
  private sign(): number {
    const {text} = this
    let {place} = this
    let code = text.charCodeAt(place)
    for (; kindOf[code] === blank || code === percent; code = text.charCodeAt(++place)) {
      if (code !== percent) continue
      while (place + 1 < text.length && !isLineEnd(text.charCodeAt(place + 1))) place += 1
    }
    this.place = place
    if (Number.isNaN(code)) throw this.error('more')
    return code
  }

  private name(): string {
    return this.upTo(this.place + 1)
  }

  private token(): string {
    const found = this.upTo(this.place)
    if (found === '') throw this.error('a value')
    return found
  }

  /** The signs from here to where regular ones end. */
  private upTo(from: number): string {
    const {text, place} = this
    let end = from
    while (kindOf[text.charCodeAt(end)] === regular) end += 1
    this.place = end
    return text.slice(place, end)
  }

  private error(expected: string): Error {
    const found = this.text.slice(this.place, this.place + 20)
    return new Error(`Expected ${expected} at byte ${this.place} of the PDF, found \`${found}\``)
  }
}

const [space = 0, percent = 0, slash = 0, backslash = 0, zero = 0, nine = 0, upperR = 0] = codesOf(' %/\\09R')
const [opening = 0, closing = 0, openArray = 0, closeArray = 0, openString = 0, closeString = 0] =
  codesOf('<>[]()')

function codesOf(signs: string): number[] {
  return [...signs].map((sign) => sign.charCodeAt(0))
}

/** Kinds of signs (ISO 32000-2 §7.2.3), by code. */
const [regular, blank, delimiter] = [0, 1, 2]
const kindOf = Uint8Array.from({length: 256}, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[\0\t\n\f\r ]/.test(sign)) return blank
  return /[()<>[\]{}/%]/.test(sign) ? delimiter : regular
})

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}

const hexSigns = /<[\da-fA-F\s]*>/y
