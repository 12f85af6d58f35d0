/** JATS `article-type` by words of the kind that readers see; PMC's list. */
const kinds: [RegExp, string][] = [
  [/systematic review/u, 'systematic-review'],
  [/book review|buchbesprechung/u, 'book-review'],
  [/review|übersicht|synthèse|综述/u, 'review-article'],
  [/case (?:report|study)|fallbericht|病例/u, 'case-report'],
  [/editorial|社论/u, 'editorial'],
  [/correction|erratum|corrigendum|更正/u, 'correction'],
  [/retraction|撤稿/u, 'retraction'],
  [/letter|brief an/u, 'letter'],
  [/brief|short|rapid|communication|快报/u, 'brief-report'],
  [/commentary|comment|opinion|perspective/u, 'article-commentary'],
  [/data (?:paper|descriptor|article)/u, 'data-paper'],
  [/research|original|article|paper|forschung|研究|论著/u, 'research-article']
]

/** JATS `article-type`; `other` for kinds it has no word for, `research-article` where none is stated. */
export function articleTypeOf(words: string): string {
  if (!words.trim()) return 'research-article'
  return kinds.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1] ?? 'other'
}
