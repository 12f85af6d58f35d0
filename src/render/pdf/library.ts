import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

/** The library, handed to each step: it is heavy, and loads while the browser prints. */
export type PdfLibrary = typeof import('@cantoo/pdf-lib')

/**
 * The PDF library, in one file where its package has one.
 *
 * The same code as several hundred modules takes 270 ms to load, not 70; its
 * `exports` do not name the file.
 */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  try {
    const entry = createRequire(import.meta.url).resolve('@cantoo/pdf-lib')
    const bundle = join(entry, '..', '..', 'dist', 'pdf-lib.esm.min.js')
    return (await import(pathToFileURL(bundle).href)) as PdfLibrary
  } catch {
    return import('@cantoo/pdf-lib')
  }
}
