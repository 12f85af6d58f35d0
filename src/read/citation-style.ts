import {isAbsolute, join} from 'node:path'
import type {Point} from 'unist'
import {fromXml} from 'xast-util-from-xml'
import type {Environment} from '../environment/environment.js'
import {type CitationStyleSource, legible, type Manuscript} from '../model/index.js'
import {readText} from './bibliography-files.js'

/**
 * The citation style a manuscript names: a path in its folder, or a style
 * installed on this machine, for Pandoc or by Zotero.
 *
 * A dependent style gives its parent. Whether a name that has no file is one
 * that comes with Colophon is `resolve/`'s to say.
 */
export async function readCitationStyle(
  csl: string,
  manuscript: Manuscript,
  environment: Environment,
  place?: Point
): Promise<CitationStyleSource> {
  const found = await findStyle(csl, manuscript, environment)
  return place ? {...found, place} : found
}

async function findStyle(
  csl: string,
  manuscript: Manuscript,
  environment: Environment
): Promise<CitationStyleSource> {
  const folders = installedFolders(environment)
  const isPath = /[/\\]|\.csl$/iu.test(csl)
  const base = csl.replace(/^.*[/\\]|\.csl$/giu, '')
  const own = await readText(isPath ? csl : `${csl}.csl`, manuscript, environment)
  const xml = own ?? (await readInstalled(base, folders, environment))
  const parent = xml && parentOf(xml)
  const known = xml && !parent ? [] : await installedNames(folders, environment)
  if (!parent) return {name: base, known, ...(xml && {xml})}
  const beside = await readText(`${parent}.csl`, manuscript, environment)
  const whole = beside ?? (await readInstalled(parent, folders, environment))
  return {name: parent, known, ...(whole && !parentOf(whole) && {xml: whole})}
}

function installedFolders({variable}: Environment): string[] {
  const home = variable('HOME') ?? variable('USERPROFILE')
  const data = variable('XDG_DATA_HOME') ?? (home && join(home, '.local', 'share'))
  const folders = [
    data && join(data, 'pandoc', 'csl'),
    home && join(home, '.pandoc', 'csl'),
    home && join(home, '.csl'),
    home && join(home, 'Zotero', 'styles')
  ]
  return folders.flatMap((folder) => (folder && isAbsolute(folder) ? [folder] : []))
}

/** Zotero keeps dependent styles in `hidden/`, or their parents. */
const below = ['', 'hidden', 'dependent']

async function readInstalled(
  name: string,
  folders: string[],
  {files}: Environment
): Promise<string | undefined> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,199}$/u.test(name)) return undefined
  for (const folder of folders) {
    for (const inner of below) {
      const bytes = await files.read(join(folder, inner, `${name}.csl`))
      if (bytes) return legible(new TextDecoder().decode(bytes))
    }
  }
  return undefined
}

async function installedNames(folders: string[], {files}: Environment): Promise<string[]> {
  const lists = await Promise.all(folders.map((folder) => files.list(folder)))
  return lists.flatMap((names) =>
    (names ?? []).flatMap((name) => (name.endsWith('.csl') ? [name.slice(0, -'.csl'.length)] : []))
  )
}

/** Name of the style that a dependent one stands for; `undefined` for a style of its own. */
function parentOf(xml: string): string | undefined {
  if (!xml.includes('independent-parent')) return undefined
  try {
    const [root] = fromXml(xml.replace(/^\uFEFF/u, '').trimStart()).children.filter(
      (node) => node.type === 'element'
    )
    const info = root?.children.find((node) => node.type === 'element' && node.name === 'info')
    if (info?.type !== 'element') return undefined
    for (const node of info.children) {
      if (node.type !== 'element' || node.attributes['rel'] !== 'independent-parent') continue
      return node.attributes['href']?.replace(/^.*\//u, '')
    }
  } catch {
    // What is no XML is told of when it is used.
  }
  return undefined
}
