import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {isMap, LineCounter, parseDocument} from 'yaml'
import {report} from '../../diagnostics/report.js'
import {type FrontMatterSource, legible} from '../../model/index.js'

export type Path = (string | number)[]

/** YAML as a value, with the place of everything in it. */
export interface YamlValue {
  value: Record<string, unknown>
  /** Place in the manuscript of what stands at a path; of the nearest thing around it else. */
  place(path: Path): Point | undefined
}

/** Read YAML. Reports `yaml-syntax` for each slip, and keeps what could be read. */
export function readYaml({yaml, line}: FrontMatterSource, file: VFile): YamlValue {
  const lines = new LineCounter()
  // Tabs for indentation are the slip seen most; two spaces mean what the author meant.
  const source = yaml.replace(/^(?: *\t)+ */gmu, (indent) => indent.replaceAll('\t', '  '))
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent'
  })
  const at = (offset: number): Point => {
    const {line: row, col} = lines.linePos(offset)
    return {line: row + line - 1, column: col}
  }
  for (const error of document.errors) report(file, 'yaml-syntax', at(error.pos[0]), error.message)
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
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  return {value: isRecord ? (value as Record<string, unknown>) : {}, place}
}
