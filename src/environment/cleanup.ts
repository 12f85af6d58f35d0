/**
 * Things to undo when the process ends, however it ends.
 *
 * Temporary files, profile folders and browser processes register here;
 * what is undone in time unregisters itself. Only SIGKILL escapes.
 */
import {rmSync} from 'node:fs'

const pending = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Run `undo` (synchronous) at exit, unless the returned function is called before. */
export function atExit(undo: () => void): () => void {
  if (pending.size === 0) listen()
  pending.add(undo)
  return () => {
    pending.delete(undo)
    if (pending.size === 0) unlisten()
  }
}

function undoAll(): void {
  for (const undo of pending) {
    try {
      undo()
    } catch {
      // The process is ending: the others still get their turn.
    }
  }
  pending.clear()
}

/** Undo, then let the signal do what it would have done without us. */
function onSignal(signal: NodeJS.Signals): void {
  undoAll()
  unlisten()
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function listen(): void {
  process.on('exit', undoAll)
  for (const signal of signals) process.on(signal, onSignal)
}

function unlisten(): void {
  process.off('exit', undoAll)
  for (const signal of signals) process.off(signal, onSignal)
}

/** Remove a folder now, whatever is in it; a browser just killed may still hold some of it for a moment. */
export function removeTree(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 5, retryDelay: 50})
}
