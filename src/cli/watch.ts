/** Files of several subjects, looked at again and again: who waits is told whose files changed. */
import {type Stats, unwatchFile, watchFile} from 'node:fs'

/** Milliseconds between two looks at a file. Not every disk tells of changes by itself; all answer when they are asked. */
const interval = 100

/** Milliseconds that a change is given to be whole: programs write a file in several steps. */
const calm = 50

export interface Watch {
  /** Look at a subject's files from now on, and at no others of its own; they need not be there. */
  look(subject: string, paths: string[]): void
  /** The subjects whose files changed, came or went since this was asked last; waits for the first. */
  changed(): Promise<Set<string>>
}

export function watchSubjects(): Watch {
  const subjects = new Map<string, Set<string>>()
  const listeners = new Map<string, () => void>()
  let found = new Set<string>()
  let tell = () => {}
  const listen = (path: string) => {
    const listener = (now: Stats, before: Stats) => {
      // A file that is not there yet is told of once.
      if (now.mtimeMs === before.mtimeMs && now.size === before.size && now.ino === before.ino) return
      for (const [subject, paths] of subjects) if (paths.has(path)) found.add(subject)
      tell()
    }
    watchFile(path, {interval}, listener)
    listeners.set(path, () => unwatchFile(path, listener))
  }
  return {
    look: (subject, paths) => {
      subjects.set(subject, new Set(paths))
      const all = new Set([...subjects.values()].flatMap((own) => [...own]))
      for (const path of all) if (!listeners.has(path)) listen(path)
      for (const [path, stop] of listeners) {
        if (all.has(path)) continue
        stop()
        listeners.delete(path)
      }
    },
    changed: async () => {
      if (found.size === 0)
        await new Promise<void>((resolve) => {
          tell = resolve
        })
      await new Promise((resolve) => setTimeout(resolve, calm))
      const all = found
      found = new Set()
      return all
    }
  }
}
