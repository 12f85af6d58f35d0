/**
 * Let a line end early whose words would stand too far apart: within the
 * foreseen pages, before anything is placed.
 *
 * What does not break, a formula, a name of code, a name or a long word with a capital, which
 * the browser never divides, goes on to the next line and leaves a hole in its own. Shared out
 * between a few words it would make a river; it stays at the end of the line instead, as
 * a compositor would leave it.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function endLooseLines(): void {
  const {pages} = globalThis
  const text = document.querySelector<HTMLElement>('.text')
  if (!pages || !text) return
  /** A wider space, in sizes of the font, is a hole; at rest it is a quarter. */
  const widest = 0.9
  /** A Han sign is set as wide, in its own sizes, where there is nothing else to share a hole between. */
  const widestHan = 1.5
  /** Nothing may be in the way when the next line begins. */
  const slack = 2
  /** What may have been too long for the line before. */
  const long = /(?<=[\s\p{Script=Han}])(?:\p{Lu}(?:(?!\p{Script=Han})\p{L}){8,}|[^\s\p{Script=Han}]{16,})/gu
  const range = document.createRange()
  const found: {node: Text; offset: number}[] = []

  for (const block of Array.from(text.querySelectorAll<HTMLElement>('p'))) {
    if (block.closest('figure, table, .notes, [role="doc-bibliography"]')) continue
    const {textAlign, direction, fontSize} = getComputedStyle(block)
    if (textAlign !== 'justify' || direction !== 'ltr') continue
    const places = Array.from(block.getClientRects())
    if (places.length === 0) continue
    const size = Number.parseFloat(fontSize)
    const isFirst = (rect: DOMRect) =>
      places.some(
        ({left, top, bottom}) =>
          Math.abs(rect.left - left) < slack && rect.top >= top - 8 && rect.top < bottom
      )
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let before: Text | undefined
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const owner = node.parentElement?.closest<HTMLElement>('math, code, samp, a, .unbroken, .bound')
      const isInside = owner && block.contains(owner)
      // Behind a space, something begins that does not break as words do. A formula has many texts: one will do.
      const isKnown = found.at(-1)?.node === before && found.at(-1)?.offset === before?.data.length
      if (before && isInside && !isKnown) {
        const [rect] = Array.from((owner.closest('.math') ?? owner).getClientRects())
        const isStart =
          rect && !owner.contains(before) && /[\s\p{Script=Han}]$/u.test(before.data) && isFirst(rect)
        if (isStart && isLoose(before, before.data.length, rect, size))
          found.push({node: before, offset: before.data.length})
      }
      if (node.parentElement?.closest('math')) continue
      if (!node.parentElement?.closest('code, samp, .unbroken, .bound'))
        for (const {index} of node.data.matchAll(long)) {
          range.setStart(node, index)
          range.setEnd(node, index + 1)
          const [rect] = Array.from(range.getClientRects())
          if (rect && isFirst(rect) && isLoose(node, index, rect, size)) found.push({node, offset: index})
        }
      before = node
    }
  }
  for (const {node, offset} of found.reverse()) {
    const rest = offset < node.data.length ? node.splitText(offset) : null
    const end = document.createElement('br')
    if (rest) rest.before(end)
    else node.after(end)
  }

  /** Whether what stands before an offset, on the line above a place, is set too wide: the last space, or a Han sign. */
  function isLoose(node: Text, offset: number, {top}: DOMRect, size: number): boolean {
    const before = node.data.slice(0, offset).trimEnd()
    // The last sign of a line has no share of the hole.
    const isHan = /\p{Script=Han}{2}$/u.test(before)
    const at = isHan ? before.length - 2 : before.search(/\s\S*$/)
    if (at < 0) return false
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const [rect] = Array.from(range.getClientRects())
    const limit = size * (isHan ? widestHan : widest)
    return rect !== undefined && rect.width > limit && Math.abs(rect.bottom - top) < 3 * rect.height
  }
}
