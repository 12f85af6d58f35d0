// Installs the judges of archives that are written in Python (ocfl-py, bagit, roc-validator) into an environment of
// their own in the user's cache, once, and the context of RO-Crate 1.2, which roc-validator would ask the network for.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {folder, versions} from './python-place.mjs'

const last = join(folder, 'ro-crate-context.json')

if (!existsSync(last)) {
  rmSync(folder, {recursive: true, force: true})
  // An environment knows its own place: it is made there, and is whole once its context is.
  const {pip, npm} = JSON.parse(versions)
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const wanted = Object.entries(pip).map(([name, version]) => `${name}==${version}`)
  const context = `${folder}.context`
  rmSync(context, {recursive: true, force: true})
  mkdirSync(context, {recursive: true})
  writeFileSync(join(context, 'package.json'), JSON.stringify({private: true, dependencies: npm}))
  const isDone =
    run(process.env.COLOPHON_PYTHON || 'python3', ['-m', 'venv', folder]) &&
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...wanted]) &&
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], context)
  if (isDone) renameSync(join(context, 'node_modules/ro-crate/lib/context.json'), last)
  else {
    rmSync(folder, {recursive: true, force: true})
    console.error('Cannot install ocfl-py, bagit and roc-validator: what they would judge is left out')
    process.exitCode = 1
  }
  rmSync(context, {recursive: true, force: true})
}

function run(command, words, cwd) {
  const {status} = spawnSync(command, words, {cwd, stdio: ['ignore', 'inherit', 'inherit'], timeout: 180_000})
  return status === 0
}
