// Gets the npm package `meca` (MIT: the DTDs of MECA and a validator in one file), from the registry npm is set to, into the
// user's cache, once. It wants an older `commander` than ours beside it, so it is no dependency.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'

const version = '1.1.1'
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'colophon')
const folder = join(cache, `meca-${version}`)

if (!existsSync(folder)) {
  const part = `${folder}.part`
  rmSync(part, {recursive: true, force: true})
  mkdirSync(part, {recursive: true})
  const run = (command, ...rest) =>
    spawnSync(command, rest, {cwd: part, stdio: ['ignore', 'ignore', 'inherit'], timeout: 120_000}).status ===
    0
  if (run('npm', 'pack', `meca@${version}`, '--loglevel=error') && run('tar', 'xzf', `meca-${version}.tgz`))
    renameSync(part, folder)
  else {
    rmSync(part, {recursive: true, force: true})
    console.error('Cannot get the package meca')
    process.exitCode = 1
  }
}
