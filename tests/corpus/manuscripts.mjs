/** Which files below a folder are manuscripts. */
import {readdirSync} from 'node:fs'
import {basename, dirname, extname, join} from 'node:path'

const markdown = new Set(['.md', '.qmd', '.markdown'])
/** Files that stand beside a work and are none. */
const beside =
  /^(?:readme|licen[cs]e|changelog|changes|news|history|contributing|contributors|code_of_conduct|security|authors|todo|install|index_old|_.*)$/iu

/** Paths of manuscripts below a folder, sorted; a README counts where nothing else is. */
export function manuscriptsBelow(root) {
  const folders = new Map()
  for (const entry of readdirSync(root, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !markdown.has(extname(entry.name).toLowerCase())) continue
    if (/(?:^|\/)(?:node_modules|\.[^/]+)\//u.test(path.slice(root.length))) continue
    folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), path])
  }
  const isBeside = (path) => beside.test(basename(path, extname(path)))
  return [...folders.values()]
    .flatMap((paths) => {
      const works = paths.filter((path) => !isBeside(path))
      return works.length > 0 ? works : folders.size === 1 && paths.length === 1 ? paths : []
    })
    .sort()
}
