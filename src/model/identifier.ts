/**
 * Persistent identifiers, each checked once where it enters.
 *
 * A value of these types has passed its syntax and check digit: only the
 * `parse…` functions make one. All return `undefined` for what is not one.
 */

declare const brand: unique symbol
type Branded<Name extends string> = string & {readonly [brand]: Name}

/** DOI without resolver, as registered, `10.prefix/suffix` (ISO 26324 §4). */
export type Doi = Branded<'Doi'>
/** ORCID iD, four groups of four with hyphens (ISO 27729, ISO 7064 MOD 11-2). */
export type Orcid = Branded<'Orcid'>
/** ROR id, nine characters without resolver (Crockford base 32, ISO 7064 MOD 97-10). */
export type Ror = Branded<'Ror'>
/** ISSN, `NNNN-NNNC` (ISO 3297 §5). */
export type Issn = Branded<'Issn'>
/** ISBN-13 without hyphens, `9783161484100` (ISO 2108 §4, GS1 check digit). */
export type Isbn = Branded<'Isbn'>

/** DOI in any usual dress: bare, `doi:`, or a resolver URL. Trailing punctuation of prose is not part of it. */
export function parseDoi(text: string): Doi | undefined {
  const found =
    /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>\p{Cc}\p{Cs}\uFFFE\uFFFF]+)$/iu.exec(
      text.trim()
    )
  const doi = found?.[1]?.replace(/[.,;:，。；]+$/u, '')
  if (!doi) return undefined
  const unbalanced = doi.endsWith(')') && !doi.includes('(')
  return (unbalanced ? doi.slice(0, -1) : doi) as Doi
}

/** Resolver URL of a DOI, percent-encoded where a URL demands it (Crossref display guidelines). */
export function doiUrl(doi: Doi): string {
  return `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`
}

/** ORCID iD, bare or as URL. */
export function parseOrcid(text: string): Orcid | undefined {
  const found =
    /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid:?\s*)?(\d{4})[-\s‐–]?(\d{4})[-\s‐–]?(\d{4})[-\s‐–]?(\d{3}[\dX])\/?$/iu.exec(
      text.trim()
    )
  if (!found) return undefined
  const id = found.slice(1, 5).join('-').toUpperCase()
  return mod11Digit(id.replaceAll('-', '').slice(0, 15)) === id.at(-1) ? (id as Orcid) : undefined
}

/** The one ORCID iD that gives what was written when two neighbouring digits are swapped; `undefined` when none or several do. */
export function nearestOrcid(text: string): Orcid | undefined {
  const digits = [...(/(?:\d[\s-]*){15}[\dX]/iu.exec(text)?.[0] ?? '').replace(/[\s-]/gu, '').toUpperCase()]
  const found = new Set<Orcid>()
  for (let at = 0; at + 1 < digits.length; at++) {
    const swapped = [...digits.slice(0, at), digits[at + 1], digits[at], ...digits.slice(at + 2)]
    const orcid = parseOrcid(swapped.join(''))
    if (orcid && digits[at] !== digits[at + 1]) found.add(orcid)
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** URL of an ORCID iD, in the form ORCID asks for. */
export function orcidUrl(orcid: Orcid): string {
  return `https://orcid.org/${orcid}`
}

/** ROR id, bare or as URL. */
export function parseRor(text: string): Ror | undefined {
  const found = /^(?:https?:\/\/(?:www\.)?ror\.org\/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})\/?$/iu.exec(text.trim())
  const id = found?.[1]?.toLowerCase()
  if (!id) return undefined
  let number = 0n
  for (const sign of id.slice(0, 7))
    number = number * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(sign))
  const check = 98n - ((number * 100n) % 97n)
  return check === BigInt(id.slice(7)) ? (id as Ror) : undefined
}

/** URL of a ROR id. */
export function rorUrl(ror: Ror): string {
  return `https://ror.org/${ror}`
}

/** ISSN, with or without hyphen. */
export function parseIssn(text: string): Issn | undefined {
  const found = /^(?:e?-?issn:?\s*)?(\d{4})-?(\d{3}[\dX])$/iu.exec(text.trim())
  if (!found) return undefined
  const digits = `${found[1]}${found[2]}`.toUpperCase()
  const sum = [...digits.slice(0, 7)].reduce((total, digit, index) => total + Number(digit) * (8 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return (check === 10 ? 'X' : String(check)) === digits.at(-1)
    ? (`${digits.slice(0, 4)}-${digits.slice(4)}` as Issn)
    : undefined
}

/** ISBN of ten or thirteen digits, with or without hyphens, as ISBN-13; also `urn:isbn:`. */
export function parseIsbn(text: string): Isbn | undefined {
  const found = /^(?:urn:)?(?:isbn(?:-1[03])?:?\s*)?([\dX](?:[\s\u2010-\u2013-]?[\dX]){9,12})$/iu.exec(
    text.trim()
  )
  const digits = (found?.[1] ?? '').replace(/[^\dX]/giu, '').toUpperCase()
  if (/^\d{9}[\dX]$/u.test(digits)) {
    const sum = [...digits].reduce(
      (total, digit, at) => total + (10 - at) * (digit === 'X' ? 10 : Number(digit)),
      0
    )
    return sum % 11 === 0
      ? (`978${digits.slice(0, 9)}${eanDigit(`978${digits.slice(0, 9)}`)}` as Isbn)
      : undefined
  }
  return /^97[89]\d{10}$/u.test(digits) && eanDigit(digits.slice(0, 12)) === digits.at(-1)
    ? (digits as Isbn)
    : undefined
}

/** URN of an ISBN (RFC 8254). */
export function isbnUrn(isbn: Isbn): string {
  return `urn:isbn:${isbn}`
}

/** Check digit of GS1 numbers: weights 1 and 3 in turn. */
function eanDigit(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Check character of ISO 7064 MOD 11-2. */
function mod11Digit(digits: string): string {
  const total = [...digits].reduce((sum, digit) => (sum + Number(digit)) * 2, 0)
  const check = (12 - (total % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
