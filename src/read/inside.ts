import {isAbsolute, join, normalize, sep} from 'node:path'
import type {Environment} from '../environment/environment.js'

/**
 * Absolute path of a file that the manuscript names.
 *
 * Only files below the manuscript's folder are given out: not by `..`, not by
 * an absolute path, and not through a link that leads outside.
 *
 * @returns the path, or why there is none.
 */
export async function insidePath(
  path: string,
  folder: string,
  {files}: Environment
): Promise<string | {refused: 'outside' | 'missing'}> {
  if (path === '' || path.includes('\0')) return {refused: 'missing'}
  if (isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/iu.test(path) || path.startsWith('\\'))
    return {refused: 'outside'}
  const joined = normalize(join(folder, path))
  if (!isBelow(joined, folder)) return {refused: 'outside'}
  const real = await files.resolve(joined)
  if (!real) return {refused: 'missing'}
  return isBelow(real, folder) ? real : {refused: 'outside'}
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
