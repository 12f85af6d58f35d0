/**
 * The program and its large packages, with what V8 compiled of them in an
 * earlier run, which takes a third of the time of a start.
 *
 * It lies beside them, as part of them: another program has another name
 * for it, as has another Node.
 */
import {createHash} from 'node:crypto'
import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {Script} from 'node:vm'
import type {session} from './session.js'

/** What the bundler makes: the body of a CommonJS module, to be given what such a one has. */
export type Program = (
  exports: object,
  require: (name: string) => unknown,
  module: {exports: object},
  filename: string,
  dirname: string
) => void

/**
 * Run a program.
 *
 * @param path where it finds what lies beside it.
 * @param packages names of those that lie beside it, in `packages/`, each as one program: run when they are required.
 * @param load gives the program of a file.
 */
export function runProgram(
  path: string,
  packages: readonly string[],
  load: (path: string) => Program
): {session: typeof session} {
  const loaded = new Map<string, object>()
  const run = (file: string): object => {
    const module = {exports: {}}
    const other = createRequire(file)
    const require = (name: string) => (packages.includes(name) ? packageOf(name) : other(name))
    load(file)(module.exports, require, module, file, dirname(file))
    return module.exports
  }
  const packageOf = (name: string): object => {
    const found = loaded.get(name) ?? run(join(dirname(path), 'packages', `${name.replaceAll('/', '+')}.cjs`))
    loaded.set(name, found)
    return found
  }
  return run(path) as {session: typeof session}
}

/**
 * Run a program, with what was compiled of it.
 *
 * @returns to be called when it ends: keeps the compiled form of what ran without one, and tells of how many files.
 */
export function runCompiled(path: string, packages: readonly string[], version: string): () => number {
  const fresh: [place: string, script: Script][] = []
  const {session} = runProgram(path, packages, (file) => {
    const place = `${file}.${version}-${process.version}-${process.arch}.compiled`
    const cachedData = take(place)
    const script = new Script(readFileSync(file, 'utf8'), {filename: file, cachedData})
    if (!cachedData || script.cachedDataRejected) fresh.push([place, script])
    return script.runInThisContext() as Program
  })
  // Functions are compiled when they first run: what a short run knows of them is not worth keeping.
  return () => {
    if (!session.isTypical) return 0
    for (const [place, script] of fresh) put(place, script.createCachedData())
    return fresh.length
  }
}

const digestLength = 32

/** V8 trusts what it is given: it is held against its digest first. `undefined` where there is none, or it is damaged. */
function take(place: string): Buffer | undefined {
  try {
    const bytes = readFileSync(place)
    const content = bytes.subarray(digestLength)
    return digestOf(content).equals(bytes.subarray(0, digestLength)) ? content : undefined
  } catch {
    return undefined
  }
}

function put(place: string, content: Buffer): void {
  try {
    const beside = `${place}.${process.pid}`
    writeFileSync(beside, Buffer.concat([digestOf(content), content]))
    renameSync(beside, place)
  } catch {
    // Where the program is installed for all, not everybody may write.
  }
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
