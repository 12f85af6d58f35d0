/** The language a text is written in, told from its signs and its small words. */
import type {PhrasingContent, Root} from 'mdast'
import {type Metadata, proseOf} from '../model/index.js'
import {plain} from './phrasing.js'

/** Scripts that one language of journals has most to itself, and the share of a text's letters that tells it. */
const scripts: [language: string, script: RegExp, share: number][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 0.2],
  ['ko', /\p{Script=Hangul}/gu, 0.33],
  ['zh', /\p{Script=Han}/gu, 0.25],
  ['uk', /[іїєґІЇЄҐ]/gu, 0.03],
  ['ru', /\p{Script=Cyrillic}/gu, 0.5],
  ['fa', /[پچژگکی]/gu, 0.05],
  ['ar', /\p{Script=Arabic}/gu, 0.5],
  ['he', /\p{Script=Hebrew}/gu, 0.5],
  ['el', /\p{Script=Greek}/gu, 0.5],
  ['th', /\p{Script=Thai}/gu, 0.5]
]

/** Small words that one language alone has, or has far more of. */
const smallWords: Record<string, RegExp> = {
  en: /\b(?:the|of|and|is|was|with|that|this|for|by)\b/giu,
  es: /\b(?:el|los|las|una|con|por|para|del|se|más|y)\b/giu,
  pt: /\b(?:os|uma|com|por|para|do|da|dos|das|não|ao|em|são)\b/giu,
  fr: /\b(?:le|les|des|du|et|une|dans|pour|est|sur|qui|au|aux)\b/giu,
  de: /\b(?:der|die|das|und|mit|von|ist|den|dem|ein|eine|für|nicht)\b/giu,
  it: /\b(?:il|gli|della|delle|dei|di|che|con|una|nel|per|sono)\b/giu,
  nl: /\b(?:het|een|van|voor|zijn|niet|wordt|deze|ook|bij|naar)\b/giu,
  pl: /\b(?:nie|się|jest|na|przez|oraz|dla|które|tego|jako)\b/giu,
  tr: /\b(?:ve|bir|bu|ile|için|olarak|daha|olan|çok|göre)\b/giu,
  // Of no paper, but of what fills its place: “Lorem ipsum dolor”.
  la: /\b(?:ut|sed|ac|nec|vel|quis|eget|nunc|sit|amet|non|et|est|ipsum|dolor|lorem|vitae|mauris)\b/giu,
  id: /\b(?:yang|dan|dengan|untuk|pada|dari|adalah|ini|dalam|tidak)\b/giu
}

/** RFC 5646 tag; `undefined` where the text is too short to tell. */
export function guessLanguage(tree: Root, title: readonly PhrasingContent[]): string | undefined {
  const words = [plain(title), ...proseOf(tree.children).map(({children}) => plain(children))].join(' ')
  const count = (pattern: RegExp) => words.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  const script = scripts.find(([, pattern, share]) => letters > 0 && count(pattern) > letters * share)
  return script ? script[0] : guessLatin(words)
}

/** The language whose small words lead by far. */
function guessLatin(words: string): string | undefined {
  const text = words.slice(0, 100_000)
  const counts = Object.entries(smallWords)
    .map(([language, pattern]) => [language, text.match(pattern)?.length ?? 0] as const)
    .sort(([, a], [, b]) => b - a)
  const [[best, most] = ['en', 0], [, second] = ['', 0]] = counts
  if (best === 'la') return undefined
  return (most >= 20 && most > second * 1.5) || (most >= 8 && most > second * 3) ? best : undefined
}

/** The language of a title whose script tells it, where an abstract speaks the same. */
export function titleLanguage({title, abstracts}: Metadata): string | undefined {
  const words = plain(title ?? [])
  const letters = words.match(/\p{L}/gu)?.length ?? 0
  const found = scripts.find(
    ([, pattern, share]) => letters > 0 && (words.match(pattern)?.length ?? 0) > letters * share
  )
  return found && abstracts?.some(({language}) => language.startsWith(found[0])) ? found[0] : undefined
}
