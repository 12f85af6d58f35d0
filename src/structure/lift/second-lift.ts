/** What a head says once more in another script, given to the authors and places it said first. */
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import {type Affiliation, type Contributor, displayName} from '../../model/index.js'
import {claim, freeRanges, type Head, type Passage} from './head.js'
import {readSecondAffiliations} from './second-affiliations.js'
import {readSecondByline} from './second-byline.js'

/** The authors' names in another script. */
export function liftSecondByline(
  head: Head,
  file: VFile,
  contributors: Contributor[],
  affiliations: Affiliation[] = []
): Passage[] {
  const range = readSecondByline(head, contributors)
  if (!range) return []
  claim(range)
  const names = contributors.flatMap(({nativeName}) => nativeName?.text ?? [])
  report(file, 'inferred-authors', range.passage.node, count(names.length, 'name'), names.join(', '))
  // Marks that the first byline lost.
  const isPlaced = contributors.some((author) => author.affiliations.length > 0)
  for (const [index, author] of contributors.entries()) {
    const own = affiliations.filter(({label}) =>
      range.marks[index]?.some((mark) => (mark === '’' ? '1' : mark) === label)
    )
    if (!isPlaced || author.affiliations.length > 0 || own.length === 0) continue
    author.affiliations = own.map(({id}) => id)
    const labels = own.map(({label}) => label).join(', ')
    report(file, 'inferred-author-affiliation', range.passage.node, labels, displayName(author.name))
  }
  return [range.passage]
}

/** Where the authors work, in another script. */
export function liftSecondAffiliations(head: Head, file: VFile, affiliations: Affiliation[] = []): void {
  const ranges = readSecondAffiliations(head, affiliations)
  if (!ranges) return
  ranges.forEach(claim)
  const lines = affiliations.flatMap(({translations = []}) => translations)
  report(
    file,
    'inferred-affiliation-translations',
    ranges[0]?.passage.node,
    lines[0]?.language ?? '',
    lines.map(({text}) => text).join('; ')
  )
}

/** Say what is left of passages that hold names. */
export function reportFree(passages: Passage[], file: VFile): void {
  for (const passage of passages)
    for (const [start, end] of freeRanges(passage))
      report(file, 'front-matter-unclear', passage.node, passage.text.slice(start, end).trim())
}
