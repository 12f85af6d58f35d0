#!/usr/bin/env node
/**
 * Where the program begins: it readies Node for a short run, then loads the command line.
 */
import module from 'node:module'
import {join} from 'node:path'
import {setFlagsFromString} from 'node:v8'
import {cacheFolder} from '../environment/cache.js'

// Most builds end before what V8 optimises early has paid for itself, on a core that the browser could use.
// Later versions are more patient by themselves, and do not know this word.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=500000')
// Fonts are subset in a tenth of a second: to optimise the subsetter meanwhile takes twice that, and thirty megabytes.
setFlagsFromString('--liftoff-only')

// From Node 22.8 on: what was compiled in one run is not compiled again in the next.
const {enableCompileCache} = module as {enableCompileCache?: (folder: string) => unknown}
if (enableCompileCache && process.env['COLOPHON_CACHE'] !== 'off') {
  const folder = await cacheFolder((name) => process.env[name]).catch(() => undefined)
  if (folder) enableCompileCache(join(folder, 'compiled'))
}

await import('./main.js')
