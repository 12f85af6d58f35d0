/**
 * mdast becomes ordered mdast: front matter lifted out of prose, sections
 * nested, figures and tables with their captions, notes and numbers.
 *
 * In: the parsed tree and what the front matter stated. Out: everything known
 * besides the text, the body as blocks, the notes, and the reference list the
 * author typed. Left to others: what citations and cross-references lead to.
 */
import type {Parent, Root} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {
  type ArticleBlock,
  type Dialect,
  displayName,
  type GivenNames,
  type Metadata,
  type Note,
  proseOf,
  type Reference,
  type Terms,
  terms
} from '../model/index.js'
import {nestByCapitals, readBackMatter} from './back-matter.js'
import {gatherBiographies} from './biographies.js'
import {completeTables} from './complete-tables.js'
import {removeCover} from './cover-page.js'
import {freeHeadings} from './embedded-headings.js'
import {lowerFalseHeadings} from './false-headings.js'
import {makeFigures} from './figures.js'
import {settleHeadLines} from './head-lines.js'
import {undressHeadings} from './heading-dress.js'
import {identify, type Target} from './identifiers.js'
import {joinLabels} from './joined-labels.js'
import {guessLanguage, titleLanguage} from './language.js'
import {lowerCitedNames} from './lift/cited-authors.js'
import {liftFrontMatter} from './lift/front-matter.js'
import {readOrcids} from './lift/orcids.js'
import {readRoles} from './lift/roles.js'
import {removeLineNumbers} from './line-numbers.js'
import {freeListedPlaces} from './listed-places.js'
import {gatherSummary, joinHeadings, lowerHeadings, partTitle} from './misplaced.js'
import {freeCorrespondence, raiseAbstract, raiseTitle} from './misplaced-head.js'
import {replaceMissingImages} from './missing-images.js'
import {adoptNotes, liftNotes} from './notes.js'
import {removeOnlineFirst} from './online-first.js'
import {freePageCalls, removePageAnchors} from './page-anchors.js'
import {freePageFeet} from './page-foot.js'
import {type Opening, removePageFurniture} from './page-furniture.js'
import {plain} from './phrasing.js'
import {readPlainHeadings} from './plain-headings.js'
import {raiseMarks} from './raised-marks.js'
import {readRaisedNotes} from './raised-notes.js'
import {markCitations} from './references/citations.js'
import {isListHeading} from './references/list-heading.js'
import {placeReferenceList} from './references/placed-list.js'
import {readReferenceList} from './references/reference-list.js'
import {rejoinParagraphs, rejoinWords} from './rejoin.js'
import {readSectionNames} from './section-names.js'
import {nestSections} from './sections.js'
import {partLines} from './soft-lines.js'
import {partSolidText} from './solid-text.js'
import {makeStatements} from './statements.js'
import {frameFigures} from './subfigures.js'
import {readTableHeads} from './table-heads.js'
import {attachTableNotes} from './table-notes.js'
import {captionTables, freeTableCaptions} from './tables.js'
import {tagFormulas} from './tag-formulas.js'
import {setTypography} from './typography.js'
import {joinTornLines, joinWideLines} from './wide-lines.js'

/** A manuscript in order. */
export interface Structured {
  metadata: Metadata
  body: ArticleBlock[]
  notes: Note[]
  /** The list the author typed; `undefined` when there is none. */
  references?: Reference[]
  referencesTitle?: string
  targets: Map<string, Target>
}

/** Put a parsed manuscript in order. `stated` wins over what its prose says. */
export function structure(tree: Root, stated: Metadata, dialect: Dialect, file: VFile): Structured {
  if (dialect === 'raw') {
    removePageAnchors(tree)
    freePageCalls(tree)
    raiseMarks(tree)
    freePageFeet(tree, file)
    partSolidText(tree, file)
    partLines(tree)
    joinTornLines(tree, file)
    undressHeadings(tree)
    removeCover(tree, file)
    removeOnlineFirst(tree, file)
    settleHeadLines(tree, file)
    if (!stated.contributors) {
      freeListedPlaces(tree)
      lowerCitedNames(tree)
      partTitle(tree)
      raiseTitle(tree)
      freeCorrespondence(tree)
    }
    joinLabels(tree)
    removeLineNumbers(tree, file)
    joinHeadings(tree, file)
    lowerHeadings(tree)
    lowerFalseHeadings(tree, file)
    if (!stated.contributors) gatherSummary(tree)
    raiseAbstract(tree)
  }
  const opening = openingOf(tree)
  if (dialect === 'raw') readSectionNames(tree, file)
  const metadata = liftFrontMatter(tree, file, stated)
  if (dialect === 'raw') {
    const [first, ...others] = metadata.contributors ?? []
    readRaisedNotes(tree, file)
    removePageFurniture(tree, file, {
      author: first?.name.family,
      authors:
        others.length > 0 ? (metadata.contributors ?? []).map(({name}) => displayName(name)).join() : '',
      title: plain(metadata.title ?? []),
      journal: metadata.journal?.title
    })
    freeHeadings(tree)
    readPlainHeadings(tree, file)
    nestByCapitals(tree, file)
    readBackMatter(tree, file)
    tagFormulas(tree)
    if (metadata.contributors) {
      readRoles(tree, metadata.contributors, file)
      readOrcids(tree, metadata.contributors, file)
    }
  }
  const language =
    metadata.language ??
    titleLanguage(metadata) ??
    guessLanguage(withoutList(tree), metadata.title ?? []) ??
    metadata.abstracts?.[0]?.language ??
    'en'
  if (!metadata.language && language !== 'en') report(file, 'inferred-language', undefined, language)
  metadata.language = language
  const list = readReferenceList(tree, file)
  if (dialect === 'raw' && metadata.contributors) gatherBiographies(tree, metadata.contributors, file)
  if (dialect === 'raw') {
    for (const part of [tree, ...(metadata.abstracts ?? [])]) rejoinParagraphs(part as Root, file, opening)
    rejoinWords([tree, ...(metadata.abstracts ?? [])], file)
  }
  if (list)
    for (const part of [tree, ...(metadata.abstracts ?? [])])
      markCitations(part as Parent, list.references, file)
  freeTableCaptions(tree)
  frameFigures(
    tree,
    Object.entries(stated.names ?? {}).flatMap(([kind, {own}]) => (own ? [kind] : []))
  )
  makeFigures(tree, file)
  replaceMissingImages([tree, ...(metadata.abstracts ?? [])])
  makeStatements(tree, language, metadata.names)
  if (dialect === 'raw') readTableHeads(tree, file)
  captionTables(tree, file)
  attachTableNotes(tree)
  for (const part of [tree, ...(metadata.abstracts ?? [])]) completeTables(part as Root)
  const numberSections = metadata.settings?.numberSections ?? false
  const abstracts = metadata.abstracts ?? []
  const line = (children: Parent['children']): Parent => ({type: 'paragraph', children}) as Parent
  const titles = [metadata.title ?? [], metadata.subtitle ?? []].map(line)
  const translated = (metadata.translatedTitles ?? []).map(({language: own, children, subtitle = []}) => ({
    language: own,
    titles: [line(children), line(subtitle)]
  }))
  adoptNotes(stated.abstracts ?? [], tree)
  const notes = liftNotes(tree, file, (root) => [
    ...titles,
    ...translated.flatMap((own) => own.titles),
    ...[...abstracts, root].flatMap(({children}) => proseOf(children))
  ])
  const body = nestSections(tree, file, numberSections, notes.length > 0)
  const placed = placeReferenceList(body, list !== undefined)
  const targets = identify(
    [...abstracts, {children: body}, ...notes].flatMap(({children}) => children),
    {...terms(language), ...captionNames(metadata.names)},
    metadata.names ?? {},
    file
  )
  for (const part of [
    body,
    ...notes.map((note) => note.children),
    ...abstracts.map(({children}) => children)
  ])
    joinWideLines(proseOf(part))
  if (metadata.settings?.smart !== false) {
    const blocks = [body, ...notes.map((note) => note.children)]
    setTypography([...titles, ...blocks.flatMap((part) => proseOf(part))], language)
    for (const own of translated) setTypography(own.titles, own.language)
    for (const abstract of abstracts) setTypography(proseOf(abstract.children), abstract.language)
  }
  return {
    metadata,
    body,
    notes,
    references: list?.references,
    referencesTitle: list?.title ?? placed.title,
    targets
  }
}

/** The text before its reference list, which may speak other languages. */
function withoutList(tree: Root): Root {
  const end = tree.children.findLastIndex(isListHeading)
  return end > 0 ? {...tree, children: tree.children.slice(0, end)} : tree
}

/** What the author calls figures, tables and listings in their captions. */
function captionNames(given: GivenNames = {}): Partial<Terms> {
  const names = (['figure', 'table', 'listing'] as const).map((kind) => [kind, given[kind]?.caption])
  return Object.fromEntries(names.filter(([, name]) => name))
}

/** The first blocks, with their words: what running heads repeat. */
function openingOf(tree: Root): Opening {
  return new Map(tree.children.slice(0, 4).map((block) => [block, plain([block]).slice(0, 1000)]))
}
