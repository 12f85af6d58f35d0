import type {Store} from '../../environment/store.js'
import {type Content, ExportExists, type PackageFile} from './content.js'

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

/**
 * Write a package as one zip, its folder inside. Dates are the edition's.
 *
 * @throws {ExportExists}
 */
export async function writeZip(
  target: Store,
  name: string,
  files: PackageFile[],
  {created}: Content
): Promise<void> {
  await refuse(target, `${name}.zip`)
  const {default: JSZip} = await import('jszip')
  const zip = new JSZip()
  // Zip files know no year before 1980.
  const date = new Date(Math.max(Date.parse(created) || 0, Date.UTC(1980, 0, 1)))
  for (const {path, bytes} of files) zip.file(`${name}/${path}`, await bytes(), {date, createFolders: false})
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
}

async function refuse(target: Store, name: string): Promise<void> {
  if (await target.kind(name))
    throw new ExportExists(
      `Cannot export to \`${target.name}/${name}\`: it is there already. Remove it, or name another folder`
    )
}
