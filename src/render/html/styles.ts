import type {Article, FontFace} from '../../model/index.js'
import {displayDate, plainVersion, terms, versionWords} from '../../model/index.js'

/** CSS Fonts 4 §4.3.1. */
const fontFormats: Record<FontFace['mediaType'], string> = {
  'font/woff2': 'woff2',
  'font/woff': 'woff',
  'font/ttf': 'truetype',
  'font/otf': 'opentype'
}

/** `@font-face` rules; `source` says where a face lies. */
export function fontFaces(faces: FontFace[], source: (face: FontFace) => string): string {
  return faces
    .map(
      (face) =>
        `@font-face{font-family:${cssString(face.family)};font-style:${face.style};font-weight:${face.weight};` +
        `font-display:block;src:url(${source(face)}) format("${fontFormats[face.mediaType]}")` +
        `${face.unicodeRange ? `;unicode-range:${face.unicodeRange}` : ''}}`
    )
    .join('\n')
}

/** `--image-…`: a template's pictures, by name. */
export function pictures(urls: Record<string, string>): string {
  const properties = Object.entries(urls).map(([name, url]) => `--image-${name}:url(${cssString(url)})`)
  return properties.length > 0 ? `:root{${properties.join(';')}}` : ''
}

/**
 * What the margin boxes of a page need, as custom properties of `:root`.
 *
 * All are CSS strings: `--running-authors`, `--running-title`,
 * `--journal-title`, `--citation-line`, `--doi`; `--of-pages` counts the pages, and is empty where they
 * are numbered by their issue.
 */
export function runningHeads(article: Article, title: string): string {
  const {journal, volume, issue, dates, doi} = article
  const year = dates.published?.slice(0, 4)
  const volumeIssue = [volume, issue && `(${issue})`].filter(Boolean).join(' ')
  const pages = [article.firstPage, article.lastPage].filter(Boolean).join('–') || article.elocationId
  const name = journal.abbreviation ?? journal.title
  const place = [[name, volumeIssue].filter(Boolean).join(' '), year, pages].filter(Boolean).join(', ')
  const citation = [name ? place : '', versionLine(article)].filter(Boolean).join(' · ')
  const values: Record<string, string> = {
    'running-authors': runningAuthors(article),
    'running-title': article.shortTitle ?? cut(title, 64),
    'journal-title': journal.title ?? '',
    'citation-line': citation,
    doi: doi ? `doi.org/${doi}` : '',
    'published-date': dates.published ? displayDate(dates.published, article.language) : ''
  }
  const isNumber = /^\d+$/u.test(article.firstPage ?? '')
  const of = article.language.startsWith('en') ? 'of' : '/'
  const properties = [
    ...Object.entries(values).map(([name, value]) => `--${name}:${cssString(value)}`),
    // Page 31 of an issue is no page of how many the article has.
    `--of-pages:${isNumber && Number(article.firstPage) !== 1 ? '""' : `" ${of} " counter(pages)`}`
  ]
  const first = isNumber ? `@page:first{counter-set:page ${article.firstPage}}` : ''
  return `:root{${properties.join(';')}}${first}`
}

/** `Version 2`, on every page: a sheet that is passed on tells which state it is. */
function versionLine({version, language}: Article): string {
  return version ? `${versionWords(language).version} ${plainVersion(version)}` : ''
}

/** The first author and how many there are, as the heads of pages say it. */
export function runningAuthors({contributors, language}: Article): string {
  const names = contributors.map(({name}) => name.family ?? name.literal ?? '')
  const han = names.every((name) => /^\p{Script=Han}+$/u.test(name))
  const full = han ? contributors.map(({name}) => name.literal ?? `${name.family}${name.given ?? ''}`) : names
  if (full.length <= 1) return full[0] ?? ''
  const and = han && !/^(?:zh|ja)/u.test(language) ? '、' : terms(language).and
  if (full.length === 2) return full.join(/^\p{L}/u.test(and) ? ` ${and} ` : and)
  return han ? `${full[0]}${language.startsWith('ja') ? 'ほか' : '等'}` : `${full[0]} et al.`
}

/** At most `length` signs: what is before the colon of a subtitle, or else cut between words. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const main = text.slice(0, length).match(/^(.{12,}?)(?::|\s[–—])\s/u)?.[1]
  if (main) return main
  return `${text
    .slice(0, length)
    .replace(/\s+\S*$/u, '')
    .replace(/(?:\s+(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))+$/iu, '')
    .replace(/[\s:;,–—-]+$/u, '')} …`
}

/** CSS Syntax §4.3.5: quotes, backslashes and line ends escaped. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\\n\r\f<]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
}
