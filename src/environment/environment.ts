/**
 * The only door to disk, clock and browser.
 *
 * Everything above asks here, so a build can run in memory, and nothing
 * reaches further than it should.
 */
import type {Browser} from './browser.js'

export interface Environment {
  files: Files
  /** What was made of installed packages, by what it is: they stay as they are while the program runs. */
  installed: Map<string, Promise<unknown>>
  /** Starts on first use; shared by all galleys; `close` ends it. */
  browser(): Promise<Browser>
  /** Value of an environment variable. */
  variable(name: string): string | undefined
  close(): Promise<void>
}

/** Paths are absolute, in the machine's own form. */
export interface Files {
  /** Bytes that belong to who reads them; `undefined` when there is no such file. Throws on any other failure. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Names in a folder, sorted; `undefined` when there is no such folder. */
  list(path: string): Promise<string[] | undefined>
  /** Path with all links followed; `undefined` when nothing is there. */
  resolve(path: string): Promise<string | undefined>
  /** Write whole or not at all: beside, then renamed. Makes the folders it needs. */
  write(path: string, bytes: Uint8Array | string): Promise<void>
}
