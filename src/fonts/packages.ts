import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import type {Environment} from '../environment/environment.js'

const require = createRequire(import.meta.url)

/** Read a file of an installed package, as `@fontsource/stix-two-text/unicode.json`. */
export async function readPackageFile(path: string, {files}: Environment): Promise<Uint8Array | undefined> {
  const [scope, name, ...rest] = path.split('/') as [string, string, ...string[]]
  const scoped = scope.startsWith('@')
  const folder = dirname(require.resolve(`${scoped ? `${scope}/${name}` : scope}/package.json`))
  return files.read(join(folder, ...(scoped ? rest : [name, ...rest])))
}
