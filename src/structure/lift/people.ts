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
import {type Byline, type Evidence, readAuthorLine} from './authors.js'
import {type Notice, readNotice} from './correspondence.js'
import type {Claim, Head, Passage} from './head.js'
import {findLabels, headingLabel, parts} from './labels.js'
import {type Line, linesOf} from './lines.js'
import {withMarks} from './marks.js'

/** People of a head, and where they stood. */
export interface People {
  contributors: Contributor[]
  affiliations: Affiliation[]
  claims: Claim[]
  authorPlace: Passage
  affiliationPlace?: Passage
  /** Lines between recognised ones that nobody understood. */
  unclear: {text: string; passage: Passage}[]
  /** Marks without affiliation, with the author who carries them. */
  dangling: {mark: string; author: Contributor}[]
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
  const readings = [...merge(readLines(lines)), ...laterNotices(head, lines)]
  const bylines = readings.flatMap((reading) => (reading.kind === 'authors' ? [reading] : []))
  const first = bylines[0]
  if (!first || !isEvident(readings, head, after)) return undefined
  const people = assemble(readings)
  return {...people, authorPlace: first.line.passage}
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
    const label = findLabels(passage.text, passage.node as Paragraph)[0]
    lines.push(...linesOf(passage, label?.start))
    if (label) break
    if (passage.kind === 'paragraph' && isProse(passage.text) && !readAuthorLine(passage.node.children)) {
      lines.splice(lines.findIndex((line) => line.passage === passage))
      break
    }
  }
  return lines
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
  for (const line of lines) {
    const last = readings.at(-1)
    const notice = readNotice(line.text, line.passage.mark)
    const named = readings.some((reading) => reading.kind === 'authors')
    const byline = notice ? undefined : readAuthorLine(line.nodes)
    const ordered = /^\d+$/u.test(line.passage.mark ?? '') ? line.passage.mark : undefined
    const found = notice ? undefined : readAffiliationLine(withMarks(line.nodes, false), ordered)
    if (notice) readings.push({kind: 'notice', line, notice})
    else if (byline && !ordered && (!found || byline.evidence === 'marks')) {
      readings.push({kind: 'authors', line, ...byline})
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
    (one) => one.kind === 'paragraph' && !known.some(({passage}) => passage === one)
  )
  return rest
    .flatMap((passage) => linesOf(passage))
    .flatMap((line): Reading[] => {
      const notice = readNotice(line.text)
      const speaks =
        notice &&
        (notice.kind !== 'address' ||
          /^[*＊∗\s]*(?:corresponding|correspondence|e-?mail address|通[信讯]作者|通訊作者)/iu.test(
            line.text
          ))
      return speaks ? [{kind: 'notice', line, notice}] : []
    })
}

/** Author lines broken after a comma are one. */
function merge(readings: Reading[]): Reading[] {
  return readings.filter((reading, index) => {
    if (reading.kind !== 'unclear') return true
    return !/^[\p{P}\p{S}\s]*$/u.test(reading.line.text) || index === 0
  })
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
