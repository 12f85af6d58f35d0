import {fullTitle, keywordsOf} from '../../crosswalk/work.js'
import {type Article, displayName, doiUrl} from '../../model/index.js'

/** What a PDF says of itself, in Info and XMP alike. */
export interface Information {
  title: string
  authors: string[]
  /** Journal, volume, issue, year and DOI in one line. */
  subject: string
  keywords: string[]
  creator: 'Colophon'
  /** The program that laid it out: `Skia/PDF m143`. */
  producer: string
  /** ISO 8601, as precise as it is known; `undefined`: no date is stated. */
  date?: string
}

/**
 * What an article says of itself.
 *
 * @param sourceDate `SOURCE_DATE_EPOCH`, seconds.
 */
export function informationOf(
  article: Article,
  producer: string,
  sourceDate: number | undefined
): Information {
  return {
    title: clean(fullTitle(article)),
    authors: article.contributors.map((person) => clean(displayName(person.name))),
    subject: clean(subjectLine(article)),
    keywords: keywordsOf(article).map(clean),
    creator: 'Colophon',
    producer,
    date: sourceDate === undefined ? publishedMoment(article) : momentOf(sourceDate)
  }
}

/** `Journal of Examples 2 (6), 2024. https://doi.org/10.5555/12345678` */
function subjectLine({journal, volume, issue, dates, doi}: Article): string {
  const numbers = [volume, issue && `(${issue})`].filter(Boolean).join(' ')
  const place = [[journal.title, numbers].filter(Boolean).join(' '), dates.published?.slice(0, 4)]
  const line = place.filter(Boolean).join(', ')
  return [line, doi && doiUrl(doi)].filter(Boolean).join('. ')
}

/** Midnight, UTC, where the day is known; the year or month alone otherwise. */
function publishedMoment({dates}: Article): string | undefined {
  const date = dates.published
  return date?.length === 10 ? `${date}T00:00:00Z` : date
}

function momentOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/u, 'Z')
}

/** `D:20241218000000Z` for `2024-12-18T00:00:00Z`, `D:2024` for `2024` (ISO 32000-2 §7.9.4). */
export function pdfDate(date: string): string {
  return `D:${date.replace(/[-:T]/gu, '')}`
}

/** One line without the signs that XML forbids (XML 1.0 §2.2). */
function clean(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\0-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/gu, '')
    .trim()
}
