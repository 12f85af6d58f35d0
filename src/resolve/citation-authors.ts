import {type CslItem, terms} from '../model/index.js'

/** Words that join names. */
export interface NameTerms {
  and: string
  etAl: string
}

/** Authors as a sentence names them, for styles whose citations are numbers or notes; the title, where there are none. */
export function authorText(item: CslItem | undefined, {and, etAl}: NameTerms): string {
  const names = item?.author ?? item?.editor ?? []
  const [first, second] = names.map((name) =>
    name.family
      ? [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
      : (name.literal ?? name.given ?? '')
  )
  if (!first) return String(item?.title ?? '').replace(/<[^>]*>/gu, '')
  if (names.length > 2 || second === 'others') return `${first} ${etAl}`
  return second ? `${first} ${and} ${second}` : first
}

/** The same in a language, before any style is known. */
export function authorWords(item: CslItem | undefined, language: string): string {
  return authorText(item, {and: terms(language).and, etAl: /^zh\b/iu.test(language) ? '等' : 'et al.'})
}
