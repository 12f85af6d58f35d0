/**
 * The manuscript's words that the article does not say.
 *
 * In: a manuscript as it was typed, and the page made of it. Out: a message
 * for each place whose words are nowhere on the page. The parser is not asked:
 * what it dropped, it would not know.
 */
import {count, report} from '../../diagnostics/report.js'
import type {Manuscript, Page} from '../../model/index.js'
import {descendants, elementOf} from '../markup.js'
import {align, type MayStand, nowhere} from './align.js'
import {unexplained} from './explained.js'
import {jatsSourceWords} from './jats-source.js'
import {type ShownWords, shownWords} from './shown.js'
import {type SourceWord, sourceWords} from './source.js'

/** Places named one by one; more are counted. */
const limit = 10

/** So many words in a row say something: they are found together or not at all. */
const sentence = 6

/** Words within a lost sentence that may stand elsewhere all the same. */
const chance = 2

/** Words that stood together, and are gone. */
export interface Loss {
  words: SourceWord[]
}

/** Report `words-lost` for every run of words that was lost, on the manuscript's file. */
export function reportLosses(manuscript: Manuscript, page: Page): void {
  // What was not read at all is not lost one by one.
  if (manuscript.file.messages.some(({ruleId}) => ruleId === 'too-deep')) return
  const losses = findLosses(manuscript, page)
  for (const {words} of losses.slice(0, limit)) {
    const quoted = words.map(({text}) => text).join(' ')
    report(manuscript.file, 'words-lost', words[0]?.place, count(words.length, 'word'), quoted)
  }
  const rest = losses.slice(limit).flatMap(({words}) => words)
  if (rest[0]) report(manuscript.file, 'words-lost', rest[0].place, count(rest.length, 'further word'), '…')
}

/** Runs of the manuscript's words that are not in the article, and that nothing explains. */
export function findLosses(manuscript: Manuscript, page: Page): Loss[] {
  const ids = new Set(page.article.references.map(({key}) => key))
  const called = calledIds(page)
  const isKnown = (id: string) =>
    ids.has(id) ||
    called.has(asId(id)) ||
    /^(?:fig|tbl|tab|table|eqn?|sec|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg)[:-]/iu.test(
      id
    )
  const typed = manuscript.jats ? jatsSourceWords(manuscript.jats) : sourceWords(manuscript, isKnown)
  // Code that its options hide may say what stands beside it: it is not sought, lest it takes the other's place.
  const words = typed.filter(({place}) => !isHidden(place, manuscript))
  const shown = shownWords(page)
  const found = findWords(words, shown)
  const known = {manuscript, page, shown, words, found}
  return runsOf(words, found).flatMap((run) => {
    const lost = unexplained(run, known)
    return lost.length > 0 ? [{words: lost}] : []
  })
}

/** Whether a message says that code is left out which holds this place. */
function isHidden({line, column}: SourceWord['place'], {file}: Manuscript): boolean {
  return file.messages.some(
    ({ruleId, place}) =>
      ruleId === 'code-hidden' &&
      place &&
      'start' in place &&
      (line > place.start.line || (line === place.start.line && column >= place.start.column)) &&
      line < place.end.line
  )
}

/** Ids that the article's own links lead to: MyST calls a figure by whatever name it has. */
function calledIds({slots}: Page): Set<string> {
  const called = new Set<string>()
  for (const nodes of Object.values(slots))
    for (const node of nodes.flatMap((one) => [...descendants(one)])) {
      const href = elementOf(node)?.name === 'a' && 'properties' in node ? node.properties['href'] : undefined
      if (typeof href === 'string' && href.startsWith('#')) called.add(asId(href.slice(1)))
    }
  return called
}

/** Signs that no id of a page has are hyphens there. */
function asId(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
}

type ShownSlot = ShownWords['slots'][number]

const people = new Set<ShownSlot>([
  'type',
  'title',
  'contributors',
  'affiliations',
  'authorNotes',
  'facts',
  'statements'
])
const front = new Set<ShownSlot>([...people, 'abstract'])
const list = new Set<ShownSlot>(['references', 'record'])

/**
 * For each word its place in the article, or `nowhere`.
 *
 * First what the front matter states, as it can stand in the front only; what
 * is left is searched for the text, which may give front matter too.
 */
function findWords(words: SourceWord[], shown: ShownWords): Int32Array {
  const found = new Int32Array(words.length).fill(nowhere)
  const used = new Set<number>()
  const find = (stated: SourceWord['stated'], isOpen: (slot: ShownSlot) => boolean) => {
    const from = words.flatMap((word, index) => (word.stated === stated ? [index] : []))
    const to = shown.slots.flatMap((slot, index) => (isOpen(slot) && !used.has(index) ? [index] : []))
    const own = from.map((index) => words[index] as SourceWord)
    const slots = to.map((index) => shown.slots[index] as ShownSlot)
    const places = align(
      own.map(({key}) => key),
      own.map(({passage}) => passage),
      to.map((index) => shown.keys[index] as string),
      (places) => (stated ? () => true : mayStandAlone(own, slots, places))
    )
    from.forEach((index, at) => {
      const place = to[places[at] as number]
      if (place === undefined) return
      found[index] = place
      used.add(place)
    })
  }
  find('people', (slot) => people.has(slot))
  find('words', (slot) => front.has(slot))
  find(undefined, () => true)
  return found
}

/**
 * Where a word of the text may be found, whatever stands beside it: parts of
 * a typed reference in the list; what is lifted into the front, there; and
 * where few are missing, wherever the text has one more of them.
 */
function mayStandAlone(words: SourceWord[], slots: ShownSlot[], found: Int32Array): MayStand {
  const listed = new Set<number>()
  words.forEach(({passage}, index) => {
    const slot = slots[found[index] as number]
    if (slot && list.has(slot)) listed.add(passage)
  })
  return (i, j, row) => {
    const slot = slots[j] as ShownSlot
    if (list.has(slot)) return listed.has((words[i] as SourceWord).passage)
    return row < sentence || front.has(slot)
  }
}

/** Words in a row that were not found, no longer than their passage; a word or two found by chance divides nothing. */
function runsOf(words: SourceWord[], found: Int32Array): SourceWord[][] {
  const runs: SourceWord[][] = []
  let last = -1
  words.forEach((word, index) => {
    if (found[index] !== nowhere) return
    const run = runs.at(-1)
    const between = words.slice(last + 1, index)
    const follows = run?.at(-1)?.passage === word.passage && between.length <= (run.length >= 3 ? chance : 0)
    if (run && follows) run.push(...between, word)
    else runs.push([word])
    last = index
  })
  return runs
}
