import {extname, join, posix} from 'node:path'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {type LineOrigin, legible, type Manuscript} from '../model/index.js'
import {decodeText} from './decode.js'
import {splitFrontMatter} from './front-matter/split.js'
import {chosenLines, findIncludes, type IncludeCall, type Line} from './include-lines.js'
import {insidePath} from './inside.js'
import {limits} from './manuscript.js'

/** Files within files, and files altogether, that anybody means. */
const depthLimit = 20
const filesLimit = 1000

interface Source {
  /** As messages name it. */
  path: string
  /** Absolute, links followed. */
  real: string
  /** Below the manuscript's folder. */
  folder: string
  /** The file that includes it, and the place in the text where it does. */
  parent?: Source
}

interface Reading {
  manuscript: Manuscript
  environment: Environment
  dialect: 'myst' | 'quarto'
  lines: string[]
  origins: LineOrigin[]
  size: number
  files: number
}

/**
 * Put included files in the place of the lines that include them.
 *
 * Quarto's `{{< include _part.qmd >}}`, MyST's `{include}` and, as code,
 * `{literalinclude}`. Only files of the manuscript's folder are read; what is
 * refused stays as it is written (`include-refused`). Front matter of included
 * files is left out.
 */
export async function readIncludes(manuscript: Manuscript, environment: Environment): Promise<Manuscript> {
  const {dialect, text, file} = manuscript
  if ((dialect !== 'myst' && dialect !== 'quarto') || !/include/u.test(text)) return manuscript
  const place = join(file.cwd, file.path)
  const root: Source = {path: file.path, real: (await environment.files.resolve(place)) ?? place, folder: ''}
  const reading: Reading = {
    manuscript,
    environment,
    dialect,
    lines: [],
    origins: [],
    size: 0,
    files: 0
  }
  await expand(linesOf(text), root, '', reading)
  if (reading.files === 0) return manuscript
  return {...manuscript, text: reading.lines.join('\n'), origins: reading.origins}
}

const linesOf = (text: string): Line[] =>
  text.split('\n').map((line, index) => ({text: line, line: index + 1}))

async function expand(lines: Line[], source: Source, prefix: string, reading: Reading): Promise<void> {
  const calls = findIncludes(
    lines.map(({text}) => text),
    reading.dialect
  )
  let done = 0
  for (const call of calls) {
    copy(lines.slice(done, call.start), source, prefix, reading)
    done = call.end
    const own = lines.slice(call.start, call.end)
    const found = await open(call, source, prefix, reading)
    if (!found) copy(own, source, prefix, reading)
    else if (call.code === undefined) {
      const [first] = own as [Line]
      if (call.block) copy([{...first, text: call.prefix}], source, prefix, reading)
      await expand(chosenLines(found.lines, call.options), found.source, prefix + call.prefix, reading)
      if (call.block) copy([{...(own.at(-1) as Line), text: call.prefix}], source, prefix, reading)
    } else listing(call, own, found.lines, found.source, source, prefix, reading)
  }
  copy(lines.slice(done), source, prefix, reading)
}

/** Take lines over, and remember where they come from. */
function copy(lines: Line[], source: Source, prefix: string, {lines: out, origins}: Reading): void {
  for (const {text, line} of lines) {
    const last = origins.at(-1)
    const goesOn =
      last?.path === source.path &&
      last.indent === prefix.length &&
      line - last.line === out.length + 1 - last.first
    if (!goesOn) {
      const {path, folder} = source
      origins.push({first: out.length + 1, path, folder, line, indent: prefix.length})
    }
    out.push(prefix + text)
  }
}

/** A file as a fence that `{code-block}` reads. */
function listing(
  call: IncludeCall,
  own: Line[],
  all: Line[],
  from: Source,
  source: Source,
  prefix: string,
  reading: Reading
): void {
  const lines = chosenLines(all, call.options)
  const runs = lines.flatMap(({text}) => text.match(/`+/gu) ?? []).map((run) => run.length)
  const fence = '`'.repeat(runs.reduce((most, length) => Math.max(most, length), 2) + 1)
  const [first] = own as [Line]
  const language = call.code || languages[extname(call.path).toLowerCase()] || ''
  const kept = Object.entries(call.options).filter(([name]) => /^(?:caption|name|label|class)$/u.test(name))
  const head = [`${fence}{code-block} ${language}`.trim(), `:source: ${call.path}`]
  const options = kept.map(([name, value]) => `:${name}: ${value}`)
  const at = (text: string): Line => ({...first, text: call.prefix + text})
  copy([...head, ...options, ''].map(at), source, prefix, reading)
  copy(lines, from, prefix + call.prefix, reading)
  copy([{...(own.at(-1) as Line), text: call.prefix + fence}], source, prefix, reading)
}

const languages: Record<string, string> = {
  __proto__: null as never,
  '.c': 'c',
  '.cpp': 'cpp',
  '.h': 'c',
  '.java': 'java',
  '.jl': 'julia',
  '.js': 'javascript',
  '.json': 'json',
  '.py': 'python',
  '.r': 'r',
  '.rs': 'rust',
  '.sh': 'bash',
  '.sql': 'sql',
  '.tex': 'latex',
  '.toml': 'toml',
  '.ts': 'typescript',
  '.xml': 'xml',
  '.yaml': 'yaml',
  '.yml': 'yaml'
}

/** The file that a call names; `undefined` when it is refused, and told. */
async function open(
  call: IncludeCall,
  source: Source,
  prefix: string,
  reading: Reading
): Promise<{source: Source; lines: Line[]} | undefined> {
  const {manuscript, environment} = reading
  const refuse = (why: string) => {
    report(
      manuscript.file,
      'include-refused',
      // The place in the text that comes to be: the origins tell its file.
      {line: reading.lines.length + 1, column: call.prefix.length + 1},
      call.path,
      why
    )
    return undefined
  }
  const near = posix.join(source.folder, call.path)
  const tried = [await insidePath(near, manuscript.folder, environment)]
  if (near !== call.path) tried.push(await insidePath(call.path, manuscript.folder, environment))
  const real = tried.find((one) => typeof one === 'string')
  if (!real) {
    const outside = tried.every((one) => typeof one !== 'string' && one.refused === 'outside')
    return refuse(outside ? 'it is outside the manuscript’s folder' : 'there is no such file')
  }
  const path = typeof tried[0] === 'string' ? near : call.path
  let depth = 0
  for (let above: Source | undefined = source; above; above = above.parent, depth++)
    if (above.real === real && call.code === undefined) return refuse('it would include itself')
  if (depth > depthLimit) return refuse(`it is nested more than ${depthLimit} files deep`)
  if (++reading.files > filesLimit) return refuse(`more than ${filesLimit} files are included`)
  const bytes = await environment.files.read(real)
  if (!bytes) return refuse('there is no such file')
  const text = legible(decodeText(bytes).text)
  const body = call.code === undefined ? splitFrontMatter(text).text : text.replace(/\r\n?/gu, '\n')
  const lines = linesOf(body.replace(/\n$/u, ''))
  // What is put before each line counts too.
  reading.size += bytes.byteLength + lines.length * (prefix.length + call.prefix.length)
  if (reading.size > limits.bytes || reading.lines.length + lines.length > limits.lines) {
    report(
      manuscript.file,
      'too-large',
      {line: reading.lines.length + 1, column: 1},
      call.path,
      `${limits.bytes / 1e6} MB with all that is included`
    )
    return undefined
  }
  const folder = posix.dirname(path) === '.' ? '' : posix.dirname(path)
  const named = posix.join(posix.dirname(manuscript.file.path.split('\\').join('/')), path)
  return {source: {path: named, real, folder, parent: source}, lines}
}
