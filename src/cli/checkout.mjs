// Runs the program from a checkout: bundles it first where a source is newer than the bundle.
import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Times of change of the files below a folder, in milliseconds; none when it is not there. */
function times(folder) {
  try {
    return readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs)
  } catch {
    return []
  }
}

const made = Math.min(...times(join(root, 'lib')))
const changed = Math.max(...times(join(root, 'src')), statSync(join(root, 'package.json')).mtimeMs)
if (!(changed < made) || made === Number.POSITIVE_INFINITY) await import('./bundle.mjs')
await import(new URL('../../lib/cli.js', import.meta.url).href)
