import {mkdir, stat} from 'node:fs/promises'
import {dirname} from 'node:path'

/**
 * Make a folder, and those above it that are missing, as `mkdir -p` does.
 *
 * Not by Node's own `recursive`: where a folder is there and none can be made
 * in it, as in /proc, that tries without end.
 *
 * @param mode of those that are made.
 * @returns the first that was made; `undefined`: all were there.
 * @throws when one cannot be made, or a file lies in its place.
 */
export async function makeFolder(folder: string, mode?: number): Promise<string | undefined> {
  try {
    await mkdir(folder, {mode})
    return folder
  } catch (error) {
    if (await isFolder(folder)) return undefined
    const above = dirname(folder)
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === folder) throw error
    const first = await makeFolder(above, mode)
    try {
      // Tried again even where the one above was there: another writer may have made it only now.
      await mkdir(folder, {mode})
      return first ?? folder
    } catch (again) {
      if (await isFolder(folder)) return first
      throw again
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false
  )
}
