import type {Nodes, PhrasingContent} from 'mdast'
import type {Dialect} from '../../model/index.js'
import {parseTree} from '../processor.js'

/** Options of a directive by name: `:name: x`, or lines of YAML, `name: x`. */
export function readOptions(lines: string[]): Record<string, string> {
  const options: Record<string, string> = {}
  let last = ''
  for (const line of lines) {
    const [, name, value] = /^\s*:?([\w-]+):[ \t]*(.*)$/u.exec(line) ?? []
    if (name) {
      last = name.toLowerCase()
      options[last] = (value ?? '').replace(/^(["'])((?:(?!\1).)*)\1$/u, '$2').trim()
    } else if (last && line.trim() !== '---') options[last] = `${options[last]} ${line.trim()}`.trim()
  }
  return options
}

/** Split what a fence holds into the lines of its options, at its head, and the rest. */
export function splitOptions(value: string): {options: Record<string, string>; body: string} {
  const lines = value.split('\n')
  let end = 0
  if (/^---\s*$/u.test(lines[0] ?? '')) {
    end = lines.findIndex((line, index) => index > 0 && /^---\s*$/u.test(line)) + 1
  } else while (end < lines.length && /^:[\w-]+:(?:[ \t]|$)/u.test(lines[end] as string)) end++
  const rest = lines.slice(end)
  if (end > 0 && rest[0]?.trim() === '') rest.shift()
  return {options: readOptions(lines.slice(0, end)), body: rest.join('\n')}
}

/** The id that `label` or `name` gives. */
export function idOf(options: Record<string, string>): string {
  return options['label'] || options['name'] || ''
}

/**
 * Words of an option or a cell, as Markdown of one line; without places, for they have none of their own.
 *
 * @param dialect of another than MyST nothing in them is to be filled in.
 */
export function wordsOf(text: string, dialect: Dialect = 'myst'): PhrasingContent[] {
  if (!/[*_`$\\@^~[\]<&{:h]/u.test(text)) return text ? [{type: 'text', value: text}] : []
  const [only, more] = parseTree(text, dialect).children
  if (only?.type !== 'paragraph' || more) return [{type: 'text', value: text}]
  const pending: Nodes[] = [...only.children]
  for (let node = pending.pop(); node; node = pending.pop()) {
    delete node.position
    if ('children' in node) pending.push(...node.children)
  }
  return only.children
}
