/**
 * The program, with what V8 compiled of it in an earlier run, which takes a
 * third of the time of a start.
 *
 * It lies beside the program, as part of it: another program has another name
 * for it, as has another Node.
 */
import {createHash} from 'node:crypto'
import {readFileSync, renameSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname} from 'node:path'
import {Script} from 'node:vm'
import type {session} from './session.js'

/** What the bundler makes: the body of a CommonJS module, to be given what such a one has. */
export type Program = (
  exports: object,
  require: NodeJS.Require,
  module: object,
  filename: string,
  dirname: string
) => void

/** @param path where it finds what lies beside it. */
export function runProgram(program: Program, path: string): {session: typeof session} {
  const module = {exports: {} as {session: typeof session}}
  program(module.exports, createRequire(path), module, path, dirname(path))
  return module.exports
}

/**
 * Run a program.
 *
 * @param path of a file that gives a `Program`.
 * @returns what keeps its compiled form, to be called when it ends; `undefined` where one was at hand.
 */
export function runCompiled(path: string, version: string): (() => void) | undefined {
  const place = `${path}.${version}-${process.version}-${process.arch}.compiled`
  const cachedData = take(place)
  const script = new Script(readFileSync(path, 'utf8'), {filename: path, cachedData})
  const program = runProgram(script.runInThisContext() as Program, path)
  if (cachedData && !script.cachedDataRejected) return undefined
  // Functions are compiled when they first run: what a short run knows of them is not worth keeping.
  return () => {
    if (program.session.isTypical) put(place, script.createCachedData())
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
