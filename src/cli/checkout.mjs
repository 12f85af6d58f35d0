// Runs the program from a checkout: compiles first where the sources are newer than what was compiled.
import {spawnSync} from 'node:child_process'
import {readdirSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Time of the last change below a folder, in milliseconds; 0 when it is not there. */
function newest(folder) {
  try {
    return readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
  } catch {
    return 0
  }
}

function compiledAt() {
  try {
    return statSync(join(root, 'lib/.tsbuildinfo')).mtimeMs
  } catch {
    return 0
  }
}

if (newest(join(root, 'src')) > compiledAt()) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const {status} = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {stdio: 'inherit'})
  if (status !== 0) process.exit(3)
}
await import(new URL('../../lib/cli/main.js', import.meta.url).href)
