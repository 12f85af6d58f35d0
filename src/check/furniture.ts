/**
 * What a galley says besides the article.
 *
 * Everything else counts: what is neither listed here nor the article's own
 * words is a difference.
 */
import type {Slot} from '../model/index.js'
import type {MarkupElement} from './markup.js'

/** Slots of the page that are not the article's words, and why. */
export const furnitureSlots: Partial<Record<Slot, string>> = {
  masthead: 'names journal and issue: printed where the template likes',
  toc: 'says the headings a second time; an EPUB has a navigation document for it'
}

/**
 * Where the article stands. What is outside is furniture: the skip link, the
 * masthead, and whatever a journal's template puts around.
 *
 * HTML's `<article>` becomes the structure element `Art` in a tagged PDF.
 */
export const articleElement = {markup: 'article', pdf: 'Art'}

interface Furniture {
  why: string
  is(element: MarkupElement): boolean
}

/**
 * Of JATS, what says in fields what the other galleys say in sentences: there
 * the words are looked for, in whatever order.
 */
export const fieldSlots: Slot[] = ['contributors', 'affiliations', 'authorNotes']

/** Slots that JATS says as dates, numbers and attributes. */
export const codedSlots: Partial<Record<Slot, string>> = {
  facts: 'JATS has dates as numbers, and versions and licences as attributes',
  notice: 'JATS has updates as related articles, their kinds as attributes'
}

/** Statements that JATS says as dates, numbers and attributes. */
export const codedStatements = ['statement-history']

/** Statements that JATS says in fields. */
export const fieldStatements = [
  'statement-author-contributions',
  'statement-funding',
  'statement-competing-interests'
]

/** Elements of HTML, XHTML and JATS that are left out with all they hold. */
export const furnitureElements: Furniture[] = [
  {why: 'not text', is: ({name}) => /^(?:head|script|style|template|noscript)$/u.test(name)},
  {
    why: 'the glyphs of a printed formula are not the text of its MathML, so it is compared nowhere',
    is: ({name}) => name === 'math' || name === 'alternatives'
  },
  {why: 'says in fields what stands beside it in words', is: ({name}) => name === 'element-citation'},
  {why: 'the words of a picture, as `alt` is', is: ({name}) => name === 'alt-text'},
  {
    why: 'a picture: its words are its alternative',
    is: ({name, role}) => name === 'svg' || role === 'img'
  },
  {why: 'says the headings a second time', is: ({name, role}) => name === 'nav' && role === 'doc-toc'},
  {why: 'leads back to a call; not on paper', is: ({role}) => role === 'doc-backlink'},
  {why: 'the cover of an EPUB', is: ({epubType}) => epubType.includes('cover')}
]

/**
 * Structure elements of a PDF that are left out with all they hold.
 *
 * Text outside the structure tree is no text at all to a reader (ISO 32000-2
 * §14.8.2.2): running heads and page numbers.
 */
export function isPdfPicture(type: string, hasAlternative: boolean): boolean {
  return /^(?:Figure|Formula)$/u.test(type) && hasAlternative
}

/** The contents, told by their list: they say the headings a second time. */
export function isPdfContents(types: string[]): boolean {
  return types.includes('TOC')
}

/** The mark that a list prints before each item stands in no other galley's text. */
export function isItemMark(type: string, inNumberedList: boolean): boolean {
  return type === 'Lbl' && inNumberedList
}

/** A table that goes on over a page or column shows its head again there; the browser tags it as the same cell. */
export function isRepeatedHead(first: string, again: string): boolean {
  return letters(first) === letters(again)
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}
