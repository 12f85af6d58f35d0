/**
 * Locators of citations: `pp. 3-5`, `chap. 2`, `{§ 4}`.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#locators
 * @see https://pandoc.org/MANUAL.html#citation-syntax
 */

/** CSL locator terms, each with the forms English authors write. */
const terms: Record<string, string> = {
  act: 'act acts',
  appendix: 'appendix appendices appendixes app. apps.',
  'article-locator': 'article articles art. arts.',
  book: 'book books bk. bks.',
  chapter: 'chapter chapters chap. chaps. ch. chs.',
  column: 'column columns col. cols.',
  equation: 'equation equations eq. eqs.',
  figure: 'figure figures fig. figs.',
  folio: 'folio folios fol. fols.',
  issue: 'number numbers no. nos.',
  line: 'line lines l. ll.',
  note: 'note notes n. nn.',
  opus: 'opus opera op. opp.',
  page: 'page pages p. pp.',
  paragraph: 'paragraph paragraphs para. paras. ¶ ¶¶',
  part: 'part parts pt. pts.',
  rule: 'rule rules',
  scene: 'scene scenes sc. scs.',
  section: 'section sections sec. secs. § §§',
  'sub-verbo': 's.v. s.vv.',
  supplement: 'supplement supplements supp. supps.',
  table: 'table tables tbl. tbls.',
  verse: 'verse verses v. vv.',
  volume: 'volume volumes vol. vols.'
}

const forms = new Map(
  Object.entries(terms).flatMap(([term, words]) => words.split(' ').map((form) => [form, term] as const))
)

/** A word that may be a term, and the space after it. */
const word = /(\p{L}+\.?(?:\p{L}+\.)?|§{1,2}|¶{1,2})\s*/uy
/** `3`, `xii`, `12a`, `3.1`, `(xv)`. */
const unit = /(?:\([^()\s]{0,80}\)|\[[^[\]\s]{0,80}\]|[\p{L}\p{N}]|[.*'’/](?=[\p{L}\p{N}]))+/uy
const separator = /\s*[-–—,:;&]\s*|\s+/uy
const roman = /^[([]?[ivxlcdm]+[)\]]?$/iu

export interface Located {
  locator?: string
  label?: string
  /** What follows the locator. */
  suffix: string
}

/** Split what follows a key into locator and suffix. */
export function readLocator(text: string): Located {
  const lead = /^\s*,?\s*/u.exec(text)?.[0].length ?? 0
  if (text[lead] === '{') return readBraced(text, lead)
  const term = matchAt(word, text, lead)
  const label = term && forms.get((term[1] as string).toLowerCase())
  const start = lead + (label && term ? term[0].length : 0)
  const end = unitsEnd(text, start, label !== undefined)
  if (end === start) return {suffix: text}
  return {locator: text.slice(start, end), label: label ?? 'page', suffix: text.slice(end)}
}

/** `{p. 3}`: all of it is the locator; `{}`: there is none, whatever follows. */
function readBraced(text: string, start: number): Located {
  let depth = 0
  let end = start
  for (; end < text.length; end++) {
    if (text[end] === '{') depth++
    if (text[end] === '}' && --depth === 0) break
  }
  if (end === text.length) return {suffix: text}
  const inner = text.slice(start + 1, end).trim()
  const suffix = text.slice(end + 1)
  if (!inner) return {suffix}
  const term = matchAt(word, inner, 0)
  const label = term && forms.get((term[1] as string).toLowerCase())
  return {locator: label && term ? inner.slice(term[0].length) : inner, label: label ?? 'page', suffix}
}

/** End of a run of page-like words; `start` when there is none. Without a term the words need digits. */
function unitsEnd(text: string, start: number, named: boolean): number {
  let end = start
  for (let at = start; ; ) {
    const found = matchAt(unit, text, at)
    if (!found || !(/\p{N}/u.test(found[0]) || (named && roman.test(found[0])))) return end
    end = at + found[0].length
    const gap = matchAt(separator, text, end)
    if (!gap) return end
    at = end + gap[0].length
  }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
