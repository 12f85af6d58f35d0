/**
 * A page whose content is exchanged: runs inside it.
 *
 * To load a page anew takes longer than to lay it out. One whose head and
 * files are the same needs another body only, and finds its fonts set out.
 *
 * The browser gets each function as its source text: none may use anything
 * from outside itself.
 */

declare global {
  /** Only within a page: its state when it had just been loaded. */
  var loaded:
    | {
        head: string
        elements: number
        globals: string[]
        /** Of the page before, those that are there. */
        images: HTMLImageElement[]
        /** Whether its head is what it was. */
        isWhole?: boolean
        /** What it was given last. */
        text?: string
        next?: Node
      }
    | undefined
}

/** What a document has before its body, as text: pages that share it can take each other's place. Empty: it does not say where its head ends. */
export function groundOf(html: string): string {
  const end = html.indexOf(headEnd)
  return end < 0 ? '' : html.slice(0, end + headEnd.length)
}

const headEnd = '</head>'

/** What differs between two texts. */
export interface Change {
  /** How many signs they begin with alike, and how many they end with. */
  same: number
  tail: number
  /** What the second has between these. */
  between: string
}

/** What is new of a text: to hand over a body whole takes a page some milliseconds. */
export function changeOf(before: string, after: string): Change {
  const least = Math.min(before.length, after.length)
  let same = 0
  while (same < least && before.charCodeAt(same) === after.charCodeAt(same)) same++
  let tail = 0
  while (
    tail < least - same &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++
  // Half a surrogate pair is no text that can be handed over.
  if (isHalf(before.charCodeAt(same - 1), 0xd800)) same--
  if (isHalf(before.charCodeAt(before.length - tail), 0xdc00)) tail--
  return {same, tail, between: after.slice(same, after.length - tail)}
}

function isHalf(unit: number, first: number): boolean {
  return unit >= first && unit < first + 0x400
}

/** Remember what was loaded. */
export function rememberLoaded(): void {
  const {head} = document
  const globals = [...Object.keys(globalThis), 'loaded']
  globalThis.loaded = {head: head.innerHTML, elements: head.childNodes.length, globals, images: []}
}

/** Leave nothing of a page but what was loaded, and its images. */
export function emptyPage(): void {
  const {loaded} = globalThis
  if (!loaded) return
  loaded.images = Array.from(document.images).filter(
    ({complete, naturalWidth}) => complete && naturalWidth > 0
  )
  document.body.replaceChildren()
  while (document.head.childNodes.length > loaded.elements) document.head.lastChild?.remove()
  for (const name of Object.keys(globalThis))
    if (!loaded.globals.includes(name)) delete (globalThis as Record<string, unknown>)[name]
  loaded.isWhole = document.head.innerHTML === loaded.head
}

/**
 * Take over the body of another document, to be shown with the first that is asked of it: until then its images load.
 *
 * One that the page before had need not: its element goes over, with the attributes of the new one.
 *
 * @param change to the text it was given last, of what the document has behind `groundOf`.
 * @returns `false`: more than the body is not as it was.
 */
export function takeBody({same, tail, between}: Change): boolean {
  const {loaded} = globalThis
  if (!loaded?.isWhole) return false
  const {text: before = ''} = loaded
  loaded.text = before.slice(0, same) + between + before.slice(before.length - tail)
  const {body} = new DOMParser().parseFromString(`<!doctype html>${loaded.text}`, 'text/html')
  const again: [HTMLImageElement, HTMLImageElement][] = []
  const bySource = (images: HTMLImageElement[]) => {
    const all = new Map<string, HTMLImageElement[]>()
    for (const image of images) {
      const source = image.getAttribute('src') ?? ''
      all.set(source, [...(all.get(source) ?? []), image])
    }
    return all
  }
  const known = bySource(loaded.images)
  loaded.images = []
  for (const [source, images] of bySource(Array.from(body.querySelectorAll('img')))) {
    const own = known.get(source) ?? []
    // All that show one file share it: none of them is loaded beside the others.
    if (own.length < images.length) continue
    for (const [at, image] of images.entries()) {
      // In a document that is shown it would begin to load.
      image.removeAttribute('src')
      again.push([image, own[at]!])
    }
  }
  loaded.next = document.adoptNode(body)
  for (const [image, loadedImage] of again) {
    for (const name of loadedImage.getAttributeNames()) if (name !== 'src') loadedImage.removeAttribute(name)
    for (const attribute of Array.from(image.attributes))
      loadedImage.setAttributeNode(image.removeAttributeNode(attribute))
    image.replaceWith(loadedImage)
  }
  return true
}

/** Show the body that was taken over. */
export function showBody(): void {
  const {loaded} = globalThis
  if (!loaded?.next) return
  document.documentElement.replaceChild(loaded.next, document.body)
  delete loaded.next
}
