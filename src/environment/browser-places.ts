/** Where a machine may have a browser that can print: each place named, none started. */
import {execFile} from 'node:child_process'
import {access, constants, readdir, readFile} from 'node:fs/promises'
import {homedir} from 'node:os'
import {basename, delimiter, dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {packagedPath, packagedVersion} from './browser-packaged.js'

type Variable = (name: string) => string | undefined

/** A program that may be a browser. */
export interface Candidate {
  source: 'COLOPHON_BROWSER' | 'package' | 'installed' | 'puppeteer-cache'
  path: string
  /** `headless-shell` has no user interface, starts faster, and keeps its dictionaries beside itself. */
  kind: 'chrome' | 'headless-shell'
}

/** The first major version whose page margin boxes print. */
export const oldestVersion = 131

/** Every candidate, in the order they are tried. With COLOPHON_BROWSER set, there is no other. */
export async function* candidates(variable: Variable): AsyncGenerator<Candidate> {
  const chosen = variable('COLOPHON_BROWSER')
  if (chosen) {
    yield {source: 'COLOPHON_BROWSER', path: chosen, kind: kindOf(chosen)}
    return
  }
  if (process.platform === 'linux' && process.arch === 'x64' && (await packagedVersion())) {
    yield {source: 'package', path: await packagedPath(variable), kind: 'headless-shell'}
  }
  for (const path of installedPlaces(variable)) {
    if (await isProgram(path)) yield {source: 'installed', path, kind: kindOf(path)}
  }
  for (const path of await puppeteerPlaces(variable)) {
    if (await isProgram(path)) yield {source: 'puppeteer-cache', path, kind: kindOf(path)}
  }
}

/** Usual places of Chrome, Chromium and Edge, the more usual first. */
export function installedPlaces(variable: Variable): string[] {
  if (process.platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge']
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      names.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name))
    )
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => variable(name) ?? []
    )
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
    const all = [...programs, 'Microsoft\\Edge\\Application\\msedge.exe']
    return all.flatMap((program) => folders.map((folder) => join(folder, program)))
  }
  const names = [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable'
  ]
  const folders = (variable('PATH') ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  const searched = [...new Set([...folders, '/usr/bin', '/usr/local/bin'])]
  const fixed = ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/opt/microsoft/msedge/msedge']
  return [...names.flatMap((name) => searched.map((folder) => join(folder, name))), ...fixed]
}

/** What `puppeteer browsers install` left: `<cache>/chrome/linux-143.0.7499.4/chrome-linux64/chrome`. Newest first. */
async function puppeteerPlaces(variable: Variable): Promise<string[]> {
  const cache = variable('PUPPETEER_CACHE_DIR') || join(homedir(), '.cache', 'puppeteer')
  const programs = {
    'chrome-headless-shell': ['chrome-headless-shell', 'chrome-headless-shell.exe'],
    chrome: [
      'chrome',
      'chrome.exe',
      join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')
    ]
  }
  const found: string[] = []
  for (const [product, names] of Object.entries(programs)) {
    const versions = await readdir(join(cache, product)).catch(() => [])
    for (const version of versions.sort(byVersion)) {
      const folders = await readdir(join(cache, product, version)).catch(() => [])
      for (const folder of folders)
        found.push(...names.map((name) => join(cache, product, version, folder, name)))
    }
  }
  return found
}

/** Newest first. */
function byVersion(a: string, b: string): number {
  return (majorVersion(b) ?? 0) - (majorVersion(a) ?? 0)
}

/** The first number with a point after it: 143 of `linux-143.0.7499.4` and of `Chromium 143.0.7499.4`. */
export function majorVersion(text: string): number | undefined {
  const found = /(\d{1,4})\./u.exec(text)
  return found ? Number(found[1]) : undefined
}

/**
 * Version as the program tells it, without opening a window; `undefined` when it won't.
 *
 * Chrome for Windows ignores `--version` and would start: there, the folder
 * beside it carries the version as its name.
 */
export async function programVersion(path: string): Promise<string | undefined> {
  if (process.platform === 'win32') {
    const names = await readdir(dirname(path)).catch(() => [])
    return names.find((name) => /^\d+\.\d+\.\d+\.\d+$/u.test(name))
  }
  try {
    const {stdout} = await promisify(execFile)(path, ['--version'], {timeout: 10_000})
    return /\d+(?:\.\d+)+/u.exec(stdout)?.[0]
  } catch {
    return undefined
  }
}

/** Ubuntu's `/usr/bin/chromium-browser` is a script that starts a snap, or tells to install it: snaps can't read our profile. */
async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    if (basename(path) !== 'chromium-browser') return true
    const start = (await readFile(path)).subarray(0, 4096).toString('latin1')
    return !(start.startsWith('#!') && /snap (?:install|run)|\/snap\/bin/u.test(start))
  } catch {
    return false
  }
}

function kindOf(path: string): Candidate['kind'] {
  return basename(path).includes('headless-shell') || basename(path).includes('headless_shell')
    ? 'headless-shell'
    : 'chrome'
}
