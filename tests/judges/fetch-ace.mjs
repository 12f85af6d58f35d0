// Installs DAISY Ace (MIT; 80 MB with its own tree) from the registry npm is set to, into the user's cache, once.
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'

const dependencies = JSON.parse(readFileSync(new URL('ace.json', import.meta.url), 'utf8'))
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'colophon')
const folder = join(cache, `ace-${dependencies['@daisy/ace-cli']}`)

if (!existsSync(folder)) {
  const part = `${folder}.part`
  rmSync(part, {recursive: true, force: true})
  mkdirSync(part, {recursive: true})
  writeFileSync(join(part, 'package.json'), JSON.stringify({private: true, dependencies}))
  const {status} = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'],
    {
      cwd: part,
      env: {...process.env, PUPPETEER_SKIP_DOWNLOAD: '1'},
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 300_000
    }
  )
  if (status === 0) renameSync(part, folder)
  else {
    rmSync(part, {recursive: true, force: true})
    console.error('Cannot install DAISY Ace')
    process.exitCode = 1
  }
}
