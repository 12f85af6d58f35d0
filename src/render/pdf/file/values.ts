/** What a PDF is made of (ISO 32000-2 §7.3). Names are strings that begin with `/`. */
export type Value = number | boolean | null | Name | PdfString | Ref | Value[] | Dict | Stream
export type Name = `/${string}`

/** Keys without their slash. */
export type Dict = Map<string, Value>

/** A string as it is written, its delimiters included: `(abc)`, `<FEFF5B50>`. */
export class PdfString {
  constructor(readonly source: string) {}

  /** Text that people read (ISO 32000-2 §7.9.2.2). */
  static text(text: string): PdfString {
    if (/^[\x20-\x7e]*$/u.test(text)) return PdfString.literal(text)
    return PdfString.hex(Buffer.from(`\ufeff${text}`, 'utf16le').swap16())
  }

  /** Bytes, given as Latin-1. */
  static literal(bytes: string): PdfString {
    if (/^[\w .:/-]*$/.test(bytes)) return new PdfString(`(${bytes})`)
    return new PdfString(`(${bytes.replace(/[\\()]/gu, '\\$&').replace(/\r/gu, '\\r')})`)
  }

  static hex(bytes: Uint8Array): PdfString {
    return new PdfString(`<${Buffer.from(bytes).toString('hex').toUpperCase()}>`)
  }

  /** Its bytes, as Latin-1. */
  get bytes(): string {
    if (this.source.startsWith('<')) {
      const digits = this.source.slice(1, -1).replace(/\s+/gu, '')
      return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex').toString('latin1')
    }
    const inner = this.source.slice(1, -1)
    // Most hold none, and there are tens of thousands.
    if (!inner.includes('\\')) return inner
    return inner.replace(/\\(\r\n|[0-7]{1,3}|[\s\S])/gu, (_, sign: string) => {
      if (/^[0-7]/u.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff)
      return escapes[sign] ?? sign
    })
  }

  /** What people read. */
  get text(): string {
    const {bytes} = this
    if (bytes.startsWith('\u00fe\u00ff'))
      return Buffer.from(bytes.slice(2), 'latin1')
        .subarray(0, (bytes.length - 2) & ~1)
        .swap16()
        .toString('utf16le')
    return bytes
  }
}

const escapes: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
  '\r\n': ''
}

/** Leads to an object of its own. */
export class Ref {
  constructor(readonly number: number) {}
}

export class Stream {
  constructor(
    readonly dict: Dict,
    /** As they lie in the file: compressed where `Filter` says so. */
    readonly bytes: Uint8Array
  ) {}
}

/** A dictionary of what is not `undefined`, in this order. */
export function dict(entries: Record<string, Value | undefined>): Dict {
  const made: Dict = new Map()
  for (const key in entries) {
    const value = entries[key]
    if (value !== undefined) made.set(key, value)
  }
  return made
}

/** A name; signs that are not plain are written as `#2F` (ISO 32000-2 §7.3.5). */
export function name(text: string): Name {
  if (/^\w+$/.test(text)) return `/${text}`
  const plain = Buffer.from(text, 'utf8').toString('latin1')
  return `/${plain.replace(/[^!-~]|[#%()<>[\]{}/]/gu, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}`
}

/** What a name says: `/a#2Fb` is `a/b`. */
export function nameText(written: string): string {
  if (/^\/[\w.-]*$/.test(written)) return written.slice(1)
  const bytes = written
    .replace(/^\//u, '')
    .replace(/#([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
