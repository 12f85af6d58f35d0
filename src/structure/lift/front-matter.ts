/**
 * Front matter lifted out of prose.
 *
 * In come the blocks of a manuscript and what its YAML states; out goes the
 * metadata, completed with what the text's head says. What was understood
 * leaves the tree; every other word of the head stays where it was.
 * Sections, figures and the reference list are other files' work.
 */
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import {type Contributor, displayName, type Metadata} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {readAbstracts, readKeywords} from './abstract.js'
import {isClassification, readArticleNumber} from './article-number.js'
import {readBiographies} from './biographies.js'
import {readDates} from './dates.js'
import {readDoi} from './doi.js'
import {readFunding} from './funding.js'
import {claim, claimEmptyHeadings, freeRanges, type Head, type Passage, readHead, settle} from './head.js'
import {findLabels, headingLabel} from './labels.js'
import {type People, readPeople} from './people.js'
import {
  dropCitation,
  dropLogos,
  liftMasthead,
  liftMemberships,
  liftRights,
  liftStatements
} from './publisher.js'
import {claimDoiAgain, claimPlacesAgain, liftSubtitle} from './said-again.js'
import {liftSecondAffiliations, liftSecondByline, reportFree} from './second-lift.js'
import {findStatedTitle, readTitle, sameWords} from './title.js'
import {readTranslatedTitles} from './translated-title.js'

/**
 * Take front matter out of the head of `tree`, changing it.
 *
 * Where authors are stated, only a DOI, a title that agrees and an abstract
 * under its label are taken: what else such a text begins with is its body.
 *
 * @returns `stated`, and what the text adds to it. Places of what was taken
 * are in `file.data.lifted`, for the loss report. Reports `inferred-…` for
 * each addition, `metadata-contradiction` where both speak and differ (the
 * text keeps its words), `front-matter-unclear` for lines among authors.
 */
export function liftFrontMatter(tree: Root, file: VFile, stated: Metadata): Metadata {
  const head = readHead(tree, String(file.value))
  const found: Metadata = {}
  liftDoi(head, file, stated, found)
  const prose = stated.contributors === undefined
  if (prose) {
    liftDates(head, file, stated, found)
    liftArticleNumber(head, file, stated, found)
    liftMasthead(head, file, stated, found)
    liftFunding(head, file, stated, found)
    liftRights(head, file, stated, found)
  }
  const title = liftTitle(head, tree, file, stated, found)
  if (prose) liftTranslatedTitles(head, title, file, stated.title !== undefined, found)
  let people: People | undefined
  if (prose) {
    dropLogos(head, title, file)
    liftStatements(head, file, stated, found)
    dropCitation(head, file, stated, found)
    people = liftPeople(head, title, file, found)
    liftMemberships(head, file, found)
    liftBiographies(head, file, found.contributors)
  }
  liftAbstracts(head, file, stated, found)
  // Whoever sets the abstract in the text sets its keywords below it.
  if (prose || found.abstracts) liftKeywords(head, file, stated, found)
  if (prose && found.contributors) {
    const places = liftSecondByline(head, file, found.contributors, found.affiliations)
    liftSecondAffiliations(head, file, found.affiliations)
    reportFree(places, file)
    liftBiographies(head, file, found.contributors)
  }
  if (prose) {
    if (people) reportPlaces(people, file, found)
    claimEmptyHeadings(head, tree)
    reportUnclear(head, file)
  }
  file.data['lifted'] = head.passages.flatMap(({claims, node}) =>
    claims.length > 0 && node.position ? [node.position] : []
  )
  settle(tree, head)
  const known = Object.entries(stated).filter(([, value]) => value !== undefined)
  return {...found, ...Object.fromEntries(known), ...mergedDates(found, stated)}
}

function liftDoi(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  const result = readDoi(stated.contributors ? {...head, passages: beforeSections(head, stated)} : head)
  if (!result) return
  if (stated.doi && stated.doi.toLowerCase() !== result.doi.toLowerCase()) {
    if (result.claim)
      report(file, 'metadata-contradiction', result.passage.node, 'doi', stated.doi, result.doi)
    return
  }
  if (result.claim) claim(result.claim)
  claimDoiAgain(head, result.doi)
  if (stated.doi) return
  found.doi = result.doi
  report(file, 'inferred-doi', result.passage.node, result.doi)
}

/** What stands before the first section of a text whose title is stated: below it, a DOI is of what the text cites. */
function beforeSections({passages}: Head, {title}: Metadata): Passage[] {
  const end = passages.findIndex(
    ({kind, text}) =>
      title && kind === 'heading' && !headingLabel(text) && sameWords(text) !== sameWords(plain(title))
  )
  return end < 0 ? passages : passages.slice(0, end)
}

function liftDates(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  for (const {kind, date, claim: range} of readDates(head)) {
    const known = stated.dates?.[kind] ?? found.dates?.[kind]
    if (known && known !== date && !date.startsWith(known) && !known.startsWith(date)) {
      report(file, 'metadata-contradiction', range.passage.node, `dates.${kind}`, known, date)
      continue
    }
    claim(range)
    if (known) continue
    found.dates = {...found.dates, [kind]: date}
    report(file, 'inferred-date', range.passage.node, kind, date)
  }
}

/** ISSN, issue, pages and year that a Chinese article's number tells. */
function liftArticleNumber(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  const number = readArticleNumber(head)
  if (!number || stated.journal?.issn || stated.issue || stated.firstPage || stated.elocationId) return
  const {issn, year, issue, firstPage, lastPage, claim: range} = number
  claim(range)
  found.journal = {...stated.journal, issn}
  Object.assign(found, {issue, firstPage, lastPage})
  const dates = {...found.dates, ...stated.dates}
  if (!dates.published) found.dates = {...found.dates, published: year}
  report(
    file,
    'inferred-journal',
    range.passage.node,
    `ISSN ${issn}, ${year}(${issue}), ${firstPage}–${lastPage}`
  )
}

/** What is told of the authors' lives. */
function liftBiographies(head: Head, file: VFile, contributors: Contributor[] = []): void {
  for (const {claim: range, names} of readBiographies(head, contributors)) {
    claim(range)
    report(file, 'inferred-biography', range.passage.node, names.join(', '))
  }
}

function liftFunding(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  if (stated.funding) return
  for (const {statement, claim: range} of readFunding(head)) {
    claim(range)
    found.funding = [...(found.funding ?? []), {statement}]
    report(file, 'inferred-funding', range.passage.node, statement)
  }
}

function liftTitle(head: Head, tree: Root, file: VFile, stated: Metadata, found: Metadata) {
  if (stated.title) {
    const passage = findStatedTitle(head, stated.title)
    if (passage) {
      claim({passage, range: [0, passage.text.length]})
      return passage
    }
    const other = stated.contributors ? undefined : readTitle(head, tree)
    // The first of headings that all have one level is a section's.
    if (other?.passage.kind === 'heading' && !hasSections(tree)) return undefined
    // Where the title is stated, the text begins with a section's, whatever its level.
    if (other?.passage.node.type === 'heading' && other.passage.node.depth > 1) return undefined
    if (other)
      report(
        file,
        'metadata-contradiction',
        other.passage.node,
        'title',
        plain(stated.title),
        plain(other.title)
      )
    return other?.passage
  }
  const result = readTitle(head, tree)
  if (!result) return undefined
  claim(result.claim)
  found.title = result.title
  report(file, 'inferred-title', result.passage.node, plain(result.title))
  liftSubtitle(head, result.passage, file, found)
  return result.passage
}

function hasSections({children}: Root): boolean {
  const depths = children.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  return depths.some((depth) => depth > (depths[0] as number))
}

function liftTranslatedTitles(
  head: Head,
  title: ReturnType<typeof liftTitle>,
  file: VFile,
  isTitled: boolean,
  found: Metadata
): void {
  for (const {title: translated, claims, passage} of readTranslatedTitles(head, title)) {
    claims.forEach(claim)
    // Where the first page lost its title, the other one is at least the article's own.
    if (!isTitled && !found.title) {
      found.title = translated.children
      report(file, 'inferred-title', passage.node, plain(translated.children))
      continue
    }
    found.translatedTitles = [...(found.translatedTitles ?? []), translated]
    report(file, 'inferred-translated-title', passage.node, translated.language, plain(translated.children))
  }
}

function liftPeople(
  head: Head,
  title: ReturnType<typeof liftTitle>,
  file: VFile,
  found: Metadata
): People | undefined {
  const people = readPeople(head, title)
  if (!people) return undefined
  people.claims.forEach(claim)
  found.contributors = people.contributors
  const names = people.contributors.map(({name}) => displayName(name))
  report(file, 'inferred-authors', people.authorPlace.node, count(names.length, 'author'), names.join(', '))
  if (people.affiliations.length > 0) {
    found.affiliations = people.affiliations
    const institutions = people.affiliations.map(({institution, text}) => institution ?? text).join('; ')
    const size = count(people.affiliations.length, 'affiliation')
    report(file, 'inferred-affiliations', people.affiliationPlace?.node, size, institutions)
  }
  liftSecondAffiliations(head, file, found.affiliations)
  claimPlacesAgain(head, people.affiliations)
  for (const {text, passage, again} of people.unclear)
    if (!again || freeRanges(passage).some((range) => passage.text.slice(...range).includes(text)))
      report(file, 'front-matter-unclear', passage.node, text)
  for (const {mark, author} of people.guessed)
    report(file, 'inferred-mark', people.authorPlace.node, mark, displayName(author.name))
  return people
}

/** Say what marks and places are left, once all that tells where authors work has been read. */
function reportPlaces(people: People, file: VFile, found: Metadata): void {
  for (const {mark, author} of people.dangling)
    if (author.affiliations.length === 0 || !found.affiliations)
      report(file, 'affiliation-unresolved', people.authorPlace.node, mark, displayName(author.name))
  const used = new Set(people.contributors.flatMap(({affiliations}) => affiliations))
  for (const {id, label, text} of people.affiliations)
    if (!used.has(id)) report(file, 'affiliation-unused', people.affiliationPlace?.node, label || text)
}

function liftAbstracts(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  for (const result of readAbstracts(head)) {
    const {abstract, passage} = result
    // In papers whose authors are stated, `Summary` opens the body.
    if (stated.contributors && passage.kind === 'heading' && /^summary$/iu.test(abstract.title)) continue
    abstract.language = ownLanguage(abstract.language, stated.language)
    const other = stated.abstracts?.find(({language}) => primary(language) === primary(abstract.language))
    if (other && sameWords(plain(other.children)) !== sameWords(plain(abstract.children))) {
      report(
        file,
        'metadata-contradiction',
        passage.node,
        'abstract',
        plain(other.children),
        plain(abstract.children)
      )
      continue
    }
    if (!other && stated.abstracts) continue
    result.claims.forEach(claim)
    for (const block of result.blocks) head.moved.add(block)
    if (other) continue
    found.abstracts = [...(found.abstracts ?? []), abstract]
    report(file, 'inferred-abstract', passage.node, abstract.language)
  }
}

function liftKeywords(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  for (const {keywords, claims, passage} of readKeywords(head)) {
    keywords.language = ownLanguage(keywords.language, stated.language)
    const other =
      stated.keywords?.find(({language}) => primary(language) === primary(keywords.language)) ??
      stated.keywords?.[0]
    if (other && sameWords(other.terms.join()) !== sameWords(keywords.terms.join())) {
      report(
        file,
        'metadata-contradiction',
        passage.node,
        'keywords',
        other.terms.join('; '),
        keywords.terms.join('; ')
      )
      continue
    }
    claims.forEach(claim)
    if (other) continue
    found.keywords = [...(found.keywords ?? []), keywords]
    const [only = '', more] = keywords.terms
    if (!more && runsTogether(only)) report(file, 'keywords-joined', passage.node, only)
    report(
      file,
      'inferred-keywords',
      passage.node,
      count(keywords.terms.length, 'keyword'),
      keywords.terms.join('; ')
    )
  }
}

/** `Tidal mills Early views Moon`: capitals in the middle, or more Han signs than a term has. */
function runsTogether(term: string): boolean {
  const han = term.match(/\p{Script=Han}/gu)?.length ?? 0
  const capitals = term.match(/\p{Ll}\s\p{Lu}\p{Ll}/gu)?.length ?? 0
  return han > 20 || (term.length > 40 && capitals > 1)
}

/** Lines left whole between title and last keywords: another language's title, a running head. */
function reportUnclear(head: Head, file: VFile): void {
  const last = head.passages.findLastIndex(
    (passage) => passage.claims.length > 0 && findLabels(passage.text).length > 0
  )
  const first = head.passages.findIndex((passage) => passage.claims.length > 0)
  const said = new Set(
    file.messages.filter(({ruleId}) => ruleId === 'front-matter-unclear').map(({line}) => line)
  )
  for (const {claims, text, node} of head.passages.slice(first, last + 1)) {
    if (claims.length > 0 || !/[\p{L}\p{N}]/u.test(text) || isClassification(text)) continue
    if (said.has(node.position?.start.line)) continue
    report(file, 'front-matter-unclear', node, text)
  }
}

/** The article's own tag where it speaks of the same language: `en-GB` for `en`. */
function ownLanguage(language: string, stated: string | undefined): string {
  return stated && primary(stated) === primary(language) ? stated : language
}

function primary(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? ''
}

function mergedDates(found: Metadata, stated: Metadata): Pick<Metadata, 'dates'> {
  return found.dates || stated.dates ? {dates: {...found.dates, ...stated.dates}} : {}
}
