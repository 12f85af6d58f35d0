// Installs judges of metadata (cffconvert, rispy, bibtexparser; DataCite's schemas) from the registry pip is set to, into the user's cache, once.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs'
import {dirname} from 'node:path'
import {folder, packages} from './deposits.mjs'

function install(target, names, ...options) {
  const {status} = spawnSync(
    'python3',
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--target',
      target,
      ...options,
      ...names
    ],
    {stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000}
  )
  return status === 0
}

if (!existsSync(folder)) {
  const part = `${folder}.part`
  rmSync(part, {recursive: true, force: true})
  mkdirSync(dirname(folder), {recursive: true})
  if (install(part, packages.judges) && install(part, packages.schemas, '--no-deps')) renameSync(part, folder)
  else {
    rmSync(part, {recursive: true, force: true})
    console.error('Cannot install the judges of metadata: is there python3 with pip?')
    process.exitCode = 1
  }
}
