import type {Root} from 'xast'

/** XML that was refused, and where. */
export class XmlRefused extends Error {
  constructor(
    message: string,
    readonly place?: {line: number; column: number}
  ) {
    super(message)
  }
}

/** Far above any article; the parser and its readers recur on elements. */
const deepest = 300

/**
 * Read XML without trusting it: no DTD is read, no file and no address is
 * opened, and no entity is expanded but those of XML and the names that the
 * DTDs of JATS have for signs, as HTML has them too.
 *
 * Positions are those of the text.
 *
 * @throws {XmlRefused} for what is not well-formed, declares entities of its
 * own, or is nested deeper than any article.
 */
export async function readXml(text: string): Promise<Root> {
  const [{fromXml}, {fromHtml}, {toString: textOf}] = await Promise.all([
    import('xast-util-from-xml'),
    import('hast-util-from-html'),
    import('hast-util-to-string')
  ])
  const declaration = /<!ENTITY\b/u.exec(text.slice(0, text.search(/<[A-Za-z_]/u)))
  if (declaration) throw new XmlRefused('it declares entities of its own', placeOf(text, declaration.index))
  const tooDeep = depthExceeded(text)
  if (tooDeep !== undefined)
    throw new XmlRefused(`it is nested more than ${deepest} levels deep`, placeOf(text, tooDeep))
  const known = new Map<string, string>()
  const sign = (reference: string): string => {
    let found = known.get(reference)
    if (found === undefined) {
      const read = textOf(fromHtml(reference, {fragment: true}))
      // HTML knows some names without their end: `&nothing;` is none of them.
      found = read.endsWith(';') ? reference : [...read].map((one) => `&#${one.codePointAt(0)};`).join('')
      known.set(reference, found)
    }
    return found
  }
  const plain = text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/u)
    .map((piece, index) =>
      index % 2 === 1 ? piece : piece.replace(/&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]\w{0,30};/gu, sign)
    )
    .join('')
  try {
    return fromXml(plain)
  } catch (error) {
    throw refusal(error)
  }
}

/** Offset of the first element that is nested too deep. */
function depthExceeded(text: string): number | undefined {
  let depth = 0
  for (const {0: tag, index} of text.matchAll(
    /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/?[A-Za-z_](?:"[^"]*"|'[^']*'|[^>"'])*>/gu
  )) {
    if (/^<[!?]/u.test(tag) || tag.endsWith('/>')) continue
    depth += tag.startsWith('</') ? -1 : 1
    if (depth > deepest) return index
  }
  return undefined
}

function placeOf(text: string, offset: number): {line: number; column: number} {
  const before = text.slice(0, offset).split('\n')
  return {line: before.length, column: (before.at(-1) ?? '').length + 1}
}

/** What the parser says, without the source it repeats. */
function refusal(error: unknown): XmlRefused {
  const {cause, place} = error as {cause?: unknown; place?: {line: number; column: number}}
  const words = (cause instanceof Error ? cause.message : String(error)).split('\n')[0] ?? ''
  return new XmlRefused(
    words.replace(/\s*\(line \d+, column \d+\)\s*$/u, '').replace(/^./u, (first) => first.toLowerCase()),
    place && {line: place.line, column: place.column}
  )
}
