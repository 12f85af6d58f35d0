import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Folder that Colophon is installed in: where `package.json` and `templates/` lie. Sources and bundle both find it. */
export const installation = folderAbove(fileURLToPath(import.meta.url), (folder) =>
  existsSync(join(folder, 'templates'))
)

/** Colophon's own version. */
export const version = versionIn(installation)

const require = createRequire(import.meta.url)

/**
 * A CommonJS package, or a JSON file of one, loaded when it is first needed.
 *
 * Not imported: Node would read it twice, first for the names of its exports,
 * which takes a large one longer than to run.
 *
 * @throws when it is not installed.
 */
export function loadPackage<T>(name: string): T {
  return require(name) as T
}

/**
 * Folder of an installed package.
 *
 * @throws when it is not installed.
 */
export function packageFolder(name: string): string {
  const folder = folders.get(name) ?? findPackage(name)
  folders.set(name, folder)
  return folder
}

const folders = new Map<string, string>()

function findPackage(name: string): string {
  const places = require.resolve.paths(name) ?? []
  const found = places
    .map((place) => join(place, name))
    .find((folder) => existsSync(join(folder, 'package.json')))
  if (!found) throw new Error(`Cannot find the package ${name}: run \`npm ci\``)
  return found
}

/**
 * Version of an installed package.
 *
 * @throws when it is not installed.
 */
export function versionOf(name: string): string {
  return versionIn(packageFolder(name))
}

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {version: string}).version
}

function folderAbove(path: string, isRoot: (folder: string) => boolean): string {
  const folder = dirname(path)
  if (isRoot(folder) || folder === path) return folder
  return folderAbove(folder, isRoot)
}
