import {type Words, wordsOf} from './words.js'

/** Words of the text galley, in order, with their lines; the journal's line is none of them. */
export function textWords(bytes: Uint8Array): Words {
  const text = new TextDecoder().decode(bytes)
  const start = text.indexOf('* * *')
  const before = text.slice(0, start).split('\n').length
  const lines = text.slice(start).split('\n')
  return wordsOf(lines.map((line, index) => ({text: line, place: `line ${before + index}`})))
}
