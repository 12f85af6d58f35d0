/**
 * Messages: every one a row of `rules.ts`, said about a place.
 *
 * In: a rule, a place, the values that stand in it. Out: a message of the
 * manuscript's file. Left to others: how it is shown (`cli/reporter.ts`).
 */
import type {Node, Point, Position} from 'unist'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Rule} from './rule.js'
import {type RuleId, rules} from './rules.js'

/** Where in the manuscript: a node, a place, or nowhere in particular. */
export type Place = Node | Position | Point | undefined

/**
 * Say a message about a manuscript.
 *
 * @param values stand for `$1`, `$2` … of the rule, shortened to a line.
 */
export function report(file: VFile, id: RuleId, place?: Place, ...values: string[]): VFileMessage {
  const rule: Rule = rules[id]
  const fill = (text: string) => text.replace(/\$(\d)/gu, (_, n) => shorten(values[Number(n) - 1] ?? ''))
  const message = file.info(fill(rule.reason), {
    place: positionOf(place),
    source: 'colophon',
    ruleId: id
  })
  message.fatal = rule.fatal
  if (rule.note) message.note = fill(rule.note)
  return message
}

/** Whether anything said forbids a galley. */
export function isFatal(file: VFile, strict = false): boolean {
  return file.messages.some((message) => message.fatal === true || (strict && message.fatal === false))
}

/** One line of at most 80 characters. */
export function shorten(text: string, length = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line
}

/** `1 author`, `2 authors`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`
}

function positionOf(place: Place): Position | Point | undefined {
  if (!place) return undefined
  if ('type' in place) return place.position
  return place as Position | Point
}
