/**
 * Code that runs inside the page.
 *
 * The browser gets each function as its source text: none may use anything
 * from outside itself.
 */

/**
 * Wait until every font and image the print needs is decoded, the page as wide as its text will be.
 *
 * Page margin boxes ask for their fonts only when they are printed, too late:
 * theirs are loaded by name.
 */
export async function settlePage(): Promise<void> {
  const waiting: Promise<unknown>[] = []
  const groups: CSSRule[][] = Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules))
  for (let group = groups.pop(); group; group = groups.pop()) {
    for (const rule of group) {
      const style = (rule as CSSStyleRule).style as CSSStyleDeclaration | undefined
      const margin = rule.constructor.name === 'CSSMarginRule'
      if (margin && style?.fontFamily) {
        const face = `${style.fontStyle || 'normal'} ${style.fontWeight || '400'} 10px ${style.fontFamily}`
        waiting.push(document.fonts.load(face, style.content).catch(() => []))
      }
      const inner = (rule as CSSGroupingRule).cssRules as CSSRuleList | undefined
      if (inner) groups.push(Array.from(inner))
    }
  }
  for (const image of Array.from(document.images)) {
    image.loading = 'eager'
    if (!image.complete) waiting.push(image.decode().catch(() => {}))
  }
  const width = getComputedStyle(document.documentElement).getPropertyValue('--page-width').trim()
  if (width) document.body.style.width = width
  // What is laid out asks for its fonts.
  document.body.getBoundingClientRect()
  await Promise.all(waiting)
  await document.fonts.ready
}

/** Show nothing of the page while it is changed throughout. */
export function hidePage(): void {
  document.documentElement.style.display = 'none'
}

/**
 * Show a hidden page, laid out as if it had never been before.
 *
 * Of an earlier layout the browser keeps the runs that it cut a line into: what
 * was built before this page would change the boxes of its links.
 */
export function showPage(): void {
  const {documentElement} = document
  documentElement.getBoundingClientRect()
  documentElement.style.display = ''
}

/** Families of the page's `@font-face` rules, without quotes. */
export function familyNames(): string[] {
  // Not `forEach`: with scripts off, the page calls nothing back.
  const faces = document.fonts as FontFaceSet & Iterable<FontFace>
  return [...new Set(Array.from(faces, (face) => face.family.replace(/["']/g, '')))]
}

/** Signs of the text as it is laid out, each once; spaces and controls do not count. */
export function visibleCharacters(): string {
  const signs = new Set(document.body.innerText.replace(/[\p{Z}\p{C}\p{Variation_Selector}]/gu, ''))
  return [...signs].join('')
}
