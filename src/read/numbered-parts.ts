import {basename, join, relative} from 'node:path'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {type LineOrigin, legible} from '../model/index.js'
import {decodeText} from './decode.js'

/** More parts than that no article has. */
const most = 100
const numbered = /^\d{2}[._-].*\.(?:md|markdown)$/iu
/** A title page that Manubot fills in from the metadata. */
const titlePage = /\{%-?\s*for\s+author\s+in\s+manubot\.authors|\{\{\s*manubot\.(?:title|date|generated)/u

/** A text in several files, `01.abstract.md`, `02.introduction.md` …, as one. */
export interface JoinedParts {
  source: string
  origins: LineOrigin[]
  /** Bytes of all files. */
  size: number
}

/**
 * Paths of the numbered files of a folder that has its metadata beside them,
 * as Manubot keeps an article; `undefined` for other folders.
 */
export async function numberedParts(path: string, {files}: Environment): Promise<string[] | undefined> {
  const names = (await files.list(path)) ?? []
  const parts = names.filter((name) => numbered.test(name)).sort()
  const known = names.some((name) => /^metadata\.ya?ml$/iu.test(name))
  return known && parts.length > 1 && parts.length <= most ? parts.map((name) => join(path, name)) : undefined
}

/** Join such files in their order. A template of the title page is left out (`title-page-left-out`). */
export async function joinParts(
  paths: string[],
  base: string,
  file: VFile,
  {files}: Environment
): Promise<JoinedParts> {
  const lines: string[] = []
  const origins: LineOrigin[] = []
  let size = 0
  for (const path of paths) {
    const bytes = await files.read(path)
    if (!bytes) continue
    size += bytes.byteLength
    const text = legible(decodeText(bytes).text)
      .replace(/^\uFEFF/u, '')
      .replace(/\r\n?/gu, '\n')
    if (titlePage.test(text)) {
      report(file, 'title-page-left-out', undefined, basename(path))
      continue
    }
    origins.push({
      first: lines.length + 1,
      path: relative(base, path) || path,
      folder: '',
      line: 1,
      indent: 0
    })
    lines.push(...text.split('\n'), '')
  }
  return {source: lines.join('\n'), origins, size}
}
