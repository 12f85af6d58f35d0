import {diffArrays} from 'diff'
import {isWord, type Token} from './tokens.js'

/** A run of words that both editions have, or one of them. */
export interface Piece {
  op: 'same' | 'deleted' | 'added'
  /** Of the first edition where it has them, else of the second. */
  tokens: Token[]
  /** The same words as the second edition sets them. */
  after?: Token[]
}

/** Edits beyond which two texts are called wholly different: the search takes their square. */
const patience = 1200

/**
 * What became of the words of a text.
 *
 * @param keys what each token says; equal keys are the same word.
 */
export function compareWords(
  before: Token[],
  after: Token[],
  keys: {before: string[]; after: string[]}
): Piece[] {
  const [x, y] = [keys.before, keys.after]
  let head = 0
  while (head < x.length && head < y.length && x[head] === y[head]) head++
  let tail = 0
  while (tail < x.length - head && tail < y.length - head && x.at(-1 - tail) === y.at(-1 - tail)) tail++
  const pieces: Piece[] = []
  const same = (i: number, j: number, length: number) => {
    if (length > 0)
      pieces.push({op: 'same', tokens: before.slice(i, i + length), after: after.slice(j, j + length)})
  }
  same(0, 0, head)
  let [i, j] = [head, head]
  const middle = diffArrays(x.slice(head, x.length - tail), y.slice(head, y.length - tail), {
    maxEditLength: patience
  }) ?? [
    {removed: true, added: false, count: x.length - tail - head},
    {removed: false, added: true, count: y.length - tail - head}
  ]
  for (const {removed, added, count = 0} of middle) {
    if (count === 0) continue
    if (removed) pieces.push({op: 'deleted', tokens: before.slice(i, i + count)})
    else if (added) pieces.push({op: 'added', tokens: after.slice(j, j + count)})
    else same(i, j, count)
    if (!added) i += count
    if (!removed) j += count
  }
  same(before.length - tail, after.length - tail, tail)
  return readable(pieces)
}

/** Single words that stayed by chance between changes join them: whole phrases read better. */
function readable(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  let deleted: Token[] = []
  let added: Token[] = []
  const flush = () => {
    if (deleted.length > 0) joined.push({op: 'deleted', tokens: deleted})
    if (added.length > 0) joined.push({op: 'added', tokens: added})
    deleted = []
    added = []
  }
  pieces.forEach((piece, index) => {
    if (piece.op === 'deleted') deleted.push(...piece.tokens)
    else if (piece.op === 'added') added.push(...piece.tokens)
    else if (isChance(piece, pieces, index)) {
      deleted.push(...piece.tokens)
      added.push(...(piece.after ?? piece.tokens))
    } else {
      flush()
      joined.push(piece)
    }
  })
  flush()
  return joined
}

function isChance({tokens}: Piece, pieces: Piece[], index: number): boolean {
  const around = [pieces[index - 1], pieces[index - 2], pieces[index + 1], pieces[index + 2]]
  const replaced = (one: Piece | undefined, two: Piece | undefined) =>
    one && two && one.op !== 'same' && two.op !== 'same' && one.op !== two.op
  // A cell is changed for itself.
  if (tokens.some(({marks}) => marks.includes('cell'))) return false
  const words = tokens.filter(isWord)
  const short = words.length === 0 || (words.length === 1 && (words[0]?.text.length ?? 0) <= 3)
  return Boolean(short && replaced(around[0], around[1]) && replaced(around[2], around[3]))
}
