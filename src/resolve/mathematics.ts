/**
 * TeX becomes MathML.
 *
 * In: `formula` and `equation` nodes with TeX. Out: the same nodes with
 * `mathml`, written by Temml in the classes its style sheet knows, and said
 * in words as `alttext`. What it can't read stays as TeX, with a message.
 */
import {createHash} from 'node:crypto'
import type {Element, Root as HastRoot} from 'hast'
import type {fromHtml as FromHtml} from 'hast-util-from-html'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {remembering} from '../environment/kept.js'
import {copyOf, type Equation, type Formula} from '../model/index.js'
import {addChemistry, chemicalWords, chemistry} from './chemistry.js'
import {mathCommands, plainTex} from './math-commands.js'
import {speakFormulas} from './speech.js'
import {plainUnits} from './units.js'
import {type Container, walk} from './walk.js'

/** Macro name with its backslash → TeX it stands for. */
export type Macros = Record<string, string>

/** Far above any formula in print; parser and converter recur on braces. */
const limits = {length: 20_000, depth: 100, expansions: 1000, macro: 2000}

/** Markup by all it follows from, and trees by their markup. */
const markups = remembering<string>(1000)
const trees = remembering<Element>(1000)

/**
 * Convert every formula, in place. Reports `math-unconverted`.
 *
 * `\label{x}` is taken out of equations, and the first names an equation that
 * has no id yet.
 *
 * @returns every label → the id of its equation.
 */
export async function convertMathematics(
  containers: Container[],
  file: VFile,
  options: Options = {}
): Promise<Map<string, string>> {
  const {labels, words} = await writeMathematics(containers, file, options)
  sayMathematics(containers, await words)
  return labels
}

interface Options {
  macros?: Macros
  language?: string
}

/** Words of formulas: by kind, then by TeX. */
type FormulaWords = Record<(Formula | Equation)['type'], Map<string, string>>

/** As `convertMathematics`, but for the words, which are found meanwhile: the TeX stands for them until `sayMathematics`. */
export async function writeMathematics(
  containers: Container[],
  file: VFile,
  {macros = {}, language = 'en'}: Options = {}
): Promise<{labels: Map<string, string>; words: Promise<FormulaWords>}> {
  const labels = new Map<string, string>()
  const formulas: (Formula | Equation)[] = []
  for (const {node} of walk(containers)) {
    // What was published as MathML is not made again.
    if ((node.type === 'equation' || node.type === 'formula') && node.mathml) continue
    if (node.type === 'equation') liftLabels(node, labels)
    if (node.type === 'equation' || node.type === 'formula') formulas.push(node)
  }
  const words: FormulaWords = {formula: new Map(), equation: new Map()}
  if (formulas.length === 0) return {labels, words: Promise.resolve(words)}
  const [{default: temml}, {fromHtml}] = await Promise.all([import('temml'), import('hast-util-from-html')])
  const hasChemistry = [...formulas.map(({value}) => value), ...Object.values(macros)].some((tex) =>
    chemistry.test(tex)
  )
  if (hasChemistry) await addChemistry(temml)
  const modest = Object.fromEntries(Object.entries(macros).filter(([, body]) => body.length <= limits.macro))
  const scope = createHash('sha256')
    .update(JSON.stringify([modest, hasChemistry]))
    .digest('base64')
  const written: {node: Formula | Equation; markup: string}[] = []
  const convert = (tex: string, display: boolean): string =>
    markups(`${scope} ${display} ${tex}`, () =>
      temml.renderToString(tex, {
        displayMode: display,
        annotate: true,
        xml: true,
        throwOnError: true,
        trust: false,
        maxExpand: limits.expansions,
        maxSize: [20, 200],
        wrap: 'none',
        macros: {...mathCommands, ...modest}
      })
    )
  const read = (tex: string, {type}: Formula | Equation) =>
    convert(plainTex(unnumbered(plainUnits(tex))), type === 'equation')
  for (const node of formulas) {
    try {
      assertModest(node.value)
      const markup = read(node.value, node)
      node.mathml = mathElement(markup, node.value, fromHtml)
      written.push({
        node,
        markup: untagged(node.value) === node.value ? markup : read(untagged(node.value), node)
      })
    } catch (error) {
      report(file, 'math-unconverted', node, reason(error))
    }
  }
  // Nobody says the numbers at the margin.
  const speaking = speakFormulas(
    written.map(({markup}) => markup),
    language
  ).then((spoken) => {
    for (const [index, {node}] of written.entries())
      words[node.type].set(node.value, chemicalWords(node.value) ?? spoken[index] ?? '')
    return words
  })
  // Its failure may come before anybody waits for it.
  speaking.catch(() => {})
  return {labels, words: speaking}
}

/** Put the words of formulas into their MathML; copies that were made meanwhile have the same. */
export function sayMathematics(containers: Container[], words: FormulaWords): void {
  for (const {node} of walk(containers)) {
    if (node.type !== 'equation' && node.type !== 'formula') continue
    const said = words[node.type].get(node.value)
    // What was published as MathML may have words of its own.
    if (said && node.mathml?.properties['alttext'] === asWords(node.value))
      node.mathml.properties['alttext'] = said
  }
}

/** TeX without the numbers of its rows. */
function untagged(tex: string): string {
  return tex.replace(/[ \t]*\\tag\*?\s*\{[^{}]*\}/gu, '')
}

/** Take `\label{x}` out of an equation's TeX. */
function liftLabels(node: Equation, labels: Map<string, string>): void {
  const found: string[] = []
  node.value = node.value.replace(/[ \t]*\\label\s*\{([^{}]*)\}/gu, (_, label: string) => {
    found.push(label.trim())
    return ''
  })
  if (!node.id && found[0]) node.id = found[0]
  for (const label of found) labels.set(label, node.id)
}

/** Environments without the numbers TeX would give them: the article numbers its equations itself. */
function unnumbered(tex: string): string {
  const columns = /\\begin\{eqnarray\*?\}/u.test(tex) ? tex.replace(/&([^&\\\n]{1,20})&/gu, '&$1') : tex
  return columns
    .replace(/\\(?:begin|end)\{(?:equation|displaymath|math|subequations)\*?\}/gu, ' ')
    .replace(/\\(begin|end)\{(?:eqnarray|flalign)\*?\}/gu, '\\$1{align*}')
    .replace(/\\(begin|end)\{(align|alignat|gather|multline)\}/gu, '\\$1{$2*}')
    .replace(
      /\*(?:\{(\d{1,2})\}|(\d))\{([lcr|]{1,4})\}/gu,
      (_, times: string, digit: string, column: string) => column.repeat(Number(times ?? digit))
    )
    .replace(/\\(?:nonumber|notag)(?![A-Za-z])/gu, '')
    .trim()
}

function assertModest(tex: string): void {
  if (tex.trim() === '') throw new Error('it is empty')
  if (tex.length > limits.length) throw new Error(`it is longer than ${limits.length} signs`)
  let depth = 0
  let deepest = 0
  for (const [sign] of tex.matchAll(
    /\\(?:begin|left|bgroup|begingroup)(?![A-Za-z])|\\(?:end|right|egroup|endgroup)(?![A-Za-z])|\\[\s\S]|[{}]/gu
  )) {
    if (sign === '{' || /^\\(?:begin|left|bgroup)/u.test(sign)) depth++
    if (sign === '}' || /^\\(?:end|right|egroup)/u.test(sign)) depth--
    deepest = Math.max(deepest, depth)
  }
  if (deepest > limits.depth) throw new Error(`it is nested more than ${limits.depth} levels deep`)
}

function mathElement(markup: string, tex: string, fromHtml: typeof FromHtml): Element {
  const tree = trees(markup, () => {
    const root: HastRoot = fromHtml(markup, {fragment: true, space: 'html'})
    const math = root.children.find((node) => node.type === 'element' && node.tagName === 'math')
    if (math?.type !== 'element') throw new Error('no mathematics came of it')
    withoutPlaces(math)
    return math
  })
  const math = copyOf(tree)
  math.properties = {...math.properties, alttext: asWords(tex)}
  // The types want places, which were taken out.
  math.data = {tex} as Element['data']
  return math
}

/** TeX on one line, in place of words. */
function asWords(tex: string): string {
  return tex.replace(/\s+/gu, ' ').trim()
}

/** Places in Temml's markup say nothing about the manuscript. */
function withoutPlaces(element: Element): void {
  const open: Element[] = [element]
  for (let next = open.pop(); next; next = open.pop()) {
    delete next.position
    for (const child of next.children) {
      if (child.type === 'element') open.push(child)
      else if ('position' in child) delete child.position
    }
  }
}

/** What the converter says, without its own name and the source it repeats. */
function reason(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error)
  if (error instanceof RangeError) return 'it is nested too deep'
  if (error instanceof TypeError) return 'it is not complete'
  return words
    .replace(/^(?:ParseError|Temml parse error):\s*/iu, '')
    .replace(/ at (?:position \d+|end of input):[\s\S]*$/u, '')
}
