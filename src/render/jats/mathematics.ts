import type {Element as HastElement} from 'hast'
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Equation, Formula} from '../../model/index.js'
import {mathmlElement} from '../../xml/mathml.js'

/** JATS `<disp-formula>`: MathML and TeX are alternatives of one another; TeX alone where no MathML came of it. */
export function dispFormula({id, label, value, mathml}: Equation): Element {
  return x('disp-formula', {id}, [
    label ? x('label', `(${label})`) : undefined,
    ...notations(value, mathml, 'block')
  ])
}

/** JATS `<inline-formula>`. */
export function inlineFormula({value, mathml}: Formula): Element {
  return x('inline-formula', notations(value, mathml, 'inline'))
}

function notations(tex: string, mathml: HastElement | undefined, display: 'block' | 'inline'): Element[] {
  const texMath = x('tex-math', tex)
  if (!mathml) return [texMath]
  const made = mathmlElement(mathml, display)
  return made ? [x('alternatives', [made, texMath])] : [texMath]
}
