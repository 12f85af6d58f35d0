import type {Element} from 'xast'
import {x} from 'xastscript'
import type {IsoDate} from '../../model/index.js'

/** JATS `<day>`, `<month>`, `<year>`, as far as they are known. */
export function dateParts(date: IsoDate): Element[] {
  const [year, month, day] = date.split('-')
  return [...(day ? [x('day', day)] : []), ...(month ? [x('month', month)] : []), x('year', year ?? '')]
}
