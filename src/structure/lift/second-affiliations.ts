/** Where authors work, said once more in another script: `(1. School of Tides, University of Q, City 100000, China)` below `(1. 某大学潮汐学院, …)`. */
import type {Paragraph} from 'mdast'
import type {Affiliation} from '../../model/index.js'
import {isLatinScript} from '../scripts.js'
import {type MarkedAffiliation, namesInstitution, readAffiliationLine} from './affiliations.js'
import {withoutEmails} from './assemble.js'
import {readAuthorLine} from './authors.js'
import type {Claim, Head} from './head.js'
import {findLabels} from './labels.js'
import {type Line, linesOf} from './lines.js'
import {withMarks} from './marks.js'
import {scriptLanguage} from './second-byline.js'
import {isClosed} from './torn-places.js'

/** Lines that one list of affiliations has at most. */
const longest = 12

/**
 * Give each affiliation its line in another script.
 *
 * Only where a head has as many lines in the other script as affiliations, each names an institution, and
 * their marks are the same: what is told otherwise may be an address or a place of its own.
 *
 * @returns where they stood; `undefined`, and nothing changed, where none do.
 */
export function readSecondAffiliations(head: Head, affiliations: Affiliation[]): Claim[] | undefined {
  if (affiliations.length === 0 || affiliations.some(({translations}) => translations)) return undefined
  const first = isLatinScript(affiliations.map(({text}) => text).join()) ?? true
  const lines = head.passages.flatMap((passage) => {
    if (passage.kind === 'heading') return []
    const label = findLabels(passage.text, passage.node as Paragraph)[0]
    return linesOf(passage, label?.start)
  })
  for (const [index, line] of lines.entries()) {
    if (isLatinScript(line.text) === first || !beginsPlaces(line)) continue
    const found = affiliationsAt(lines.slice(index, index + longest), affiliations, first)
    if (!found) continue
    for (const [at, one] of affiliations.entries()) {
      const {text} = withoutEmails(found.texts[at] ?? '')
      one.translations = [{text, language: scriptLanguage(text, 'en')}]
    }
    return found.lines.map(({passage, range}) => ({passage, range}))
  }
  return undefined
}

/** Whether a line begins with a mark or names an institution, and is no author's. */
function beginsPlaces({text, nodes}: Line): boolean {
  if (readAuthorLine(nodes)) return false
  return /^[(（]?\s*[1a¹]\b/u.test(text) || namesInstitution(text)
}

/** The first lines of these that together say as many affiliations, in the order of those. */
function affiliationsAt(
  lines: Line[],
  affiliations: Affiliation[],
  first: boolean
): {lines: Line[]; texts: string[]} | undefined {
  let text = ''
  for (const [index, line] of lines.entries()) {
    if (isLatinScript(line.text) === first) return undefined
    // A list's number is no part of its item's words.
    const number = /^\d+$/u.test(line.passage.mark ?? '') ? `${line.passage.mark}. ` : ''
    text = `${text} ${number}${withMarks(line.nodes, false)}`.trim()
    if (!isClosed(text)) continue
    const found = readAffiliationLine(text)
    const texts = found && inOrder(found, affiliations)
    if (texts) return {lines: lines.slice(0, index + 1), texts}
  }
  return undefined
}

function inOrder(found: MarkedAffiliation[], affiliations: Affiliation[]): string[] | undefined {
  if (found.length !== affiliations.length || found.some(({text}) => !namesInstitution(text)))
    return undefined
  const [only] = found
  if (only && found.length === 1 && (only.mark === undefined || affiliations[0]?.label === ''))
    return [only.text]
  const texts = affiliations.map(({label}) => found.find(({mark}) => mark === label)?.text)
  return texts.every((text) => text !== undefined) ? texts : undefined
}
