import {isMap, parseDocument} from 'yaml'
import type {FrontMatterSource} from '../../model/index.js'
import {aliases, normalKey, unused} from './aliases.js'
import {schema} from './schema.js'

/** A text, and its front matter cut off. Blank lines take its place, so that places in the text stay true. */
export interface SplitText extends FrontMatterSource {
  text: string
  /** Metadata blocks further down, as Pandoc has them, in order. */
  more: FrontMatterSource[]
  /** The line, 1-based, where front matter ends that no fence closes. */
  unclosed?: number
}

/**
 * Cut front matter off a text: YAML between `---` and `---` or `...`, TOML
 * between `+++`, a JSON object, or Pandoc's title block (`% Title`).
 *
 * A BOM, blank lines before it, and spaces after the fences are allowed.
 */
export function splitFrontMatter(source: string): SplitText {
  const clean = source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  const start = /^\s*/u.exec(clean)?.[0].length ?? 0
  const head = clean.slice(start)
  const found =
    yamlBlock(head) ?? unclosedBlock(head) ?? tomlBlock(head) ?? jsonBlock(head) ?? titleBlock(head)
  if (!found) return {yaml: '', line: 1, text: clean, more: []}
  const {length, skipped, isUnclosed, ...read} = found
  const line = linesIn(clean.slice(0, start)) + skipped + 1
  const end = start + length
  const {text, more} = laterBlocks(clean.slice(0, end).replace(/[^\n]/gu, '') + clean.slice(end))
  const unclosed = isUnclosed ? linesIn(clean.slice(0, end)) + 2 : undefined
  return {...read, line, text, more, ...(unclosed && {unclosed})}
}

/** What was found: its source, how long it is with its fences, and lines before its first. */
interface Found extends Omit<FrontMatterSource, 'line'> {
  length: number
  skipped: number
  isUnclosed?: boolean
}

function yamlBlock(text: string): Found | undefined {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/u.exec(text)
  if (!found || !/^[ \t]*(?:[\w'"-]+[ \t]*:|#|-|\{)/mu.test(found[1] ?? '')) return undefined
  return {yaml: found[1] as string, length: found[0].length, skipped: 1}
}

/** Fields behind an opening fence that nothing closes, up to the first line that can be none. */
function unclosedBlock(text: string): Found | undefined {
  if (!/^---[ \t]*\n/u.test(text)) return undefined
  const lines = text.split('\n', 400)
  const isField = (line: string) => /^(?:[\w'"-]+[ \t]*:(?:[ \t]|$)|[ \t]+\S|- |#[^#]*:)/u.test(line)
  const end = lines.findIndex((line, row) => row > 0 && !isField(line))
  const block = lines.slice(1, end < 0 ? lines.length : end)
  const yaml = block.join('\n')
  if (block.length < 2 || !isMapping(yaml)) return undefined
  return {yaml, length: lines.slice(0, block.length + 1).join('\n').length, skipped: 1, isUnclosed: true}
}

function tomlBlock(text: string): Found | undefined {
  const found = /^\+\+\+[ \t]*\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\n|$)/u.exec(text)
  return found ? {yaml: found[1] as string, format: 'toml', length: found[0].length, skipped: 1} : undefined
}

/** JSON is YAML too (YAML 1.2 §1.3). */
function jsonBlock(text: string): Found | undefined {
  if (!/^\{\s*"/u.test(text)) return undefined
  let depth = 0
  let quoted = false
  for (let at = 0; at < Math.min(text.length, 500_000); at++) {
    const sign = text[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) {
      const json = text.slice(0, at + 1)
      return isJson(json) ? {yaml: json, length: at + 1, skipped: 0} : undefined
    }
  }
  return undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** `% Title`, `% Author; Author`, `% Date`; lines that continue one begin with a space. */
function titleBlock(text: string): Found | undefined {
  const found = /^%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*(?:%[^\n]*(?:\n|$)(?:[ \t]+\S[^\n]*(?:\n|$))*){0,2}/u.exec(
    text
  )
  if (!found) return undefined
  const [title = '', authors = '', date = ''] = found[0]
    .split(/^%/mu)
    .slice(1)
    .map((field) => field.trim())
  const people = authors
    .split(/\s*[;\n]\s*/u)
    .map((name) => name.trim())
    .filter(Boolean)
  const fields = {title: title.replace(/\s+/gu, ' '), author: people, date}
  const rows = Object.entries(fields).filter(([, value]) => value.length > 0)
  const yaml = rows.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')
  return {yaml, length: found[0].length, skipped: 0}
}

/** YAML blocks inside a text: fenced by `---`, after a blank line, every line of them a field's, one of them known. */
function laterBlocks(text: string): {text: string; more: FrontMatterSource[]} {
  const lines = text.split('\n')
  const more: FrontMatterSource[] = []
  let fence: string | undefined
  for (let row = 0; row < lines.length; row++) {
    const line = lines[row] as string
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (mark && !fence) fence = mark
    else if (mark && fence && mark.startsWith(fence)) fence = undefined
    if (fence || !/^---[ \t]*$/u.test(line) || (row > 0 && (lines[row - 1] as string).trim() !== '')) continue
    const end = blockEnd(lines, row + 1)
    const yaml = lines.slice(row + 1, end).join('\n')
    if (end === undefined || !isMapping(yaml)) continue
    more.push({yaml, line: row + 2})
    for (let blank = row; blank <= end; blank++) lines[blank] = ''
    row = end
  }
  return {text: lines.join('\n'), more}
}

/** Row of the closing fence; `undefined` when a line before it can't be YAML, or it is too far. */
function blockEnd(lines: string[], start: number): number | undefined {
  for (let row = start; row < Math.min(lines.length, start + 200); row++) {
    const line = lines[row] as string
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(line)) return row > start ? row : undefined
    if (!/^(?:[\w'"-]+[ \t]*:(?:[ \t]|$)|[ \t]+\S|- |#)/u.test(line)) return undefined
  }
  return undefined
}

function isMapping(yaml: string): boolean {
  const document = parseDocument(yaml, {logLevel: 'silent'})
  // `Note: so it is` between two rules is prose.
  const names = yaml.match(/^[\w'"-]+(?=[ \t]*:)/gmu) ?? []
  const known = (name: string) =>
    Object.hasOwn(schema.shape, name) || Object.hasOwn(aliases, name) || unused.has(name)
  if (document.errors.length > 0) return false
  // Prose nests nothing below its words.
  const nests = isMap(document.contents) && document.contents.items.some(({value}) => isMap(value))
  return nests || names.some((name) => known(normalKey(name.replace(/['"]/gu, ''))))
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}
