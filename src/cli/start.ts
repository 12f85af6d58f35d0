#!/usr/bin/env node
/**
 * Where the program begins: it readies Node for a short run, then loads the command line.
 */
import module, {createRequire} from 'node:module'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {setFlagsFromString} from 'node:v8'
import {cacheFolder} from '../environment/cache.js'
import {runCompiled, runProgram} from './compiled.js'

/** Digest of the sources, by the bundler. */
declare const sourcesDigest: string

/** Names of the packages that lie beside the program, by the bundler. */
declare const bundledPackages: string[]

const v8 = Number.parseInt(process.versions.v8, 10)
/** Builds again and again: what V8 optimises pays. */
const isLong = process.argv.some((word) => word === '--watch' || /^-[a-z]*w$/u.test(word))
// Most builds end before what V8 optimises early has paid for itself, on a core that the browser could use.
// Later versions are more patient by themselves, and do not know this word.
if (v8 === 11 && !isLong) setFlagsFromString('--interrupt-budget=500000')
// Fonts are subset in a tenth of a second: to optimise the subsetter meanwhile takes twice that, and thirty megabytes.
// V8 complains of a word it does not know: only versions are told that were tried.
if (v8 === 11 || v8 === 12) setFlagsFromString('--liftoff-only')
// By itself V8 lets the heap grow several times before it looks for garbage: this takes a tenth less memory, of a long
// document more, and no time that can be measured.
if (v8 >= 11 && v8 <= 13) setFlagsFromString('--heap-growing-percent=80')

const program = fileURLToPath(new URL('program.cjs', import.meta.url))
// From Node 22.8 on: what was compiled in one run is not compiled again in the next.
const {enableCompileCache} = module as {enableCompileCache?: (folder: string) => unknown}
if (enableCompileCache) {
  const keeps = process.env['COLOPHON_CACHE'] !== 'off'
  const folder = keeps && (await cacheFolder((name) => process.env[name]).catch(() => undefined))
  if (folder) enableCompileCache(join(folder, 'compiled'))
  runProgram(program, bundledPackages, createRequire(import.meta.url))
} else {
  const keep = runCompiled(program, bundledPackages, sourcesDigest.slice(0, 16))
  process.once('exit', () => void keep())
}
