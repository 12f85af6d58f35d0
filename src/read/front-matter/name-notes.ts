import {readTexAccents} from '../../model/index.js'

/** A name as it stands in front matter, with what hangs on it taken off. */
export interface AnnotatedName {
  name: string
  /** Footnotes: `^[co-first author]`, `\thanks{…}`. */
  notes: string[]
  /** Raised marks one by one: `1`, `*`, `†`. */
  marks: string[]
  email?: string
  /** Target of a link around the name. */
  url?: string
}

/** A longer text is no name; it is kept as it stands. In characters. */
const lengthLimit = 1000

const noteStart = /\^\[|\\(?:footnote|thanks|footnotemark|tnoteref|corref|fnref)\s*\{/u
const raised =
  /\$\s*\^\s*\{?([^{}$]{1,40})\}?\s*\$|\^([^^\s[\]]{1,40})\^|<sup>([^<>]{1,40})<\/sup>|\\textsuperscript\s*\{([^{}]{1,40})\}|([¹²³⁴⁵⁶⁷⁸⁹⁰]+)|\\?([*†‡§¶#]+)(?=\s*[,;]?\s*$)|(\[\^[\w-]{1,40}\])/gu

/** Take notes, raised marks, markup, TeX and an address off a name. */
export function readNameNotes(text: string): AnnotatedName {
  if (text.length > lengthLimit) return {name: text, notes: [], marks: []}
  const {rest, notes} = cutNotes(readTexAccents(text))
  const marks: string[] = []
  let email: string | undefined
  let url: string | undefined
  const name = rest
    .replace(raised, (...found) => {
      const mark = found.slice(1, 8).find((group) => typeof group === 'string') as string
      marks.push(
        ...mark
          .normalize('NFKC')
          .split(/[\s,;\\]+|(?<=[*†‡§¶#])|(?=[*†‡§¶#])/u)
          .filter(Boolean)
      )
      return ''
    })
    .replace(/\[([^[\]]+)\]\(<?((?:https?:|mailto:|[\w.+-]{1,64}@)[^()<>\s]+)>?\)/gu, (_, words, target) => {
      if (/^https?:/iu.test(target)) url = target
      else email = target.replace(/^mailto:/iu, '')
      return words
    })
    .replace(
      /[<(]?(?:mailto:)?([\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5})[>)]?/u,
      (_, address: string) => {
        email = address
        return ''
      }
    )
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/\\(?:,|;| |~)|~/gu, ' ')
    .replace(/\\[a-zA-Z]+\s*(?=\{)/gu, '')
    .replace(/(?<![\p{L}\p{N}])[*_`]+|[*_`]+(?![\p{L}\p{N}])/gu, '')
  return {name: name.replace(/\s+/gu, ' ').trim(), notes, marks, email, url}
}

const sharedNote = /\\(?:footnotemark|samethanks)(?:\s*\[(\d{1,3})\])?(?!\s*\{)/gu

/**
 * Authors of whom one has another's note, `\footnotemark[1]`, have it as their
 * own: the notes are counted in the order of names.
 */
export function withSharedNotes(names: string[]): string[] {
  if (!names.some((name) => name.search(sharedNote) >= 0)) return names
  const notes: string[] = []
  return names.map((name) => {
    if (name.length > lengthLimit) return name
    notes.push(...cutNotes(name).notes)
    return name.replace(sharedNote, (whole, number: string | undefined) => {
      const note = number ? notes[Number(number) - 1] : notes.at(-1)
      return note === undefined ? whole : `\\thanks{${note}}`
    })
  })
}

/** Cut bracketed notes out of a text, their brackets in balance. */
function cutNotes(text: string): {rest: string; notes: string[]} {
  const notes: string[] = []
  let rest = ''
  let left = text
  for (let found = noteStart.exec(left); found; found = noteStart.exec(left)) {
    const open = found.index + found[0].length
    const end = closing(left, open, found[0].endsWith('[') ? '[]' : '{}')
    if (end === undefined) break
    rest += left.slice(0, found.index)
    notes.push(left.slice(open, end).trim())
    left = left.slice(end + 1)
  }
  return {rest: rest + left, notes: notes.filter(Boolean)}
}

function closing(text: string, start: number, [open, close]: string | string[]): number | undefined {
  let depth = 1
  for (let at = start; at < text.length; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  return undefined
}

const institution =
  /univers(?:it|id)|institut|college|school|d[eé]parta?e?ment|departamento|dipartimento|facult(?:y|é|ad)|faculdade|fakult|hospital|h[oô]pital|laborat|academ[iy]|académie|centre|center\b|\bcentro\b|pol[iy]te[ck]h?ni|hochschule|\bescuela\b|\bescola\b|\bécole\b|corporation|\binc\b|\bgmbh\b|\bltd\b|\bCNRS\b|大学|研究所|学院|医院/iu

/** Whether words name a place where people work, rather than a person. */
export function namesInstitution(text: string): boolean {
  return institution.test(text)
}

/**
 * People in one string: `A, B and C`; `A; B`; in filing order `Doe, Jane and
 * Roe, Richard`. Separators inside notes part nobody; an institution after a
 * name belongs to it.
 */
export function splitPeople(text: string): string[] {
  if (text.length > 20 * lengthLimit) return [text]
  const hidden: string[] = []
  const flat = text.replace(/\^\[[^\]]*\]|\{[^{}]*\}|\([^()]*\)|\^[^^\s]+\^|\$[^$]*\$/gu, (part) => {
    hidden.push(part)
    return `\uE000${hidden.length - 1}\uE001`
  })
  const shown = (part: string) =>
    part.replace(/\uE000(\d+)\uE001/gu, (_, index) => hidden[Number(index)] as string).trim()
  const people = separate(flat).map(shown)
  return people.filter(Boolean)
}

function separate(text: string): string[] {
  if (text.includes(';')) return text.split(';')
  const groups = text.split(/\s*,?\s+(?:and|und|et|&|\\and)\s+|\s*[、，]\s*/u)
  const commas = groups.map((group) => group.split(/\s*,\s*/u))
  if (groups.length === 1 && namesInstitution(text)) return [text]
  const filed = commas.every(
    ([family = '', given = '', ...more]) =>
      more.length === 0 &&
      given !== '' &&
      family.split(' ').length <= 2 &&
      (groups.length > 1 || !/\s/u.test(family))
  )
  if (filed) return groups
  return commas.flatMap((names) =>
    names.reduce<string[]>((all, name) => {
      if (all.length > 0 && /^(?:jr|sr|ii|iii|iv|ph\.?d|m\.?d)\.?$/iu.test(name))
        all[all.length - 1] += `, ${name}`
      else all.push(name)
      return all
    }, [])
  )
}
