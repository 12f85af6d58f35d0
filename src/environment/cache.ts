/**
 * The folder for what is made once per machine: the unpacked browser and its dictionaries.
 *
 * Programs are started from it, so it must be the user's own.
 */
import {createHash} from 'node:crypto'
import {lstat, mkdtemp, readdir, rename, rm, stat} from 'node:fs/promises'
import {homedir, tmpdir} from 'node:os'
import {join} from 'node:path'
import {atExit, removeTree} from './cleanup.js'
import {makeFolder} from './folders.js'

type Variable = (name: string) => string | undefined

/** `$XDG_CACHE_HOME/colophon`, else `~/.cache/colophon` (Windows: `%LOCALAPPDATA%\colophon`); where there is no home to write to, a folder of the temporary one. */
export async function cacheFolder(variable: Variable): Promise<string> {
  let failure: unknown
  for (const folder of [usualFolder(variable), join(tmpdir(), `colophon-${process.getuid?.() ?? 'user'}`)]) {
    try {
      await makeFolder(folder, 0o700)
      await assertOwn(folder)
      return folder
    } catch (cause) {
      failure ??= cause
    }
  }
  throw new Error('Cannot make a cache folder: set XDG_CACHE_HOME to a folder of your own', {cause: failure})
}

function usualFolder(variable: Variable): string {
  const home = variable('HOME') || homedir()
  const caches =
    process.platform === 'win32'
      ? variable('LOCALAPPDATA') || join(home, 'AppData', 'Local')
      : variable('XDG_CACHE_HOME') || join(home, '.cache')
  return join(caches, 'colophon')
}

/** Another user who can write here could have us start a program of theirs. */
async function assertOwn(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const {uid, mode} = await lstat(folder).then((link) => (link.isSymbolicLink() ? stat(folder) : link))
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Error(
      `Cannot trust \`${folder}\`: another user can write to it. Remove it, or set XDG_CACHE_HOME`
    )
  }
}

/** Twelve hexadecimal digits that change with any of the parts. */
export function nameDigest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12)
}

/**
 * A folder made whole or not at all, once; later calls find it.
 *
 * Two processes may make it at the same time: the first to finish wins, and
 * the other uses what it finds.
 */
export async function folderMadeOnce(path: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (await isFolder(path)) return path
  await removeStale(path)
  const beside = await mkdtemp(`${path}${partial}`)
  const done = atExit(() => removeTree(beside))
  try {
    await make(beside)
    await rename(beside, path).catch(async (error) => {
      if (!(await isFolder(path))) throw error
    })
    return path
  } finally {
    await rm(beside, {recursive: true, force: true})
    done()
  }
}

const partial = '.partial-'
const dayInMilliseconds = 86_400_000

/** What a killed process left behind a day ago or earlier. */
async function removeStale(path: string): Promise<void> {
  const parent = join(path, '..')
  for (const name of await readdir(parent)) {
    const left = join(parent, name)
    if (!left.startsWith(`${path}${partial}`)) continue
    const found = await stat(left).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > dayInMilliseconds)
      await rm(left, {recursive: true, force: true})
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false
  )
}
