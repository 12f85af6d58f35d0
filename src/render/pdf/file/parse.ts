import {type Dict, type Name, PdfString, Ref, type Value} from './values.js'

/** Deeper than any file a browser writes. */
const deepest = 200

/**
 * Reads values from the text of a file, a byte a sign (ISO 32000-2 §7.3).
 *
 * A class for its place in the text.
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
    if (sign === '/') return this.token(nameSigns) as Name
    if (sign === '(') return this.literal()
    if (sign === '[') return this.array(depth)
    if (sign === '<') {
      if (this.text[this.place + 1] === '<') return this.dict(depth)
      return new PdfString(this.token(hexSigns))
    }
    const word = this.token(wordSigns)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    const number = Number(word)
    if (Number.isNaN(number)) throw this.error('a value')
    return Number.isInteger(number) && number >= 0 ? this.reference(number) : number
  }

  /** The next word: `obj`, `stream`, `trailer`, a number. */
  word(): string {
    this.sign()
    return this.token(wordSigns)
  }

  /** Whether the next word is this one, which is then passed. */
  skip(word: string): boolean {
    this.sign()
    if (!this.text.startsWith(word, this.place)) return false
    this.place += word.length
    return true
  }

  private reference(number: number): number | Ref {
    rest.lastIndex = this.place
    if (!rest.test(this.text)) return number
    this.place = rest.lastIndex
    return new Ref(number)
  }

  private array(depth: number): Value[] {
    const items: Value[] = []
    this.place += 1
    while (this.sign() !== ']') items.push(this.value(depth + 1))
    this.place += 1
    return items
  }

  private dict(depth: number): Dict {
    const entries: Dict = new Map()
    this.place += 2
    while (this.sign() !== '>') {
      const key = this.token(nameSigns)
      entries.set(key.slice(1), this.value(depth + 1))
    }
    this.place += 2
    return entries
  }

  private literal(): PdfString {
    const start = this.place
    let open = 0
    do {
      const sign = this.text[this.place]
      if (sign === undefined) throw this.error('the end of a string')
      if (sign === '\\') this.place += 1
      else if (sign === '(') open += 1
      else if (sign === ')') open -= 1
      this.place += 1
    } while (open > 0)
    return new PdfString(this.text.slice(start, this.place))
  }

  /** The sign at the next token, white space and comments passed. */
  private sign(): string {
    between.lastIndex = this.place
    between.test(this.text)
    this.place = between.lastIndex
    const sign = this.text[this.place]
    if (sign === undefined) throw this.error('more')
    return sign
  }

  private token(signs: RegExp): string {
    signs.lastIndex = this.place
    if (!signs.test(this.text)) throw this.error('a value')
    const found = this.text.slice(this.place, signs.lastIndex)
    this.place = signs.lastIndex
    return found
  }

  private error(expected: string): Error {
    const found = this.text.slice(this.place, this.place + 20)
    return new Error(`Expected ${expected} at byte ${this.place} of the PDF, found \`${found}\``)
  }
}

const between = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y
const nameSigns = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
const hexSigns = /<[\da-fA-F\s]*>/y
const wordSigns = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const rest = / \d+ R\b/y
