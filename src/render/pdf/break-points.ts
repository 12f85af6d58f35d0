/**
 * Offer places where addresses and names of code may break: runs inside the
 * page, before anything is placed. Else the line before one is torn, its words
 * far apart, and so is what follows. No hyphen is put there: it would be read as theirs.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function offerBreaks(): void {
  /** A shorter word finds its place. */
  const shortest = 14
  /** Letters that stay together at either end. */
  const least = 4
  const words = new RegExp(`\\S{${shortest},}`, 'gu')
  // Lines that need not end at the same place have room enough.
  const ragged = 'td, th, figcaption, pre, math, li, .references, .line-block, .statement, .title, .keywords'
  const within = 'p :is(a[href], code, samp)'
  slashedWords()
  for (const element of Array.from(document.querySelectorAll(`.text ${within}, .abstract ${within}`))) {
    if (element.closest(ragged)) continue
    const isCode = element.matches('code, samp')
    // Before what joins the parts of an address, as it then shows that it goes on; after what ends a part.
    const joints = isCode
      ? /[\p{L}\p{N}](?:_+|[./:(,\]=-]+)(?=[\p{L}\p{N}])|\p{Ll}(?=\p{Lu}\p{Ll})/gu
      : /[^/:]\/(?=[^/])|=|[^/](?=[.?#&_~][\p{L}\p{N}])/gu
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null)
      texts.push(text)
    for (const text of texts) {
      const places: number[] = []
      for (const {0: word, index} of text.data.matchAll(words)) {
        if (!isCode && !/[/._]/.test(word)) continue
        for (const {0: joint, index: at} of word.matchAll(joints)) {
          const place = at + joint.length
          if (place >= least && word.length - place >= least) places.push(index + place)
        }
      }
      for (const place of places.reverse()) text.splitText(place).before(document.createElement('wbr'))
    }
  }

  /** Long words that a slash joins, *millimetre/submillimetre*: the browser takes them for one, and divides neither. */
  function slashedWords(): void {
    const slashed = /\p{L}{5}\/(?=\p{L}{5})/gu
    for (const block of Array.from(document.querySelectorAll('.text p, .abstract p'))) {
      if (!block.textContent?.includes('/') || block.closest(ragged)) continue
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null)
        if (
          text.data.includes('/') &&
          !text.parentElement?.closest('a, code, samp, kbd, math, .unbroken, .bound')
        )
          texts.push(text)
      for (const text of texts)
        for (const {0: word, index} of [...text.data.matchAll(slashed)].reverse())
          text.splitText(index + word.length).before(document.createElement('wbr'))
    }
  }
}
