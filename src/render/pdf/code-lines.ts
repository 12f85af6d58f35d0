/**
 * Let lines of code that are longer than their column hang: runs inside the
 * page, before anything is placed. What goes on on a further line stands two
 * signs farther in than the line begins, and reads as no line of its own. The
 * text stays as it is: no sign is added that a reader would copy.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function hangCode(): void {
  const width = getComputedStyle(document.documentElement).getPropertyValue('--page-width').trim()
  if (!width) return
  /** How much farther in, in signs. */
  const step = 2
  /** What begins farther in than this would leave little room. */
  const farthest = 24
  /** Tabs lead to multiples of this, counted from where further lines begin. */
  const tab = 8
  document.body.style.width = width
  for (const code of Array.from(document.querySelectorAll<HTMLElement>('.text pre'))) {
    const pieces: {text: Text; from: number}[] = []
    let whole = ''
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
      pieces.push({text, from: whole.length})
      whole += text.data
    }
    const range = document.createRange()
    const select = (from: number, to: number) => {
      const [first, last] = [
        pieces.findLast((piece) => piece.from <= from),
        pieces.findLast((piece) => piece.from < to)
      ]
      if (!first || !last) return false
      range.setStart(first.text, from - first.from)
      range.setEnd(last.text, to - last.from)
      return true
    }
    const long: {from: number; to: number; hang: number}[] = []
    for (const {0: line, index: from} of whole.matchAll(/[^\n]+/gu)) {
      const to = from + line.length
      const start = /^[ \t]*/u.exec(line)![0]
      const indent = Math.min(start.replaceAll('\t', ' '.repeat(tab)).length, farthest) + step
      if (line.trim() === '' || !select(from, to)) continue
      const tops = Array.from(range.getClientRects(), ({top}) => top)
      const {height} = range.getClientRects()[0] ?? {height: 0}
      if (Math.max(...tops) - Math.min(...tops) > height / 2)
        long.push({from, to, hang: line.includes('\t') ? Math.ceil(indent / tab) * tab : indent})
    }
    // Each may be several lines high: three of them are enough on either page.
    if (long.length > 0) code.style.cssText += ';orphans:3;widows:3'
    // From the end, so that what was found before stays where it is.
    for (const {from, to, hang} of long.reverse()) {
      if (!select(from, to)) continue
      const line = document.createElement('span')
      line.style.cssText = `display:inline-block;max-width:100%;box-sizing:border-box;padding-inline-start:${hang}ch;text-indent:${-hang}ch`
      line.append(range.extractContents())
      range.insertNode(line)
    }
  }
}
