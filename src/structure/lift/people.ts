/**
 * The block of authors, affiliations and addresses between title and abstract.
 *
 * Lines are told apart one by one; only when names and marks agree is the
 * block taken. What no field holds stays in the text.
 */
import type {Paragraph} from 'mdast'
import type {Affiliation, Contributor} from '../../model/index.js'
import {type MarkedAffiliation, namesInstitution, readAffiliationLine} from './affiliations.js'
import {assemble} from './assemble.js'
import {readAuthorBlocks} from './author-blocks.js'
import {type Byline, type Evidence, readAuthorLine} from './authors.js'
import {type Block, readCitedAuthors} from './cited-authors.js'
import {type Notice, readNotice} from './correspondence.js'
import {type Claim, type Head, nodesOf, type Passage} from './head.js'
import {findLabels, headingLabel, parts} from './labels.js'
import {type Line, linesOf} from './lines.js'
import {withMarks} from './marks.js'
import {readTornPlaces} from './torn-places.js'

/** People of a head, and where they stood. */
export interface People {
  contributors: Contributor[]
  affiliations: Affiliation[]
  claims: Claim[]
  authorPlace: Passage
  affiliationPlace?: Passage
  /** Lines between recognised ones that nobody understood; `again`: places below names that are given once more. */
  unclear: {text: string; passage: Passage; again?: true}[]
  /** Marks without affiliation, with the author who carries them. */
  dangling: {mark: string; author: Contributor}[]
  /** Marks that were misread and are taken for a 1. */
  guessed: {mark: string; author: Contributor}[]
}

/** A line, and what it is. */
export type Reading =
  | {kind: 'authors'; line: Line; authors: Byline[]; evidence: Evidence}
  | {kind: 'affiliations'; line: Line; affiliations: MarkedAffiliation[]}
  | {kind: 'notice'; line: Line; notice: Notice}
  | {kind: 'unclear'; line: Line}

/** Authors and affiliations that follow `after`, or begin the text; `undefined` without clear evidence. */
export function readPeople(head: Head, after: Passage | undefined): People | undefined {
  const lines = zone(head, after)
  const near = [...merge(readLines(lines)), ...laterNotices(head, lines)]
  const readings = [...near, ...laterPlaces(head, lines, near)]
  const bylines = readings.flatMap((reading) => (reading.kind === 'authors' ? [reading] : []))
  const first = bylines[0]
  const people =
    first && isEvident(readings, head, after)
      ? {...assemble(readings), authorPlace: first.line.passage}
      : undefined
  const cited = after && (readCitedAuthors(head, after) ?? readAuthorBlocks(head, after))
  if (!cited || (people?.contributors.length === cited.length && people.affiliations.length > 0))
    return people
  const blocks = readingsOf(cited)
  const [block] = blocks
  return block && {...assemble([...blocks, ...laterNotices(head, lines)]), authorPlace: block.line.passage}
}

/** Authors of blocks, each with the place below; one place is one, however many work there. */
function readingsOf(blocks: Block[]): Reading[] {
  const known = new Map<string, MarkedAffiliation>()
  return blocks.flatMap(({byline, affiliation, places}): Reading[] => {
    const lines = places.map(({passage, range}): Line => {
      const text = passage.text.slice(...range).trim()
      return {passage, range, text, nodes: nodesOf(passage, range)}
    })
    const [line, ...more] = lines
    if (!line || !affiliation) return []
    const one = known.get(affiliation.text) ?? affiliation
    known.set(affiliation.text, one)
    return [
      {kind: 'authors', line, authors: [byline], evidence: 'marks'},
      ...(more.length > 0 ? more : [line]).map(
        (own, index): Reading => ({kind: 'affiliations', line: own, affiliations: index === 0 ? [one] : []})
      )
    ]
  })
}

/** Whether a passage's line reads as authors; for telling the title before it. */
export function beginsWithAuthors(passage: Passage): boolean {
  const line = linesOf(passage)[0]
  return line !== undefined && readAuthorLine(line.nodes) !== undefined
}

/** Lines between title and abstract. */
function zone(head: Head, after: Passage | undefined): Line[] {
  const lines: Line[] = []
  const start = after ? head.passages.indexOf(after) : 0
  for (const passage of head.passages.slice(start)) {
    if (passage.kind === 'heading' && passage !== after) {
      if (headingLabel(passage.text)) break
      continue
    }
    if (lines.length > 0 && isStructured(head, passage)) break
    // `laterPlaces` reads what a text's end says.
    if (head.feet.has(passage.block) && firstPlace.test(passage.text)) continue
    const label = findLabels(passage.text, passage.node as Paragraph)[0]
    lines.push(...withoutCitation(wholeNotice(linesOf(passage, label?.start))).flatMap(withoutAddresses))
    if (label) break
    // A licence that names the authors as its owners parts no byline from its title.
    if (/^.{3,60}?\bet al\.\sThis is an open[- ]access article/u.test(passage.text)) continue
    if (passage.kind === 'paragraph' && isProse(passage.text) && !readAuthorLine(passage.node.children)) {
      const own = lines.findIndex((line) => line.passage === passage)
      // What others understood is no prose of the text.
      if (own < 0 && passage.claims.length > 0) continue
      if (own >= 0) lines.splice(own)
      break
    }
  }
  return lines
}

/** `1,2University of Q, Town Email: …`: where authors work, and the addresses behind it. */
function withoutAddresses(line: Line): Line[] {
  const at = /^\s*\uE000?\d(?:\s?,\s?\d)*\s?\p{Lu}/u.test(line.text)
    ? line.text.search(/[\s.;,]e-?mails?\s*[:：]/iu)
    : -1
  if (at < 20) return [line]
  const {passage} = line
  const start = passage.text.indexOf(line.text, line.range[0])
  if (start < 0) return [line]
  const ranges: [number, number][] = [
    [line.range[0], start + at],
    [start + at + 1, line.range[1]]
  ]
  return ranges.map((range) => ({
    passage,
    range,
    text: passage.text.slice(...range).trim(),
    nodes: nodesOf(passage, range)
  }))
}

/** Lines without those of a citation among them, whose names are no byline: from `Citation:` to its DOI. */
function withoutCitation(lines: Line[]): Line[] {
  const start = lines.findIndex(({text}) => /^citation\s*:\s*\p{Lu}/iu.test(text))
  if (start < 0) return lines
  const end = lines.findIndex(({text}, index) => index >= start && /doi\.org|\b10\.\d{4}/iu.test(text))
  const stop =
    end < 0 ? lines.findIndex(({text}, index) => index > start && /^copyright|©/iu.test(text)) : end + 1
  return [...lines.slice(0, start), ...(stop < 0 ? [] : lines.slice(stop))]
}

/** A part of an abstract, `Methods: …`, that another part follows or precedes. */
function isStructured(head: Head, passage: Passage): boolean {
  const at = head.passages.indexOf(passage)
  return (
    parts.test(passage.text) &&
    [head.passages[at - 1], head.passages[at + 1]].some((one) => one !== undefined && parts.test(one.text))
  )
}

function isProse(text: string): boolean {
  return (
    text.length > 160 &&
    /[.。]\s/u.test(text) &&
    !namesInstitution(text.slice(0, 160)) &&
    !/[;；]/u.test(text.slice(0, 200))
  )
}

function readLines(lines: Line[]): Reading[] {
  const readings: Reading[] = []
  let known = 0
  for (const [index, line] of lines.entries()) {
    if (index < known) continue
    const torn = readTornPlaces(lines.slice(index))
    if (torn) {
      known = index + torn.count
      for (const own of lines.slice(index, known))
        readings.push({kind: 'affiliations', line: own, affiliations: own === line ? torn.affiliations : []})
      continue
    }
    const last = readings.at(-1)
    const notice = readNotice(line.text, line.passage.mark)
    const named = readings.some((reading) => reading.kind === 'authors')
    const byline = notice ? undefined : readAuthorLine(line.nodes)
    const ordered = /^\d+$/u.test(line.passage.mark ?? '') ? line.passage.mark : undefined
    const found = notice ? undefined : readAffiliationLine(withMarks(line.nodes, false), ordered)
    if (notice) readings.push({kind: 'notice', line, notice})
    else if (byline && !ordered && (!found || byline.evidence === 'marks')) {
      readings.push({kind: 'authors', line, ...byline})
    } else if (found && !found[0]?.mark && last && isSecondLine(last, line)) {
      const whole = last.affiliations.at(-1)
      if (whole) whole.text += `${/[,;，；]$/u.test(whole.text) ? '' : ','} ${found[0]?.text}`
      last.line = {...last.line, range: [last.line.range[0], line.range[1]]}
    } else if (found && (named || found.every((one) => one.mark))) {
      readings.push({kind: 'affiliations', line, affiliations: found})
    } else if (last?.kind === 'affiliations' && last.line.passage === line.passage && continues(last, line)) {
      const whole = last.affiliations.at(-1)
      if (whole) whole.text += ` ${line.text}`
      last.line = {...last.line, range: [last.line.range[0], line.range[1]]}
    } else readings.push({kind: 'unclear', line})
  }
  return readings
}

/** Whether a line without mark stands right below a marked affiliation, in one paragraph: the rest of it. */
function isSecondLine(last: Reading, line: Line): last is Reading & {kind: 'affiliations'} {
  return (
    last.kind === 'affiliations' &&
    last.line.passage === line.passage &&
    line.passage.kind === 'paragraph' &&
    last.affiliations.every(({mark}) => mark !== undefined && /[\p{L}\d]/u.test(mark)) &&
    continues(last, line)
  )
}

/** An affiliation that runs into the next line. */
function continues(last: Reading & {kind: 'affiliations'}, line: Line): boolean {
  return (
    !/[.。]$/u.test(last.affiliations.at(-1)?.text ?? '.') &&
    line.text.length < 120 &&
    !/[:：]/u.test(line.text)
  )
}

/** Lines about authors at the foot of a first page, wherever extraction put that. */
function laterNotices(head: Head, known: Line[]): Reading[] {
  const rest = head.passages.filter(
    (one) => (one.kind === 'paragraph' || one.mark === '*') && !known.some(({passage}) => passage === one)
  )
  return rest
    .flatMap((passage) => wholeNotice(linesOf(passage)).map((line) => ({line, passage})))
    .flatMap(({line, passage}): Reading[] => {
      const notice = readNotice(line.text, passage.mark)
      const speaks =
        notice &&
        (notice.kind !== 'address' ||
          (notice.label && passage.block.data?.pageFoot) ||
          // `* Ada Bell bell@tides.example` at a page's foot.
          (notice.mark === '*' && notice.emails.length > 0 && head.feet.has(passage.block)) ||
          /^[*＊∗\s]*(?:corresponding|correspondence|e-?mail address|通[信讯]作者|通訊作者|교신 ?저자|責任著者|korrespondier|sorumlu yazar|yazışma adresi|penulis korespondensi|autore corrispondente|auteure? correspondant|autor(?:a|es)? (?:de|para|correspond)|correspondenci|correspondênci|автор для|для (?:переписки|корреспонденции))/iu.test(
            line.text
          ))
      return speaks ? [{kind: 'notice', line, notice}] : []
    })
}

/** `Correspondence to`, alone in its line, with the lines that say whom. */
function wholeNotice(lines: Line[]): Line[] {
  const [first, ...more] = lines
  const last = more.at(-1)
  if (!first || !last || more.length > 3 || !/^correspondence to\s*:?$/iu.test(first.text)) return lines
  return [
    {
      ...first,
      range: [first.range[0], last.range[1]],
      nodes: lines.flatMap(({nodes}) => nodes),
      text: lines.map(({text}) => text).join(' ')
    }
  ]
}

/** Where authors work, said at a text's end, where no place near their names has their marks. */
function laterPlaces(head: Head, known: Line[], near: Reading[]): Reading[] {
  if (near.some(({kind}) => kind === 'affiliations')) return []
  return head.passages
    .filter((one) => (head.feet.has(one.block) || isNote(one)) && !known.some(({passage}) => passage === one))
    .flatMap((passage) => {
      const lines = linesOf(passage)
      // One in each line, as the BMJ has them: the first tells.
      return firstPlace.test(lines[0]?.text ?? '') ? lines : lines.slice(0, 1)
    })
    .flatMap((line): Reading[] => {
      // IEEE's sentences, `¹Ada Bell is with …`, have a reader of their own.
      if (
        !/^\s*(?:\d{1,2}\s?|[a-h]\s)\p{Lu}/u.test(line.text) ||
        /\s(?:is|are|was|were) with\s/u.test(line.text)
      )
        return []
      const text = withMarks(line.nodes, false)
      const [places = '', address] = text.split(/\uE000?✉\uE001?\s*(?=e-?mails?)/u)
      const found = readAffiliationLine(places.trim())
      if (!found?.every(({mark}) => mark)) return []
      const equal = found.filter(({text: words}) => /contributed equally|equal contribution/iu.test(words))
      const notices = equal.flatMap(({mark}): Reading[] =>
        mark ? [{kind: 'notice', line, notice: {kind: 'equal', mark}}] : []
      )
      const mail = address && readNotice(`* ${address}`)
      return [
        {kind: 'affiliations', line, affiliations: found.filter((one) => !equal.includes(one))},
        ...notices,
        ...(mail ? [{kind: 'notice' as const, line, notice: mail}] : [])
      ]
    })
}

/** The first of places at a text's end or a page's foot. */
const firstPlace = /^\s*(?:1\s?|a\s)\p{Lu}/u

/** A note of a head that begins with a raised number and says where somebody works: `¹ Dr., Gazi Üniversitesi, …`. */
function isNote({kind, node, text, claims}: Passage): boolean {
  const [first] = node.children
  return (
    kind === 'paragraph' &&
    claims.length === 0 &&
    first?.type === 'superscript' &&
    /^\s*\d{1,2}\s*\p{Lu}/u.test(text) &&
    text.length < 400 &&
    namesInstitution(text)
  )
}

/** Author lines broken after a comma are one. */
function merge(readings: Reading[]): Reading[] {
  return readings.filter(
    (reading) => reading.kind !== 'unclear' || !/^[\p{P}\p{S}\s]*$/u.test(reading.line.text)
  )
}

/** Marks that meet affiliations, or names that stand where only authors stand. */
function isEvident(readings: Reading[], head: Head, after: Passage | undefined): boolean {
  const authors = readings.filter((reading) => reading.kind === 'authors')
  const position = readings.findIndex((reading) => reading.kind === 'authors')
  const supported = readings.some((reading) => reading.kind === 'affiliations' || reading.kind === 'notice')
  const labelled = head.passages.some(
    (passage) => findLabels(passage.text, passage.node as Paragraph).length > 0
  )
  const marked = authors.some((reading) => reading.evidence === 'marks')
  if (position > 2) return false
  if (!after && position > 0) return marked && supported
  if (marked) return supported || labelled || after !== undefined
  return supported || (after !== undefined && labelled && position === 0)
}
