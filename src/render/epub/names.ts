import {isDevice} from '../../model/index.js'

/** Names the packager writes itself, which no document or resource may take. */
const taken = ['mimetype', 'content.opf', 'toc.xhtml', 'toc.ncx', 'style.css']

/** Gives out names that are safe on every file system, each once, letter case aside. */
export function nameGiver(): (wish: string, fallback: string) => string {
  const given = new Set(taken.map(stem))
  return (wish, fallback) => {
    const safe = safeStem(wish)
    const base = isDevice(safe) ? `${fallback}-${safe}` : safe || fallback
    let name = base
    for (let n = 2; given.has(name); n += 1) name = `${base}-${n}`
    given.add(name)
    return name
  }
}

/** Lower-case ASCII letters, digits and hyphens of an id; empty when none are in it. */
export function safeStem(id: string): string {
  const ascii = id.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return ascii
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/gu, '')
}

/**
 * Names that can stand in the package, as they are; throws for any other.
 *
 * The packager overwrites files of one name silently, and an archive that is
 * unpacked must not reach outside its folder.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-container-filenames
 */
export function assertPackable(names: string[]): void {
  const seen = new Set(taken)
  for (const name of names) {
    if (!/^(?:[A-Za-z0-9][-._A-Za-z0-9]*\/)*[A-Za-z0-9][-._A-Za-z0-9]*$/u.test(name)) {
      throw new Error(
        `Cannot pack \`${name}\`: use letters, digits, hyphens, points and underscores in file names`
      )
    }
    const key = name.toLowerCase()
    if (seen.has(key)) throw new Error(`Cannot pack \`${name}\`: a second file has this name`)
    seen.add(key)
  }
}

function stem(name: string): string {
  return name.replace(/\..*$/u, '')
}
