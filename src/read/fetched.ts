import {createHash} from 'node:crypto'
import {join} from 'node:path'
import * as z from 'zod'
import type {Environment} from '../environment/environment.js'
import {insidePath} from './inside.js'

/** The record of fetched images, beside the manuscript. */
export const fetchedName = 'colophon.fetched.json'

const record = z.object({
  images: z.record(
    z.string(),
    z.object({file: z.string(), mediaType: z.string(), sha256: z.string().regex(/^[\da-f]{64}$/u)})
  )
})

/** URL → where its image was put, below the manuscript's folder, what it is, and SHA-256 of its bytes in hex. */
export type FetchedImages = z.output<typeof record>['images']

/** The record of a folder; empty where there is none, or it can't be read. */
export async function readFetched(folder: string, {files}: Environment): Promise<FetchedImages> {
  const bytes = await files.read(join(folder, fetchedName))
  if (!bytes) return {}
  try {
    const parsed = record.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data.images : {}
  } catch {
    return {}
  }
}

/** The record as it is written: sorted, without dates, so that the same images give the same file. */
export function formatFetched(images: FetchedImages): string {
  const sorted = Object.entries(images).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({images: Object.fromEntries(sorted)}, null, 2)}\n`
}

/** An image's URL, when it is one of the network, in the form the record keeps it; `undefined` for a path. */
export function remoteUrl(source: string): string | undefined {
  if (!/^(?:https?:)?\/\//iu.test(source)) return undefined
  const url = source.startsWith('//') ? `https:${source}` : source
  return URL.canParse(url) ? new URL(url).href : source
}

/** Bytes of a fetched image; `changed` when they are no longer those that were fetched. */
export async function readFetchedImage(
  url: string,
  images: FetchedImages,
  folder: string,
  environment: Environment
): Promise<Uint8Array | 'changed' | undefined> {
  const entry = Object.hasOwn(images, url) ? images[url] : undefined
  const path = entry && (await insidePath(entry.file, folder, environment))
  const bytes = typeof path === 'string' ? await environment.files.read(path) : undefined
  if (!bytes || !entry) return entry ? 'changed' : undefined
  return createHash('sha256').update(bytes).digest('hex') === entry.sha256 ? bytes : 'changed'
}
