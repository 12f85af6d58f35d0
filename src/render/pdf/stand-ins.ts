/** Bullets, and what every font has that looks like them. */
const alike: Record<string, string> = {'\u2023': '›', '\u2043': '–', '\u204C': '•', '\u204D': '•'}

/**
 * What is printed for signs that no font holds.
 *
 * A page that shows a box in place of a sign is neither legible nor allowed
 * (PDF/A-3 §6.2.11.8; PDF/UA-1 §7.21.8). Signs that Unicode composes of plain
 * letters are printed as these, `Ⅱ` as `II`; a bullet as one that looks like it; others by their code point,
 * `[U+2D30]`. Who copies the text or has it read still gets the sign itself.
 */
export function standIns(signs: Iterable<string>): [sign: string, standIn: string][] {
  return [...signs].map((sign) => {
    const plain = sign.normalize('NFKC')
    const point = (sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')
    return [sign, alike[sign] ?? (isLegible(sign, plain) ? plain : `[U+${point}]`)]
  })
}

/** Whether the plain form says the same: not where a figure would lose its circle or its height. */
function isLegible(sign: string, plain: string): boolean {
  if (plain === sign || /^\p{Lm}$/u.test(sign) || !/^[\p{Script=Latin}\p{Nd}⁄°]+$/u.test(plain)) return false
  return !/\p{Nd}/u.test(plain) || plain.includes('⁄')
}

/**
 * Put stand-ins into the page: runs inside it, before it is laid out.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function placeStandIns(entries: [sign: string, standIn: string][]): void {
  const known = new Map(entries)
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null)
    if (Array.from(text.data).some((sign) => known.has(sign))) texts.push(text)
  for (const text of texts) {
    const parent = text.parentElement
    if (!parent || parent.matches('script')) continue
    // Style sheets hold what margin boxes show; a formula has words of its own.
    if (parent.closest('style, math, svg, title')) {
      text.data = Array.from(text.data, (sign) => known.get(sign) ?? sign).join('')
      continue
    }
    const made: (string | HTMLElement)[] = []
    for (const sign of Array.from(text.data)) {
      const standIn = known.get(sign)
      const last = made.at(-1)
      // What joins signs and chooses their form joins no stand-ins.
      if (/[\u200d\ufe0e\ufe0f]/.test(sign) && last instanceof HTMLElement) {
        last.dataset['standsFor'] += sign
        continue
      }
      if (standIn === undefined) {
        if (typeof last === 'string') made[made.length - 1] = last + sign
        else made.push(sign)
        continue
      }
      const span = document.createElement('span')
      span.dataset['standsFor'] = sign
      span.textContent = standIn
      made.push(span)
    }
    text.replaceWith(...made)
  }
}
