import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {Environment} from '../../src/environment/environment.js'
import {type GalleyFormat, galleyName, type Page} from '../../src/model/index.js'
import {publish, understand} from '../../src/publish.js'
import {renderPage} from '../../src/render/html/page.js'

/** Where the manuscripts come from that every galley is tried with. */
export const manuscripts = [
  {name: 'our own manuscript', path: resolve('manuscript')},
  {name: 'the seed article', path: resolve('../shared/seed')}
].map((manuscript) => ({...manuscript, there: existsSync(manuscript.path)}))

export const templates = ['journal', 'journal-two-column']

/** A manuscript's galleys in a folder of their own. */
export interface Built {
  /** `our own manuscript, journal` */
  name: string
  /** A copy of the manuscript, so that nobody changes it meanwhile. */
  source: string
  folder: string
  page: Page
  path(format: GalleyFormat): string
  bytes(format: GalleyFormat): Uint8Array
  remove(): void
}

/** Build a manuscript in one template. */
export async function build(
  manuscript: (typeof manuscripts)[number],
  template: string,
  environment: Environment
): Promise<Built> {
  const place = mkdtempSync(join(tmpdir(), 'colophon-check-'))
  const [folder, source] = [join(place, 'dist'), join(place, 'manuscript')]
  cpSync(manuscript.path, source, {recursive: true})
  await publish(source, {out: folder, base: resolve('.'), template}, environment)
  const {article} = await understand(source, {base: resolve('.')}, environment)
  const path = (format: GalleyFormat) => join(folder, galleyName(format, article.slug))
  return {
    name: `${manuscript.name}, ${template}`,
    source,
    folder,
    page: await renderPage(article),
    path,
    bytes: (format) => new Uint8Array(readFileSync(path(format))),
    remove: () => rmSync(place, {recursive: true})
  }
}
