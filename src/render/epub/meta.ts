import type {Element} from 'xast'
import {x} from 'xastscript'

/** Write `<meta property>`, which may refine another element (EPUB 3.3 §5.5.3.2). */
export function meta(
  property: string,
  value: string,
  attributes: Record<string, string | undefined> = {}
): Element {
  return x('meta', {property, ...attributes}, value)
}
