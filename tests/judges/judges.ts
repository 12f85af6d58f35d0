import {spawnSync} from 'node:child_process'
import {createRequire} from 'node:module'
import type {Browser, PuppeteerNode} from 'puppeteer'
import {packagedBrowser, packagedFonts} from '../../src/environment/browser-packaged.js'
import {candidates} from '../../src/environment/browser-places.js'

const require = createRequire(import.meta.url)

export const hasJava = spawnSync('java', ['-version']).status === 0
export const hasQpdf = spawnSync('qpdf', ['--version']).status === 0

/** What the Nu HTML checker says of pages, errors and warnings alike. */
export function nuMessages(paths: string[]): string[] {
  const jar = String(require('vnu-jar'))
  const {stderr} = spawnSync('java', ['-jar', jar, '--format', 'json', '--stdout', ...paths], {encoding: 'utf8'}).stdout
    ? {stderr: spawnSync('java', ['-jar', jar, '--format', 'json', ...paths], {encoding: 'utf8'}).stderr}
    : {stderr: ''}
  return [stderr]
}

/** A browser that runs scripts, for judges that are scripts; the one that prints. */
export async function scriptingBrowser(): Promise<Browser> {
  const puppeteer = createRequire(require.resolve('puppeteer'))('puppeteer-core') as PuppeteerNode
  const variable = (name: string) => process.env[name]
  for await (const candidate of candidates(variable)) {
    const packaged = candidate.source === 'package' ? await packagedBrowser(variable) : undefined
    const fonts = await packagedFonts(variable)
    return puppeteer.launch({
      executablePath: packaged?.path ?? candidate.path,
      headless: candidate.kind === 'headless-shell' ? 'shell' : true,
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
