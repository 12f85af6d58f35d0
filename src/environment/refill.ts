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
  var loaded: {head: string; elements: number; globals: string[]; next?: Node} | undefined
}

/** What a document has before its body, as text: pages that share it can take each other's place. Empty: it does not say where its head ends. */
export function groundOf(html: string): string {
  return html.slice(0, html.indexOf('</head>') + 1)
}

/** Remember what was loaded. */
export function rememberLoaded(): void {
  const {head} = document
  const globals = [...Object.keys(globalThis), 'loaded']
  globalThis.loaded = {head: head.innerHTML, elements: head.childNodes.length, globals}
}

/** Leave nothing of a page but what was loaded. */
export function emptyPage(): void {
  const {loaded} = globalThis
  if (!loaded) return
  document.body.replaceChildren()
  while (document.head.childNodes.length > loaded.elements) document.head.lastChild?.remove()
  for (const name of Object.keys(globalThis))
    if (!loaded.globals.includes(name)) delete (globalThis as Record<string, unknown>)[name]
}

/**
 * Take over the body of another document, to be shown with the first that is asked of it: until then its images load.
 *
 * @returns `false`: more than the body is not as it was.
 */
export function takeBody(html: string): boolean {
  const {loaded} = globalThis
  if (!loaded || document.head.innerHTML !== loaded.head) return false
  const {body} = new DOMParser().parseFromString(html, 'text/html')
  loaded.next = document.adoptNode(body)
  return true
}

/** Show the body that was taken over. */
export function showBody(): void {
  const {loaded} = globalThis
  if (!loaded?.next) return
  document.documentElement.replaceChild(loaded.next, document.body)
  delete loaded.next
}
