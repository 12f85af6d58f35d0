import type {Store} from '../environment/store.js'
import {digestOf, isRecord} from './inventory.js'
import {join} from './object.js'
import {staging} from './root.js'

/** A version that is complete, aside, and about to be moved to its object. */
interface Commit {
  /** Of the object. */
  path: string
  version: string
  sidecarName: string
  /** Below the object; `undefined`: it is not signed. */
  signature?: string
  /** SHA-512 of the object's inventory before, and after. */
  from: string
  to: string
}

/** What was found of an interrupted seal. */
export type Recovered = {action: 'removed'} | {action: 'finished'; path: string; version: string}

const journal = `${staging}/commit.json`

/** Say beforehand what is moved where, so that whoever finds it can do the rest. */
export async function writeJournal(store: Store, commit: Commit): Promise<void> {
  await store.write(`${journal}.new`, `${JSON.stringify(commit)}\n`)
  await store.rename(`${journal}.new`, journal)
  await store.sync(staging)
}

/**
 * Move a version to its object; steps that were done already are passed over.
 *
 * The object is the new one with its inventory's rename.
 */
export async function finishCommit(
  store: Store,
  {path, version, sidecarName, signature}: Commit
): Promise<void> {
  const move = async (from: string, to: string) => {
    if (await store.kind(from)) await store.rename(from, to)
  }
  await move(`${staging}/next/${version}`, join(path, version))
  if (signature && (await store.kind(`${staging}/root/signature`))) {
    const folder = join(path, signature.slice(0, signature.lastIndexOf('/')))
    await store.makeFolder(folder)
    await move(`${staging}/root/signature`, join(path, signature))
    await store.sync(folder)
  }
  // The version is there for good before an inventory speaks of it.
  await store.sync(path)
  await move(`${staging}/root/inventory.json`, join(path, 'inventory.json'))
  await move(`${staging}/root/${sidecarName}`, join(path, sidecarName))
  await store.sync(path)
}

/**
 * Clear what an interrupted seal left; the caller holds the lock.
 *
 * Before its journal stood, nothing had been moved: what lies aside is removed,
 * and the old edition stays. After that everything is at hand: the new edition
 * is completed.
 *
 * @returns `undefined` when nothing was left.
 */
export async function recover(store: Store): Promise<Recovered | undefined> {
  if (!(await store.kind(staging))) return undefined
  const commit = parseCommit(await store.read(journal))
  const inventory = commit && (await store.read(join(commit.path, 'inventory.json')))
  const current = inventory && digestOf(inventory)
  const isOurs = commit && (current === commit.from || current === commit.to)
  if (isOurs) await finishCommit(store, commit)
  await store.remove(staging)
  await store.sync('extensions')
  return isOurs ? {action: 'finished', path: commit.path, version: commit.version} : {action: 'removed'}
}

/** Whether an interrupted seal left something. */
export async function hasLeftovers(store: Store): Promise<boolean> {
  return (await store.kind(staging)) !== undefined
}

function parseCommit(bytes: Uint8Array | undefined): Commit | undefined {
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const keys = ['path', 'version', 'sidecarName', 'from', 'to']
    return isRecord(value) && keys.every((key) => typeof value[key] === 'string')
      ? (value as unknown as Commit)
      : undefined
  } catch {
    return undefined
  }
}
