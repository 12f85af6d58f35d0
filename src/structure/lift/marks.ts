/**
 * Marks that tie authors to their affiliations: raised figures, letters and signs.
 *
 * A passage becomes a string in which each raised part stands between two
 * private signs, whether it came as `<sup>`, `^1^`, `¹`, a formula of an OCR
 * tool or a figure that follows a name.
 */
import type {PhrasingContent} from 'mdast'
import {plain} from '../phrasing.js'

export const open = '\uE000'
export const close = '\uE001'
export const raisedPattern = new RegExp(`${open}([^${close}]*)${close}`, 'gu')

const superscripts: Record<string, string> = {
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁰': '0',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  ᵃ: 'a',
  ᵇ: 'b',
  ᶜ: 'c',
  ᵈ: 'd',
  ᵉ: 'e',
  ᶠ: 'f',
  '⁺': '+',
  '⁽': '',
  '⁾': ''
}
const signs = '*∗＊⁎※†‡§¶‖#✉☯¤◊⊥∥＃’'

/** `Ada Bell,1, 2 Cy Dee,1, †`: raised marks behind the comma, as physicists' journals set them. */
const commaBeforeMarks =
  /(?<=[\p{L}.)）])\s?[,，]\s?((?:\d{1,2}|[*∗†‡§¶])(?:\s?[,，]\s?(?:\d{1,2}|[*∗†‡§¶]))*(?=\s+\p{Lu}|\s*[,，;]?\s*$|\s*[,，]?\s+(?:and|&)\s|\s*[,，]\s*\p{Lu}))/gmu

/** `张小明,2,3，李大海1`: the first of a Chinese author's marks was not read. */
const lostMark =
  /(?<=\p{Script=Han})[,，](\d{1,2}(?:[,，.]\d{1,2})*)(?=\s*(?:[,，、;；]\s*\p{Script=Han}|$))/gmu

/**
 * Text with its raised parts between `open` and `close`.
 *
 * @param names whether figures that touch a word are marks, as in a line of authors
 */
export function withMarks(nodes: readonly PhrasingContent[], names = true): string {
  // `*****` is a bold asterisk that was read as it stands.
  const text = nodes
    .map(marked)
    .join('')
    .replace(/\*{3,}/gu, '*')
  return (
    (
      names
        ? text.replace(lostMark, (_, run: string) => raise(`’,${run}`)).replace(commaBeforeMarks, '$1')
        : text
    )
      .replace(
        /(?<=[\p{L}.\]])\s?\[((?:\d{1,2}|[a-h]|[*∗⋆†‡§¶]{1,3})(?:\s*[,，]\s*(?:\d{1,2}|[a-h]|[*∗⋆†‡§¶]{1,3}))*)\s*,?\s*\]/gu,
        (run, inner: string) => (names ? raise(inner) : run)
      )
      .replace(/[¹²³⁰⁴-⁹ᵃᵇᶜᵈᵉᶠ⁺⁽⁾]+(?:\s*[,，]\s*[¹²³⁰⁴-⁹ᵃᵇᶜᵈᵉᶠ]+)*/gu, (run) =>
        raise([...run].map((sign) => superscripts[sign] ?? sign).join(''))
      )
      .replace(
        /(?<=[\p{L}.])\s?[(（]((?:\d{1,2}|[a-h])(?:\s*[,，]\s*(?:\d{1,2}|[a-h]))*)[)）](?=\s*(?:[,，;；、*†‡]|(?:y|e|and|et|und|&)\s|$))/gmu,
        (run, inner: string) => (names ? raise(inner) : run)
      )
      .replace(new RegExp(`[${signs.slice(0, -1)}]+`, 'gu'), raise)
      .replace(
        /(?<=\p{Script=Han}\s?)[1lI]([a-d])(?=[\s,，、;；(（\uE000]|$)|(?<=\p{L})1([a-d])(?=[\s,，、;；(（\uE000]|$)/gu,
        (run, one?: string, other?: string) => (names ? raise(`1${one ?? other}`) : run)
      )
      // `束洪春1刘振松2`
      .replace(/(?<=\p{Script=Han})\d{1,2}(?:[,，]\d{1,2})*(?=\p{Script=Han})/gu, (run) =>
        names ? raise(run) : run
      )
      .replace(/(?<=[\p{L}.)）]\s?)\d{1,2}(?:\s*[,.，、]{1,2}\s*\d{1,2})*(?![\d\p{L}])/gu, (run) =>
        names ? raise(run) : run
      )
      // `Santoso*1`
      .replace(
        new RegExp(`${close}(\\d{1,2})(?=\\s*(?:[,，;]|$|and\\s|dan\\s|&))`, 'gmu'),
        (run, number: string) => (names ? `,${number}${close}` : run)
      )
      .replace(new RegExp(`${close}\\s*[,，.]?\\s*${open}`, 'gu'), ',')
      .replace(new RegExp(`${open}([^${close}]*)${open}`, 'gu'), `${open}$1`)
      .replace(new RegExp(`${close}([^${open}]*)${close}`, 'gu'), `$1${close}`)
  )
}

/** Single marks of a raised part: `1,2*` is `1`, `2`, `*`. Ranges are not meant here. */
export function splitMarks(raised: string): string[] {
  const marks =
    raised.match(
      new RegExp(
        `\\d+[a-d](?![\\p{L}\\d])|\\d+|([*†‡])\\1+|[IVX]{1,4}(?!\\p{L})|\\p{Ll}(?!\\p{Ll})|\\p{Lu}(?!\\p{L})|[${signs}]`,
        'gu'
      )
    ) ?? []
  return marks.map((mark) => (/[∗＊⁎※✉]/u.test(mark) ? '*' : mark === '＃' ? '#' : mark))
}

function marked(node: PhrasingContent): string {
  if (node.type === 'superscript') return raise(plain(node.children))
  if (node.type === 'formula') return markedFormula(node.value)
  if (node.type === 'break') return '\n'
  return 'children' in node ? (node.children as PhrasingContent[]).map(marked).join('') : plain([node])
}

/** `^{1,2*}`, `^ { \mathrm { a } }`, `L i ^ { 3 }`; other formulas stay as they are. */
function markedFormula(value: string): string {
  const bare = value
    // The sign of an ORCID iD, as readers of pages see it.
    .replace(
      /[_^]?\s*\{?\s*\\(?:oplus|odot|otimes|ominus|circledcirc|circledR|copyright)(?![a-zA-Z])\s*\}?|[_^]?\s*\\textcircled\s*(?:\{[^{}]*\}|\w)/gu,
      ''
    )
    .replace(
      /\\(?:mathrm|mathbf|mathfrak|mathcal|mathit|boldsymbol|operatorname|text|mathsf|rm|bf|it)(?![a-zA-Z])\*?/gu,
      ''
    )
    .replace(/\\cdot(?![a-zA-Z])/gu, ' · ')
    .replace(/\\dagger\b/gu, '†')
    .replace(/\\ddagger\b/gu, '‡')
    .replace(/\(?\s*\\(?:boxtimes|textrm\{✉\})\s*\)?/gu, '*')
    .replace(/\\(?:ast|star)\b/gu, '*')
    .replace(/\\(?=[#*])/gu, '')
    .replace(/(?<=\d)\s*\\[ ,;]\s*(?=\d)/gu, ',')
    .replace(/[\s{}]/gu, '')
  if (bare === '·') return ' · '
  const found = /^([\p{L}.@]*,?)(?:\^(.{1,12}))?$/u.exec(bare)
  if (!found) return value
  return (found[1] ?? '') + (found[2] ? raise(found[2]) : '')
}

function raise(text: string): string {
  return `${open}${text}${close}`
}
