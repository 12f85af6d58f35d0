/**
 * A browser, from wherever this machine has one.
 *
 * Puppeteer drives it; finding and starting are ours, so that the browser
 * starts while Puppeteer is still being loaded, and nothing of either stays.
 */
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Puppeteer, Browser as PuppeteerBrowser} from 'puppeteer-core'
import type {Browser, BrowserPage} from './browser.js'
import {browserArguments, drawsWhenAsked} from './browser-arguments.js'
import {packagedBrowser, packagedFonts} from './browser-packaged.js'
import {type EmptyTab, emptyTab, type LoadedPage, openPage, patience} from './browser-page.js'
import {type Candidate, candidates, majorVersion, oldestVersion} from './browser-places.js'
import {type BrowserProcess, startProcess} from './browser-process.js'
import {BrowserUnavailable, type Refusal} from './browser-unavailable.js'
import {cacheFolder} from './cache.js'
import {removeTree} from './cleanup.js'
import {dictionaryVersion, pageLanguages, provideDictionaries} from './hyphenation.js'

type Variable = (name: string) => string | undefined

/** The first candidate that starts. Throws `BrowserUnavailable` when none does. */
export async function startBrowser(variable: Variable): Promise<Browser & {close(): Promise<void>}> {
  const refusals: Refusal[] = []
  for await (const candidate of candidates(variable)) {
    try {
      return await startCandidate(candidate, variable)
    } catch (cause) {
      refusals.push({candidate, cause})
    }
  }
  throw new BrowserUnavailable(refusals)
}

/** Whether the operating system's sandbox is to hold the browser: always, but for root, whom Chromium denies it. */
export function wantsSandbox(variable: Variable): boolean {
  return process.getuid?.() !== 0 && variable('COLOPHON_SANDBOX') !== 'off'
}

async function startCandidate(
  candidate: Candidate,
  variable: Variable
): Promise<Browser & {close(): Promise<void>}> {
  const sandboxed = wantsSandbox(variable)
  const ground = await prepareGround(candidate, variable)
  const args = browserArguments(candidate.kind, sandboxed, ground.profile)
  const running = startProcess(ground.path, args, {...process.env, ...ground.variables}, ground.remove)
  try {
    const browser = await connect(running)
    const version = await browser.version()
    if ((majorVersion(version) ?? 0) < oldestVersion) {
      throw new Error(`Expected version ${oldestVersion} or later, not ${version}`)
    }
    return asBrowser(
      browser,
      running,
      {version, path: ground.path, sandboxed},
      candidate.kind,
      ground.dictionaries
    )
  } catch (cause) {
    await running.kill()
    throw cause
  }
}

/** What a candidate needs before it starts. */
interface Ground {
  path: string
  variables: Record<string, string>
  profile?: string
  /** Where its dictionaries are kept between runs, and where it reads them; `undefined`: it can't read any. */
  dictionaries?: {built: string; folder: string}
  remove(): void
}

async function prepareGround(candidate: Candidate, variable: Variable): Promise<Ground> {
  const fonts = fontVariables(variable)
  if (candidate.source === 'package') {
    const [{path, libraries, dictionaries}, variables] = await Promise.all([packagedBrowser(variable), fonts])
    return {
      path,
      variables: {...variables, LD_LIBRARY_PATH: libraries},
      dictionaries: {built: dictionaries, folder: dictionaries},
      remove: () => {}
    }
  }
  const profile = mkdtempSync(join(tmpdir(), 'colophon-profile-'))
  const ground = {path: candidate.path, variables: await fonts, profile, remove: () => removeTree(profile)}
  if (candidate.kind === 'headless-shell') return ground
  const folder = join(profile, 'hyphen-data', '999.0.0.0')
  mkdirSync(folder, {recursive: true})
  const manifest = {manifest_version: 2, name: 'hyphens-data', version: '999.0.0.0'}
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return {
    ...ground,
    dictionaries: {built: join(await cacheFolder(variable), `hyphenation-${dictionaryVersion()}`), folder}
  }
}

/** Elsewhere than on Linux, browsers ask the system for fonts. */
async function fontVariables(variable: Variable): Promise<Record<string, string>> {
  const config = process.platform === 'linux' ? await packagedFonts(variable) : undefined
  return config ? {FONTCONFIG_FILE: config} : {}
}

/**
 * Puppeteer, without its configuration files, and without what starts or downloads browsers.
 *
 * Importing `puppeteer` runs `.puppeteerrc.cjs` of the working folder, which
 * may be a stranger's manuscript; its core does not, and the part of it that
 * needs nothing but a line to the browser loads in a third of the time.
 *
 * @see https://pptr.dev/guides/running-puppeteer-in-the-browser
 */
async function loadPuppeteer(): Promise<Pick<Puppeteer, 'connect'>> {
  const core = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')
  // The same, but for where its types are written.
  return core as unknown as Pick<Puppeteer, 'connect'>
}

async function connect(running: BrowserProcess): Promise<PuppeteerBrowser> {
  const connected = (await loadPuppeteer()).connect({
    transport: running.transport,
    defaultViewport: null,
    protocolTimeout: patience.print
  })
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, patience.start, new Error('it did not answer in time'))
  })
  const ended = running.ended.then((words): never => {
    throw new Error(words.trim().split('\n').slice(-3).join('\n') || 'it ended at once')
  })
  // What a process says when it ends tells more than that its pipe is closed.
  const failing = connected.catch(() => ended)
  try {
    return await Promise.race([failing, ended, tooLong])
  } finally {
    clearTimeout(timer)
    for (const late of [failing, ended]) late.catch(() => {})
  }
}

function asBrowser(
  browser: PuppeteerBrowser,
  running: BrowserProcess,
  about: Pick<Browser, 'version' | 'path' | 'sandboxed'>,
  kind: Candidate['kind'],
  dictionaries: Ground['dictionaries']
): Browser & {close(): Promise<void>} {
  const manner = {apart: kind === 'headless-shell', still: drawsWhenAsked(kind)}
  let ready: Promise<EmptyTab> | undefined
  /** A page that was left: the next one may take its place. */
  let left: LoadedPage | undefined
  const prepare = () => {
    ready ??= emptyTab(browser, manner)
    ready.catch(() => {})
    return ready
  }
  const load = async (page: BrowserPage): Promise<LoadedPage> => {
    const before = left
    left = undefined
    if (await before?.refill(page).catch(() => false)) return before as LoadedPage
    void before?.close()
    const tab = prepare()
    ready = undefined
    if (dictionaries)
      await provideDictionaries(pageLanguages(page.html), dictionaries.built, dictionaries.folder)
    return openPage(await tab, page)
  }
  return {
    ...about,
    prepare: () => {
      if (!left) prepare()
    },
    open: async (page) => {
      const loaded = await load(page)
      return Object.assign(loaded, {
        leave: () => {
          void left?.close()
          left = loaded
          loaded.empty()
        }
      })
    },
    close: () => running.kill()
  }
}
