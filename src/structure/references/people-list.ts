/** Authors of a reference, as styles print them. */
import {type CslName, compoundSurnames, parsePersonName} from '../../model/index.js'

const etAl =
  /^(?:et\s*al|etc|等|等人|and others|u\.\s?a|и\s?др|та\s?ін|vd|dkk|i\s?in|m\.\s?fl|y\s?cols?|ら|他)\.?$/iu
const role = /\s*\((?:eds?|hrsg|coords?|org)\.?\)\s*$/iu
/** Initials in all their dresses: `Z`, `J.`, `J.-P.`, `HF`, `A F S`. */
const initials = /^(?:\p{Lu}\.?[\s-]?){1,5}$/u

/**
 * Names of a list; `undefined` when a part of it can't be a name.
 *
 * @param familyFirst whether names without initials begin with the family, as in GB/T 7714
 */
export function readNames(text: string, familyFirst = true): CslName[] | undefined {
  const clean = text
    .replace(role, '')
    .replace(/[，、]/gu, ',')
    .replace(/[；]/gu, ';')
    .replace(/(?<=\p{Script=Han})等(?:人)?[\s.,]*$/u, ', 等')
    .replace(
      /\s*[,;]?\s*(?:et\s*al\.?|and others|\betc\.?|(?<=[\s,])(?:vd|dkk|и\s?др)\.)[\s,.]*$/iu,
      text.includes(';') ? '; et al' : ', et al'
    )
    .replace(/\s*;\s*and\s+/giu, '; ')
    .replace(/\s*(?:,\s*)?(?:&|\band\b|\bund\b|(?<=\s)et(?=\s(?!al\b)\p{L}))\s+/giu, ', ')
    .replace(/(?<=(?<!\p{L})\p{Lu}\.?),?\s(?:y|e|и|i|та|en|og|och|și)\s(?=\p{Lu})/gu, ', ')
    .replace(/,?\s(?:dan|ve|oraz|und)\s(?=\p{Lu})/gu, ', ')
    .replace(/[\s.,;]+$/u, (end) => (end.startsWith('.') ? '.' : ''))
    .trim()
  if (clean === '') return undefined
  const parts = clean.includes(';') ? clean.split(/\s*;\s*/u) : splitCommas(clean)
  // `Jimmy Ba and Jane Roe` are written as they are read.
  const filed = familyFirst && !/\s(?:and|&)\s/u.test(text)
  const names: CslName[] = []
  for (const part of parts) {
    const name = part
      .trim()
      .replace(/^\.+|,$|(?<=\p{Ll}{2}|\p{Lo})\.$/gu, '')
      .trim()
    if (name === '' || name === '…') continue
    if (etAl.test(name)) continue
    const read = readName(name, filed)
    if (!read) return undefined
    names.push(read)
  }
  return names.length > 0 ? names : undefined
}

/** A body that wrote the work: `World Health Organization`. */
export function isCorporate(text: string): boolean {
  const words = text.trim().split(/\s+/u)
  return (
    words.length <= 12 &&
    /^(?:\p{Lu}|\p{Script=Han})/u.test(text.trim()) &&
    !/[?!:：[\]]|\p{Ll}{3}\.\s\p{Lu}/u.test(text) &&
    /organi[sz]ation|society|association|committee|commi?tt?ee|ministry|agency|institute|university|college|commission|council|bureau|department|group|consortium|foundation|team|panel|survey|office|administration|register|registry|union|academy|programme|network|alliance|collaboration|\bbank\b|nations|organizaci[óo]n|organizaç[ãa]o|asociaci[óo]n|associaç[ãa]o|sociedad|ministerio|ministério|ministère|instituto|universidad|universidade|comisi[óo]n|consejo|secretar[íi]a|gobierno|société|bundes|parliament|government|corporation|federation|community|contributors|developers|委员会|学会|协会|部$|局$|组织|中心|研究[院所]|大学|公司/iu.test(
      text
    )
  )
}

/** At commas, where those between a family name and its initials are none: `Smith, J. A., Doe, B.` */
function splitCommas(text: string): string[] {
  const raw = text.split(/\s*,\s*/u).filter(Boolean)
  // `Bell, Ada, Cy Dee`: a given name alone is nobody's, where the others are whole.
  const [first = '', given = '', ...more] = raw
  const inverted =
    /^\p{Lu}[\p{L}'’-]+$/u.test(first) &&
    /^\p{Lu}\p{Ll}[\p{L}-]*(?:\s\p{Lu}\.?)*$/u.test(given) &&
    !etAl.test(given) &&
    more.length > 0 &&
    more.every((name) => /\s/u.test(name) || etAl.test(name))
  if (inverted) raw.splice(0, 2, `${first}, ${given}`)
  const names: string[] = []
  for (const part of raw) {
    const last = names.at(-1)
    const suffix = /^(?:jr|sr|ii|iii|3rd|2nd)\.?$/iu.test(part)
    if (
      last !== undefined &&
      (suffix || (initials.test(part) && !/\s\p{Lu}{1,3}\.?$|,/u.test(last) && !areInitials(last, part)))
    )
      names[names.length - 1] = `${last}, ${part}`
    else names.push(part)
  }
  return names
}

/** `XU` before `K.` is a family in capitals. */
function areInitials(text: string, next: string): boolean {
  return initials.test(text) && !(/^\p{Lu}{2,}$/u.test(text) && next.includes('.'))
}

function readName(name: string, familyFirst: boolean): CslName | undefined {
  if (/^[\p{Script=Han}\s·•・]+$/u.test(name)) return hanName(name.replace(/\s/gu, ''))
  if (/^\p{Script=Hangul}{2,4}$/u.test(name)) {
    const {family, given} = parsePersonName(name)
    if (family) return {family, ...(given ? {given} : {})}
  }
  if (name.length > 60 || /[\d?!:;()"“”[\]]/u.test(name))
    return isCorporate(name) && name.length < 120 ? {literal: name} : undefined
  // A sentence ends within it.
  if (/\p{Ll}{2}\.\s/u.test(name)) return undefined
  const [family, ...given] = name.split(/\s*,\s*/u)
  if (given.length > 0 && family) return given.every(isGiven) ? withSuffix(family, given) : undefined
  const tokens = name.replace(/\.(?=\p{L})/gu, '. ').split(/\s+/u)
  if (tokens.length > 6) return isCorporate(name) ? {literal: name} : undefined
  const good = tokens.every((token) =>
    /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|van|von|der|den|de|la|le|di|da|del|das|dos|do|du|el|al|bin|ten|ter|d['’]\p{L}+|\p{Ll}\p{Lu}\p{L}+)\.?$/u.test(
      token
    )
  )
  if (!good) return undefined
  if (isCorporate(name)) return {literal: name.replace(/(?<=\p{Ll})\.$/u, '')}
  let end = tokens.length
  while (end > 1 && /^(?:\p{Lu}\.?-?){1,4}$/u.test(tokens[end - 1] ?? '')) end -= 1
  if (end < tokens.length && !tokens.slice(0, end).every((token) => /^\p{Lu}\.?$/u.test(token))) {
    return {family: tokens.slice(0, end).join(' '), given: tokens.slice(end).join(' ')}
  }
  let start = 0
  while (start < tokens.length - 1 && /^(?:\p{Lu}\.-?)+$/u.test(tokens[start] ?? '')) start += 1
  // `P Bell`
  if (tokens.length === 2 && /^\p{Lu}$/u.test(tokens[0] ?? '') && /\p{Ll}{2}/u.test(tokens[1] ?? ''))
    return {family: tokens[1], given: tokens[0]}
  if (start > 0) return {family: tokens.slice(start).join(' '), given: tokens.slice(0, start).join(' ')}
  // `BaiY`, as readers of scans close the gap.
  const closed = tokens.length === 1 ? /^(\p{Lu}\p{Ll}+)(\p{Lu}{1,2})$/u.exec(name) : null
  if (closed) return {family: closed[1], given: closed[2]}
  if (tokens.length === 1)
    return /^\p{Lu}{2,10}\.?$/u.test(name) ? {literal: name.replace(/\.$/u, '')} : {family: name}
  return familyFirst
    ? {family: tokens[0], given: tokens.slice(1).join(' ')}
    : {family: tokens.at(-1), given: tokens.slice(0, -1).join(' ')}
}

/** Capitals, particles, and words in brackets or after an apostrophe; a sentence is none. */
function isGiven(text: string): boolean {
  const words = text.split(/\s+/u)
  return (
    words.length <= 6 &&
    words.every((word) =>
      /^[\p{Lu}\p{Lo}\p{Lt}(“"'’.-]|^(?:van|von|der|den|de|la|le|di|da|del|das|dos|do|du|el|al|bin|ten|ter|y|e|d['’].+|jr|sr)\.?$/u.test(
        word
      )
    )
  )
}

function withSuffix(family: string, given: string[]): CslName {
  const suffix = given.find((part) => /^(?:jr|sr|ii|iii|3rd|2nd)\.?$/iu.test(part))
  const rest = given.filter((part) => part !== suffix).join(' ')
  // `Silva, J. C. da`
  const [, own = rest, particle] = /^(.*[.\p{L}])\s+(\p{Ll}{1,4}(?:\s\p{Ll}{1,4})?)$/u.exec(rest) ?? []
  return {
    family,
    ...(rest ? {given: own} : {}),
    ...(particle ? {'dropping-particle': particle} : {}),
    ...(suffix ? {suffix} : {})
  }
}

function hanName(name: string): CslName | undefined {
  if (/[·•・]/u.test(name) || name.length > 4)
    return name.length <= 20 && (isCorporate(name) || /[·•・]/u.test(name)) ? {literal: name} : undefined
  if (name.length < 2) return undefined
  const size = (compoundSurnames.has(name.slice(0, 2)) && name.length > 2) || name.length === 4 ? 2 : 1
  return {family: name.slice(0, size), given: name.slice(size)}
}
