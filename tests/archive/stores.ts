import type {EditionDraft} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import type {Store} from '../../src/environment/store.js'

export const id = 'https://doi.org/10.5555/abc'

/** What becomes an edition, of texts by logical path. */
export function draft(files: Record<string, string>, more: Partial<EditionDraft> = {}): EditionDraft {
  const encoder = new TextEncoder()
  return {
    id,
    files: new Map(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)])),
    created: '2024-12-18T00:00:00Z',
    message: (number) => `Edition ${number}`,
    user: {name: 'Editor', address: 'mailto:editor@example.org'},
    isDecisive: (path) => !path.startsWith('record/'),
    ...more
  }
}

/** All files of a store in memory, as one value to compare. */
export function contents({files, folders}: ReturnType<typeof memoryStore>): unknown {
  const decoder = new TextDecoder()
  return {
    files: [...files].map(([path, bytes]) => [path, decoder.decode(bytes)]).sort(),
    folders: [...folders].sort()
  }
}

/** A copy that changes alone. */
export function copyOf({files, folders}: ReturnType<typeof memoryStore>): ReturnType<typeof memoryStore> {
  const copy = memoryStore(Object.fromEntries(files))
  for (const folder of folders) copy.folders.add(folder)
  return copy
}

export class Killed extends Error {}

const changing = ['write', 'makeFolder', 'rename', 'sync', 'remove'] as const

/**
 * A store whose process dies at the n-th change: that one is half done where
 * it can be, and none follows.
 */
export function dying(store: ReturnType<typeof memoryStore>, at: number): Store & {changes: number} {
  const state = {...store, changes: 0}
  for (const verb of changing) {
    const act = store[verb] as (...values: unknown[]) => Promise<void>
    Object.assign(state, {
      [verb]: async (...values: unknown[]) => {
        state.changes += 1
        if (state.changes === at && verb === 'write') {
          const [path, data] = values as [string, string | Uint8Array]
          await store.write(path, data.slice(0, Math.floor(data.length / 2)))
        }
        if (state.changes >= at) throw new Killed(`killed at ${verb}`)
        await act(...values)
      }
    })
  }
  return state
}
