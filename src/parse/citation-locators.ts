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
  canon: 'canon canons can. cans.',
  chapter: 'chapter chapters chap. chaps. ch. chs.',
  column: 'column columns col. cols.',
  elocation: 'location locations loc. locs.',
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
  timestamp: 'timestamp timestamps',
  'title-locator': 'title titles tit. tits.',
  table: 'table tables tbl. tbls.',
  verse: 'verse verses v. vv.',
  volume: 'volume volumes vol. vols.'
}

/** What authors of other languages write, where it means nothing else in English. */
const foreignTerms: Record<string, string> = {
  appendix: 'anhang annexe annexes apéndice',
  chapter: 'kapitel kap. chapitre chapitres capítulo capítulos cap. caps. capitolo hoofdstuk глава гл.',
  column: 'spalte sp. colonne columna',
  equation: 'gleichung gl.',
  figure: 'abbildung abbildungen abb. figura',
  line: 'zeile zeilen z. ligne lignes línea',
  note: 'anmerkung anm. nota',
  page: 'seite seiten s. página páginas pág. págs. pagina pagine pag. pagg. blz. стр. с.',
  paragraph: 'absatz abs. paragraphe párrafo',
  part: 'teil partie parte',
  section: 'abschnitt abschn. sección sez. paragraaf раздел',
  table: 'tabelle tab. tableau tabla tabella',
  verse: 'vers verso',
  volume: 'band bände bd. bde. tome tomo том т.'
}

const forms = new Map(
  [terms, foreignTerms].flatMap((table) =>
    Object.entries(table).flatMap(([term, words]) => words.split(' ').map((form) => [form, term] as const))
  )
)

/** A word that may be a term, and the space after it. */
const word = /(\p{L}+\.?(?:\p{L}+\.)?|§{1,2}|¶{1,2})\s*/uy
/** `3`, `xii`, `12a`, `3.1`, `(xv)`. */
const unit =
  /(?:\([^()\s]{0,80}\)|\[[^[\]\s]{0,80}\]|[\p{L}\p{N}]|[.*'’/](?=[\p{L}\p{N}])|(?<=\p{N}ff?)\.)+/uy
const separator = /\s*(?:-{1,3}|[–—−,:;&])\s*|\s+/uy
const roman = /^[([]?[ivxlcdm]+[)\]]?$/iu
/** Roman numerals that are no words: the numbers of front pages. */
const frontPage = /^(?=[ivxl]{2})(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u

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
  return {locator: ranged(text.slice(start, end)), label: label ?? 'page', suffix: text.slice(end)}
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
  const locator = ranged(label && term ? inner.slice(term[0].length) : inner)
  return {locator, label: label ?? 'page', suffix}
}

/** TeX's `--` between the ends of a range. */
function ranged(locator: string): string {
  return locator.replace(/-{2,3}/gu, '–')
}

/** End of a run of page-like words; `start` when there is none. Without a term the words need digits. */
function unitsEnd(text: string, start: number, named: boolean): number {
  let end = start
  for (let at = start; ; ) {
    const found = matchAt(unit, text, at)
    if (!found || !(/\p{N}/u.test(found[0]) || (named ? roman : frontPage).test(found[0]))) return end
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
