/**
 * The Node API: the same as the command line, typed, without process and console.
 */
import {resolve} from 'node:path'
import {type CheckOptions as Checking, checkGalleys, type Inspection} from './check.js'
import type {Environment} from './environment/environment.js'
import {realEnvironment} from './environment/real.js'
import type {Dialect, GalleyFormat} from './model/index.js'
import {type Publication, type PublishOptions, publish} from './publish.js'

export type {Inspection} from './check.js'
export type {Delivered, DeliverOptions, Receiver} from './deliver.js'
export {deliverManuscript} from './deliver.js'
export {diskStore} from './environment/disk-store.js'
export {memoryEnvironment} from './environment/memory.js'
export {realEnvironment} from './environment/real.js'
export type * from './model/index.js'
export type {Publication, PublishOptions, Step} from './publish.js'
export {frontMatterSchema} from './read/front-matter/json-schema.js'
export type {BuildRecord, Message} from './record.js'
export type {Sealing, SealOptions} from './seal.js'
export {seal} from './seal.js'
export type {Verification, VerifiedObject, VerifyOptions} from './verify.js'
export {verify} from './verify.js'

export interface BuildOptions {
  /** Default `./dist`. */
  out?: string
  /** Default: all. */
  formats?: readonly GalleyFormat[]
  /** Default: the manuscript's own, else `journal`. */
  template?: string
  /** Release of JATS that its galley declares. Default 1.3. */
  jatsVersion?: PublishOptions['jatsVersion']
  /** Kind of EPUB. Default: the manuscript's own, else `standard`. */
  epubProfile?: PublishOptions['epubProfile']
  /** Default: the manuscript's own, else by the signs of its text. */
  dialect?: Dialect
  /** Warnings forbid galleys too. Default `false`. */
  strict?: boolean
  /** Build although nothing changed. Default `false`. */
  force?: boolean
  progress?: PublishOptions['progress']
  /** Default: this machine, with a browser that ends with the build. */
  environment?: Environment
}

/**
 * Build the galleys of a manuscript.
 *
 * @param path a manuscript file or folder.
 * @throws when there is no manuscript, the template can't be used, or the machine can't print.
 */
export async function build(path: string, options: BuildOptions = {}): Promise<Publication> {
  const {out = 'dist', environment = realEnvironment(), ...rest} = options
  try {
    return await publish(resolve(path), {...rest, out: resolve(out), base: process.cwd()}, environment)
  } finally {
    if (!options.environment) await environment.close()
  }
}

export interface CheckOptions {
  /** Folder the galleys were built into. Default `./dist`. */
  out?: string
  /** As in `build`. */
  dialect?: Dialect
  /** Warnings fail too. Default `false`. */
  strict?: boolean
  /** Receivers whose demands are held against article and galleys: `['crossref', 'pmc']`. Default: none. */
  profiles?: Checking['profiles']
  /** Journal's look, where the build was told it: its `template.yaml` may say what the journal's articles share. */
  template?: string
  progress?: Checking['progress']
  /** Default: this machine. */
  environment?: Environment
}

/**
 * Check a manuscript, and the galleys that were built from it.
 *
 * @param path a manuscript file or folder.
 * @throws when there is no manuscript.
 */
export async function check(path: string, options: CheckOptions = {}): Promise<Inspection> {
  const {out = 'dist', environment = realEnvironment(), ...rest} = options
  try {
    return await checkGalleys(resolve(path), {...rest, out: resolve(out), base: process.cwd()}, environment)
  } finally {
    if (!options.environment) await environment.close()
  }
}
