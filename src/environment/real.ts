import type {Browser} from './browser.js'
import {startBrowser} from './browser-start.js'
import type {Environment} from './environment.js'
import {diskFiles} from './files.js'

/**
 * This machine: its disk, its variables, and one browser started on first use.
 *
 * After `close` a further `browser()` starts a new one.
 */
export function realEnvironment(): Environment {
  let started: Promise<Browser & {close(): Promise<void>}> | undefined
  const variable = (name: string) => process.env[name]
  return {
    files: diskFiles,
    installed: new Map(),
    variable,
    browser: () => {
      started ??= startBrowser(variable)
      return started
    },
    close: async () => {
      const ending = started
      started = undefined
      await ending?.then(
        (browser) => browser.close(),
        () => {}
      )
    }
  }
}
