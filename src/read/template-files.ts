import {extname, join} from 'node:path'
import {inflateSync} from 'node:zlib'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {packageFolder} from '../environment/installation.js'
import {coverageOf} from '../fonts/coverage.js'
import {onceOf, readPackageFile} from '../fonts/packages.js'
import {sfntFromWoff} from '../fonts/woff.js'
import {nearestHint, type TemplateFont, type TemplateImage} from '../model/index.js'
import {identifyImage} from './image-format.js'
import type {StatedTemplate, TemplateYaml} from './template-settings.js'

/** Reads a file of the template's folder. */
export type ReadOwn = (path: string) => Promise<Uint8Array | undefined>

/**
 * Fonts of a template, those of its own folder read.
 *
 * Reports `template-font-missing`, `template-face-missing`, `template-font-unreadable`.
 */
export async function readFonts(
  fonts: NonNullable<StatedTemplate['fonts']>,
  place: TemplateYaml['place'],
  read: ReadOwn,
  file: VFile,
  environment: Environment
): Promise<TemplateFont[]> {
  const all: TemplateFont[] = []
  // One after the other: the template's digest follows from the order in which files are read.
  for (const [index, font] of fonts.entries()) {
    const {family, for: use} = font
    const base = {family, ...(use && {for: use})}
    if (font.package) {
      await checkPackage(
        font.package,
        font.faces ?? [],
        (...path) => place('fonts', index, ...path),
        file,
        environment
      )
      all.push({...base, package: font.package, faces: font.faces ?? []})
      continue
    }
    const files: Uint8Array[] = []
    const faces: string[] = []
    for (const [face, path] of Object.entries(font.files ?? {})) {
      const at = place('fonts', index, 'files', face)
      const bytes = await read(path)
      const fault = bytes ? fontFault(bytes) : 'there is no such file'
      if (!/^[1-9]00( italic)?$/u.test(face))
        report(
          file,
          'template-field-invalid',
          at,
          `fonts.${index}.files`,
          'a weight, as 400 or 400 italic',
          face
        )
      else if (fault) report(file, 'template-font-unreadable', at, path, fault)
      else {
        faces.push(face)
        files.push(bytes as Uint8Array)
      }
    }
    all.push({...base, package: '', faces, files})
  }
  return all
}

/** The weights and styles that a package has, as `400 italic`; `undefined`: it is not installed. */
async function facesOf(name: string, environment: Environment): Promise<Set<string> | undefined> {
  if (!/^(?:@[\w.-]+\/)?[\w.-]+$/u.test(name) || name.includes('..')) return undefined
  try {
    if (!(await readPackageFile(name, 'unicode.json', environment))) return undefined
  } catch {
    return undefined
  }
  const names = (await environment.files.list(join(packageFolder(name), 'files'))) ?? []
  return new Set(
    names.flatMap((one) => {
      const [, weight, style] = /-(\d{3})-(normal|italic)\.woff2?$/u.exec(one) ?? []
      return weight ? [style === 'italic' ? `${weight} italic` : weight] : []
    })
  )
}

/** The package is there, and each face in one of its subsets. */
async function checkPackage(
  name: string,
  faces: string[],
  place: TemplateYaml['place'],
  file: VFile,
  environment: Environment
): Promise<void> {
  const held = await onceOf(`${name} faces`, environment, () => facesOf(name, environment))
  if (!held) {
    report(file, 'template-font-missing', place('package'), name)
    return
  }
  for (const [index, face] of faces.entries())
    if (!held.has(face))
      report(
        file,
        'template-face-missing',
        place('faces', index),
        face,
        name,
        held.size > 0 ? `: it has ${[...held].sort().join(', ')}` : ''
      )
}

/** Why a file is no font that prints as text; `undefined`: it is one. */
function fontFault(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = bytes.length > 12 ? view.getUint32(0) : 0
  if (kind === 0x774f4632) return 'it is WOFF 2: give its TrueType file'
  try {
    const font = kind === 0x774f4646 ? new Uint8Array(sfntFromWoff(bytes, inflateSync)) : bytes
    const own = new DataView(font.buffer, font.byteOffset, font.byteLength)
    const flavour = own.getUint32(0)
    if (flavour === 0x4f54544f) return 'its outlines are PostScript’s (CFF), which become drawings in a PDF'
    if (flavour !== 0x00010000 && flavour !== 0x74727565) return 'it is no OpenType font'
    const tables = Array.from({length: own.getUint16(4)}, (_, at) => own.getUint32(12 + at * 16))
    if (tables.includes(0x66766172)) return 'it is variable, and would become drawings in a PDF'
    return coverageOf(font)(0x20) ? undefined : 'it is damaged: no table says which signs it holds'
  } catch {
    return 'it is damaged'
  }
}

/** Pictures of a template, by name. Reports `template-image-unreadable`. */
export async function readImages(
  images: Record<string, string>,
  place: TemplateYaml['place'],
  read: ReadOwn,
  siblings: string[],
  file: VFile
): Promise<Record<string, TemplateImage>> {
  const found: Record<string, TemplateImage> = {}
  for (const [name, path] of Object.entries(images)) {
    const at = place('images', name)
    const bytes = await read(path)
    const format = bytes && identifyImage(bytes)
    if (!bytes)
      report(
        file,
        'template-image-unreadable',
        at,
        path,
        `there is no such file${nearestHint(
          path,
          siblings.filter((one) => extname(one) !== '' && !/\.(?:html|css|yaml)$/u.test(one))
        )}`
      )
    else if (!format || !/^image\/(?:svg\+xml|png|jpeg|gif|webp)$/u.test(format.mediaType))
      report(file, 'template-image-unreadable', at, path, 'its content is no image that browsers show')
    else found[name] = {mediaType: format.mediaType, bytes}
  }
  return found
}
