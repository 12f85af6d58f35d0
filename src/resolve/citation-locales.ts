/**
 * Locales of CSL for languages that the citation package has none for.
 *
 * Only what citations and lists of articles and books use; citeproc takes the
 * rest from American English.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#locale-files
 */
import type {Element} from 'xast'
import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'
import {type Words, words} from './citation-locale-words.js'

/** The locale file of a language, as XML; `undefined` where Colophon has none. */
export function ownLocale(tag: string): string | undefined {
  const found = Object.hasOwn(words, tag) ? words[tag] : undefined
  return found && toXml(locale(tag, found))
}

/** Tags of the locales there are. */
export const ownLocales: readonly string[] = Object.keys(words)

function locale(
  tag: string,
  {dates, months, shortMonths, quotes, ordinals, terms, verbs, labels}: Words
): Element {
  const [open, close, openInner, closeInner] = quotes
  return x(
    'locale',
    {xmlns: 'http://purl.org/net/xbiblio/csl', version: '1.0', 'xml:lang': tag},
    x('style-options', {'punctuation-in-quote': 'false'}),
    date('text', dates.text),
    date('numeric', dates.numeric),
    x('terms', [
      term('open-quote', open),
      term('close-quote', close),
      term('open-inner-quote', openInner),
      term('close-inner-quote', closeInner),
      term('page-range-delimiter', '–'),
      ...Object.entries(ordinals).map(([name, word]) => term(name, word)),
      ...Object.entries(terms).flatMap(([name, word]) => [term(name, word), term(name, word, 'short')]),
      ...Object.entries(verbs).flatMap(([name, [long, short]]) => [
        term(name, long, 'verb'),
        term(name, short, 'verb-short')
      ]),
      ...Object.entries(labels).flatMap(([name, [one, many, shortOne, shortMany]]) => [
        term(name, [one, many]),
        term(name, [shortOne ?? one, shortMany ?? shortOne ?? many], 'short')
      ]),
      ...months.flatMap((name, index) => {
        const id = `month-${String(index + 1).padStart(2, '0')}`
        return [term(id, name), term(id, shortMonths?.[index] ?? name, 'short')]
      })
    ])
  )
}

function term(name: string, word: string | [string, string], form?: string): Element {
  const content = typeof word === 'string' ? word : [x('single', word[0]), x('multiple', word[1])]
  return x('term', {name, form}, content)
}

/**
 * `D. M Y`: letters are the parts, `M` is the month's name and `N` its number, and what stands between them is printed.
 *
 * Where the year comes first, it may be alone: then signs belong to what follows, words like `年` to the part.
 */
function date(form: string, pattern: string): Element {
  const yearFirst = pattern.startsWith('Y')
  let prefix = ''
  const parts = [...pattern.matchAll(/([DMNY])([^DMNY]*)/gu)].map(([, part, between = '']) => {
    const word = yearFirst ? (/^\p{Lo}+/u.exec(between)?.[0] ?? '') : between
    const own = prefix
    prefix = between.slice(word.length)
    return x('date-part', {
      name: part === 'D' ? 'day' : part === 'Y' ? 'year' : 'month',
      form: part === 'N' ? (form === 'numeric' ? 'numeric-leading-zeros' : 'numeric') : undefined,
      prefix: own || undefined,
      suffix: word || undefined
    })
  })
  return x('date', {form}, parts)
}
