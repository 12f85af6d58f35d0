import {dirname, sep} from 'node:path'
import type {Environment} from './environment.js'

/** An environment whose disk is a table, without a browser: for tests, and for building what was never saved. */
export function memoryEnvironment(
  initial: Record<string, string | Uint8Array>,
  variables: Record<string, string> = {}
): Environment & {table: Map<string, Uint8Array>} {
  const encoder = new TextEncoder()
  const table = new Map(
    Object.entries(initial).map(([path, data]) => [
      path,
      typeof data === 'string' ? encoder.encode(data) : data
    ])
  )
  return {
    table,
    installed: new Map(),
    files: {
      // A copy, as from a disk: it belongs to who reads it.
      read: async (path) => table.get(path)?.slice(),
      list: async (folder) => {
        const prefix = folder.endsWith(sep) ? folder : folder + sep
        const names = new Set<string>()
        for (const path of table.keys()) {
          if (path.startsWith(prefix)) names.add(path.slice(prefix.length).split(sep)[0] as string)
        }
        return names.size > 0 ? [...names].sort() : undefined
      },
      resolve: async (path) =>
        table.has(path) || [...table.keys()].some((p) => dirname(p) === path) ? path : undefined,
      write: async (path, bytes) => {
        table.set(path, typeof bytes === 'string' ? encoder.encode(bytes) : bytes)
      }
    },
    browser: async () => {
      throw new Error('Cannot print: this environment has no browser')
    },
    variable: (name) => variables[name],
    close: async () => {}
  }
}
