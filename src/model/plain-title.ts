import type {ElementContent, Element as HastElement} from 'hast'
import type {PhrasingContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'

/**
 * A title where no markup can stand: formulas, superscripts and subscripts
 * keep their sense as far as Unicode has signs for them: `E = mc²`, `H₂O`.
 */
export function plainTitle(nodes: readonly PhrasingContent[]): string {
  return nodes.map(phrase).join('').replace(/\s+/gu, ' ').trim()
}

function phrase(node: PhrasingContent): string {
  if (node.type === 'formula') return (node.mathml ? formula(node.mathml).trim() : '') || node.value
  if (node.type === 'superscript')
    return moved(plainTitle(node.children), raised) ?? plainTitle(node.children)
  if (node.type === 'subscript') return moved(plainTitle(node.children), lowered) ?? plainTitle(node.children)
  return 'children' in node ? node.children.map(phrase).join('') : textOf(node)
}

const raised = table('0123456789+-−=()niT', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀ')
const lowered = table('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ')

function table(from: string, to: string): Map<string, string> {
  const signs = [...to]
  return new Map([...from].map((sign, index) => [sign, signs[index] as string]))
}

/** The text above or below the line; `undefined` where a sign has no such form. */
function moved(text: string, signs: Map<string, string>): string | undefined {
  // Words are easier read on the line.
  if (/\p{L}{2}/u.test(text)) return undefined
  const found = [...text.replace(/\s+/gu, '')].map((sign) => signs.get(sign))
  return found.every((sign) => sign !== undefined) ? found.join('') : undefined
}

/** Relations and operators, which have space on both sides. */
const spaced = /^[\p{Sm}\u2190-\u21FF\u2212]$/u

/** Slanted and bold letters of mathematics: `𝑥`. */
const mathematical = /[\u{1D400}-\u{1D7FF}]/gu

/** MathML on one line. */
function formula(node: ElementContent): string {
  if (node.type === 'text')
    return node.value.replace(/[\u2061-\u2064]/gu, '').replace(mathematical, (sign) => sign.normalize('NFKC'))
  if (node.type !== 'element') return ''
  const parts = node.children.filter((child): child is HastElement => child.type === 'element')
  const [base, first, second] = parts.map((part) => formula(part).trim())
  switch (node.tagName) {
    case 'semantics':
      return base ?? ''
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return ''
    case 'mfrac':
      return `${grouped(base)}/${grouped(first)}`
    case 'msqrt':
      return `√${grouped(row(node))}`
    case 'mroot':
      return `${moved(first ?? '', raised) ?? ''}√${grouped(base)}`
    case 'msup':
    case 'mover':
      return `${base}${above(first)}`
    case 'msub':
    case 'munder':
      return `${base}${below(first)}`
    case 'msubsup':
    case 'munderover':
      return `${base}${below(first)}${above(second)}${/^[∏-∑∫-∳⋀-⋃]$/u.test(base ?? '') ? ' ' : ''}`
    case 'mo': {
      const sign = row(node).trim()
      return spaced.test(sign) && sign !== '/' ? ` ${sign} ` : sign
    }
    case 'mspace':
      return ' '
    default:
      return row(node)
  }
}

function row({children}: HastElement): string {
  const text = children.map(formula).join('')
  // A sign at the beginning, or after another, belongs to what follows.
  return text.replace(/(^|[\p{Sm}(,])(\s*)([-−+±]) /gu, '$1$2$3').replace(/ {2,}/gu, ' ')
}

function above(text = ''): string {
  return moved(text, raised) ?? (/^[′″‴*†°¯˙ˆ˜→^~]$/u.test(text) ? text : `^${grouped(text)}`)
}

function below(text = ''): string {
  return moved(text, lowered) ?? `_${grouped(text)}`
}

function grouped(text = ''): string {
  return [...text].length > 1 && !/^[\p{L}\p{N}.]+$/u.test(text) ? `(${text.trim()})` : text
}
