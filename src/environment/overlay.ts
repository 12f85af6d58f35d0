import {join, sep} from 'node:path'
import type {Environment, Files} from './environment.js'

/**
 * An environment with a folder in memory: what lies below `folder` is read
 * from the table and written to it, all else is the real one's.
 *
 * @param table by absolute path.
 */
export function overlay(real: Environment, folder: string, table: Map<string, Uint8Array>): Environment {
  const isInside = (path: string) => path === folder || path.startsWith(folder + sep)
  const list = (path: string) => {
    const prefix = path.endsWith(sep) ? path : path + sep
    const names = [...table.keys()]
      .filter((one) => one.startsWith(prefix))
      .map((one) => one.slice(prefix.length).split(sep)[0] as string)
    return names.length > 0 ? [...new Set(names)].sort() : undefined
  }
  const files: Files = {
    read: async (path) => (isInside(path) ? table.get(path) : real.files.read(path)),
    list: async (path) => (isInside(path) ? list(path) : real.files.list(path)),
    resolve: async (path) =>
      isInside(path) ? (table.has(path) || list(path) ? path : undefined) : real.files.resolve(path),
    write: async (path, bytes) => {
      if (isInside(path)) table.set(path, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
      else await real.files.write(path, bytes)
    }
  }
  return {...real, files}
}

/** Files of a table below a folder, by path with `/`, sorted. */
export function filesBelow(table: Map<string, Uint8Array>, folder: string): [string, Uint8Array][] {
  const prefix = join(folder, sep)
  return [...table]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, bytes]): [string, Uint8Array] => [path.slice(prefix.length).split(sep).join('/'), bytes])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
