import {readFileSync, unlinkSync} from 'node:fs'
import {link, open, readdir, readFile, rename, unlink} from 'node:fs/promises'
import {hostname} from 'node:os'
import {basename, dirname, join} from 'node:path'
import {atExit} from './cleanup.js'
import {makeFolder} from './folders.js'
import {StoreLocked} from './store.js'

/** Who holds a lock, as its file says. */
interface Holder {
  host: string
  pid: number
  /** When the process started, in the machine's own count: a process id is given out again. */
  started?: string
}

/** Several locks of one process. */
let taken = 0

/**
 * Take a lock: a file that tells its holder.
 *
 * It appears whole, by a link: who reads it, reads all of it. A holder of this
 * machine that is no more loses it; of another machine's nothing is known, so
 * a person decides.
 *
 * @throws {StoreLocked}
 */
export async function takeLock(place: string, storeName: string): Promise<() => Promise<void>> {
  await makeFolder(dirname(place))
  const own = `${place}.${process.pid}-${++taken}`
  const mine: Holder = {host: hostname(), pid: process.pid, started: startOf(process.pid)}
  const file = await open(own, 'w')
  try {
    await file.writeFile(`${JSON.stringify(mine)}\n`)
  } finally {
    await file.close()
  }
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      if (await linked(own, place)) {
        const done = atExit(() => unlinkSync(place))
        await sweep(place, mine)
        return async () => {
          await unlink(place)
          done()
        }
      }
      const holder = await readHolder(place)
      if (holder && isAlive(holder, mine)) throw new StoreLocked(saidOf(holder, mine, place, storeName))
      if (holder) await setAside(place, `${own}.stale`, holder)
    }
    throw new StoreLocked(`Cannot write to \`${storeName}\`: others take its lock all the time. Try again`)
  } finally {
    await unlink(own).catch(() => {})
  }
}

/** Drafts of processes that were killed while they took the lock. */
async function sweep(place: string, mine: Holder): Promise<void> {
  const folder = dirname(place)
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(place)}.`)) continue
    const holder = await readHolder(join(folder, name))
    if (holder && !isAlive(holder, mine)) await unlink(join(folder, name)).catch(() => {})
  }
}

/** Two may find a lock stale at once: the second, if it took the first one's new lock, puts it back. */
async function setAside(place: string, aside: string, stale: Partial<Holder>): Promise<void> {
  await rename(place, aside).catch(() => {})
  const found = await readHolder(aside)
  if (found && JSON.stringify(found) !== JSON.stringify(stale)) await link(aside, place).catch(() => {})
  await unlink(aside).catch(() => {})
}

async function linked(own: string, place: string): Promise<boolean> {
  try {
    await link(own, place)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** `undefined` when the lock is gone again; a file that says nothing is nobody's. */
async function readHolder(place: string): Promise<Partial<Holder> | undefined> {
  const text = await readFile(place, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as Partial<Holder>
  } catch {
    return {}
  }
}

function isAlive({host, pid, started}: Partial<Holder>, mine: Holder): boolean {
  if (host === undefined || typeof pid !== 'number') return false
  if (host !== mine.host) return true
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return started === undefined || startOf(pid) === undefined || started === startOf(pid)
}

function saidOf({host, pid}: Partial<Holder>, mine: Holder, place: string, storeName: string): string {
  return host === mine.host
    ? `Cannot write to \`${storeName}\`: process ${pid} of this machine does. Try again when it has ended`
    : `Cannot write to \`${storeName}\`: process ${pid} of \`${host}\` does. If it is no more, remove \`${place}\``
}

/** Boot and start of a process, where the system tells (Linux). */
function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\)/su, '').trim().split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    return `${boot}/${fields[19]}`
  } catch {
    return undefined
  }
}
