/**
 * Titles in Title Case become sentences, as CSL wants them: styles put
 * capitals in, and can't take them out. Braces keep what is a name.
 *
 * An author who wrote a sentence has chosen its capitals: nothing changes there.
 *
 * @see https://www.zotero.org/support/kb/sentence_casing
 */
const piece = /(<span class="nocase">[\s\S]*?<\/span>|<[^>]*>)|([\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*)/gu
const otherLanguage =
  /(?<!\p{L})(?:der|das|und|für|über|zur|zum|von|les|des|et|aux|sur|une|los|las|del|para|della|delle|degli|nel|het|een|voor|och|dos|uma|não)(?!\p{L})/iu
/** Title Case leaves articles and prepositions as they are: they tell nothing of the author's way. */
const telling = /^(?=.{4})(?!(?:from|into|onto|over|than|that|upon|with|when)$)\p{Lu}?\p{Ll}+$/u

/** A title of English words as a sentence; any other as it is. */
export function sentenceCase(title: string): string {
  if (otherLanguage.test(title) || !/^\P{Script=Latin}*\p{Script=Latin}/u.test(title)) return title
  const pieces = piecesOf(title)
  const long = pieces.filter(({word, begins}) => !begins && telling.test(word))
  const capital = long.filter(({word}) => /^\p{Lu}/u.test(word))
  if (capital.length < 2 || capital.length < long.length * 0.75) return title
  let out = title
  for (const {word, at, begins} of pieces.reverse()) {
    // One letter is a name of its own (`Vitamin C`), unless it is the article.
    const isWord =
      word.length > 1
        ? /^\p{Lu}[\p{Ll}\p{M}'’]+$/u.test(word)
        : word === 'A' && /^ \p{L}{2}/u.test(title.slice(at + 1))
    if (isWord && !begins) out = out.slice(0, at) + word.toLowerCase() + out.slice(at + word.length)
  }
  return out
}

interface Piece {
  word: string
  at: number
  /** It is the first of the title, or after its colon or stop. */
  begins: boolean
}

function piecesOf(title: string): Piece[] {
  const found: Piece[] = []
  let end = 0
  let between = ''
  for (const match of title.matchAll(piece)) {
    between += title.slice(end, match.index)
    end = match.index + match[0].length
    const [, markup, word] = match
    if (markup?.startsWith('<span class="nocase">')) between = 'x'
    if (!word) continue
    found.push({word, at: match.index, begins: isOpen(between, found.length === 0)})
    between = 'x'
  }
  return found
}

/** What stands between two words says whether a new sentence begins; before the first, nothing but marks may. */
function isOpen(between: string, first: boolean): boolean {
  const signs = between.replace(/^x/u, '')
  return (first && !between.startsWith('x')) || /[:.?!—–|]["”’')\]]*\s+["“‘'([¿¡]*$/u.test(signs)
}
