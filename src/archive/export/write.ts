import {createHash} from 'node:crypto'
import type {Store} from '../../environment/store.js'
import {ExportExists, type PackageFile} from './content.js'

/**
 * Write a package as a folder, whole or not at all.
 *
 * @param name of the folder, in the store that stands for the output folder.
 * @throws {ExportExists}
 */
export async function writeFolder(target: Store, name: string, files: PackageFile[]): Promise<void> {
  await refuse(target, name)
  const beside = `.${name}.tmp`
  await target.remove(beside)
  try {
    for (const {path, bytes} of files) await target.write(`${beside}/${path}`, await bytes())
    await target.rename(beside, name)
  } catch (error) {
    await target.remove(beside)
    throw error
  }
}

/** How a zip is written. */
export interface ZipOptions {
  /** Instant that its files are dated with, RFC 3339. */
  created: string
  /** Its files stand at its top. Default: in a folder called as the zip is. */
  isFlat?: boolean
  /** What is there already gives way; `false`: the user may ask for that. Default: it stays, and the zip is refused. */
  force?: boolean
}

/** A zip that was written, and a file in it. */
export interface Written {
  name: string
  size: number
  /** SHA-256 in hex. */
  sha256: string
}

/**
 * Write a package as one zip. The same files and date give the same bytes.
 *
 * @returns the zip, then its files in their order.
 * @throws {ExportExists}
 */
export async function writeZip(
  target: Store,
  name: string,
  files: PackageFile[],
  {created, isFlat = false, force}: ZipOptions
): Promise<[zip: Written, ...files: Written[]]> {
  if (!force) await refuse(target, `${name}.zip`, force === false ? 'Use `--force`' : undefined)
  const {default: JSZip} = await import('jszip')
  const zip = new JSZip()
  const inside: Written[] = []
  // Zip files know no year before 1980.
  const date = new Date(Math.max(Date.parse(created) || 0, Date.UTC(1980, 0, 1)))
  for (const {path, bytes} of files) {
    const data = await bytes()
    inside.push(writtenOf(path, data))
    zip.file(isFlat ? path : `${name}/${path}`, data, {date, createFolders: false})
  }
  const packed = await zip.generateAsync({
    type: 'uint8array',
    platform: 'DOS',
    compression: 'DEFLATE',
    compressionOptions: {level: 9}
  })
  const beside = `.${name}.zip.tmp`
  await target.remove(beside)
  await target.write(beside, packed)
  await target.rename(beside, `${name}.zip`)
  return [writtenOf(`${name}.zip`, packed), ...inside]
}

function writtenOf(name: string, data: Uint8Array): Written {
  return {name, size: data.byteLength, sha256: createHash('sha256').update(data).digest('hex')}
}

/** Refuse what would be written over. @throws {ExportExists} */
export async function refuse(target: Store, name: string, cure = 'Remove it'): Promise<void> {
  if (await target.kind(name))
    throw new ExportExists(
      `Cannot export to \`${target.name}/${name}\`: it is there already. ${cure}, or name another folder`
    )
}
