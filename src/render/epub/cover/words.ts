import {toString as plain} from 'mdast-util-to-string'
import {type Article, directionOf, displayName, doiUrl, type Page, terms} from '../../../model/index.js'
import {wordsOf} from '../words.js'

/** All that a cover says of an article; it is drawn from nothing else. An empty text is left out. */
export interface CoverWords {
  language: string
  rightToLeft: boolean
  journal: string
  /** Volume, issue and year. */
  place: string
  articleType: string
  title: string
  subtitle: string
  contributors: string[]
  /** Between two of them. */
  separator: string
  /** After the last, where others have no room. */
  others: string
  /** URL of the DOI. */
  identifier: string
  /** What tells the article from others: its picture follows from it. */
  name: string
}

export function coverWords({article, title}: Page): CoverWords {
  const {language, doi} = article
  const hasHanCommas = /^(?:zh|ja)\b/iu.test(language)
  const names = article.contributors.map((person) => displayName(person.name)).filter(Boolean)
  return {
    language,
    rightToLeft: directionOf(language) === 'rtl',
    journal: oneLine(article.journal.title ?? ''),
    place: oneLine(volumeLine(article)),
    articleType: oneLine(article.articleType),
    title: oneLine(title),
    subtitle: oneLine(plain(article.subtitle ?? [])),
    contributors: names.map(oneLine),
    separator: hasHanCommas ? '、' : ', ',
    others: hasHanCommas ? '等' : ' et al.',
    identifier: doi ? doiUrl(doi) : '',
    name: doi ?? `${article.slug}\n${title}`
  }
}

/** Signs to choose the typefaces of the cover by; plain ones among them, for those that no typeface holds. */
export function coverSigns(page: Page): Set<string> {
  const {contributors, ...words} = coverWords(page)
  const text = [...Object.values(words).map(String), ...contributors].join(' ')
  return new Set(`${text}${text.normalize('NFKC')}${text.toUpperCase()}…`)
}

/** One line of at most 400 signs, in composed form; none of them turns the direction of what follows. */
function oneLine(text: string): string {
  return [
    ...text
      .normalize('NFC')
      .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  ]
    .slice(0, 400)
    .join('')
}

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
