import {count} from '../../diagnostics/report.js'
import {type Comparison, isEqual} from './compare.js'

/** What differs, in a sentence. */
export function summaryWords(comparison: Comparison): string {
  const {before, after, summary} = comparison
  const names = `${before.name} and ${after.name}`
  if (isEqual(comparison)) return `Readers of ${names} read the same.`
  const {words} = summary
  const parts = [
    summary.changed && `${count(summary.changed, 'block')} changed`,
    summary.added && `${summary.added} added`,
    summary.deleted && `${summary.deleted} deleted`,
    summary.moved && `${summary.moved} moved`,
    summary.figures && `${count(summary.figures, 'figure')} among them`,
    summary.references && `${count(summary.references, 'reference')} among them`,
    summary.metadata && `${count(summary.metadata, 'field')} of the metadata`
  ].filter(Boolean)
  const counted = [words.added && `${words.added} words in`, words.deleted && `${words.deleted} words out`]
  const line = parts.join(', ')
  const end = counted.filter(Boolean).join(', ')
  return `From ${before.name} to ${after.name}: ${line}${end ? ` (${end})` : ''}.`
}
