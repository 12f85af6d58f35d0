/** What moves notes between the end of the text and the feet of its pages, and the boxes they stand in there. */

/** What brings notes to the foot, within the page. */
export interface Footnotes {
  /** The next column with a call whose note has no place yet. */
  next(): number | undefined
  /** Put the notes called in a column at its foot, as many as have room. */
  place(column: number): void
  /** Undo `place`. */
  takeBack(column: number): void
  /** The notes of a column are where they should be; those without room go to the next one. */
  keep(column: number): void
  /** Share of the page that the notes of a column take, without the room left above them. */
  share(column: number): number
  /** Take all notes back, where figures moved or one is not where it should be; returns whether it did. */
  restart(): boolean
  /** Leave the order of reading as it was. */
  finish(): void
}

/** The boxes that notes stand in at the foot of a page. */
export interface Feet {
  /** Set copies of all notes aside, to be measured. */
  begin(): void
  /** A foot with these notes, which leave the list at the end. */
  make(notes: HTMLElement[]): HTMLElement
  /** Height of a foot with these notes, its distance from the text included, in CSS pixels. */
  heightOf(notes: HTMLElement[]): number
  /** Upper left corner that a foot will have at the head of a block, within the viewport; `undefined`: it is to be tried. */
  cornerIn(block: HTMLElement): {left: number; top: number} | undefined
  /** Have the marks of items beside a foot stand before them: where they are written from the left, it floats at the right. */
  freeMarks(foot: HTMLElement): void
  /** Put notes back into the list at the end, each in its order. */
  giveBack(notes: HTMLElement[]): void
  /** Nothing is left aside. */
  finish(): void
}

declare global {
  /** Only within the page. */
  var footnotes: Footnotes | undefined
  /** Only within the page. */
  var feet: Feet | undefined
}

/**
 * Make `feet` known to the page.
 *
 * Copies of all notes stand aside, out of sight: in one foot, and each in its
 * own. They tell how high a foot with some of them is, and none need be tried
 * out. Else it is: where notes hold pictures, which a copy may be without, or
 * the sheet makes a first or a last one higher.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function installFeet(): void {
  const {pages} = globalThis
  const list = document.querySelector<HTMLElement>('[role="doc-endnotes"] ol')
  const section = list?.closest<HTMLElement>('[role="doc-endnotes"]')
  if (!pages || !list || !section) return
  const items = Array.from(list.children) as HTMLElement[]
  const {width} = pages.edge(0)
  const aside = document.createElement('div')
  // Of no size, so that nothing goes on in another column, or makes the page wider.
  aside.style.cssText = 'position:absolute;visibility:hidden;left:0;top:0;contain:strict'
  const hold = (foot: HTMLElement) => {
    const holder = document.createElement('div')
    holder.style.cssText = `position:absolute;left:0;top:0;width:${width}px`
    holder.append(foot)
    aside.append(holder)
    return holder
  }
  const copies = (notes: HTMLElement[]) => notes.map((note) => note.cloneNode(true) as HTMLElement)
  const empty = hold(fill([]))
  let together = empty
  let alone: HTMLElement[] = []
  const known = new Map<string, number>()
  /** Where a foot stands in its place. */
  const inset = {left: 0, top: 0}
  /** Of each note in the company of all: its edges, and its distances from those of a foot that it begins and ends. */
  let parts: {top: number; bottom: number; above: number; below: number}[] | undefined

  globalThis.feet = {
    begin: () => {
      together = hold(fill(copies(items)))
      alone = items.map((item) => hold(fill(copies([item]))))
      section.append(aside)
    },
    make: (notes) => {
      parts ??= measure()
      // What stands aside is laid out with every change of the page: it goes with the first.
      clear()
      return make(notes)
    },
    heightOf: (notes) => {
      const first = items.indexOf(notes[0]!)
      parts ??= measure()
      const isRow = notes.every((note, at) => note === items[first + at])
      const [begin, end] = [parts[first], parts[first + notes.length - 1]]
      return begin && end && isRow ? begin.above + end.bottom - begin.top + end.below : tryOut(notes)
    },
    cornerIn: (block) => {
      const style = getComputedStyle(block)
      const sides = [style.paddingTop, style.paddingLeft, style.borderTopWidth, style.borderLeftWidth]
      const rect = block.getClientRects()[0]
      if (!rect || sides.some((side) => side !== '0px')) return undefined
      return {left: rect.left + inset.left, top: rect.top + inset.top}
    },
    freeMarks,
    giveBack,
    finish: clear
  }

  /** The browser sets a mark behind all that floats where its line begins, the part without shape, too. */
  function freeMarks(foot: HTMLElement): void {
    const {left, top} = foot.getBoundingClientRect()
    const isBeside = (item: Element) => {
      if (foot.contains(item) || !(foot.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING))
        return false
      const {listStyleType, direction} = getComputedStyle(item)
      const rect = item.getClientRects()[0]
      const isNear = rect && rect.bottom > top && rect.left >= left && rect.left < left + width
      return isNear && listStyleType !== 'none' && direction === 'ltr'
    }
    if (!Array.from(document.querySelectorAll('.text li')).some(isBeside)) return
    const before = foot.style.cssText
    Object.assign(foot.style, {float: 'right', marginLeft: '1px', marginRight: '0'})
    foot.style.marginRight = `${foot.getBoundingClientRect().left - left}px`
    const rect = foot.getBoundingClientRect()
    if (Math.abs(rect.left - left) > 1 || Math.abs(rect.top - top) > 1) foot.style.cssText = before
  }

  function measure(): NonNullable<typeof parts> {
    const boxOf = (element: Element) => element.getBoundingClientRect()
    const [place, foot] = [boxOf(empty), boxOf(empty.firstElementChild!)]
    Object.assign(inset, {left: foot.left - place.left, top: foot.top - place.top})
    known.set('', place.height)
    const places = Array.from(together.querySelectorAll('.notes > li'), boxOf)
    const own = alone.map((holder) => [boxOf(holder), boxOf(holder.querySelector('.notes > li')!)] as const)
    const isSame = places.every(({height}, at) => height === own[at]?.[1].height)
    if (!isSame || section!.querySelector('img')) return []
    return places.map(({top, bottom}, at) => {
      const [holder, note] = own[at]!
      return {top, bottom, above: note.top - holder.top, below: holder.bottom - note.bottom}
    })
  }

  function tryOut(notes: HTMLElement[]): number {
    const key = notes.map((note) => items.indexOf(note)).join()
    const height = known.get(key)
    if (height !== undefined) return height
    const holder = hold(fill(notes))
    section!.append(aside)
    known.set(key, holder.getBoundingClientRect().height)
    giveBack(notes)
    clear()
    return known.get(key)!
  }

  function clear(): void {
    aside.remove()
    aside.replaceChildren()
  }

  function giveBack(notes: HTMLElement[]): void {
    for (const note of notes) {
      const after = items.slice(items.indexOf(note) + 1).find((other) => other.parentElement === list)
      if (after) after.before(note)
      else list!.append(note)
    }
  }

  function make(notes: HTMLElement[]): HTMLElement {
    const foot = fill(notes)
    const own = foot.querySelector('ol')
    if (own) {
      own.start = items.indexOf(notes[0]!) + 1
      own.id = `foot-${own.start}`
    }
    return foot
  }

  function fill(notes: HTMLElement[]): HTMLElement {
    const foot = document.createElement('div')
    foot.className = 'footnotes'
    if (notes.length === 0) return foot
    const own = document.createElement('ol')
    own.className = 'notes'
    // It may hang in a passage of another language.
    foot.lang = section!.closest<HTMLElement>('[lang]')?.lang ?? ''
    foot.dir = getComputedStyle(section!).direction
    own.append(...notes)
    foot.append(own)
    return foot
  }
}
