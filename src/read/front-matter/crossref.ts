import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {type GivenName, type GivenNames, statementPrefixes} from '../../model/index.js'
import {normalKey} from './aliases.js'
import {isRecord} from './shapes.js'
import type {Path, YamlValue} from './yaml.js'

/** Quarto's and pandoc-crossref's short names of what is numbered → the kind. */
const kinds: Record<string, string> = {
  __proto__: null as never,
  fig: 'figure',
  figure: 'figure',
  tbl: 'table',
  table: 'table',
  lst: 'listing',
  listing: 'listing',
  eq: 'equation',
  eqn: 'equation',
  sec: 'section',
  ...statementPrefixes
}

/** `fig-title`, `figPrefix`: which name of which kind; `undefined`: another option. */
function optionOf(key: string): [kind: string, part: keyof GivenName] | undefined {
  const [, short = '', part] = /^([a-z]+)_(title|prefix)$/u.exec(normalKey(key)) ?? []
  const kind = kinds[short]
  return kind && part ? [kind, part === 'title' ? 'caption' : 'call'] : undefined
}

/** Whether a field at the top is pandoc-crossref's name of something: `figPrefix`. */
export function isCrossrefOption(key: string): boolean {
  return (
    optionOf(key) !== undefined &&
    /^(?:fig|tbl|lst|eqn|sec)_prefix$|^(?:figure|table|listing)_title$/u.test(normalKey(key))
  )
}

/** Names in Quarto's `crossref:`. Reports `field-unused` for its other options. */
export function crossrefOptions(
  value: unknown,
  path: Path,
  yaml: YamlValue,
  file: VFile
): Record<string, unknown> {
  if (!isRecord(value)) return {}
  const known: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) {
    if (optionOf(key)) known[key] = one
    else report(file, 'field-unused', yaml.place([...path, key]), `crossref.${key}`)
  }
  return known
}

/** What the author calls numbered things; a prefix may be two, of one and of several. */
export function readNames(options: Record<string, string[]> | undefined): GivenNames | undefined {
  if (!options) return undefined
  const names: GivenNames = {}
  for (const [key, [one = '', several = one]] of Object.entries(options)) {
    const [kind, part] = optionOf(key) ?? []
    if (!kind || !part) continue
    names[kind] = {...names[kind], ...(part === 'call' ? {call: [one, several]} : {caption: one})}
  }
  return names
}
