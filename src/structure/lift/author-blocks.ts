/**
 * Authors each in a line with institution and address, `Ada Bell∗ University of Q bell@q.example`, as readers of pages
 * give the columns of conferences.
 */
import {parsePersonName} from '../../model/index.js'
import {namesInstitution} from './affiliations.js'
import type {Block} from './cited-authors.js'
import {byAddress} from './correspondence.js'
import {emailSource} from './email.js'
import type {Head, Passage} from './head.js'
import {headingLabel, labelsOf} from './labels.js'
import {close, open, raisedPattern, splitMarks, withMarks} from './marks.js'
import {isPersonName} from './names.js'

/** Words of a name at most. */
const longest = 4
const addressed = new RegExp(`^(.{8,200}?)[\\s,]+(${emailSource})\\s*$`, 'u')

/** The authors below a title; `undefined` unless every line up to the abstract is one's. */
export function readAuthorBlocks(head: Head, after: Passage): Block[] | undefined {
  const blocks: Block[] = []
  for (const passage of head.passages.slice(head.passages.indexOf(after) + 1)) {
    if (passage.kind === 'heading' ? headingLabel(passage.text) : labelsOf(passage.node).length > 0) break
    if (passage.claims.length > 0 || head.feet.has(passage.block)) continue
    const block = passage.kind === 'paragraph' ? blockOf(passage) : undefined
    if (!block) return undefined
    blocks.push(block)
  }
  return blocks.length > 1 ? blocks : undefined
}

function blockOf(passage: Passage): Block | undefined {
  // IEEE's template counts authors: `1st Ada Bell`.
  const text = withMarks(passage.node.children, false)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\d{1,2}\s?\uE000?\s?(?:st|nd|rd|th)\s?\uE001?\s+(?=\p{Lu})/u, '')
  const [, words = '', email] = addressed.exec(text) ?? []
  if (!email) return undefined
  const found = byMark(words) ?? byLocalPart(words, email)
  if (!found || !isPersonName(found.name)) return undefined
  return {
    byline: {name: parsePersonName(found.name), marks: found.marks, email},
    affiliation: {text: found.place},
    places: [{passage, range: [0, passage.text.length]}]
  }
}

interface Parted {
  name: string
  marks: string[]
  place: string
}

/** A sign stands between name and institution. */
function byMark(words: string): Parted | undefined {
  const at = words.indexOf(open)
  const end = words.indexOf(close)
  const place = words.slice(end + 1).trim()
  if (at < 3 || end < at || place.includes(open) || !/^\p{Lu}/u.test(place)) return undefined
  const marks = [...words.matchAll(raisedPattern)].flatMap(([, raised]) => splitMarks(raised ?? ''))
  return {name: words.slice(0, at).trim(), marks, place}
}

/** The first words whose family the address spells; the others name an institution. */
function byLocalPart(words: string, email: string): Parted | undefined {
  const tokens = words.split(' ')
  for (let size = 2; size <= longest && size < tokens.length; size += 1) {
    const name = tokens.slice(0, size).join(' ')
    const place = tokens.slice(size).join(' ')
    if (!isPersonName(name) || !namesInstitution(place) || !/^\p{Lu}/u.test(place)) continue
    const author = {
      id: '',
      name: parsePersonName(name),
      affiliations: [],
      corresponding: false,
      equalContribution: false,
      deceased: false,
      roles: []
    }
    if (byAddress(email, [author])) return {name, marks: [], place}
  }
  return undefined
}
