import type {Construct, Effects, Extension, ParseContext, State, TokenizeContext} from 'micromark-util-types'

/** Labels that a document defines, as micromark compares them. */
export interface Labels {
  links: string[]
  notes: string[]
}

/** Of the document that is being read: parsers are called one after the other, and never wait. */
let reading: {given?: Labels; parser?: ParseContext} = {}

/**
 * Lets a part of a document know what is defined outside it.
 *
 * It looks at the first line, and is no syntax of its own.
 */
export const knownLabels: Extension = {
  document: {null: {name: 'knownLabels', tokenize} satisfies Construct}
}

function tokenize(this: TokenizeContext, _effects: Effects, _ok: State, nok: State): State {
  if (reading.parser !== this.parser) {
    reading.parser = this.parser
    this.parser.defined.push(...(reading.given?.links ?? []))
    this.parser.gfmFootnotes = [...(reading.given?.notes ?? [])]
  }
  return nok
}

/**
 * Read a text with `knownLabels`.
 *
 * @param given what is defined besides. Default: nothing.
 * @returns what `read` gave, and all that is defined, `given` first.
 */
export function withLabels<T>(read: () => T, given?: Labels): {result: T; labels: Labels} {
  reading = {given}
  const result = read()
  const {parser} = reading
  reading = {}
  return {result, labels: {links: parser?.defined ?? [], notes: parser?.gfmFootnotes ?? []}}
}
