/** How a text file's bytes were read. */
export interface DecodedText {
  /** Without byte order mark. */
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

/**
 * Text of a file: by its byte order mark, else UTF-8, else windows-1252.
 *
 * Only a text whose bytes beyond ASCII are mostly no UTF-8 is taken for the
 * latter: a single damaged sign in UTF-8 stays U+FFFD.
 *
 * @see https://encoding.spec.whatwg.org/#decode
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [one, two] = bytes
  const marked =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : undefined
  if (marked) return {text: new TextDecoder(marked).decode(bytes), encoding: marked}
  const text = new TextDecoder().decode(bytes)
  const damaged = count(text, /\uFFFD/gu)
  const letters = count(text, /[^\0-\x7F\uFFFD]/gu)
  const western = decodeWestern(bytes)
  // Bytes that windows-1252 has no letter for, and NUL, tell of something else.
  const readable = !/[\0-\x08\x0B\x0E-\x1F\x7F-\x9F]/u.test(western) && /\p{L}\p{L}/u.test(western)
  return damaged > letters && readable && count(western, /[À-ÖØ-öø-ÿ‘’“”–—]/gu) * 2 > damaged
    ? {text: western, encoding: 'windows-1252'}
    : {text, encoding: 'utf-8'}
}

/** 0x80 to 0x9F of windows-1252; all else is U+0000 to U+00FF. Node's own decoder leaves them controls. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'

function decodeWestern(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\x80-\x9F]/gu, (sign) => upper[sign.charCodeAt(0) - 0x80] as string)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** XML as text, in the encoding that it names itself (XML 1.0 §4.3.3); UTF-8 where it names none that is known. */
export function decodeXml(bytes: Uint8Array): string {
  const [one, two] = bytes
  const wide =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : undefined
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const named = /^(?:\xEF\xBB\xBF)?<\?xml\s[^>]{0,100}encoding\s*=\s*["']([\w.-]{1,40})["']/u.exec(start)?.[1]
  try {
    return new TextDecoder(wide ?? named ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
