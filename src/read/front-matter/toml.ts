import {parse, TomlDate, TomlError} from 'smol-toml'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {type FrontMatterSource, legible} from '../../model/index.js'
import type {YamlValue} from './yaml.js'

/** Read TOML front matter, as Hugo has it. Reports `yaml-syntax` where it is no TOML. */
export function readToml({yaml: source, line}: FrontMatterSource, file: VFile): YamlValue {
  let value: Record<string, unknown> = {}
  try {
    value = plain(parse(source, {maxDepth: 50})) as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [reason = ''] = error.message.split('\n')
    report(file, 'yaml-syntax', {line: line + error.line - 1, column: error.column}, reason)
  }
  const rows = source.split('\n')
  return {
    value,
    place: ([key]) => {
      const row = rows.findIndex((text) => {
        const name = /^\s*\[*\s*["']?([\w-]+)/u.exec(text)?.[1]
        return name !== undefined && name === String(key)
      })
      return {line: row < 0 ? line : line + row, column: 1}
    }
  }
}

/** Tables, lists and strings; dates as they were written. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (typeof value === 'string') return legible(value)
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
}
