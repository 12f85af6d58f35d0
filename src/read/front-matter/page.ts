import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {type PageFault, type PageSettings, parsePage, type Settings} from '../../model/index.js'
import type {FrontMatter} from './schema.js'
import type {Path} from './yaml.js'

/** Size and margins of the printed page. Reports what `sayPageFault` does; that is left to the template. */
export function readPage(
  value: FrontMatter['page'],
  at: (name: 'page', ...path: Path) => Point | undefined,
  file: VFile
): {page?: Settings['page']} {
  if (value === undefined) return {}
  const {page, faults} = parsePage(typeof value === 'string' ? {size: value} : stated(value))
  for (const fault of faults) sayPageFault(fault, at('page', ...fault.path), file)
  return isEmpty(page) ? {} : {page: {...page, place: at('page')}}
}

/** Reports `page-size-unknown`, `page-landscape`, `page-size-range`, `field-unknown`, `field-invalid`. */
export function sayPageFault(
  {kind, path, value, hint}: PageFault,
  place: Point | undefined,
  file: VFile
): void {
  const field = ['page', ...path].join('.')
  switch (kind) {
    case 'size':
      report(file, 'page-size-unknown', place, value, hint)
      break
    case 'landscape':
      report(file, 'page-landscape', place, value)
      break
    case 'range':
      report(file, 'page-size-range', place, value)
      break
    case 'side':
      report(file, 'field-unknown', place, field, hint)
      break
    case 'length':
      report(file, 'field-invalid', place, field, 'a length with its unit, as 20mm or 0.8in,', value)
      break
    case 'lengths':
      report(
        file,
        'field-invalid',
        place,
        field,
        'one to four lengths with their units, as 20mm 15mm,',
        value
      )
      break
  }
}

/** What YAML leaves open as `undefined` is not there. */
export function stated<T extends object>(fields: T): {[Key in keyof T]: Exclude<T[Key], undefined>} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

function isEmpty({size, margins}: PageSettings): boolean {
  return size === undefined && Object.keys(margins ?? {}).length === 0
}
