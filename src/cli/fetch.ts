import {resolve} from 'node:path'
import {download} from '../environment/download.js'
import {realEnvironment} from '../environment/real.js'
import {type FetchResult, fetchImages} from '../fetch.js'
import {fail} from './exit.js'
import {clean, sizeOf} from './reporter.js'

export interface FetchArguments {
  allowPrivate?: boolean
  force?: boolean
}

/** `colophon fetch`: every image is tried; 1 when one could not be had. */
export async function fetchRemote(paths: string[], options: FetchArguments): Promise<number> {
  const environment = realEnvironment()
  let worst = 0
  for (const path of paths.length > 0 ? paths : ['manuscript']) {
    try {
      const results = await fetchImages(
        resolve(path),
        {...options, base: process.cwd(), progress: tell},
        environment,
        download
      )
      const missing = results.filter(({problem}) => problem !== undefined).length
      if (results.length === 0) process.stdout.write(`${path}: no image of the network\n`)
      else process.stdout.write(`${path}: ${results.length - missing} of ${results.length} images are here\n`)
      if (missing > 0) worst = Math.max(worst, 1)
    } catch (error) {
      worst = Math.max(worst, fail(error))
    }
  }
  return worst
}

function tell({url, file, size = 0, kept, problem}: FetchResult): void {
  if (problem) process.stderr.write(`  ${clean(url)}  cannot be fetched: ${clean(problem)}\n`)
  else process.stdout.write(`  ${clean(url)}\n    ${file}  ${sizeOf(size)}${kept ? '  (was here)' : ''}\n`)
}
