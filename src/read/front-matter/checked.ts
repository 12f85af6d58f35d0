import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'

/** An identifier, parsed. Reports `identifier-invalid`; `undefined` when it is none, or not stated. */
export function identifier<T>(
  kind: string,
  value: string | undefined,
  parse: (text: string) => T | undefined,
  why: string,
  place: Point | undefined,
  file: VFile
): T | undefined {
  if (value === undefined) return undefined
  const parsed = parse(value)
  if (parsed === undefined) report(file, 'identifier-invalid', place, kind, value, why)
  return parsed
}
