import type {Construct, Extension, TokenizeContext} from 'micromark-util-types'
import {hasOpenBracket} from './nesting-limit.js'

/** GFM's addresses without angle brackets; each first looks back for a bracket that is still open. */
const names = new Set(['emailAutolink', 'protocolAutolink', 'wwwAutolink'])

/** Where a text has none of it, no word of it can be the beginning of an address. */
const email = /[\w.+-]@[\w-]+\./

/** Whether GFM may find an address of e-mail in a text. */
export function mayHaveEmail(text: string): boolean {
  return email.test(text)
}

/**
 * A syntax extension whose literal autolinks ask for an open bracket once, not by a walk back at each word.
 *
 * After an open bracket GFM's tokenizer finds none; what turns out to be no
 * link is linked later, in the tree.
 *
 * @param emails whether to look for addresses of e-mail: at every word, which takes a quarter of all the time.
 * @see https://github.github.com/gfm/#autolinks-extension-
 */
export function withQuickAutolinks(extension: Extension, emails: boolean): Extension {
  if (!extension.text) return extension
  const text = Object.entries(extension.text).flatMap(([code, constructs]) => {
    const all = [constructs ?? []].flat().filter(({name}) => emails || name !== 'emailAutolink')
    return all.length > 0 ? [[code, all.map(quick)]] : []
  })
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
