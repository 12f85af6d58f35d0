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
    else if (key === 'custom') Object.assign(known, customKinds(one))
    else report(file, 'field-unused', yaml.place([...path, key]), `crossref.${key}`)
  }
  return known
}

/** Quarto's `custom`: things that are counted for themselves, each under the beginning of its ids. */
function customKinds(value: unknown): Record<string, string[]> {
  const named = [value].flat().flatMap((one) => {
    if (!isRecord(one)) return []
    const {
      key,
      'reference-prefix': reference,
      'caption-prefix': caption,
      'space-before-numbering': space
    } = one
    const call = typeof reference === 'string' ? reference : ''
    if (typeof key !== 'string' || !/^[a-z]\w{0,30}$/iu.test(key) || !call) return []
    const said = [
      typeof caption === 'string' ? caption : call,
      call,
      ...(space === false ? ['unspaced'] : [])
    ]
    return [[`${ownPrefix}${key}`, said] as const]
  })
  return Object.fromEntries(named)
}

/** No option of the author's is called so. */
const ownPrefix = 'custom: '

/** What the author calls numbered things; a prefix may be two, of one and of several. */
export function readNames(options: Record<string, string[]> | undefined): GivenNames | undefined {
  if (!options) return undefined
  const names: GivenNames = {}
  for (const [key, [one = '', several = one, unspaced]] of Object.entries(options)) {
    if (key.startsWith(ownPrefix))
      names[key.slice(ownPrefix.length)] = {caption: one, call: [several, several], own: {spaced: !unspaced}}
    const [kind, part] = optionOf(key) ?? []
    if (!kind || !part) continue
    names[kind] = {...names[kind], ...(part === 'call' ? {call: [one, several]} : {caption: one})}
  }
  return names
}
