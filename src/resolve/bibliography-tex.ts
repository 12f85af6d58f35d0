/**
 * TeX in bibliographies becomes the rich text of CSL: `<i>`, `<b>`, `<sup>`,
 * `<sub>`, small capitals, and `nocase` where braces protect capitals.
 *
 * @see https://www.zotero.org/support/kb/rich_text_bibliography
 */
import {accents, symbols} from './bibliography-symbols.js'

/** Spaces and signs that TeX writes as one escaped sign. */
const escapes: Record<string, string> = {
  ',': '\u202F',
  ';': ' ',
  ':': ' ',
  '!': '',
  ' ': ' ',
  '-': '',
  '/': '',
  '\n': ' ',
  '\\': ' '
}

const wrappers: Record<string, [string, string]> = {
  textit: ['<i>', '</i>'],
  emph: ['<i>', '</i>'],
  textsl: ['<i>', '</i>'],
  it: ['<i>', '</i>'],
  em: ['<i>', '</i>'],
  itshape: ['<i>', '</i>'],
  sl: ['<i>', '</i>'],
  mkbibemph: ['<i>', '</i>'],
  mkbibitalic: ['<i>', '</i>'],
  textbf: ['<b>', '</b>'],
  bf: ['<b>', '</b>'],
  bfseries: ['<b>', '</b>'],
  mkbibbold: ['<b>', '</b>'],
  textsuperscript: ['<sup>', '</sup>'],
  textsubscript: ['<sub>', '</sub>'],
  textsc: ['<span style="font-variant:small-caps;">', '</span>'],
  sc: ['<span style="font-variant:small-caps;">', '</span>'],
  enquote: ['“', '”'],
  mkbibquote: ['“', '”']
}
/** Commands in force until their group ends. */
const declarations = new Set(['it', 'em', 'itshape', 'sl', 'bf', 'bfseries', 'sc'])
/** Commands whose first argument is an address, the second words. */
const addressed = new Set(['href'])

/** Commands whose argument is an address: TeX means nothing in it but its escapes. */
const verbatim = new Set(['url', 'nolinkurl', 'path'])

const nocase: [string, string] = ['<span class="nocase">', '</span>']
const depthLimit = 50

interface Reader {
  text: string
  at: number
  depth: number
  /** Braces protect capitals: titles. */
  protects: boolean
  math: boolean
}

/**
 * TeX as CSL rich text.
 *
 * @param protects whether braces keep capitals from the style's title case, as in titles.
 */
export function texToRichText(tex: string, protects = false): string {
  const whole = protects ? tex : stripOuterBraces(tex)
  const reader: Reader = {text: whole, at: 0, depth: 0, protects, math: false}
  return wholeWords(tidy(group(reader, undefined)))
}

/** TeX as plain text, for names and identifiers. */
export function texToText(tex: string): string {
  return texToRichText(tex)
    .replace(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/gu, '')
    .replaceAll('\u202F', ' ')
}

function stripOuterBraces(tex: string): string {
  const trimmed = tex.trim()
  return /^\{[^{}]*\}$/u.test(trimmed) ? trimmed.slice(1, -1) : tex
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\r\n]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** `{P}ython` keeps the whole word: a style that sets capitals would take `ython` for one of its own. */
function wholeWords(text: string): string {
  const letters = '[\\p{L}\\p{M}\\p{N}]{0,60}'
  const [open, close] = nocase
  if (!text.includes(open)) return text
  const joint = new RegExp(`(${open}[^<]*)${close}(${letters})${open}`, 'gu')
  let whole = text
  for (let last = ''; last !== whole; ) {
    last = whole
    whole = whole.replace(joint, '$1$2')
  }
  return whole.replace(
    new RegExp(`(${letters})${open}([^<]*)${close}(${letters})`, 'gu'),
    `${open}$1$2$3${close}`
  )
}

/** Up to the closing sign, or the end. */
function group(reader: Reader, close: string | undefined): string {
  let out = ''
  let ending = ''
  let formula = 0
  while (reader.at < reader.text.length) {
    const sign = reader.text[reader.at] as string
    if (sign === close) break
    reader.at++
    if (sign === '{') out += braces(reader)
    else if (sign === '}') continue
    else if (sign === '$') {
      reader.math = !reader.math
      if (reader.math) formula = out.length
      else if (reader.protects) out = out.slice(0, formula) + keepCase(out.slice(formula))
    } else if (sign === '\\') {
      const name = commandName(reader)
      const wrapper = declarations.has(name) ? wrappers[name] : undefined
      if (wrapper) {
        out += wrapper[0]
        ending = wrapper[1] + ending
      } else out += command(reader, name)
    } else if (reader.math && (sign === '^' || sign === '_')) out += script(reader, sign)
    else out += plain(reader, sign)
  }
  return out + ending
}

function plain(reader: Reader, sign: string): string {
  if (sign === '~') return '\u00A0'
  if (sign === '%' && reader.text[reader.at] === '\n') return ''
  const pair = reader.text.slice(reader.at - 1, reader.at + 2)
  if (pair === '---') return skip(reader, 2, '—')
  if (pair.startsWith('--')) return skip(reader, 1, '–')
  if (pair.startsWith('``')) return skip(reader, 1, '“')
  if (pair.startsWith("''")) return skip(reader, 1, '”')
  if (sign === '`') return '‘'
  if (reader.math && sign === '-') return '−'
  if (reader.math && /\s/u.test(sign)) return ''
  return sign
}

function skip(reader: Reader, length: number, text: string): string {
  reader.at += length
  return text
}

/** A group in braces; in titles it keeps its capitals, unless it only holds an accent or a command. */
function braces(reader: Reader): string {
  const start = reader.at
  const {protects, math} = reader
  const command = reader.text[start] === '\\'
  if (++reader.depth > depthLimit) throw new Error(`braces are nested more than ${depthLimit} deep`)
  reader.protects = false
  const inner = group(reader, '}')
  Object.assign(reader, {protects, math, depth: reader.depth - 1, at: reader.at + 1})
  return protects && !math && !command ? keepCase(inner) : inner
}

/** Words whose capitals no style may change. */
function keepCase(text: string): string {
  return /\p{Lu}/u.test(text.replace(/<[^>]*>/gu, '')) ? nocase[0] + text + nocase[1] : text
}

function commandName(reader: Reader): string {
  const name =
    /^[A-Za-z]+/u.exec(reader.text.slice(reader.at, reader.at + 40))?.[0] ?? reader.text[reader.at] ?? ''
  reader.at += name.length
  if (/^[A-Za-z]/u.test(name)) while (/\s/u.test(reader.text[reader.at] ?? '')) reader.at++
  return name
}

function command(reader: Reader, name: string): string {
  const accent = Object.hasOwn(accents, name) ? accents[name] : undefined
  if (accent) return accented(argument(reader), accent)
  if (Object.hasOwn(symbols, name)) {
    if (reader.text.startsWith('{}', reader.at)) reader.at += 2
    return symbols[name] as string
  }
  if (name === '(' || name === ')' || name === '[' || name === ']') {
    reader.math = name === '(' || name === '['
    return ''
  }
  if (Object.hasOwn(escapes, name)) return escapes[name] as string
  if (Object.hasOwn(wrappers, name)) {
    const [start, end] = wrappers[name] as [string, string]
    const inner = argument(reader)
    // BibTeX changes no case within braces.
    return start + (reader.protects ? keepCase(inner) : inner) + end
  }
  if (verbatim.has(name)) return address(reader)
  if (name === 'mathbb' || name === 'mathds') return doubled(argument(reader))
  if (addressed.has(name)) argument(reader)
  return /^[A-Za-z]/u.test(name) ? argument(reader, true) : name
}

function accented(base: string, accent: string): string {
  const letters = base.replace(/^ı/u, 'i').replace(/^ȷ/u, 'j')
  const first = /^./su.exec(letters)?.[0] ?? ''
  return first + accent + letters.slice(first.length)
}

/** What a command takes: a group, another command, or one sign; with `grouped`, only a group. */
function argument(reader: Reader, grouped = false): string {
  while (!grouped && /\s/u.test(reader.text[reader.at] ?? '')) reader.at++
  const sign = reader.text[reader.at]
  if (sign === undefined || sign === '}' || (grouped && sign !== '{')) return ''
  reader.at++
  if (sign === '{') {
    const {protects} = reader
    reader.protects = false
    const inner = braces(reader)
    reader.protects = protects
    return inner
  }
  if (sign !== '\\') return sign
  if (++reader.depth > depthLimit) throw new Error(`commands are nested more than ${depthLimit} deep`)
  const found = command(reader, commandName(reader))
  reader.depth--
  return found
}

/** Capitals of the blackboard, `ℝ`; Unicode has the seven that are used most apart from the others. */
function doubled(letters: string): string {
  const known: Record<string, string> = {C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ'}
  return letters.replace(
    /[A-Z]/gu,
    (letter) => known[letter] ?? String.fromCodePoint(0x1d538 + letter.charCodeAt(0) - 65)
  )
}

function address(reader: Reader): string {
  const found = /^\s*\{([^{}]*)\}/u.exec(reader.text.slice(reader.at, reader.at + 2000))
  if (!found) return argument(reader, true)
  reader.at += found[0].length
  return (found[1] as string).replace(/\\([%#&_~{}])/gu, '$1').trim()
}

function script(reader: Reader, sign: string): string {
  const inner = argument(reader)
  const tag = sign === '^' ? 'sup' : 'sub'
  return inner ? `<${tag}>${inner}</${tag}>` : ''
}
