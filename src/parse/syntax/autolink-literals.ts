import type {Construct, Extension, TokenizeContext} from 'micromark-util-types'
import {hasOpenBracket} from './nesting-limit.js'

/** GFM's addresses without angle brackets; each first looks back for a bracket that is still open. */
const names = new Set(['emailAutolink', 'protocolAutolink', 'wwwAutolink'])

/**
 * A syntax extension whose literal autolinks ask for an open bracket once, not by a walk back at each word.
 *
 * After an open bracket GFM's tokenizer finds none; what turns out to be no
 * link is linked later, in the tree.
 *
 * @see https://github.github.com/gfm/#autolinks-extension-
 */
export function withQuickAutolinks(extension: Extension): Extension {
  if (!extension.text) return extension
  const text = Object.entries(extension.text).map(([code, constructs]) => [
    code,
    Array.isArray(constructs) ? constructs.map(quick) : constructs && quick(constructs)
  ])
  return {...extension, text: Object.fromEntries(text)}
}

function quick(construct: Construct): Construct {
  if (!names.has(construct.name ?? '')) return construct
  const {previous, tokenize} = construct
  return {
    ...construct,
    previous(this: TokenizeContext, code) {
      return !hasOpenBracket(this) && (previous?.call(this, code) ?? true)
    },
    tokenize(this: TokenizeContext, effects, ok, nok) {
      return hasOpenBracket(this) ? nok : tokenize.call(this, effects, ok, nok)
    }
  }
}
