/**
 * Pages as they face each other: runs inside the page, before printing.
 *
 * To the browser every document begins on a right page. An article that
 * begins on an even page of its issue begins on a left one: what the sheet
 * says of left and right pages changes places.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 *
 * @param first number of the first page.
 */
export function facePages(first: number): void {
  if (first % 2 === 1) return
  const other: Record<string, string> = {':left': ':right', ':right': ':left'}
  for (const rule of Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules)).flat()) {
    const page = rule as CSSPageRule
    const turned = rule.constructor.name === 'CSSPageRule' ? other[page.selectorText] : undefined
    if (turned) page.selectorText = turned
  }
}
