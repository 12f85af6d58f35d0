import {type Store, StoreLocked} from '../environment/store.js'
import {hasLeftovers} from './recover.js'
import {lockFile} from './root.js'

/** A store that can't be written to now. `message` tells why, and how the store is left. */
export class StoreUnwritable extends Error {}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EIO: 'the disk reports an error'
}

/**
 * Do something that writes to a store, alone.
 *
 * @param patience milliseconds to wait for another who writes. Default: 10 000.
 * @throws {StoreLocked} when the other takes longer.
 * @throws {StoreUnwritable}
 */
export async function withLock<T>(store: Store, action: () => Promise<T>, patience = 10_000): Promise<T> {
  let release: (() => Promise<void>) | undefined
  try {
    release = await waitForLock(store, patience)
    return await action()
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    const reason = reasons[code]
    if (!reason) throw cause
    const isLeft = await hasLeftovers(store).catch(() => false)
    const state = isLeft
      ? 'Something of it is left aside: the next seal clears it, and so does `colophon archive verify --repair`'
      : 'The store is as it was'
    throw new StoreUnwritable(`Cannot write to \`${store.name}\`: ${reason}. ${state}`, {cause})
  } finally {
    await release?.().catch(() => {})
  }
}

async function waitForLock(store: Store, patience: number): Promise<() => Promise<void>> {
  for (let waited = 0; ; waited += 100) {
    try {
      return await store.lock(lockFile)
    } catch (error) {
      if (!(error instanceof StoreLocked) || waited >= patience) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
