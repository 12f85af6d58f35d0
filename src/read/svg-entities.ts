/** Text that entities may grow a file to, in signs: a bomb of them ends here (CWE-776). */
const sizeLimit = 20_000_000
/** Entities within entities; drawing programs nest none. */
const depthLimit = 8

const doctype = /<!DOCTYPE[^>[]*(?:\[([\s\S]*?)\]\s*)?>/iu
const declaration = /<!ENTITY\s+([\p{L}_:][\p{L}\p{N}._:-]*)\s+(?:"([^"]*)"|'([^']*)')\s*>/gu

/**
 * XML without its document type, the entities it declares put in their places.
 *
 * Drawing programs name their namespaces so: `xmlns="&ns_svg;"`. Only
 * entities with a value of their own count (XML 1.0 §4.2.1); files they name
 * are never read.
 *
 * @throws when they grow the file beyond all measure.
 */
export function expandEntities(source: string): string {
  const found = doctype.exec(source)
  if (!found) return source
  const rest = source.slice(0, found.index) + source.slice(found.index + found[0].length)
  const values = new Map<string, string>()
  for (const [, name, double, single] of (found[1] ?? '').matchAll(declaration)) {
    // The first declaration binds. `&#38;` guards an ampersand from being read with the declaration.
    const value = (double ?? single ?? '').replace(/&#(?:38|x26);/giu, '&')
    if (!values.has(name as string)) values.set(name as string, value)
  }
  return values.size > 0 ? expand(rest, values) : rest
}

function expand(source: string, values: Map<string, string>): string {
  let text = source
  for (let depth = 0; depth < depthLimit; depth++) {
    let size = text.length
    let changed = false
    const next = text.replace(/&([\p{L}_:][\p{L}\p{N}._:-]*);/gu, (whole, name: string) => {
      const value = values.get(name)
      if (value === undefined) return whole
      size += value.length
      if (size > sizeLimit) throw new Error('its entities grow beyond all measure')
      changed = true
      return value
    })
    if (!changed) return text
    text = next
  }
  throw new Error('its entities hold themselves, or are nested too deep')
}
