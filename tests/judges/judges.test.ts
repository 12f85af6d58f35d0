import type {Browser} from 'puppeteer-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {epubFaults} from '../../src/check/epub.js'
import {realEnvironment} from '../../src/environment/real.js'
import {type Built, build, manuscripts, templates} from '../check/built.js'
import {
  axeMessages,
  epubcheckMessages,
  hasJava,
  hasQpdf,
  nuMessages,
  qpdfMessages,
  scriptingBrowser,
  type View
} from './judges.js'

const environment = realEnvironment()
const all: Built[] = []
let browser: Browser

beforeAll(async () => {
  for (const manuscript of manuscripts.filter(({there}) => there)) {
    for (const template of templates) all.push(await build(manuscript, template, environment))
  }
  browser = await scriptingBrowser()
}, 180_000)
afterAll(async () => {
  for (const built of all) built.remove()
  await browser?.close()
  await environment.close()
})

const named = manuscripts.flatMap(({name, there}) =>
  templates.map((template) => ({name: `${name}, ${template}`, there}))
)
const without = (judge: string, there: boolean) => (there ? '' : ` (left out: no ${judge} here)`)
const find = (name: string) => all.find((built) => built.name === name)!

it.runIf(hasJava)(
  `the Nu HTML checker has nothing to say of any HTML galley${without('Java', hasJava)}`,
  () => {
    expect(nuMessages(all.map((built) => built.path('html')))).toEqual([])
  },
  120_000
)

describe.each(named)('$name', ({name, there}) => {
  const views: View[] = [
    {width: 360, scheme: 'light'},
    {width: 360, scheme: 'dark'},
    {width: 1200, scheme: 'light'},
    {width: 1200, scheme: 'dark'}
  ]
  it.runIf(there).each(views)(
    `is accessible to axe at $width px, $scheme${without('such manuscript', there)}`,
    async (view) => {
      expect(await axeMessages(browser, find(name).path('html'), view)).toEqual([])
    },
    60_000
  )

  it.runIf(there && hasJava)(
    `passes EPUBCheck in Java without error or warning${without('Java', hasJava)}`,
    async () => {
      expect(await epubcheckMessages(find(name).path('epub'))).toEqual([])
    },
    120_000
  )

  it.runIf(there)(
    'passes EPUBCheck in TypeScript without error or warning',
    async () => {
      expect(await epubFaults(find(name).bytes('epub'))).toEqual([])
    },
    60_000
  )

  it.runIf(there && hasQpdf)(`is a sound PDF to qpdf${without('qpdf', hasQpdf)}`, () => {
    expect(qpdfMessages(find(name).path('pdf'))).toBe('')
  })
})
