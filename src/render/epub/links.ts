import type {Element} from '../../model/index.js'
import type {Location} from './elements.js'

/**
 * Lead a link of the one page to the file its target is in; changes it in place.
 *
 * A link to nowhere keeps its words and loses its address: EPUBCheck counts a
 * dead link as an error (RSC-012), and its reader would too.
 */
export function mendLink({properties}: Element, {here, where}: Pick<Location, 'here' | 'where'>): void {
  const {href} = properties
  if (typeof href !== 'string') return
  if (!href.startsWith('#')) {
    const address = external(href)
    if (address) properties['href'] = address
    else delete properties['href']
    return
  }
  const id = [href.slice(1), decoded(href.slice(1))].find((name) => where.has(name))
  const file = id && where.get(id)
  if (id && file) {
    properties['href'] = `${file === here ? '' : file}#${fragment(id)}`
    return
  }
  delete properties['href']
  delete properties['role']
  delete properties['epub:type']
}

/** An id as a link writes it; letters of any script stand for themselves, as in the id (RFC 3987). */
export function fragment(id: string): string {
  return id.replace(/[\s"#%<>\\^`{|}]/gu, encodeURIComponent)
}

/** An address as RFC 3986 has it, signs outside its grammar percent-encoded; `undefined` for what leads nowhere. */
function external(href: string): string | undefined {
  const address = href
    .trim()
    .replace(/%(?![\dA-Fa-f]{2})/gu, '%25')
    .replace(/[\s"<>\\^`{|}]/gu, encodeURIComponent)
  return /^(?:https?|mailto|ftp|tel|doi|urn):/iu.test(address) && URL.canParse(address) ? address : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
