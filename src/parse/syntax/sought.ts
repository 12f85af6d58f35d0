import type {TokenizeContext} from 'micromark-util-types'

/** By document: how far each sign was sought and not found, as offset in the text. */
const ends = new WeakMap<TokenizeContext['parser'], Map<string, number>>()

/**
 * Whether a search that passed this place has not found the sign: another one would not either.
 *
 * @param sign what is sought, and by whom: `display $$`.
 */
export function wasSought({parser, now}: TokenizeContext, sign: string): boolean {
  return now().offset <= (ends.get(parser)?.get(sign) ?? -1)
}

/** Remember that the sign does not come before this place: who opens again and again is answered at once. */
export function soughtInVain({parser, now}: TokenizeContext, sign: string): void {
  const known = ends.get(parser) ?? new Map<string, number>()
  ends.set(parser, known.set(sign, now().offset))
}
