/** Stands where a word may or may not go on: at the end of a line, and between pieces that are set apart. */
export const joint = '\u001F'
/** Stands where a word surely ends: between blocks. */
const end = '\u001E'

/** A piece of a galley's text, in reading order. */
export interface Passage {
  text: string
  /** Where it stands, for people: `page 3`, `#methods`, `EPUB/methods.xhtml`. */
  place?: string
  /** Whether its last word may go on in the next passage. Default: no. */
  open?: boolean
}

/** The words of a text, in reading order; the lists are parallel. */
export interface Words {
  /** As they stand in the text. */
  shown: string[]
  /** As they are compared: no case, no compatibility forms. */
  keys: string[]
  /** Whether the word and the next one may be one. */
  joined: boolean[]
  places: (string | undefined)[]
}

/**
 * Words of passages: runs of letters, marks and numbers; and, each for itself,
 * signs of `single` scripts, and symbols, as `<` and `±` mean something.
 *
 * Punctuation is not compared: a hyphen at the end of a line can't be told
 * from one of the author's.
 */
export function wordsOf(passages: Iterable<Passage>): Words {
  const words: Words = {shown: [], keys: [], joined: [], places: []}
  let gap = end
  for (const {text, place, open} of passages) {
    const isPlain = plain.test(text)
    const clean = isPlain ? text : text.normalize('NFKC').replace(ignorable, '').replaceAll(endMark, ' ')
    let from = 0
    for (const match of clean.matchAll(isPlain ? plainWord : word)) {
      gap += clean.slice(from, match.index)
      from = match.index + match[0].length
      if (words.keys.length > 0) words.joined[words.keys.length - 1] = joining.test(gap)
      words.shown.push(match[0])
      words.keys.push(isPlain ? match[0].toLowerCase() : fold(match[0]))
      words.joined.push(false)
      words.places.push(place)
      gap = ''
    }
    gap += clean.slice(from) + (open ? joint : end)
  }
  return words
}

/** Ends a proof: a sign for eyes, that no galley says aloud. */
const endMark = '\u220E'
/** Soft hyphens, joiners, variation selectors: they shape a text, and say nothing. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu
/**
 * Scripts whose signs are compared one by one: those that know no spaces, those
 * whose letters join, so that a PDF does not tell where its spaces are, and
 * Hangul, whose names are written as one word and as two.
 */
const single = [
  ...['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar', 'Tibetan'],
  ...[
    'Arabic',
    'Hebrew',
    'Syriac',
    'Thaana',
    'Nko',
    'Devanagari',
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Oriya'
  ],
  ...['Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala']
]
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const word = new RegExp(
  `[\\p{Sm}\\p{Sc}\\p{So}]|(?=[\\p{L}\\p{N}])[${single}]\\p{M}*|(?:(?![${single}])[\\p{L}\\p{M}\\p{N}])+`,
  'gu'
)
/** Most texts, most of the time: ASCII alone. */
const plain = /^[\0-\x7F]*$/u
/** The same words of these, found in a tenth of the time. */
const plainWord = /[A-Za-z\d]+|[$+<=>|~]/gu
/** Between the parts of a word: a joint, and a hyphen at most. */
const joining = /^[\s\-‐]*\u001F[\s\-‐\u001F]*$/u

/** Style sheets may set capitals; ß has none of its own, and σ two forms. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ')
}
