/** A browser for rendering untrusted pages: it runs no script and reaches nothing but what it is handed. */
export interface Browser {
  /** `Chrome/143.0.7499.4` */
  version: string
  /** Path of the program, for `doctor`; never written to a galley. */
  path: string
  /** Whether the operating system's sandbox holds it. */
  sandboxed: boolean
  /** Begin to open a tab, so that the next page finds one ready. */
  prepare(): void
  open(page: BrowserPage): Promise<OpenPage>
}

/** A page and everything it may load. */
export interface BrowserPage {
  html: string
  /** Path below the page's origin → bytes: `images/map.png`. */
  resources: Map<string, {mediaType: string; bytes: Uint8Array}>
}

export interface OpenPage {
  /**
   * Run our own code in the page; it may return a promise.
   *
   * Only its source text gets there, so it can use nothing from outside
   * itself. Scripts are off: promises work, but the page calls nothing back
   * (no listeners, observers, or `forEach` of its collections).
   */
  evaluate<T, A>(code: (argument: A) => T, argument: A): Promise<T>
  /** Print with the page's own `@page` rules: tagged, with outline. */
  pdf(): Promise<Uint8Array>
  /** A PNG of so many CSS pixels; by default from the top, one pixel each. */
  screenshot(width: number, height: number, part?: {top?: number; scale?: number}): Promise<Uint8Array>
  /** Requests that were refused, as URLs. */
  refused: string[]
  close(): Promise<void>
  /** Close, but let the next page with the same head and files take its place. Nothing may have been changed but the body, and the end of the head. */
  leave(): void
}
