/** What a head says below its first lines: a subtitle, and DOI and places once more. */
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {Affiliation, Doi, Metadata} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {claim, type Head, nodesOf, type Passage, wholePassage} from './head.js'
import {sameWords} from './title.js'

/** A subtitle with its Chinese dash, `——基于某数据的分析`, right below `title`; reports `inferred-title`. */
export function liftSubtitle(head: Head, title: Passage, file: VFile, found: Metadata): void {
  const next = head.passages[head.passages.indexOf(title) + 1]
  const dash = next && /^\s*(?:—|–|-){1,2}\s*(?=[\p{Script=Han}A-Z“《])/u.exec(next.text)
  if (!next || !dash || next.claims.length > 0 || next.text.length > 80) return
  if (!/\p{Script=Han}{2}/u.test(next.text)) return
  claim(wholePassage(next))
  found.subtitle = nodesOf(next, [dash[0].length, next.text.length])
  report(file, 'inferred-title', next.node, plain(found.subtitle))
}

/** Claim lines that say the DOI once more, as below an abstract in another language: they say nothing new. */
export function claimDoiAgain(head: Head, doi: Doi): void {
  for (const passage of head.passages) {
    const [, again = ''] =
      /^\s*(?:doi\s*[:：]\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/\S+?)[\s.]*$/iu.exec(
        passage.text
      ) ?? []
    if (passage.kind === 'heading' || passage.claims.length > 0) continue
    if (again.toLowerCase() === doi.toLowerCase()) claim(wholePassage(passage))
  }
}

/** Claim lines that say a place once more, as at the foot of BioMed Central's first pages. */
export function claimPlacesAgain(head: Head, affiliations: Affiliation[]): void {
  const places = affiliations.map(({text}) => sameWords(text))
  for (const passage of head.passages) {
    const own = sameWords(passage.text.replace(/^\s*(?:\d{1,2}|[a-h])[\s.)]*(?=\p{Lu})/u, ''))
    if (passage.kind === 'heading' || passage.claims.length > 0) continue
    if (own.length > 12 && places.includes(own)) claim(wholePassage(passage))
  }
}
