import type {Store} from '../environment/store.js'
import {isRecord} from './inventory.js'
import {type ArchivedEdition, type ArchiveObject, readFileOf} from './object.js'

/** `record/edition.json`: what this edition is, and how it was made. */
export interface EditionRecord {
  doi: string
  title: string
  /** RFC 5646 tag. */
  language: string
  /** NISO JAV. */
  stage?: string
  version?: string
  /** Stem of the galleys' names. */
  slug: string
  /** The manuscript's file, below `source/`. */
  manuscript: string
  swhid: {
    /** Of everything below `source/`. */
    source: string
    /** Of the manuscript's file. */
    manuscript: string
  }
  /** With these its galleys can be built again. */
  build: {
    colophon: string
    /** Browser that printed the PDF, where there is one. */
    browser?: string
    formats: string[]
    /** Its files are below `template/<name>/`; of one that does not come with Colophon, below `template/own/<name>/`. */
    template: string
    jatsVersion?: string
    dialect?: string
    /** `SOURCE_DATE_EPOCH`, in seconds. */
    sourceDateEpoch?: string
  }
  /** Fingerprint of the key that signed it; a signature that is gone is thereby missed. */
  signer?: string
}

/** Where the parts of an edition lie, by logical path. */
export const parts = {
  source: 'source/',
  template: 'template/',
  galleys: 'galleys/',
  record: 'record/edition.json',
  build: 'record/build.json',
  messages: 'record/messages.json'
} as const

/** Records tell how an edition came about; only what it was made of and what was made decide whether it is a new one. */
export function isDecisive(logicalPath: string): boolean {
  return !logicalPath.startsWith('record/')
}

/** The record of an edition; `undefined`: it is not Colophon's, or damaged. */
export async function readRecordOf(
  store: Store,
  object: ArchiveObject,
  {files}: ArchivedEdition
): Promise<EditionRecord | undefined> {
  const file = files.get(parts.record)
  if (!file) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(await readFileOf(store, object, file)))
    return isEditionRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isEditionRecord(value: unknown): value is EditionRecord {
  if (!isRecord(value)) return false
  const {manuscript, slug, build, swhid} = value
  return (
    typeof manuscript === 'string' &&
    typeof slug === 'string' &&
    isRecord(build) &&
    Array.isArray(build['formats']) &&
    isRecord(swhid)
  )
}
