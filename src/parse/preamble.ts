import {VFile} from 'vfile'
import {define, isDefinition} from './latex/definitions.js'
import {stateOf, type TexScope} from './latex/latex.js'
import {macroArguments} from './latex/signatures.js'
import {readTex} from './latex/tree.js'
import type {Variables} from './templates.js'

const field =
  /^(?:format\.[\w-]{1,40}\.)?(?:header-includes|include-in-header|preamble)(?:\.\d{1,3})?(?:\.text)?$/u
const longest = 50_000

/**
 * Commands that the front matter defines for LaTeX: `header-includes:` and
 * Quarto's `include-in-header:`, the R Journal's `preamble:`. All else there shapes LaTeX's page, and says
 * nothing; nor does a new meaning of a command that Colophon knows.
 */
export function definePreamble(variables: Variables, scope: TexScope): void {
  const source = [...variables]
    .flatMap(([path, value]) => (field.test(path) ? [value] : []))
    .join('\n')
    .slice(0, longest)
  if (!source.includes('\\')) return
  const state = stateOf(source, undefined, scope, new VFile())
  for (const node of readTex(source)) {
    if (node.type !== 'macro' || !isDefinition(node)) continue
    const name = node.arguments[0]?.source.trim().slice(1) ?? ''
    if (!macroArguments.has(name)) define(node, state)
  }
}
