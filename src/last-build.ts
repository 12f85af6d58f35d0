/**
 * What the last build left: whether this one would give the same.
 *
 * In: a manuscript, and the record beside its galleys. Out: the template it
 * was built with, and its result. Left to others: to build again.
 */
import {join} from 'node:path'
import {shouldChange} from './diagnostics/rule.js'
import type {Environment} from './environment/environment.js'
import {version, versionOf} from './environment/installation.js'
import {sourceDate} from './environment/source-date.js'
import type {Manuscript, Template} from './model/index.js'
import type {Publication, PublishOptions} from './publish.js'
import {bundledTemplates, readTemplate} from './read/template.js'
import {type BuildRecord, isFresh, messagesAt, readRecord, type recording, sha256} from './record.js'

/**
 * The last build's template, read; and its result, when this one would give
 * the same: every input, galley and setting is as it was.
 *
 * @param recorded what was read of the manuscript so far.
 * @param real reads what is no input of the manuscript.
 */
export async function lastBuild(
  {file, folder, frontMatter, dialect, ...manuscript}: Manuscript,
  options: PublishOptions,
  recorded: ReturnType<typeof recording>,
  real: Environment
): Promise<{template: Template; same?: Publication} | undefined> {
  const {environment, inputs} = recorded
  // A browser of the user's own may have changed unseen.
  if (environment.variable('COLOPHON_BROWSER')) return undefined
  const slug = /^slug[ \t]*[:=][ \t]*["']?([\w.-]+)/mu.exec(frontMatter.yaml)?.[1] ?? manuscript.slug
  const record = await readRecord(join(options.out, `${slug}.build.json`), real)
  const named = options.template ?? record?.template
  if (!record || named === undefined) return undefined
  // One of the journal's own is named for each build; this one shall not look as the last.
  if (!options.template && !(await bundledTemplates(real)).includes(named)) return undefined
  const template = await readTemplate(named, options.base, environment)
  const settings = settingsDigest(options, template, environment)
  if (!(await isFresh(record, settings, folder, options.out, real, inputs))) return {template}
  const messages = messagesAt(record, file.path, template.own)
  const failed = messages.some(({severity}) => options.strict && shouldChange(severity))
  const galleys = placed(record.galleys, options.out)
  const all = [...inputs.keys(), ...Object.keys(record.inputs).map((path) => join(folder, path))]
  return {template, same: {slug, dialect, messages, galleys, failed, fresh: true, inputs: [...new Set(all)]}}
}

/** Everything besides the inputs that shapes the bytes. */
export function settingsDigest(
  {
    formats,
    template: named,
    jatsVersion = '1.3',
    crossrefVersion = '5.3.1',
    dialect,
    epubProfile
  }: PublishOptions,
  template: Template,
  environment: Environment
): string {
  const browser = environment.variable('COLOPHON_BROWSER') ?? versionOf('@sparticuz/chromium')
  const shape = [
    version,
    formats ?? null,
    named ?? null,
    template.digest,
    browser,
    sourceDate(environment) ?? null,
    jatsVersion,
    crossrefVersion,
    dialect ?? null,
    epubProfile ?? null
  ]
  return sha256(JSON.stringify(shape))
}

/** Galleys of a record, where they lie. */
export function placed(rows: BuildRecord['galleys'], out: string): Publication['galleys'] {
  return rows.map(({format, name, size}) => ({format, path: join(out, name), size}))
}
