import {bibtex, endnote, ris} from '../../crosswalk/literature.js'
import {tags} from '../../crosswalk/place.js'
import type {Article} from '../../model/index.js'

/** BibTeX, in UTF-8: `paper.bib`. */
export function bibtexText(article: Article): string {
  const type = article.journal.title ? 'article' : 'misc'
  const rows = tags(bibtex, article).map(([name, value]) => `  ${name} = {${protectedText(value, name)}}`)
  return `@${type}{${bibtexKey(article)},\n${rows.join(',\n')}\n}\n`
}

/** `carberry2026rivers`: first author, year, first word of the title. */
function bibtexKey({contributors: [first], dates, title, slug}: Article): string {
  const ascii = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z\d]+/gu, '')
  const name = ascii(first?.name.family ?? first?.name.literal ?? '')
  const text = title.map((node) => ('value' in node ? node.value : '')).join(' ')
  const [word = ''] = text
    .split(/\s+/u)
    .map(ascii)
    .filter((part) => part.length > 3)
  return [name, dates.published?.slice(0, 4), word].filter(Boolean).join('') || ascii(slug) || 'article'
}

const verbatim = new Set(['doi', 'url', 'pdf', 'issn', 'related_doi', 'copyright'])

/** TeX's special signs escaped; braces balanced, and around the capitals of titles. */
function protectedText(value: string, name: string): string {
  const line = value.replace(/\s+/gu, ' ')
  if (verbatim.has(name)) return line.replace(/[{}\\]/gu, encodeURIComponent)
  const safe = (text: string) =>
    text
      .replace(/\\/gu, '\\textbackslash ')
      .replace(/[&%$#_]/gu, '\\$&')
      .replace(/~/gu, '\\textasciitilde ')
      .replace(/\^/gu, '\\textasciicircum ')
  // A group's name stands in braces of its own.
  if (name === 'author' || name === 'editor' || name === 'translator')
    return line
      .split(/(\{[^{}]*\}(?= and |$))/u)
      .map((piece) =>
        /^\{.*\}$/u.test(piece) ? `{${safe(piece.slice(1, -1))}}` : safe(piece.replace(/[{}]/gu, ''))
      )
      .join('')
  const text = safe(line.replace(/[{}]/gu, ''))
  return name === 'title' ? text.replace(/(?<=\S )\p{L}*\p{Lu}[\p{L}\p{N}-]*/gu, '{$&}') : text
}

/** RIS: `paper.ris`. */
export function risText(article: Article): string {
  const date = article.dates.published?.replaceAll('-', '/')
  const rows = tags(ris, article).map(([name, value]) => `${name}  - ${oneLine(value)}`)
  const day = date && date.length > 4 ? [`DA  - ${date}`] : []
  return `${[`TY  - ${article.journal.title ? 'JOUR' : 'GEN'}`, ...rows, ...day, 'ER  - '].join('\r\n')}\r\n`
}

/** EndNote's tagged format: `paper.enw`. */
export function endnoteText(article: Article): string {
  const rows = tags(endnote, article).map(([name, value]) => `${name} ${oneLine(value)}`)
  return `${[`%0 ${article.journal.title ? 'Journal Article' : 'Generic'}`, ...rows].join('\n')}\n`
}

function oneLine(value: string): string {
  return value.replace(/\s+/gu, ' ').trim()
}
