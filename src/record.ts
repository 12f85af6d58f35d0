import {createHash} from 'node:crypto'
import {basename, join, posix, relative, sep} from 'node:path'
import type {VFileMessage} from 'vfile-message'
import {type Rule, type Severity, severityOf} from './diagnostics/rule.js'
import {type RuleId, rules} from './diagnostics/rules.js'
import type {Environment} from './environment/environment.js'
import type {Galley, Template} from './model/index.js'

/** A message as it is kept: `line` and `column` 1-based. */
export interface Message {
  file?: string
  line?: number
  column?: number
  severity: Severity
  rule: string
  reason: string
  note?: string
}

/** `<slug>.build.json`: what was built, from what, by what. */
export interface BuildRecord {
  /** Digest over what else shaped the build: options, template, versions. */
  settings: string
  /** Name of the template. */
  template: string
  /** Files of the manuscript's folder that were asked for, by path; `null`: not there. */
  inputs: Record<string, string | null>
  galleys: {
    format: string
    name: string
    mediaType: string
    size: number
    sha256: string
    tools: Record<string, string>
    /** Kind of EPUB. */
    profile?: string
    /** Digests of the files that lie beside it, by path. */
    companions?: Record<string, string>
    /** Digests of the files inside it, by name. */
    attachments?: Record<string, string>
  }[]
  messages: Message[]
}

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** The environment, and a list that fills with what is read through it. */
export function recording(environment: Environment): {
  environment: Environment
  inputs: Map<string, string | null>
} {
  const inputs = new Map<string, string | null>()
  const read = async (path: string) => {
    const bytes = await environment.files.read(path)
    inputs.set(path, bytes ? sha256(bytes) : null)
    return bytes
  }
  const resolve = async (path: string) => {
    const real = await environment.files.resolve(path)
    if (!real) inputs.set(path, null)
    return real
  }
  return {environment: {...environment, files: {...environment.files, read, resolve}}, inputs}
}

/** Inputs by their path below `folder`, `/` between the parts, sorted; others are not the manuscript's. */
export function inputsBelow(inputs: Map<string, string | null>, folder: string): BuildRecord['inputs'] {
  const own = [...inputs]
    .map(([path, digest]) => [relative(folder, path).split(sep).join('/'), digest] as const)
    .filter(([path]) => path !== '' && !path.startsWith('..') && !/^[a-z]:/iu.test(path))
  return Object.fromEntries(own.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Whether what lies in `out` is what a build would make now.
 *
 * @param read digests of inputs that are known already, by absolute path.
 */
export async function isFresh(
  record: BuildRecord | undefined,
  settings: string,
  folder: string,
  out: string,
  {files}: Environment,
  read: ReadonlyMap<string, string | null>
): Promise<boolean> {
  if (!record || record.settings !== settings) return false
  // Most often it is the text that changed, which was read to begin with: nothing else need be.
  const hasChanged = ([path, digest]: [string, string | null]) => {
    const known = read.get(join(folder, path))
    return known !== undefined && known !== digest
  }
  if (Object.entries(record.inputs).some(hasChanged)) return false
  const areSame = async (digests: Record<string, string | null>, within: string) => {
    const checks = Object.entries(digests).map(async ([path, digest]) => {
      const bytes = await files.read(join(within, path))
      return digest === (bytes ? sha256(bytes) : null)
    })
    return (await Promise.all(checks)).every(Boolean)
  }
  // Galleys are larger than what they are made of: they are read only where that is the same.
  if (!(await areSame(record.inputs, folder))) return false
  const made = record.galleys.map(({name, sha256: digest, companions}) => ({...companions, [name]: digest}))
  return areSame(Object.assign({}, ...made), out)
}

export async function readRecord(path: string, {files}: Environment): Promise<BuildRecord | undefined> {
  const bytes = await files.read(path)
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as BuildRecord
  } catch {
    return undefined
  }
}

/**
 * The messages of a record about a manuscript that lies at `path` now.
 *
 * The build may have been started in another folder; messages about included
 * files, and about the journal's own template, name those.
 */
export function messagesAt(
  {messages, inputs}: BuildRecord,
  path: string,
  template?: Template['own']
): Message[] {
  const folder = posix.dirname(path)
  const own = basename(path)
  const included = Object.keys(inputs).filter((name) => name !== own)
  return messages.map((message) => {
    const file = message.file?.split(sep).join('/')
    // A journal's own template lies where it is named now.
    const part = message.rule.startsWith('template-') && file ? posix.basename(file) : ''
    if (template?.files.includes(part)) return {...message, file: posix.join(template.place, part)}
    const name = file && included.find((one) => file === one || file.endsWith(`/${one}`))
    return {...message, file: name ? posix.join(folder, name) : path}
  })
}

export function galleyRow(galley: Galley): BuildRecord['galleys'][number] {
  const {format, name, mediaType, bytes, tools, profile, companions, attachments} = galley
  const row = {format, name, mediaType, size: bytes.byteLength, sha256: sha256(bytes), tools}
  return {
    ...row,
    ...(profile && {profile}),
    ...(companions?.length && {companions: digestsOf(companions)}),
    ...(attachments?.length && {attachments: digestsOf(attachments)})
  }
}

function digestsOf(files: {name: string; bytes: Uint8Array}[]): Record<string, string> {
  return Object.fromEntries(files.map(({name, bytes}) => [name, sha256(bytes)]))
}

function ruleOf({ruleId = ''}: VFileMessage): Rule | undefined {
  return Object.hasOwn(rules, ruleId) ? rules[ruleId as RuleId] : undefined
}

export function messageOf(message: VFileMessage): Message {
  return {
    file: message.file || undefined,
    line: message.line,
    column: message.column,
    severity: severityOf({fatal: message.fatal ?? undefined, isError: ruleOf(message)?.isError}),
    rule: message.ruleId ?? '',
    reason: message.reason,
    note: message.note
  }
}
