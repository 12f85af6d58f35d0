/**
 * Fit the copy: a last page of a few lines is spared, or gets more of them.
 *
 * As a typesetter would, the whole text is set a hair tighter: leading, spaces
 * between words, the reference list, the height of figures. Where that does
 * not do, a hair looser. Nobody sees it; each step is a new layout.
 *
 * What runs inside the page is handed over as its source text: it uses
 * nothing from outside itself.
 */

/** Changes in shares of what the sheet says: -0.01, one hundredth less. */
export interface Fit {
  /** Of the text. */
  leading: number
  /** Of the space between words, in em. */
  words: number
  /** Size and leading of references. */
  references: number
  figures: number
}

/** From the least to the most that is not seen. */
const tighter: Fit[] = [
  {leading: -0.007, words: -0.01, references: -0.015, figures: -0.03},
  {leading: -0.014, words: -0.02, references: -0.03, figures: -0.06},
  {leading: -0.021, words: -0.03, references: -0.045, figures: -0.09},
  {leading: -0.028, words: -0.035, references: -0.06, figures: -0.12}
]
const looser: Fit[] = [
  {leading: 0.008, words: 0, references: 0.01, figures: 0},
  {leading: 0.016, words: 0, references: 0.02, figures: 0}
]

/** How a layout ends. */
export interface Ending {
  pages: number
  /** Lines of text that the last page has room taken for, in its longest column. */
  depth: number
  /** Lines of a full page. */
  full: number
  /** Notes that found no place at the foot of a page. */
  homeless: number
}

/** Fewer lines on a last page are too few. */
const fewest = 5
/** Fewer are worth an attempt to do without the page. */
const few = 9

/**
 * What to try, in turn, when a layout ends like this; nothing where it ends well.
 *
 * Long texts give way sooner, and take longer to lay out.
 */
export function attempts({pages, depth, full}: Ending): Fit[] {
  if (pages < 2 || depth >= few) return []
  const share = depth / (full * (pages - 1))
  const first = tighter.findIndex(({leading}) => -leading * 2.4 > share)
  const chosen = first < 0 ? [] : tighter.slice(first)
  const all = depth < fewest ? [...chosen, ...looser] : chosen
  return pages > 60 ? all.slice(0, 1) : all
}

/** Whether a layout ends better than the first did: a page fewer, or lines enough, and all notes where they were. */
export function isBetter(now: Ending, first: Ending): boolean {
  if (now.homeless > first.homeless) return false
  if (now.pages !== first.pages) return now.pages < first.pages
  return first.depth < fewest && now.depth >= fewest && now.depth < now.full * 0.9
}

declare global {
  /** Only within the page: its content before anything was placed. */
  var untouched: Node | undefined
}

/** Remember the page as it is: in a document that shows nothing, where its images are not loaded once more. */
export function keepPage(): void {
  globalThis.untouched = document.implementation.createHTMLDocument('').importNode(document.body, true)
}

/** Back to the page as it was, set tighter or looser; without a fit, as the sheet says. */
export function setPage(fit: Fit | undefined): void {
  const {untouched} = globalThis
  if (!untouched) return
  document.getElementById('copyfit')?.remove()
  document.documentElement.replaceChild(document.importNode(untouched, true), document.body)
  const text = document.querySelector('.text')
  if (!fit || !text) return
  const scaled = (selector: string, names: ('font-size' | 'line-height' | 'max-height')[], share: number) => {
    const element = document.querySelector(selector)
    if (!element) return ''
    const style = getComputedStyle(element)
    const lengths = names.map((name) => [name, Number.parseFloat(style.getPropertyValue(name))] as const)
    const rules = lengths.map(([name, length]) =>
      length > 0 ? `${name}:${(length * (1 + share)).toFixed(3)}px;` : ''
    )
    return `${selector}{${rules.join('')}}`
  }
  const sheet = document.createElement('style')
  sheet.id = 'copyfit'
  sheet.textContent = [
    scaled('.text', ['line-height'], fit.leading),
    `.text{word-spacing:${fit.words}em}.text :is(pre,code,math){word-spacing:normal}`,
    scaled('.text .references', ['font-size', 'line-height'], fit.references),
    scaled('.text figure img', ['max-height'], fit.figures),
    `.text figure:not(.subfigures, .figure-group) > img{max-width:${100 + Math.min(0, fit.figures * 100)}%}`
  ].join('\n')
  document.head.append(sheet)
}

/** How the layout in foreseen pages ends; `undefined` where they are not foreseen. */
export function ending(): Ending | undefined {
  const {pages} = globalThis
  const text = document.querySelector('.text')
  const rects = text ? Array.from(text.getClientRects()) : []
  const last = rects.at(-1)
  if (!pages || !text || !last) return undefined
  const line = Number.parseFloat(getComputedStyle(text).lineHeight)
  if (!(line > 4)) return undefined
  const page = pages.pageOf(last)
  // Notes stand at the foot, however few lines are above them.
  const feet = Array.from(document.querySelectorAll<HTMLElement>('.footnotes')).flatMap((foot) => {
    const [rect] = Array.from(foot.getClientRects())
    return rect && pages.pageOf(rect) === page ? [foot] : []
  })
  const notes = feet.map((foot) => foot.clientHeight - Number.parseFloat(getComputedStyle(foot).paddingTop))
  const ends = Array.from({length: pages.columns}, (_, column) =>
    (globalThis.lines?.of(page * pages.columns + column) ?? [])
      .map(({bottom}) => bottom)
      .filter(Number.isFinite)
  ).flat()
  const height =
    feet.length > 0 && ends.length > 0 ? Math.max(...ends) - last.top + Math.max(...notes) : last.height
  const homeless = document.querySelectorAll('[role="doc-endnotes"] > ol > li').length
  return {pages: page + 1, depth: height / line, full: pages.height / line, homeless}
}
