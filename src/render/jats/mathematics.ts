import type {Element as HastElement} from 'hast'
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Equation, Formula} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import {mathmlElement} from '../../xml/mathml.js'

/** JATS `<disp-formula>`: MathML and TeX are alternatives of one another; TeX alone where no MathML came of it. */
export function dispFormula({id, label, value, mathml}: Equation): Element {
  return x('disp-formula', {id, 'specific-use': origin(mathml)}, [
    label ? x('label', `(${label})`) : undefined,
    ...notations(value, mathml, 'block')
  ])
}

/** JATS `<inline-formula>`. */
export function inlineFormula({value, mathml}: Formula): Element {
  return x('inline-formula', {'specific-use': origin(mathml)}, notations(value, mathml, 'inline'))
}

/** Temml annotates its MathML with the TeX it is made of: any other was published so. */
function origin(mathml: HastElement | undefined): string | undefined {
  if (!mathml) return undefined
  const isMade = mathml.children.some((child) => child.type === 'element' && child.tagName === 'semantics')
  return isMade ? undefined : attributeList({classes: [uses.published]})
}

function notations(tex: string, mathml: HastElement | undefined, display: 'block' | 'inline'): Element[] {
  const texMath = x('tex-math', tex)
  if (!mathml) return [texMath]
  const made = mathmlElement(mathml, display)
  return made ? [x('alternatives', [made, texMath])] : [texMath]
}
