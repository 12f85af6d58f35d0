/**
 * What comes out of installed packages.
 */
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

/** Make something of a package once; a failure is not kept. */
export function onceOf<T>(key: string, {installed}: Environment, make: () => Promise<T>): Promise<T> {
  const known = installed.get(key) as Promise<T> | undefined
  if (known) return known
  const result = make()
  installed.set(key, result)
  result.catch(() => installed.delete(key))
  return result
}
