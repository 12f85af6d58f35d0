/** What an element of the page becomes in the structure tree, besides what the browser makes of it. */
export interface Mark {
  /** Structure type (ISO 32000-1 §14.8.4); `undefined`: the browser's. */
  type?: string
  /** RFC 5646 tag, where the element changes the language. */
  language?: string
  /** Words for what is no text. */
  alternative?: string
  /** Words for a link; of a note, for the way back to its call. */
  description?: string
  /** What an abbreviation stands for. */
  expansion?: string
  /** The element's own. */
  id?: string
  /** Of a list: `Decimal`, `Disc` … (ISO 32000-1 §14.8.5.5). */
  numbering?: string
  /** The sign that is meant, where another stands for it. */
  actual?: string
  /** Of a formula: the same in MathML, as XML. */
  mathml?: string
}

/**
 * Give elements a mark that survives into the structure tree: runs inside the page.
 *
 * Of an element's attributes, the browser's print keeps the language. A
 * private-use part, `en-x-n12`, is the number of the element's mark; what
 * hyphenates and chooses glyphs gets the true language by a style. Roles for
 * publishing unmake the tags of links, items and paragraphs: those go.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 *
 * @returns marks by number.
 */
export function markElements(): Mark[] {
  const types: [selector: string, type: string][] = [
    ['.references > li', 'BibEntry'],
    ['.notes > li', 'Note'],
    ['nav[role="doc-toc"] ol', 'TOC'],
    ['nav[role="doc-toc"] li', 'TOCI'],
    ['thead > tr', 'THead'],
    ['dl, ul, ol', 'L'],
    ['dl > div', 'LI'],
    ['dt', 'Lbl'],
    ['dd', 'LBody'],
    ['.references > li > .label, .affiliations > li > sup', 'Lbl'],
    ['.math', 'Formula'],
    ['.equation', 'Div'],
    ['figure', 'Div'],
    ['figcaption', 'Caption'],
    ['blockquote', 'BlockQuote'],
    ['q', 'Quote'],
    ['code, samp', 'Code'],
    ['[data-stands-for]', 'Span'],
    ['pre, p', 'P'],
    ['article', 'Art'],
    ['section, aside, nav, header, main > div, .admonition', 'Sect'],
    ['.citation-link, .note-call, .cross-reference', 'Reference'],
    ['a[href], abbr[title], [lang]', '']
  ]
  const words = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim()
  const numberings: Record<string, string> = {
    none: '',
    disc: 'Disc',
    circle: 'Circle',
    square: 'Square',
    'lower-roman': 'LowerRoman',
    'upper-roman': 'UpperRoman',
    'lower-alpha': 'LowerAlpha',
    'lower-latin': 'LowerAlpha',
    'upper-alpha': 'UpperAlpha',
    'upper-latin': 'UpperAlpha'
  }
  const numberingOf = (element: Element) => numberings[getComputedStyle(element).listStyleType] ?? 'Decimal'
  const mathmlOf = (element: Element) => {
    const math = element.querySelector('math')?.cloneNode(true) as Element | undefined
    // How it was fitted to the page is no part of it.
    math?.removeAttribute('style')
    return math && new XMLSerializer().serializeToString(math)
  }
  const marks: Mark[] = []
  const languages = new Set<string>()
  const all = Array.from(
    document.body.querySelectorAll<HTMLElement>(types.map(([selector]) => selector).join())
  )
  const languageOf = (element: Element | null | undefined) =>
    element?.closest('[lang]')?.getAttribute('lang') ?? ''
  const found = all
    .filter((element) => !element.closest('math, svg') || element.matches('.math'))
    .map((element): [HTMLElement, string, Mark] => {
      const language = languageOf(element)
      const type = types.find(([selector]) => element.matches(selector))?.[1]
      const images = Array.from(element.querySelectorAll('img'), (image) => image.alt).join(' ')
      const isLink = element.matches('a[href]')
      const back = type === 'Note' && element.querySelector('.backlink')?.getAttribute('aria-label')
      const mark: Mark = {
        type: type || undefined,
        language: language === languageOf(element.parentElement) ? undefined : language,
        alternative: element.matches('.math') ? words(element.getAttribute('aria-label')) : undefined,
        description: isLink
          ? words(element.getAttribute('aria-label') || element.title || element.textContent || images)
          : back || undefined,
        expansion: element.matches('abbr[title]') ? words(element.title) : undefined,
        id: element.id || undefined,
        numbering: (element.matches('ul, ol') && numberingOf(element)) || undefined,
        actual: element.dataset['standsFor'],
        mathml: element.matches('.math') ? mathmlOf(element) : undefined
      }
      return [element, language, mark]
    })
  // A sign that is the whole of a link is what the link says.
  for (const [link, , {description}] of found) {
    const sign = link.textContent?.trim() ? null : link.querySelector('svg')
    if (!description || !sign) continue
    sign.removeAttribute('aria-hidden')
    sign.setAttribute('role', 'img')
    sign.setAttribute('aria-label', description)
  }
  for (const [element, language, mark] of found) {
    element.setAttribute('lang', `${language || 'und'}-x-n${marks.length}`)
    languages.add(language)
    const role = element.getAttribute('role') ?? ''
    if (element.matches('a, li, p') && role) element.removeAttribute('role')
    // Without a role the browser does not tell these from the text around.
    if (element.matches('div, span, sup, abbr, q, em, strong, dl, dt, dd, code, samp') && !role)
      element.setAttribute('role', 'group')
    marks.push(mark)
  }
  const style = document.createElement('style')
  style.textContent = Array.from(languages, (language) => {
    const quoted = JSON.stringify(language)
    return `[lang^=${JSON.stringify(`${language || 'und'}-x-n`)}]{-webkit-locale:${quoted}}`
  }).join('\n')
  document.head.append(style)
  return marks
}
