import {join} from 'node:path'
import type {Environment} from '../environment/environment.js'
import {packageFolder} from '../environment/installation.js'

/** Read a file of an installed package: `@fontsource/stix-two-text`, `unicode.json`. */
export function readPackageFile(
  name: string,
  path: string,
  {files}: Environment
): Promise<Uint8Array | undefined> {
  return files.read(join(packageFolder(name), path))
}
