import type {ElementContent as HastContent, Element as HastElement} from 'hast'
import type {Element, ElementContent} from 'xast'
import type {Equation, Formula} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, elementsNamed, lineOf, localName, textOf} from './tree.js'

/** JATS `<disp-formula>`; `undefined` where it is neither TeX nor MathML. */
export function equationOf(element: Element, reading: JatsReading): Equation | undefined {
  const found = notationsOf(element, reading)
  if (!found) return undefined
  const label = lineOf(childNamed(element, 'label'))?.replace(/^\((.*)\)$/u, '$1')
  return {type: 'equation', id: idOf(element) ?? reading.freshId('equation'), ...(label && {label}), ...found}
}

/** JATS `<inline-formula>`, or the notation alone. */
export function formulaOf(element: Element, reading: JatsReading): Formula | undefined {
  const found = notationsOf(element, reading)
  return found && {type: 'formula', ...found}
}

/**
 * TeX and MathML of a formula. What Colophon wrote is converted from its TeX
 * again; of others, MathML is what was published.
 */
function notationsOf(
  element: Element,
  {isOwn}: JatsReading
): {value: string; mathml?: HastElement} | undefined {
  const [tex] = elementsNamed(element, 'tex-math')
  const [math] = elementsNamed(element, 'mml:math', 'math')
  const source = tex && formulaSource(textOf(tex), isOwn)
  const {classes} = readAttributeList(attribute(element, 'specific-use'))
  const isMade = isOwn && !classes.includes(uses.published)
  if (!math || (isMade && source !== undefined)) return source === undefined ? undefined : {value: source}
  const value = source ?? textOf(math).replace(/\s+/gu, ' ').trim()
  const mathml = mathElement(math)
  mathml.properties = {alttext: value, ...mathml.properties}
  mathml.data = {tex: value} as HastElement['data']
  return {value, mathml}
}

/** The formula within TeX; PMC has it within a document of its own. */
function formulaSource(tex: string, isOwn: boolean): string {
  if (isOwn) return tex
  const body = /\\begin\{document\}([\s\S]*)\\end\{document\}/u.exec(tex)?.[1] ?? tex
  return body
    .trim()
    .replace(/^(\${1,2})([\s\S]*)\1$/u, '$2')
    .replace(/^\\[([]([\s\S]*)\\[)\]]$/u, '$1')
    .trim()
}

/** Presentation MathML, and no more: anything else may run, load or lead somewhere. */
const elements = new Set(
  (
    'math mrow mi mn mo ms mtext mspace msqrt mroot mfrac menclose mpadded mphantom mstyle merror msub msup ' +
    'msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd'
  ).split(' ')
)
const attributes = new Set(
  (
    'accent accentunder align alttext bevelled columnalign columnlines columnspacing columnspan columnwidth ' +
    'denomalign depth dir display displaystyle fence form frame height largeop linebreak linethickness lspace ' +
    'mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits notation numalign rowalign ' +
    'rowlines rowspacing rowspan rspace scriptlevel separator stretchy subscriptshift superscriptshift ' +
    'symmetric voffset width'
  ).split(' ')
)

function mathElement(element: Element): HastElement {
  const kept = Object.entries(element.attributes).filter(
    (pair): pair is [string, string] => attributes.has(pair[0]) && typeof pair[1] === 'string'
  )
  return {
    type: 'element',
    tagName: localName(element),
    properties: Object.fromEntries(kept),
    children: element.children.flatMap(mathContent)
  }
}

function mathContent(node: ElementContent): HastContent[] {
  if (node.type === 'text' || node.type === 'cdata') return [{type: 'text', value: node.value}]
  if (node.type !== 'element') return []
  const name = localName(node)
  if (name === 'semantics')
    return node.children
      .filter(({type}) => type === 'element')
      .slice(0, 1)
      .flatMap(mathContent)
  if (name === 'mfenced') return [fenced(node)]
  if (name === 'annotation' || name === 'annotation-xml') return []
  if (elements.has(name) && name !== 'math') return [mathElement(node)]
  // What is not known keeps its parts.
  return [{type: 'element', tagName: 'mrow', properties: {}, children: node.children.flatMap(mathContent)}]
}

/** MathML Core has no `<mfenced>`. */
function fenced(element: Element): HastElement {
  const operator = (value: string): HastElement => ({
    type: 'element',
    tagName: 'mo',
    properties: {},
    children: [{type: 'text', value}]
  })
  const separators = [...(attribute(element, 'separators') ?? ',').replace(/\s+/gu, '')]
  const parts = element.children.filter(({type}) => type === 'element').flatMap(mathContent)
  const inner = parts.flatMap((part, at) => {
    const separator = separators[Math.min(at, separators.length) - 1]
    return at > 0 && separator ? [operator(separator), part] : [part]
  })
  const children = [
    operator(element.attributes['open'] ?? '('),
    ...inner,
    operator(element.attributes['close'] ?? ')')
  ]
  return {type: 'element', tagName: 'mrow', properties: {}, children}
}
