import {mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, dirname, join, resolve} from 'node:path'
import type {Browser} from 'puppeteer-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'
import {manuscripts} from '../check/built.js'
import {manuscriptsBelow} from '../corpus/manuscripts.mjs'
import {axeMessages, hasJava, nuMessages, scriptingBrowser, widthMessages} from './judges.js'

const corpus = resolve('../shared/corpus')
const hasCorpus = statSync(corpus, {throwIfNoEntry: false})?.isDirectory() ?? false
const papers: string[] = hasCorpus ? manuscriptsBelow(corpus) : []
const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-html-'))
const built: string[] = []
let browser: Browser

beforeAll(async () => {
  const paths = [...manuscripts.filter(({there}) => there).map(({path}) => path), ...papers]
  for (const path of paths) {
    const out = join(place, String(built.length).padStart(3, '0'))
    const options = {out, base: dirname(path), formats: ['html'] as const, force: true}
    const {galleys, failed} = await publish(path, options, environment)
    // A manuscript with an error has no galleys.
    if (!failed) built.push(...galleys.map((galley) => galley.path))
  }
  browser = await scriptingBrowser()
}, 300_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await browser?.close()
  await environment.close()
})

const alone = hasCorpus ? '' : ' (without the corpus: not here)'

describe('every HTML galley', () => {
  it.runIf(hasJava)(
    `leaves the Nu HTML checker nothing to say${alone}${hasJava ? '' : ' (left out: no Java)'}`,
    () => {
      expect(built.length).toBeGreaterThanOrEqual(hasCorpus ? 30 : 1)
      // It guesses at the language by Latin letters alone, and takes Chinese papers for Norwegian.
      const isGuess = (message: string) => message.includes('appears to be written in')
      expect(nuMessages(built).filter((message) => !isGuess(message))).toEqual([])
    },
    300_000
  )

  // WCAG 1.4.10: 320 CSS pixels, and no scrolling in two directions.
  it(`is no wider than the narrowest phone, and a third is accessible to axe there${alone}`, async () => {
    const said: string[] = []
    for (const [index, path] of built.entries()) {
      const look = index % 3 === 0 ? axeMessages : widthMessages
      for (const message of await look(browser, path, {width: 320, scheme: 'light'}))
        said.push(`${basename(path)}: ${message}`)
    }
    expect(said).toEqual([])
  }, 300_000)
})
