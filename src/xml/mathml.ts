import type {Element as HastElement} from 'hast'
import {toXast} from 'hast-util-to-xast'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'

/** MathML 3 under the prefix `mml`, out of MathML Core as HTML has it; `undefined` when nothing of it is left. */
export function mathmlElement(mathml: HastElement, display: 'block' | 'inline'): Element | undefined {
  const math = toXast(mathml, {space: 'html'}) as Element
  const [made] = convert({...math, attributes: {...math.attributes, display}})
  return made?.type === 'element' ? made : undefined
}

const token = 'mathvariant mathsize dir'
const scripts = 'subscriptshift superscriptshift'
const style = 'scriptlevel displaystyle'

/** Attributes of MathML 3 by element, of those that Temml writes; MathML Core has more than the DTD knows. */
const attributes: Record<string, string> = {
  __proto__: null as never,
  math: `display alttext ${style}`,
  menclose: 'notation',
  mfrac: 'linethickness numalign denomalign bevelled',
  mi: token,
  mmultiscripts: scripts,
  mn: token,
  mo: `${token} form fence separator lspace rspace stretchy symmetric maxsize minsize largeop movablelimits accent linebreak`,
  mover: 'accent align',
  mpadded: 'height depth width lspace voffset',
  mrow: 'dir',
  ms: token,
  mspace: 'width height depth linebreak',
  mstyle: style,
  msub: 'subscriptshift',
  msubsup: scripts,
  msup: 'superscriptshift',
  mtable:
    'align rowalign columnalign columnwidth width rowspacing columnspacing rowlines columnlines frame displaystyle',
  mtd: 'rowspan columnspan rowalign columnalign',
  mtext: token,
  mtr: 'rowalign columnalign',
  munder: 'accentunder align',
  munderover: 'accent accentunder align'
}
const everywhere = new Set(['mathcolor', 'mathbackground'])

/** Under the prefix, with the attributes MathML 3 has. */
function convert(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : []
  // TeX, which Temml annotates it with, is an alternative of its own.
  if (node.name === 'semantics') return node.children.slice(0, 1).flatMap(convert)
  const own = new Set(attributes[node.name]?.split(' '))
  const entries = Object.entries(node.attributes)
  const kept = entries.filter(([name]) => own.has(name) || everywhere.has(name))
  const made = x(`mml:${node.name}`, Object.fromEntries(kept), node.children.flatMap(convert))
  const styling = entries.filter(([name]) => style.split(' ').includes(name) && !own.has(name))
  if (styling.length === 0) return [made]
  if (/^mt[dr]$/u.test(node.name)) {
    const inner = x('mml:mstyle', Object.fromEntries(styling), made.children as ElementContent[])
    return [node.name === 'mtd' ? {...made, children: [inner]} : made]
  }
  return [x('mml:mstyle', Object.fromEntries(styling), [made])]
}
