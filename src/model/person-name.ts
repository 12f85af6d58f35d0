import type {PersonName} from './contributor.js'

const suffix = /^(?:jr|sr|ph\.?d|m\.?d|ii|iii|iv)\.?$/iu
const particle =
  /^(?:van|von|der|den|de|del|della|di|da|dos|das|du|la|le|ten|ter|zu|zur|af|av|bin|ibn|al|el|el-|al-|'t)$/u
/** Chinese family names of two signs. */
const compound =
  /^(?:欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|东方|独孤|南宫|端木|百里|阿布|买买)/u

/**
 * Split a name that was written as one string.
 *
 * `Family, Given` and `FAMILY Given` say themselves what is what; Han names
 * begin with the family; else the last word, with the particles before it, is
 * the family name. One word alone stays whole.
 */
export function parsePersonName(text: string): PersonName {
  const clean = text.replace(/\s+/gu, ' ').trim()
  if (/^[\p{Script=Han}·]+(?:[ \u3000][\p{Script=Han}]+)?$/u.test(clean)) return hanName(clean)
  const inverted = /^([^,]+),\s*([^,]+)(?:,\s*([^,]+))?$/u.exec(clean)
  if (inverted && !suffix.test(inverted[2] as string)) {
    return {given: inverted[2], family: inverted[1], ...(inverted[3] ? {suffix: inverted[3]} : {})}
  }
  const words = clean.replace(/,/gu, '').split(' ')
  const tail = words.length > 2 && suffix.test(words.at(-1) as string) ? words.pop() : undefined
  if (words.length === 1) return {literal: clean}
  const [first, ...others] = words as [string, ...string[]]
  const capitals = (word: string) => /^\p{Lu}{2,}(?:[-'’]\p{Lu}+)*$/u.test(word)
  if (capitals(first) && others.every((word) => !capitals(word) && /\p{Ll}/u.test(word))) {
    return {given: others.join(' '), family: first}
  }
  let start = words.length - 1
  while (start > 1 && particle.test(words[start - 1] as string)) start--
  return {
    given: words.slice(0, start).join(' '),
    family: words.slice(start).join(' '),
    ...(tail ? {suffix: tail} : {})
  }
}

function hanName(text: string): PersonName {
  if (text.includes('·')) return {literal: text}
  const [first, second] = text.split(/[ \u3000]/u) as [string, string?]
  if (second) return {family: first, given: second}
  if (text.length < 2 || text.length > 4) return {literal: text}
  const length = text.length > 2 && (compound.test(text) || text.length === 4) ? 2 : 1
  return {family: text.slice(0, length), given: text.slice(length)}
}
