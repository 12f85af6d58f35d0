/** How a text file's bytes were read. */
export interface DecodedText {
  /** Without byte order mark. */
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030'
  /** Whether no mark told it, and it is not UTF-8. */
  isGuessed?: boolean
}

/**
 * Text of a file: by its byte order mark, else UTF-8, else UTF-16, GB 18030 or windows-1252.
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
  const wide = unmarkedWide(bytes)
  if (wide) return {text: new TextDecoder(wide).decode(bytes), encoding: wide, isGuessed: true}
  const text = new TextDecoder().decode(bytes)
  const damaged = count(text, /\uFFFD/gu)
  const letters = count(text, /[^\0-\x7F\uFFFD]/gu)
  const chinese = damaged > letters ? decodeChinese(bytes) : undefined
  if (chinese) return {text: chinese, encoding: 'gb18030', isGuessed: true}
  const western = decodeWestern(bytes)
  // Bytes that windows-1252 has no letter for, and NUL, tell of something else.
  const readable = !/[\0-\x08\x0B\x0E-\x1F\x7F-\x9F]/u.test(western) && /\p{L}\p{L}/u.test(western)
  return damaged > letters && readable && count(western, /[À-ÖØ-öø-ÿ‘’“”–—]/gu) * 2 > damaged
    ? {text: western, encoding: 'windows-1252', isGuessed: true}
    : {text, encoding: 'utf-8'}
}

/** UTF-16 without its mark: of ASCII every second byte is nought. */
function unmarkedWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const start = bytes.subarray(0, 2000)
  if (start.length < 16) return undefined
  const noughts = [0, 0]
  for (const [index, byte] of start.entries())
    if (byte === 0) noughts[index % 2] = (noughts[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = noughts
  const most = start.length * 0.35
  return odd > most && even < 4 ? 'utf-16le' : even > most && odd < 4 ? 'utf-16be' : undefined
}

/** GB 18030, where bytes above ASCII stand in pairs of the ideographs that texts are written in; else `undefined`. */
function decodeChinese(bytes: Uint8Array): string | undefined {
  let [pairs, others] = [0, 0]
  for (let at = 0; at < bytes.length; at++) {
    const [one = 0, two = 0] = [bytes[at], bytes[at + 1]]
    if (one < 0x80) continue
    if (one >= 0xa1 && one <= 0xf7 && two >= 0xa1) {
      pairs++
      at++
    } else others++
  }
  if (pairs < 4 || others > pairs / 10) return undefined
  try {
    const text = new TextDecoder('gb18030', {fatal: true}).decode(bytes)
    return count(text, /\p{Script=Han}/gu) > pairs * 0.6 ? text : undefined
  } catch {
    return undefined
  }
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
