import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import {currentVersion, type Metadata, type PublishedVersion, plainVersion} from '../../model/index.js'
import type {Path} from './yaml.js'

type Stated = Pick<Metadata, 'doi' | 'version' | 'stage' | 'history' | 'updates' | 'updatedBy'>
type Field = 'history' | 'updates' | 'updated_by' | 'stage'

/**
 * Hold what the front matter says of versions and updates against itself.
 *
 * Reports `version-…` and `update-…`; changes nothing.
 *
 * @param at place of a field.
 */
export function checkVersions(
  stated: Stated,
  at: (name: Field, ...path: Path) => Point | undefined,
  file: VFile
): void {
  const {doi, version, stage, history = [], updates = [], updatedBy = []} = stated
  const own = currentVersion({doi, version, history, dates: {}})
  if (history.length > 1 && !version && !own)
    report(
      file,
      'version-unstated',
      at('history'),
      count(history.length, 'version'),
      history.at(-1)?.version ?? ''
    )
  if (own?.stage && stage && own.stage !== stage)
    report(file, 'version-stage-differs', at('stage'), own.version, stage, own.stage)

  let latest: PublishedVersion | undefined
  for (const [index, row] of history.entries()) {
    const before = history.slice(0, index)
    const number = plainVersion(row.version)
    if (before.some((other) => plainVersion(other.version) === number))
      report(file, 'version-repeated', at('history', index, 'version'), row.version)
    const twin = row.doi && before.find((other) => other.doi?.toLowerCase() === row.doi?.toLowerCase())
    if (row.doi && twin)
      report(file, 'version-doi-repeated', at('history', index, 'doi'), row.doi, row.version, twin.version)
    if (row.date && latest?.date && isBefore(row.date, latest.date))
      report(file, 'version-order', at('history', index, 'date'), row.version, row.date, latest.date)
    if (row.date) latest = row
  }

  for (const [name, notices] of [
    ['updates', updates],
    ['updated_by', updatedBy]
  ] as const) {
    for (const [index, notice] of notices.entries()) {
      const target = notice.doi.toLowerCase()
      if (target === doi?.toLowerCase()) report(file, 'update-of-itself', at(name, index, 'doi'), notice.doi)
      if (name === 'updated_by' && updates.some((other) => other.doi.toLowerCase() === target))
        report(file, 'update-both-ways', at(name, index, 'doi'), notice.doi)
    }
  }
}

/** Compared as precisely as both are known: `2024` is not before `2024-05`. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length) < other.slice(0, length)
}
