/**
 * Text becomes mdast: one processor, then what Markdown leaves open is settled.
 *
 * In: a manuscript's text. Out: a tree without raw HTML, definitions, or
 * directives; citations, formulas and attributes are nodes. Left to others:
 * what the parts mean (`structure/`), and what they refer to (`resolve/`).
 */
import type {PhrasingContent, Root, RootContent} from 'mdast'
import {VFile} from 'vfile'
import {location} from 'vfile-location'
import {report} from '../diagnostics/report.js'
import {remembering} from '../environment/kept.js'
import type {ArticleBlock, Dialect} from '../model/index.js'
import {readAbbreviations} from './abbreviations.js'
import {copied} from './again.js'
import {attachAttributes} from './attributes.js'
import {gatherCaptions, settleCaptions} from './captions.js'
import {markCitationSyntax} from './citation-syntax.js'
import {joinAroundComments} from './comments.js'
import {resolveDefinitions} from './definitions.js'
import {depthLimit, findDeepDirective, findDeepLine} from './depth.js'
import {readDirectives} from './directives.js'
import {raiseEquations} from './equations.js'
import {readEscapedSpaces} from './escaped-spaces.js'
import {readExampleLists} from './example-lists.js'
import {citeDois, resolveTags, takeTags} from './external-keys.js'
import {readFormulaImages} from './formula-images.js'
import {linkHeadings} from './heading-links.js'
import {readHtml} from './html/html.js'
import {readMarkdownWithin} from './html/markdown-within.js'
import {readKramdown} from './kramdown.js'
import {liftLabels} from './labels.js'
import {withLazyFences} from './lazy-fences.js'
import {readLineBlocks} from './line-blocks.js'
import {dropUnsafeLinks, nameLinks} from './links.js'
import {readLiquid, withFences} from './liquid.js'
import {frameListings} from './listings.js'
import {readCodeDirectives} from './myst/code.js'
import {readMystDirectives} from './myst/directives.js'
import {wordsOf} from './myst/options.js'
import {gatherParts} from './myst/parts.js'
import {numberLinks, readRoles} from './myst/roles.js'
import {attachTargets} from './myst/targets.js'
import {liftInlineNotes} from './notes.js'
import {tellOpenFences, tellOpenFormulas, withoutStrayFence} from './open-fence.js'
import {readPageBreaks} from './page-breaks.js'
import {placeTexts} from './placed-texts.js'
import {readPlaceholders} from './placeholders.js'
import {parseTree} from './processor.js'
import {readCells} from './quarto/cells.js'
import {readEngines} from './quarto/engines.js'
import {hideFenceTicks, showFenceTicks} from './quarto/fence-ticks.js'
import {readRaw} from './raw.js'
import {hideAddressBlanks, showAddressBlanks} from './spaced-addresses.js'
import {gatherCells, settleCells} from './tables/cells.js'
import {hideCodeBars, showCodeBars} from './tables/code-pipes.js'
import {settlePipeTables} from './tables/pipe.js'
import {fillTemplates, type Variables} from './templates.js'
import {keepTypedLists} from './typed-lists.js'

/** How a text is to be read. */
export interface Reading {
  dialect: Dialect
  /** What the text may call by name. */
  variables: Variables
}

const plain: Reading = {dialect: 'pandoc', variables: new Map()}

/** Parse a manuscript; messages gather in `file`. */
export function parseMarkdown(text: string, file: VFile, reading = plain): Root {
  const fenced = withFences(text)
  const lazy = pandocLike.has(reading.dialect) ? withLazyFences(fenced) : fenced
  const whole = reading.dialect === 'github' ? lazy : withoutStrayFence(lazy, file)
  return parseText(whole, file, reading, 0)
}

/** @param level tables that the text stands in, one within the other. */
function parseText(text: string, file: VFile, reading: Reading, level: number): Root {
  const tree = parseWithin(text, file, reading)
  placeTexts(tree, text)
  if (pandocLike.has(reading.dialect)) {
    joinAroundComments(tree, reading.dialect)
    readMarkdownWithin(tree, reading.dialect)
  }
  const captions = gatherCaptions(tree, text)
  const cells = gatherCells(tree, level)
  if (level === 0) {
    tellOpenFences(tree, text, file)
    tellOpenFormulas(tree, text, file)
  }
  settle(tree, text, file, reading, level === 0 ? undefined : `cell ${level}`)
  if (cells) {
    const cellFile = new VFile({path: file.path})
    const read = () => parseText(cells.text, cellFile, reading, level + 1)
    settleCells(
      tree,
      cells,
      readBefore(asides, `cell ${level}`, cells.text, cellFile, reading, read),
      cellFile,
      file
    )
  }
  if (captions.text) {
    const captionFile = new VFile({path: file.path})
    const kind = `caption ${level}`
    const read = () => {
      const own = parseTree(captions.text, reading.dialect)
      settle(own, captions.text, captionFile, reading, kind)
      return own
    }
    settleCaptions(
      tree,
      captions,
      readBefore(asides, kind, captions.text, captionFile, reading, read),
      captionFile,
      file
    )
  }
  return tree
}

/** Dialects that Pandoc reads, or reads in the end. */
const pandocLike = new Set<Dialect>(['joss', 'pandoc', 'quarto'])

/** What Markdown leaves open, in the order that each step relies on. */
function settle(tree: Root, text: string, file: VFile, {dialect, variables}: Reading, notes?: string): void {
  const tags = takeTags(tree)
  resolveDefinitions(tree)
  settlePipeTables(tree, text)
  if (dialect === 'myst') readCodeDirectives(tree, text, file)
  readLiquid(tree, text, (words) => parsePhrasing(words, file, {dialect, variables}), file)
  fillTemplates(tree, dialect, variables, (value) => wordsOf(value, 'pandoc'), file)
  if (dialect === 'myst') {
    readRoles(tree, text, file)
    numberLinks(tree)
  }
  if (dialect === 'quarto') readEngines(tree, text)
  readRaw(tree, file, variables)
  if (dialect !== 'myst') readKramdown(tree, text)
  attachAttributes(tree)
  if (dialect === 'myst') attachTargets(tree)
  if (dialect === 'myst' && !notes) gatherParts(tree, text)
  if (!notes) liftLabels(tree)
  frameListings(tree, (caption) => parsePhrasing(caption, file))
  readPageBreaks(tree)
  if (dialect === 'raw') readPlaceholders(tree, file)
  readHtml(tree, file)
  readFormulaImages(tree, file)
  citeDois(tree, dialect === 'myst')
  nameLinks(tree)
  dropUnsafeLinks(tree, file)
  if (dialect === 'myst') readMystDirectives(tree, file)
  readDirectives(tree, file)
  readLineBlocks(tree)
  readAbbreviations(tree)
  liftInlineNotes(tree, notes)
  raiseEquations(tree)
  readCells(tree, variables, (words) => parsePhrasing(words, file, {dialect, variables}), file)
  if (pandocLike.has(dialect)) {
    linkHeadings(tree, text)
    readExampleLists(tree, text)
  }
  markCitationSyntax(tree, text, dialect)
  if (pandocLike.has(dialect)) readEscapedSpaces(tree)
  keepTypedLists(tree)
  resolveTags(tree, tags)
}

/** Parse a line of front matter: a title, a name. Blocks are unwrapped to their words. Reports `image-in-line`. */
export function parsePhrasing(text: string, file: VFile, reading = plain): PhrasingContent[] {
  return readBefore(lines, 'phrasing', text, file, reading, () => readPhrasing(text, file, reading))
}

/** Parse a text of front matter that may have paragraphs and lists: an abstract. */
export function parseBlocks(text: string, file: VFile, reading = plain): ArticleBlock[] {
  return readBefore(
    lines,
    'blocks',
    text,
    file,
    reading,
    () => parseMarkdown(text, file, reading).children as ArticleBlock[]
  )
}

/** What texts became, by all that this follows from. */
type Readings = ReturnType<typeof remembering<{content: RootContent[] | Root; isSilent: boolean}>>

/** Short texts of front matter. */
const lines: Readings = remembering(200)
/** Cells and captions of whole manuscripts: after an edit most are what they were. */
const asides: Readings = remembering(8)

/** What was read of a text before, without a message; else what `read` gives. */
function readBefore<T extends RootContent[] | Root>(
  readings: Readings,
  kind: string,
  text: string,
  {messages}: VFile,
  {dialect, variables}: Reading,
  read: () => T
): T {
  let isNew = false
  const {content, isSilent} = readings(JSON.stringify([kind, text, dialect, ...variables]), () => {
    isNew = true
    const before = messages.length
    return {content: read(), isSilent: messages.length === before}
  })
  return isSilent ? copied(content as T) : isNew ? (content as T) : read()
}

function readPhrasing(text: string, file: VFile, reading: Reading): PhrasingContent[] {
  const line = text.replace(/\s+/gu, ' ').trim()
  const tree = parseMarkdown(line, new VFile({path: file.path}), reading)
  const [first] = tree.children
  if (tree.children.length === 1 && first?.type === 'paragraph') {
    return first.children.map((child) => {
      if (child.type !== 'image') return child
      // A line holds no images; their words stay.
      const at = String(file.value).indexOf(child.url)
      report(file, 'image-in-line', at < 0 ? undefined : location(file).toPoint(at), child.url)
      return {type: 'text', value: child.alt ?? ''}
    })
  }
  return [{type: 'text', value: text}]
}

/** Markdown as it is written; nothing, where it is nested too deep (`too-deep`). */
function parseWithin(text: string, file: VFile, {dialect}: Reading): Root {
  const line = findDeepLine(text) ?? (dialect === 'myst' ? findDeepDirective(text) : undefined)
  const fenced = dialect === 'quarto' ? hideFenceTicks(text) : text
  const spaced = pandocLike.has(dialect) || dialect === 'raw' ? hideAddressBlanks(fenced) : fenced
  const whole = line ? '' : hideCodeBars(spaced)
  const tree: Root = line ? {type: 'root', children: []} : parseTree(whole, dialect)
  if (whole !== spaced) showCodeBars(tree)
  if (spaced !== fenced) showAddressBlanks(tree)
  if (fenced !== text) showFenceTicks(tree)
  const place = line ?? tree.data?.tooDeep
  if (place) report(file, 'too-deep', place, String(depthLimit))
  return tree
}
