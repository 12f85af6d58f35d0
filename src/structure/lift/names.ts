/** Names of people as they are printed, taken apart. */
import type {PersonName} from '../../model/index.js'

/** Particles that begin a family name. */
const particles = new Set(
  'van von der den de del della di da dos das do du la le ter ten te zu zum zur af av bin ibn al el y e'.split(
    ' '
  )
)
const suffixes = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|msc|dr\.?med)\.?$/iu
/** Words that names don't hold; each marks a line as something else. */
const otherWords =
  /\b(?:universit|instit|college|school|depart|facult|hospital|laborator|academy|journal|research|abstract|article|volume|issue|review|keywords?|introduction|press|center|centre|city|street|road|study|analysis|the|of|for|in|on|with|from|using|copyright|license|editor|email|e-mail)/iu

export const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 独孤 南宫 端木 闻人 钟离 申屠 太史 轩辕 濮阳 淳于 公冶 仲孙 鲜于 呼延 百里 東方 長孫 諸葛 歐陽'.split(
    ' '
  )
)
/** The commonest surnames; together nine of ten people. */
export const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤张劉陳楊黃趙吳孫馬鄭梁謝許韓馮鄧蕭葉蘇呂盧鍾譚陸廖賈鄒龍陶賀顧龔邵萬錢嚴翟褚曲施洪温康倪樊兰殷翁安常尚牛章关赖文庞齐申左欧聂辛管祝柳梅纪邢游傅齐'
)

/**
 * Parts of a name in reading order, `Jane van der Velden Jr.`, in filing
 * order, `Velden, Jane`, with the family in capitals, `SUN Dingzhao`, or
 * Chinese, `欧阳修`. What can't be split is `literal`.
 *
 * @param capitals whether capitals tell the family name, as others of the list show
 */
export function parsePersonName(text: string, capitals = false): PersonName {
  const name = text.replace(/[\s\u3000]+/gu, ' ').replace(/^[\s,，.]+|[\s,，]+$/gu, '')
  if (/^[\p{Script=Han} ]+$/u.test(name)) return hanName(name)
  const fields = name.split(/\s*,\s*/u)
  let suffix: string | undefined
  while (fields.length > 1 && suffixes.test(fields.at(-1) ?? ''))
    suffix = [fields.pop(), suffix].filter(Boolean).join(', ')
  if (fields.length === 2) return defined({family: fields[0], given: fields[1], suffix})
  const tokens = fields.join(', ').split(' ')
  while (tokens.length > 2 && suffixes.test(tokens.at(-1) ?? ''))
    suffix = [tokens.pop(), suffix].filter(Boolean).join(', ')
  if (tokens.length < 2) return {literal: name}
  const upper = tokens.map((token) => isCapitals(token, capitals))
  if (upper.some(Boolean) && !upper.every(Boolean)) {
    const family = tokens.filter((_, index) => upper[index]).join(' ')
    return defined({given: tokens.filter((_, index) => !upper[index]).join(' '), family, suffix})
  }
  let start = tokens.length - 1
  while (start > 1 && particles.has(tokens[start - 1] ?? '')) start -= 1
  const first = tokens.findIndex((token, index) => index > 0 && particles.has(token))
  if (first > 0 && first < start) start = first
  return defined({given: tokens.slice(0, start).join(' '), family: tokens.slice(start).join(' '), suffix})
}

/** Whether a text can be a person's name; not whether it is one. */
export function isPersonName(text: string): boolean {
  const name = text.replace(/[\s\u3000]+/gu, ' ').trim()
  if (name.length < 2 || name.length > 60) return false
  if (/^\p{Script=Han}/u.test(name)) {
    return (
      /^(?:\p{Script=Han} ?){2,4}$/u.test(name) ||
      /^\p{Script=Han}{2,12}[·•・]\p{Script=Han}{2,12}(?:[·•・]\p{Script=Han}{2,12})?$/u.test(name)
    )
  }
  if (/[^\p{L}\p{M}\s.,'’‘`\-‐–·]/u.test(name) || otherWords.test(name)) return false
  const tokens = name.replaceAll(',', ' ').split(' ').filter(Boolean)
  if (tokens.length > 6) return false
  const good = tokens.filter(
    (token) => /^[\p{Lu}\p{Lo}]/u.test(token) || /^(?:d|l|O|al)['’‘-]?\p{Lu}/u.test(token)
  )
  return (
    good.length >= 1 &&
    tokens.every((token) => good.includes(token) || particles.has(token) || /^(?:jr|sr)\.?$/iu.test(token))
  )
}

/** Whether the capitals of a list's names tell the family: `SUN Dingzhao`. */
export function usesCapitals(names: string[]): boolean {
  return names.some((name) => {
    const tokens = name.split(/\s+/u)
    return (
      tokens.some((token) => /^\p{Lu}{3,}$/u.test(token)) && tokens.some((token) => /\p{Ll}/u.test(token))
    )
  })
}

function hanName(name: string): PersonName {
  const [first = '', ...rest] = name.split(' ')
  if (rest.length > 0 && first.length <= 2) return {family: first, given: rest.join('')}
  const signs = [...name.replaceAll(' ', '')]
  const size = compoundSurnames.has(signs.slice(0, 2).join('')) && signs.length > 2 ? 2 : 1
  if (signs.length < 2 || signs.length > size + 2) return {literal: signs.join('')}
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
