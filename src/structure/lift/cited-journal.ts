/** The journal that the line which says how to cite names behind the title: `Tidal Lett. 2022, 14, 6398.`, `PLoS Tides 16(8): e0256785.` */
import type {Metadata} from '../../model/index.js'

export type CitedJournal = Pick<
  Metadata,
  'journal' | 'volume' | 'issue' | 'firstPage' | 'lastPage' | 'elocationId'
>

const name = '[\\s.,]*(\\p{Lu}[^\\d;:()]{2,90}?)[\\s.,]+'
const pages = '(?:(\\d{1,5})\\s*[-–]\\s*(\\d{1,5})|([A-Za-z]{0,2}\\d{2,9}))(?![\\d–-])'
/** The year before the volume: MDPI, BMJ. */
const yearFirst = new RegExp(
  `^${name}(?:19|20)\\d{2}\\s*[,;]\\s*(\\d{1,4})\\s*(?:\\((\\w{1,6})\\))?\\s*[,:]\\s*${pages}`,
  'u'
)
/** The issue behind the volume: PLOS, Taylor & Francis. */
const issueLast = new RegExp(`^${name}(\\d{1,4})\\s*(?:\\(|:)\\s*(\\d{1,4})\\)?\\s*[:,]\\s*${pages}`, 'u')

/** Journal, volume and pages that stand right behind `title` in a citation; `undefined` where it is not all understood. */
export function readCitedJournal(citation: string, title: string): CitedJournal | undefined {
  const plain = (text: string) => text.replace(/\s+/gu, ' ').replace(/\s(?=[,.;:])/gu, '')
  const text = plain(citation)
  const at = text.toLowerCase().indexOf(plain(title).toLowerCase())
  if (at < 0 || title.length < 12 || citation.length > 1500) return undefined
  const rest = text.slice(at + plain(title).length)
  const [, journal, volume, issue, firstPage, lastPage, elocationId] =
    yearFirst.exec(rest) ?? issueLast.exec(rest) ?? []
  if (!journal || !volume) return undefined
  // An abbreviation keeps its point: `Remote Sens.`
  const pointed = rest[rest.indexOf(journal) + journal.length] === '.' ? `${journal}.` : journal
  return {
    journal: {title: pointed.trim()},
    volume,
    ...(issue ? {issue} : {}),
    ...(firstPage && lastPage ? {firstPage, lastPage} : {}),
    ...(elocationId ? {elocationId} : {})
  }
}
