import type {PersonName} from './contributor.js'

/** Particles that begin a family name. */
export const particles = new Set(
  "van von vom der den de del della dello degli di da das do dos du des la las los le het ter ten te 't zu zum zur af av bin ibn ben bint al el dal dalla mac ap st.".split(
    ' '
  )
)
/** Those that begin one with a capital too, as in Belgium, Italy and America. */
const capitalParticles = new Set(
  'Van Von Vander De Del Della Di Dal Dos Das Der Den Ter Ten La El Al St.'.split(' ')
)
/** Words between two family names: `Ortega y Gasset`, `Puig i Cadafalch`. */
const joining = new Set(['y', 'e', 'i'])
/** After these a `Van` is a given name. */
const vietnamese =
  /^(?:Nguyen|Nguyễn|Tran|Trần|Le|Lê|Pham|Phạm|Hoang|Hoàng|Vu|Vũ|Vo|Võ|Dang|Đặng|Bui|Bùi|Do|Đỗ)$/u
const suffixes =
  /^(?:jr|sr|jnr|snr|ii|iii|iv|esq|ph\.?\s?d|d\.?phil|m\.?d|m\.?sc|b\.?sc|m\.?p\.?h|mba|dr\.?med|júnior|filho|neto)\.?$/iu
/** Degrees and memberships that stand behind a comma; some look like initials, `Xu, MS`. */
const degrees =
  /^(?:m\.?b\.?(?:,?\s?)(?:b\.?s|ch\.?b|b\.?chir|bch)|b\.?(?:sc|eng|ed|pharm|n|a|s|sn|med|phil)(?:\s?\(?hons\)?)?|m\.?(?:sc|phil|res|eng|ed|a|s|sn|st|b\.?a|p\.?[ahp]|pharm|med|math|msc|d|s\.?w)|(?:d\.?sc|sc\.?d|d\.?phil|dr\.?p\.?h|pharm\.?d|ed\.?d|psy\.?d|d\.?v\.?m|d\.?d\.?s|d\.?m\.?d|d\.?p\.?t|d\.?n\.?p|j\.?d|ll\.?[bmd]|d\.?litt|th\.?d|habil)|(?:m|f)(?:rc|ac|ra|rs)[a-z]{1,4}(?:\s?\([a-z. ]{1,12}\))?|r\.?n|r\.?d|p\.?t|c\.?n\.?m|c\.?p\.?h|f\.?a\.?a\.?[a-z])\.?$/iu
const titles =
  /^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|dipl)\.?(?:[\s-]{0,2}(?:rer|nat|med|phil|ing|habil|agr|jur|oec|pol|theol|dent|vet|h\.\s?c)\.){0,4}\s+){1,3}(?=\S+\s+\S)/iu
/** Words of groups; a whole name that holds one has no family. */
const collective =
  /\b(?:collaborations?|consorti(?:um|a)|committee|council|working group|group|team|network|association|society|foundation|initiative|organi[sz]ation|university|universit(?:é|ät|à)|institute|institut|laborator(?:y|ies)|developers|contributors|community|project|task force|agency|ministry|department|alliance)\b|协会|委员会|课题组|研究组|大学|研究所/iu

/** Chinese family names of two signs. */
export const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 独孤 南宫 闻人 钟离 申屠 太史 轩辕 濮阳 淳于 公冶 仲孙 鲜于 呼延 端木 百里 阿布 买买 東方 長孫 諸葛 歐陽'.split(
    ' '
  )
)
const koreanCompounds = new Set(['남궁', '황보', '제갈', '선우', '독고', '사공', '서문'])

/** What the list around a name, or its author, says of the order of its parts. */
export interface NameOrder {
  /** Short words in capitals tell the family too, as others of the list show: `LI Ming`. Default: no. */
  capitals?: boolean
  /** Family before given name, as in Hungary. Default: no. */
  familyFirst?: boolean
}

/**
 * Split a name that was written as one string.
 *
 * Parts in reading order, `Jane van der Velden Jr.`; in filing order,
 * `Velden, Jane`; with the family in capitals, `SUN Dingzhao`; in braces as
 * BibTeX has them, `Gabriel {García Márquez}`; Chinese, Japanese and Korean,
 * which begin with the family. What can't be split, one word alone and a
 * group's name, is `literal`.
 */
export function parsePersonName(text: string, order: NameOrder = {}): PersonName {
  const clean = text.replace(/[\s\u3000]+/gu, ' ').replace(/^[\s,，]+|[\s,，;；]+$/gu, '')
  const whole = /^\{+([^{}]+)\}+$/u.exec(clean)?.[1]
  if (whole) return {literal: whole}
  const braced = /^([^{}]+?) ?\{([^{}]+)\}$/u.exec(clean)
  if (braced) return {given: braced[1], family: braced[2]}
  const name = clean.replace(/[{}]/gu, '')
  if (collective.test(name)) return {literal: name}
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}·・•ー々 ]+$/u.test(name))
    return eastAsianName(name)
  return spelledName(name.replace(titles, ''), order)
}

function spelledName(name: string, {capitals = false, familyFirst = false}: NameOrder): PersonName {
  const fields = name.split(/\s*,\s*/u)
  const suffix: string[] = []
  while (fields.length > 1 && (suffixes.test(fields.at(-1) ?? '') || endsInDegree(fields)))
    suffix.unshift(fields.pop() as string)
  // BibTeX files the suffix in the middle: `King, Jr., Martin`.
  if (fields.length === 3 && suffixes.test(fields[1] ?? '')) suffix.unshift(...fields.splice(1, 1))
  if (fields.length === 2) return defined({family: fields[0], given: fields[1], suffix: suffix.join(', ')})
  const words = fields.join(', ').split(' ')
  while (words.length > 2 && suffixes.test(words.at(-1) ?? '')) suffix.unshift(words.pop() as string)
  if (words.length < 2) return {literal: name}
  const parts = (given: string[], family: string[]) =>
    defined({given: given.join(' '), family: family.join(' '), suffix: suffix.join(', ')})
  if (familyFirst) return {...parts(words.slice(1), words.slice(0, 1)), style: 'eastern'}
  const upper = words.map((word) => isCapitals(word, capitals))
  if (upper.some(Boolean) && !upper.every(Boolean)) {
    // Particles before a family in capitals are its own: `Jan van der BERG`.
    for (let at = upper.indexOf(true) - 1; at > 0 && particles.has(words[at] as string); at--)
      upper[at] = true
    return parts(
      words.filter((_, index) => !upper[index]),
      words.filter((_, index) => upper[index])
    )
  }
  const start = familyStart(words)
  return parts(words.slice(0, start), words.slice(start))
}

/** Initials behind a family name are none: `Xu, MS`, `van Berg, MA`. */
function endsInDegree(fields: string[]): boolean {
  const last = fields.at(-1) ?? ''
  const [first = '', second] = (fields[0] ?? '').split(' ')
  const isWhole = second !== undefined && !particles.has(first) && !capitalParticles.has(first)
  return (
    last.length < 24 &&
    degrees.test(last) &&
    (isWhole || (!/^[A-Z]\.?[A-Z]\.?$/u.test(last) && fields.length > 2))
  )
}

/** Where the family name begins: at its first particle, or before the word that joins two. */
function familyStart(words: string[]): number {
  const last = words.length - 1
  const begins = (index: number) => {
    const word = words[index] as string
    return particles.has(word) || (capitalParticles.has(word) && !vietnamese.test(words[index - 1] as string))
  }
  for (let index = 1; index < last; index++) {
    if (begins(index)) return index
    if (index > 1 && joining.has(words[index] as string)) return index - 1
  }
  return last
}

function eastAsianName(name: string): PersonName {
  if (/[·・•]/u.test(name)) return {literal: name}
  const [first = '', ...rest] = name.split(' ')
  if (rest.length > 0 && [...first].length <= 4) return {family: first, given: rest.join('')}
  const signs = [...first]
  if (/\p{Script=Katakana}|\p{Script=Hiragana}/u.test(first) || signs.length < 2 || signs.length > 4)
    return {literal: name}
  const two = signs.slice(0, 2).join('')
  const hangul = /\p{Script=Hangul}/u.test(first)
  const compound = signs.length > 2 && (compoundSurnames.has(two) || koreanCompounds.has(two))
  const size = compound || (signs.length === 4 && !hangul) ? 2 : 1
  return {family: signs.slice(0, size).join(''), given: signs.slice(size).join('')}
}

/** `SUN`, `O’NEILL`, `LI` among such names; not initials: `J.`, `JK`. */
function isCapitals(token: string, capitals: boolean): boolean {
  const letters = token.replace(/[^\p{L}]/gu, '')
  if (!/^\p{Lu}+$/u.test(letters) || token.includes('.')) return false
  return letters.length >= 3 || (capitals && letters.length === 2 && /[AEIOUY]/u.test(letters))
}

function defined(name: PersonName): PersonName {
  return Object.fromEntries(Object.entries(name).filter(([, value]) => value)) as PersonName
}
