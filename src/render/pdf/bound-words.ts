/**
 * Keep words of heads together that have a hyphen of their own, and names of
 * authors with their marks: runs inside the page, before anything is placed. *high-/quality* reads as a mistake
 * where a line has room to be shorter; the words stay as they are.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function bindWords(): void {
  /** A longer word may have no line to itself in a narrow column. */
  const longest = 26
  const hyphenated = /[^\s\-\u2010]+(?:[-\u2010][^\s\-\u2010]+)+|(?<!\S)[-\u2010][^\s\-\u2010]+/gu
  const heads = document.querySelectorAll('.title, .subtitle, h2, h3, h4, h5, h6, .heading')
  /** A longer name may have no line to itself on narrow paper. */
  const longestName = 40
  for (const person of Array.from(document.querySelectorAll('.contributors > .contributor'))) {
    if ((person.textContent ?? '').length > longestName) continue
    const bound = document.createElement('span')
    bound.style.whiteSpace = 'nowrap'
    const next = person.nextSibling
    person.replaceWith(bound)
    bound.append(person)
    // A comma does not begin a line, though the browser lets it behind a picture.
    const comma = next instanceof Text ? /^[,;、，]/u.exec(next.data) : null
    if (comma && next instanceof Text) {
      next.splitText(comma[0].length)
      bound.append(next)
    }
  }
  for (const head of Array.from(heads)) {
    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null)
      if (!text.parentElement?.closest('math, code, .unbroken')) texts.push(text)
    for (const text of texts) {
      // From the end, so that what was found before stays where it is.
      for (const {0: word, index} of [...text.data.matchAll(hyphenated)].reverse()) {
        if (word.length > longest) continue
        const bound = document.createElement('span')
        bound.style.whiteSpace = 'nowrap'
        text.splitText(index + word.length)
        bound.append(text.splitText(index))
        text.after(bound)
      }
    }
  }
}
