import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {folder} from './python-place.mjs'

const own = ['bin/python', 'Scripts/python.exe']
  .map((name) => join(folder, name))
  .find((one) => existsSync(one))

/** The Python that `COLOPHON_PYTHON` names, else that of `fetch-python.mjs`, else the machine's. */
const python = process.env['COLOPHON_PYTHON'] || own || 'python3'

/** JSON-LD context of RO-Crate 1.2; `undefined`: it was not fetched. */
export const crateContext = [join(folder, 'ro-crate-context.json')].find((one) => existsSync(one))

/** Whether Python has a module; says so when it has not. */
export function hasModule(name: string): boolean {
  const isHere = spawnSync(python, ['-c', `import ${name}`], {stdio: 'ignore'}).status === 0
  if (!isHere) console.warn(`Python has no ${name}: what it would judge is left out`)
  return isHere
}

/** What a program prints, as the JSON it is. */
export function pythonJson<T>(program: string, ...words: string[]): T {
  const text = execFileSync(python, ['-c', program, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26
  })
  return JSON.parse(text) as T
}
