/**
 * Ordered mdast becomes the Article.
 *
 * In: what `structure/` found, the bibliographies, the assets. Out: the
 * Article, with formulas converted, citations in the style's words, and every
 * cross-reference and citation leading somewhere. Nothing after this reads
 * the manuscript.
 */
import type {Nodes, Parent, PhrasingContent} from 'mdast'
import type {VFile} from 'vfile'
import {count, report} from '../diagnostics/report.js'
import {
  type Article,
  type ArticleBlock,
  type Asset,
  type CitationStyleSource,
  type CoverImage,
  type CslItem,
  hiddenProseOf,
  type Metadata,
  markOf,
  markText,
  markTitle,
  type Note,
  proseOf,
  type Reference,
  type Supplement,
  terms
} from '../model/index.js'
import {describeByCaptions} from './alternatives.js'
import {type BibliographySource, readBibliography} from './bibliography.js'
import {callByKey, citeByIdentifier, identifierOf} from './citation-identifiers.js'
import {moveCitationsToNotes} from './citation-notes.js'
import {isNoteStyle} from './citation-style-source.js'
import {isReady, resolveCitations} from './citations.js'
import {type CrossReferenceTarget, resolveCrossReferences} from './cross-references.js'
import {type Macros, sayMathematics, writeMathematics} from './mathematics.js'
import {replaceByChildren, siblingLists, walk} from './walk.js'

/** What the article is made of. */
export interface Material {
  slug: string
  metadata: Metadata
  body: ArticleBlock[]
  notes: Note[]
  /** The list the author typed; its citations are linked already. */
  references?: Reference[]
  referencesTitle?: string
  targets: Map<string, CrossReferenceTarget>
  /** Commands that the text defines for its formulas. */
  macros?: Macros
  bibliography: BibliographySource[]
  /** `undefined`: the default. */
  style?: CitationStyleSource
  assets: Asset[]
  cover?: CoverImage
  supplements?: Supplement[]
}

/** Resolve everything that refers to something else. Reports what leads nowhere, and what is missing. */
export async function resolveArticle(material: Material, file: VFile): Promise<Article> {
  const {metadata, body, notes} = material
  const language = metadata.language ?? 'en'
  const abstracts = metadata.abstracts ?? []
  const macros = {...metadata.macros, ...material.macros}
  const lines = (children: Parent['children']) => ({children})
  const titles = (metadata.translatedTitles ?? []).flatMap(({children, subtitle = []}) => [
    lines(children),
    lines(subtitle)
  ])
  const front = [lines(metadata.title ?? []), lines(metadata.subtitle ?? []), ...titles]
  const blocks = [...abstracts.map(({children}) => children), body, ...notes.map(({children}) => children)]
  const text = [
    ...front,
    ...[...abstracts.map(({children}) => children), body].flatMap((part) => proseOf(part))
  ]
  const noteProse = () => notes.flatMap(({children}) => proseOf(children))
  const formulasOf = (references: Reference[]) => [
    ...front,
    ...blocks.flatMap((part) => [lines(part), ...hiddenProseOf(part)]),
    ...references.map(({formatted}) => lines(formatted))
  ]
  const {words} = await writeMathematics(formulasOf(material.references ?? []), file, {macros, language})
  resolveCrossReferences([...text, ...noteProse()], material.targets, language, file)
  const references = await resolveReferences(material, text, noteProse, language, file)
  sayMathematics(formulasOf(references), await words)
  describeByCaptions([{children: body as Nodes[]}])
  for (const note of notes) note.calls = [...new Set(note.calls)]
  if (!metadata.title?.length) report(file, 'title-missing')
  if (!metadata.contributors?.length) report(file, 'contributors-missing')
  if (!metadata.doi) report(file, 'doi-missing')
  const updatedBy = metadata.updatedBy ?? []
  const mark = markOf({updatedBy, language})
  const title: PhrasingContent[] = metadata.title?.length
    ? metadata.title
    : [{type: 'text', value: metadata.slug ?? material.slug}]
  return {
    slug: metadata.slug ?? material.slug,
    language,
    doi: metadata.doi,
    isbn: metadata.isbn,
    articleType: metadata.articleType ?? '',
    title: markTitle(title, mark),
    subtitle: metadata.subtitle,
    translatedTitles: metadata.translatedTitles,
    shortTitle: metadata.shortTitle && markText(metadata.shortTitle, mark),
    contributors: metadata.contributors ?? [],
    ...(metadata.collaborators?.length && {collaborators: metadata.collaborators}),
    affiliations: metadata.affiliations ?? [],
    journal: metadata.journal ?? {},
    volume: metadata.volume,
    issue: metadata.issue,
    issueTitle: metadata.issueTitle,
    firstPage: metadata.firstPage,
    lastPage: metadata.lastPage,
    elocationId: metadata.elocationId,
    dates: metadata.dates ?? {},
    license: metadata.license,
    copyright: metadata.copyright,
    abstracts: [...abstracts].sort(
      (a, b) => Number(b.language === language) - Number(a.language === language)
    ),
    keywords: metadata.keywords ?? [],
    funding: metadata.funding ?? [],
    competingInterests: metadata.competingInterests,
    dataAvailability: metadata.dataAvailability,
    ethics: metadata.ethics,
    peerReview: metadata.peerReview,
    acknowledgements: metadata.acknowledgements,
    stage: metadata.stage,
    version: metadata.version,
    conceptDoi: metadata.conceptDoi,
    history: metadata.history ?? [],
    updates: metadata.updates ?? [],
    updatedBy,
    related: metadata.related ?? [],
    deposit: metadata.deposit ?? {},
    ...(material.supplements?.length && {supplements: material.supplements}),
    body,
    notes,
    references,
    referencesTitle: material.referencesTitle || metadata.referencesTitle || terms(language).references,
    assets: material.assets,
    ...(Object.keys(macros).length > 0 && {macros}),
    ...(material.cover ? {cover: material.cover} : {}),
    ...(metadata.accessibility ? {accessibility: metadata.accessibility} : {}),
    settings: {
      template: metadata.settings?.template,
      toc: metadata.settings?.toc ?? false,
      numberSections: metadata.settings?.numberSections ?? false,
      smart: metadata.settings?.smart ?? true,
      epubProfile: metadata.settings?.epubProfile,
      ...(metadata.settings?.page && {page: metadata.settings.page})
    }
  }
}

type Prose = Pick<Parent, 'children'>[]

/** The typed list first, then what the bibliographies add; ids follow the list. */
async function resolveReferences(
  {metadata, references: typed = [], bibliography, style, notes, targets}: Material,
  text: Prose,
  noteProse: () => Prose,
  language: string,
  file: VFile
): Promise<Reference[]> {
  const stated = [...text, ...noteProse()]
  const nocite = metadata.nocite ?? []
  const cited = [...citedKeys(stated), ...nocite]
  // An entry is known by its DOI only once it is read.
  const wanted = nocite.includes('*') || cited.some(identifierOf) ? undefined : new Set(cited)
  const inline: CslItem[] = metadata.references ?? []
  const items = await readBibliography(bibliography, inline, file, wanted, language)
  citeByIdentifier(stated, items)
  callByKey(stated, items, targets)
  const places = isNoteStyle(style) ? moveCitationsToNotes(text, notes, items, language, isReady) : undefined
  const prose = places ? [...text, ...noteProse()] : stated
  numberCitations(prose, typed)
  const added = await resolveCitations(prose, items, {style, language, nocite, notes: places}, file)
  if (typed.length > 0 && added.length > 0) shift(added, typed.length, prose)
  if (metadata.suppressBibliography) {
    unlink(prose)
    return []
  }
  const references = [...typed, ...added]
  const uncited = nocite.length > 0 ? [] : references.filter(({citedBy}) => citedBy.length === 0)
  if (uncited.length > 1 && uncited.length === references.length)
    report(file, 'references-uncited', uncited[0]?.place, count(uncited.length, 'reference'))
  else for (const {place, label, key} of uncited) report(file, 'reference-uncited', place, label ?? key)
  return references
}

/** Give citations their ids in reading order, and typed references the citations that call them. */
function numberCitations(prose: Prose, typed: Reference[]): void {
  const byId = new Map(typed.map((reference) => [reference.id, reference]))
  let number = 0
  for (const {node} of walk(prose)) {
    if (node.type !== 'citation') continue
    node.id = `cite-${++number}`
    for (const {key} of node.items) {
      const reference = typed.find((one) => one.key === key)
      if (reference && byId.has(reference.id) && !reference.citedBy.includes(node.id))
        reference.citedBy.push(node.id)
    }
  }
}

/** Citations of a list that is not printed keep their words. */
function unlink(prose: Prose): void {
  for (const siblings of siblingLists(prose)) {
    const links = siblings.filter(({type}) => type === 'citationLink')
    if (links.length > 0) replaceByChildren(siblings, new Set(links))
  }
}

function citedKeys(prose: Prose): Set<string> {
  const keys = new Set<string>()
  for (const {node} of walk(prose)) {
    if (node.type === 'citation') for (const {key} of node.items) keys.add(key)
  }
  return keys
}

/** Continue the typed list's ids. */
function shift(references: Reference[], by: number, prose: Prose): void {
  const ids = new Map(references.map((reference, index) => [reference.id, `ref-${by + index + 1}`]))
  const shifted = new Set(references.flatMap(({citedBy}) => citedBy))
  for (const {node} of walk(prose)) {
    if (node.type !== 'citation' || !shifted.has(node.id)) continue
    for (const child of node.children) {
      if (child.type === 'citationLink') child.reference = ids.get(child.reference) ?? child.reference
    }
  }
  for (const reference of references) reference.id = ids.get(reference.id) as string
}
