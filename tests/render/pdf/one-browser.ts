import {afterAll, beforeAll} from 'vitest'
import type {Browser} from '../../../src/environment/browser.js'
import {realEnvironment} from '../../../src/environment/real.js'

/** A browser for all tests of a file: starts before them, ends after them. */
export function oneBrowser(): Pick<Browser, 'open'> {
  const environment = realEnvironment()
  beforeAll(async () => {
    await environment.browser()
  }, 60_000)
  afterAll(() => environment.close())
  return {open: async (page) => (await environment.browser()).open(page)}
}
