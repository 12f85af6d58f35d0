/** What the pages are called, and what stands on them. */
export interface PageNumbers {
  /** Id that something leads to → 1-based physical page it begins on. */
  pages: Record<string, number>
  /** Ids whose page is printed in the text, or whose title at its head. */
  printed: string[]
}

/**
 * Write true page numbers into the page, where they are printed: runs inside
 * the page, within the foreseen pages or with the pages that a print had.
 *
 * Entries of the contents and references to pages get an attribute, `data-page`,
 * that the print sheet shows; it belongs to the paper, as folios do, and is in
 * no galley's text. `counter(page, section-title)` in a margin box says the
 * title of the section that its page is in.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 *
 * @param given pages of a print, by id; `undefined`: as they are foreseen.
 */
export function numberPages({
  first,
  given
}: {
  first: number
  given: Record<string, number> | undefined
}): PageNumbers {
  const laid = globalThis.pages
  const columns = laid?.columns ?? 1
  const foreseen = (element: Element) => Math.floor((laid?.begin(element) ?? 0) / columns) + 1
  const links = Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
  const pages: Record<string, number> = {...given}
  for (const link of links) {
    const id = decodeURIComponent(link.hash.slice(1))
    const target = id in pages || !laid ? null : document.getElementById(id)
    if (target?.getClientRects().length) pages[id] = foreseen(target)
  }
  const shown = links.filter((link) => link.matches('[role="doc-toc"] a, .page-reference'))
  for (const link of shown) {
    const page = pages[decodeURIComponent(link.hash.slice(1))]
    if (page !== undefined) link.dataset['page'] = String(first - 1 + page)
  }

  /** Titles that a page's head says: of its first section, or of the one that goes on. */
  const titles: string[] = []
  /** Those of the last section that begins on a page: on the next it goes on. */
  const going: string[] = []
  const sections = Array.from(document.querySelectorAll('.text > section'))
  for (const section of sections) {
    const heading = section.querySelector('h2')
    const words = heading ? Array.from(heading.childNodes, wordsOf).join('') : ''
    const title = words.replace(/\s+/g, ' ').trim()
    // Once it is left, the layout tells nothing any more.
    if (!given && laid) laid.sections.set(section, foreseen(section))
    const page = (given && section.id ? given[section.id] : undefined) ?? laid?.sections.get(section) ?? 0
    if (!title || page < 1) continue
    titles[page] ??= title
    going[page] = title
  }
  function wordsOf(node: Node): string {
    return node instanceof Element && node.matches('.label, .note-call, sup') ? '' : (node.textContent ?? '')
  }
  const last = Math.max(0, ...Object.values(pages), titles.length)
  // Before the first section stands what the article is called.
  const called = getComputedStyle(document.documentElement).getPropertyValue('--running-title').trim()
  const symbols: string[] = []
  for (let page = 1, title = ''; page <= last + 1; page++) {
    title = titles[page] ?? going[page - 1] ?? title
    if (!title) {
      symbols.push(called.length > 2 ? called : '" "')
      continue
    }
    const short = title.length > 60 ? `${title.slice(0, 58).replace(/\s+\S*$/, '')} …` : title
    symbols.push(`"${short.replace(/["\\<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`)
  }
  const style = document.getElementById('section-titles') ?? document.createElement('style')
  style.id = 'section-titles'
  style.textContent =
    '@counter-style no-title{system:cyclic;symbols:" ";suffix:""}' +
    `@counter-style section-title{system:fixed ${first};symbols:${symbols.join(' ')};suffix:"";fallback:no-title}`
  document.head.append(style)
  const usesTitles = Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules))
    .flat()
    .some((rule) => rule.cssText.includes('section-title') && rule.cssText.startsWith('@page'))
  const printed = shown.map((link) => decodeURIComponent(link.hash.slice(1)))
  if (usesTitles) printed.push(...sections.map(({id}) => id))
  return {pages, printed}
}
