import {isMap, isScalar, isSeq, LineCounter, parseDocument} from 'yaml'
import type {FrontMatterSource} from '../../model/index.js'

/** A value of the front matter that every galley shows. */
export interface StatedValue {
  value: string
  /** `people`: a part of a name or of an affiliation. */
  kind: 'words' | 'people'
  line: number
  column: number
}

/** Fields whose words stand in the article, wherever they are. */
const fields =
  /^(?:title|subtitle|abstract|summary|description|keywords?|tags|acknowledge?ments?|funding|data-?availability|competing-?interests|conflicts?-?of-?interests?)$/iu
/** Fields that hold people, and institutions. */
const people = /^(?:authors?|contributors?|affiliations?)$/iu
/** What is shown of a person or an institution; a value without a field is its name. */
const names =
  /^(?:name|given(?:-names?)?|family(?:-names?)?|surname|first(?:-name)?|last(?:-name)?|middle(?:-name)?|literal|(?:non-)?dropping-particle|suffix|institution|organi[sz]ation|department|division|group|city|country|region|state)$/iu

/** Values that the article shows, in order, with the places where they begin. */
export function shownValues({yaml, line}: FrontMatterSource): StatedValue[] {
  if (yaml.trim() === '') return []
  const lines = new LineCounter()
  const settings = {lineCounter: lines, logLevel: 'silent', uniqueKeys: false} as const
  const document = parseDocument(yaml, settings)
  // After a slip YAML takes the rest for one value: each field is read for itself.
  if (document.errors.length > 0) {
    const parts = yaml.split(/^(?=[\w'"-]+[ \t]*:)/mu)
    if (parts.length > 1)
      return parts.flatMap((part, at) => shownValues({yaml: part, line: line + rowsOf(parts.slice(0, at))}))
  }
  const found: StatedValue[] = []
  const waiting: {node: unknown; path: string[]}[] = [{node: document.contents, path: []}]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const {node, path} = next
    if (isMap(node)) {
      waiting.push(
        ...node.items
          .map(({key, value}) => ({node: value, path: [...path, String(key).slice(0, 40)]}))
          .reverse()
      )
    } else if (isSeq(node)) {
      waiting.push(...node.items.map((item) => ({node: item, path})).reverse())
    } else if (isScalar(node) && isShown(path, node.value)) {
      const {line: row, col} = lines.linePos(node.range?.[0] ?? 0)
      const kind = people.test(path[0] ?? '') ? 'people' : 'words'
      found.push({value: String(node.value), kind, line: row + line - 1, column: col})
    }
  }
  return found
}

function rowsOf(parts: string[]): number {
  return parts.join('').split('\n').length - 1
}

function isShown(path: string[], value: unknown): boolean {
  const [top = '', ...inner] = path
  // An index ties an author to an affiliation: its mark is Colophon's own.
  if (typeof value !== 'string' && !(fields.test(top) && typeof value === 'number')) return false
  const key = inner.at(-1)
  if (fields.test(top)) return key === undefined || /^(?:statement|text|name|title|terms?)$/iu.test(key)
  if (!people.test(top)) return false
  if (key === undefined) return /\p{L}/u.test(String(value))
  return names.test(key)
}
