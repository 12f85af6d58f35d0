import {existsSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'

const require = createRequire(import.meta.url)

/**
 * Version of an installed package, exported or not.
 *
 * @throws when it is not installed.
 */
export function versionOf(name: string): string {
  const places = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name, 'package.json'))
  const found = places.find((place) => existsSync(place))
  if (!found) throw new Error(`Cannot find the package ${name}: run \`npm ci\``)
  return versionIn(found)
}

function versionIn(path: string | URL): string {
  return (JSON.parse(readFileSync(path, 'utf8')) as {version: string}).version
}

/** Colophon's own version. */
export const version = versionIn(new URL('../package.json', import.meta.url))
