/** Names of people, told from other words. */
import {particles} from '../../model/index.js'

/** Words that names don't hold; each marks a line as something else. */
const otherWords =
  /\b(?:universit|instit|college|school|depart|facult|hospital|laborator|academy|journal|research|abstract|article|volume|issue|review|keywords?|introduction|press|center|centre|city|street|road|study|analysis|(?:the|of|for|in|on|with|from|using)(?!\p{L})|copyright|license|editor|email|e-mail)/iu

/** The commonest surnames; together nine of ten people. */
export const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤张劉陳楊黃趙吳孫馬鄭梁謝許韓馮鄧蕭葉蘇呂盧鍾譚陸廖賈鄒龍陶賀顧龔邵萬錢嚴翟褚曲施洪温康倪樊兰殷翁安常尚牛章关赖文庞齐申左欧聂辛管祝柳梅纪邢游傅齐'
)

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
  if (/[^\p{L}\p{M}\s.,'’‘`\-‐–·]/u.test(name) || otherWords.test(name) || /\sby$/iu.test(name)) return false
  const tokens = name.replaceAll(',', ' ').split(' ').filter(Boolean)
  if (tokens.length > 6) return false
  const good = tokens.filter(
    (token) => /^[\p{Lu}\p{Lo}]/u.test(token) || /^(?:d|l|O|al)['’‘-]?\p{Lu}/u.test(token)
  )
  return (
    good.length >= 1 &&
    tokens.every(
      (token, index) =>
        good.includes(token) ||
        (index > 0 && /^[yei]$/u.test(token)) ||
        particles.has(token) ||
        /^(?:jr|sr)\.?$/iu.test(token)
    )
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
