/** The number by which Chinese journals file an article: `文章编号：1001-5965(2015)04-0609-07`. */
import {type IsoDate, type Issn, parseIssn} from '../../model/index.js'
import type {Claim, Head} from './head.js'

export interface ArticleNumber {
  issn: Issn
  year: IsoDate
  issue: string
  firstPage: string
  lastPage: string
  claim: Claim
}

const pattern =
  /[【［[]?\s*(?:文章编号|文章編號|Article\s*ID)\s*[】］\]]?\s*[:：]?\s*(\d{4}\s?[-–—－]\s?\d{3}[\dXx])\s*[(（]\s*((?:19|20)\d{2})\s*[)）]\s*(S?\d{1,3}|增刊\d?|Z\d)\s*[-–—－]\s*(\d{1,5})\s*[-–—－]\s*(\d{1,3})(?!\d)[\s;；]*/iu

/**
 * ISSN, year, issue and pages of the first such number; `undefined` where its check digit is wrong.
 *
 * @see CAJ-CD B/T 1 (2006) §5: ISSN (year) issue - first page - how many
 */
export function readArticleNumber(head: Head): ArticleNumber | undefined {
  for (const passage of head.passages) {
    const found = pattern.exec(passage.text)
    if (!found) continue
    const [whole, serial = '', year = '', issue = '', first = '', size = ''] = found
    const issn = parseIssn(serial.replace(/\s?[–—－]\s?|\s?-\s?/u, '-'))
    const last = Number(first) + Number(size) - 1
    if (!issn || Number(size) < 1) continue
    return {
      issn,
      year: year as IsoDate,
      issue: issue.replace(/^0+(?=\d)/u, ''),
      firstPage: String(Number(first)),
      lastPage: String(last),
      claim: {passage, range: [found.index, found.index + whole.length]}
    }
  }
  return undefined
}

/** Lines that only classify an article: they stay as they are printed, and nothing about them is unclear. */
export function isClassification(text: string): boolean {
  const rest = text.replace(
    /(?:中图分类号|中圖分類號|分类号|文献标[识志]码|文献标识|文章编号|学科分类号?|开放科学[^:：]{0,12}|CLC\s*(?:numbers?|code|No\.?)|Document\s*code|Article\s*ID|MSC(?:\s*\d{4})?|PACS(?:\s*numbers?)?|JEL(?:\s*(?:classification|codes?))*|A?MS subject classifications?)\s*[:：]?\s*(?:[A-Z\d][\dA-Z.,;；，+/\s:()（）－-]{0,60})?/giu,
    ''
  )
  return rest !== text && !/[\p{L}\d]/u.test(rest)
}
