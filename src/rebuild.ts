/** An edition is built again from its sealed source, and compared byte by byte. */
import {join, resolve, sep} from 'node:path'
import type {ArchivedEdition, ArchiveObject} from './archive/object.js'
import {type EditionRecord, parts, readRecordOf} from './archive/record.js'
import {restoredFiles} from './archive/restore.js'
import type {RuleId} from './diagnostics/rules.js'
import type {Environment} from './environment/environment.js'
import {installation, version} from './environment/installation.js'
import {overlay} from './environment/overlay.js'
import type {Store} from './environment/store.js'
import {dialects, galleyFormats} from './model/index.js'
import {publish} from './publish.js'
import {jatsVersions} from './render/jats/declaration.js'

/** Something to say about a galley, or the edition: rule, and its values. */
export type Difference = [rule: RuleId, ...values: string[]]

export interface Rebuilding {
  differences: Difference[]
  /** Galley files that are the same to the last byte, and all that were compared. */
  same: number
  compared: number
}

const workplace = resolve('/colophon-rebuild')
const bundledFolder = join(installation, 'templates')

/**
 * Build an edition again, with the options of its record, and compare.
 *
 * Another version of Colophon may rightly write other bytes, and another
 * browser prints others: those are told, and are no faults of the store.
 */
export async function rebuild(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  real: Environment
): Promise<Rebuilding> {
  const name = `${edition.version}`
  const record = await readRecordOf(store, object, edition)
  if (!record) return {differences: [['rebuild-no-record', name]], same: 0, compared: 0}
  const {build, slug, manuscript} = record
  const failed = (why: string): Rebuilding => ({
    differences: [['rebuild-failed', name, why, build.colophon, version]],
    same: 0,
    compared: 0
  })
  const table = new Map<string, Uint8Array>()
  const sealed = new Map<string, Uint8Array>()
  const sealedTemplates = new Set<string>()
  const places = {
    source: join(workplace, slug),
    template: join(workplace, 'template'),
    out: join(workplace, 'out')
  }
  try {
    for await (const {path, bytes} of restoredFiles(store, object, edition, parts.source))
      table.set(join(places.source, path), bytes)
    for await (const {path, bytes} of restoredFiles(store, object, edition, parts.template)) {
      const isOwn = path.startsWith('own/')
      if (!isOwn) sealedTemplates.add(path.split('/')[0] as string)
      table.set(join(isOwn ? places.template : bundledFolder, path), bytes)
    }
    for await (const {path, bytes} of restoredFiles(store, object, edition, parts.galleys))
      sealed.set(path, bytes)
  } catch (error) {
    return failed((error as Error).message)
  }

  const ownTemplate = join(places.template, 'own', build.template)
  const isOwnTemplate = [...table.keys()].some((path) => path.startsWith(ownTemplate + sep))
  const browser = await browserHere(build, real)
  const isPrinted = browser === build.browser
  // Templates as they were then: another release of Colophon brings others.
  const environment = [workplace, ...[...sealedTemplates].map((name) => join(bundledFolder, name))].reduce(
    (below, folder) => overlay(below, folder, table),
    withVariables(real, build)
  )
  try {
    const publication = await publish(
      join(places.source, manuscript),
      {
        out: places.out,
        base: places.source,
        formats: galleyFormats.filter((format) => build.formats.includes(format)),
        template: isOwnTemplate ? ownTemplate : build.template,
        jatsVersion: jatsVersions.find((one) => one === build.jatsVersion),
        dialect: dialects.find((one) => one === build.dialect),
        force: true,
        unprinted: !isPrinted,
        printed: [...sealed].find(([path]) => path.endsWith('.pdf'))?.[1]
      },
      environment
    )
    if (publication.failed) {
      const fatal = publication.messages.find(({severity}) => severity === 'fatal')
      return failed(fatal ? `${fatal.reason} (${fatal.rule})` : 'it has fatal messages')
    }
  } catch (error) {
    return failed((error as Error).message)
  }

  const differences: Difference[] = []
  let same = 0
  let compared = 0
  for (const [path, bytes] of sealed) {
    const galley = `${parts.galleys}${path}`
    if (path.endsWith('.pdf') && !isPrinted) {
      differences.push(['rebuild-other-browser', galley, build.browser ?? 'nothing', browser ?? 'none'])
      continue
    }
    compared += 1
    const at = firstDifference(bytes, table.get(join(places.out, path)))
    if (at === undefined) same += 1
    else if (build.colophon === version)
      differences.push(['rebuild-differs', galley, String(at), build.colophon, version])
    else differences.push(['rebuild-other-version', galley, build.colophon, version])
  }
  return {differences, same, compared}
}

/** The browser that would print; `undefined`: there is none, or none is needed. */
async function browserHere(
  {browser}: EditionRecord['build'],
  real: Environment
): Promise<string | undefined> {
  if (browser === undefined) return undefined
  try {
    return (await real.browser()).version
  } catch {
    return undefined
  }
}

/** The clock of the edition, not of today. */
function withVariables(real: Environment, {sourceDateEpoch}: EditionRecord['build']): Environment {
  return {
    ...real,
    variable: (name) => (name === 'SOURCE_DATE_EPOCH' ? sourceDateEpoch : real.variable(name))
  }
}

/** 0-based; `undefined`: they are the same. */
function firstDifference(a: Uint8Array, b: Uint8Array | undefined): number | undefined {
  if (!b) return 0
  const length = Math.min(a.byteLength, b.byteLength)
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at
  return a.byteLength === b.byteLength ? undefined : length
}
