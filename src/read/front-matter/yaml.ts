import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {isMap} from 'yaml'
import {report} from '../../diagnostics/report.js'
import {remembering} from '../../environment/kept.js'
import {type FrontMatterSource, legible, type Manuscript} from '../../model/index.js'
import {aliases, normalKey} from './aliases.js'
import {type Repaired, repairYaml} from './repair.js'
import {readToml} from './toml.js'

export type Path = (string | number)[]

/** YAML as a value, with the place of everything in it. */
export interface YamlValue {
  value: Record<string, unknown>
  /** Place in the manuscript of what stands at a path; of the nearest thing around it else. */
  place(path: Path): Point | undefined
}

/** What was parsed, by its text: who asks for words that a text may call asks first, and so did the build before. */
const parsed = remembering<Repaired>(8)

/**
 * Read YAML. Reports `yaml-syntax` for each slip, and keeps what could be read.
 * Reports `field-duplicate`; the last of two is used, as other tools do.
 */
export function readYaml(source: FrontMatterSource, file: VFile): YamlValue {
  const {yaml, line, path: own} = source
  const {document, lines, slips} = parsed(yaml, () => repairYaml(yaml))
  const at = (offset: number): Point => {
    const {line: row, col} = lines.linePos(offset)
    return {line: row + line - 1, column: col}
  }
  for (const {row, column, message} of slips) {
    const place = {line: line + row, column}
    // Another file's places are not the manuscript's.
    report(
      file,
      'yaml-syntax',
      own ? undefined : place,
      own ? `\`${own}\`, line ${place.line}: ${message}` : message
    )
  }
  let value: unknown
  try {
    // YAML 1.2 core: dates stay strings; aliases may not multiply (CWE-776).
    value = document.toJS({
      maxAliasCount: 50,
      reviver: (_, part) => (typeof part === 'string' ? legible(part) : part)
    })
  } catch (error) {
    report(file, 'yaml-syntax', {line, column: 1}, error instanceof Error ? error.message : String(error))
  }
  const place = (path: Path): Point | undefined => {
    for (let length = path.length; length > 0; length--) {
      const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
      const key = path[length - 1]
      if (isMap(parent)) {
        const pair = parent.items.find(
          (item) => String((item.key as {value?: unknown})?.value ?? item.key) === String(key)
        )
        const range = (pair?.key as {range?: [number, number, number]})?.range
        if (range) return at(range[0])
      }
      const node = document.getIn(path.slice(0, length), true) as
        | {range?: [number, number, number]}
        | undefined
      if (node?.range) return at(node.range[0])
    }
    return yaml ? {line, column: 1} : undefined
  }
  if (isMap(document.contents) && !own) {
    const seen = new Set<string>()
    for (const {key} of document.contents.items) {
      const name = String((key as {value?: unknown})?.value ?? key)
      const range = (key as {range?: [number, number, number]})?.range
      if (seen.has(name)) report(file, 'field-duplicate', range && at(range[0]), name)
      seen.add(name)
    }
  }
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return {value: isRecord ? (value as Record<string, unknown>) : {}, place: own ? () => undefined : place}
}

/**
 * All metadata of a manuscript as one value: a block further down overrules
 * one above it (Pandoc), and both overrule files beside the manuscript.
 */
export function readMetadata({frontMatter, moreMetadata = []}: Manuscript, file: VFile): YamlValue {
  const inside = moreMetadata.filter(({path}) => path === undefined)
  const beside = moreMetadata.filter(({path}) => path !== undefined)
  const read = [...inside.reverse(), frontMatter, ...beside].map((source) =>
    source.format === 'toml' ? readToml(source, file) : readYaml(source, file)
  )
  const [only] = read
  if (only && read.length === 1) return only
  const holding = (key: string | number | undefined) =>
    read.find(({value}) => Object.hasOwn(value, String(key)))
  // `author` of one and `authors` of another are one field.
  const said = new Set<string>()
  const own = read.map(({value}) => {
    const names = Object.keys(value).map((key) => [key, fieldOf(key)] as const)
    const kept = names.filter(([, name]) => !said.has(name))
    for (const [, name] of kept) said.add(name)
    return Object.fromEntries(kept.map(([key]) => [key, value[key]]))
  })
  return {
    value: Object.assign({}, ...own.reverse()),
    place: (path) => holding(path[0])?.place(path)
  }
}

function fieldOf(key: string): string {
  const plain = normalKey(key)
  return aliases[plain] ?? plain
}
