import {type Article, type Page, terms} from '../../../model/index.js'
import {wordsOf} from '../words.js'

/** `Volume 2 · Issue 6 · 2024`; empty when nothing of it is known. */
export function volumeLine({language, volume, issue, dates}: Article): string {
  const words = terms(language)
  const year = dates.published?.slice(0, 4)
  const [of, joint] = /^(?:zh|ja)\b/iu.test(language)
    ? [(number: string, term: string) => `第${number}${term}`, ' ']
    : [(number: string, term: string) => `${term} ${number}`, ' · ']
  return [volume && of(volume, words.volume), issue && of(issue, words.issue), year]
    .filter(Boolean)
    .join(joint)
}

/** What the cover says, for those who don't see it. */
export function coverAlternative({article, title}: Page): string {
  const said = [title, article.journal.title, volumeLine(article)].filter(Boolean).join('. ')
  return `${wordsOf(article.language).cover}: ${said}`
}
