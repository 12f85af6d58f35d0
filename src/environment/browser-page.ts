/**
 * A page that holds what it was handed, and nothing else.
 *
 * Scripts are off, and every request is answered from memory or refused: a
 * page can neither reach the network, nor the disk, nor another page.
 */
import type {HTTPRequest, Browser as PuppeteerBrowser, Page as PuppeteerPage} from 'puppeteer'
import type {BrowserPage, OpenPage} from './browser.js'

/** The name is reserved never to resolve (RFC 6761 §6.4). */
const origin = 'https://colophon.invalid'

/** Milliseconds; a page that takes longer is a mistake or an attack. */
export const patience = {start: 60_000, load: 120_000, print: 300_000, close: 5_000}

const policy = [
  "default-src 'none'",
  `style-src 'unsafe-inline' ${origin}`,
  `img-src ${origin} data:`,
  `font-src ${origin} data:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  'sandbox'
].join('; ')

/**
 * A tab ready to be given a page; interception keeps it from every cache.
 *
 * @param apart in a browser context of its own: nothing to a headless shell, half a second to a full browser.
 */
export async function emptyTab(browser: PuppeteerBrowser, apart: boolean): Promise<PuppeteerPage> {
  const tab = await (apart ? await browser.createBrowserContext() : browser).newPage()
  await Promise.all([
    tab.setJavaScriptEnabled(false),
    tab.setRequestInterception(true),
    tab.emulateMediaType('print')
  ])
  return tab
}

/** Load a page. Throws when it does not finish loading in time. */
export async function openPage(tab: PuppeteerPage, page: BrowserPage): Promise<OpenPage> {
  const refused = new Set<string>()
  let served = false
  tab.on('request', (request) => {
    if (!served && request.url() === `${origin}/` && request.isNavigationRequest()) {
      served = true
      const headers = {'content-security-policy': policy}
      settle(
        request.respond({status: 200, contentType: 'text/html; charset=utf-8', headers, body: page.html})
      )
    } else settle(answer(request, page, refused))
  })
  // What the policy stops never becomes a request; the browser tells of it as an issue.
  tab.on('issue', (issue) => {
    const url = issue.details.contentSecurityPolicyIssueDetails?.blockedURL
    if (url) refused.add(url)
  })
  try {
    await tab.goto(`${origin}/`, {waitUntil: 'load', timeout: patience.load})
  } catch (cause) {
    await closeTab(tab)
    throw new Error('Cannot load the page into the browser', {cause})
  }
  return {
    // Puppeteer's types unwrap promises of handles; ours hand over plain values.
    evaluate: (code, argument) => tab.evaluate(code as (argument: unknown) => never, argument),
    pdf: () =>
      tab.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
        waitForFonts: false,
        timeout: patience.print
      }),
    screenshot: async (width, height) => {
      await tab.setViewport({width, height})
      return tab.screenshot({type: 'png'})
    },
    get refused() {
      return [...refused].sort()
    },
    // Nobody need wait for it.
    close: async () => {
      void closeTab(tab)
    }
  }
}

function answer(request: HTTPRequest, page: BrowserPage, refused: Set<string>): Promise<void> {
  const url = request.url()
  if (url.startsWith('data:')) return request.continue()
  const resource = page.resources.get(pathOf(url) ?? '')
  if (!resource || request.isNavigationRequest()) {
    // The browser's own idea, not the page's.
    if (url !== `${origin}/favicon.ico`) refused.add(url)
    return request.abort('blockedbyclient')
  }
  // Under `sandbox` the page's own origin is opaque, and fonts need leave to be read from it.
  const headers = {'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff'}
  return request.respond({status: 200, contentType: resource.mediaType, headers, body: resource.bytes})
}

/** Path below our origin, decoded; `undefined` for any other URL. */
function pathOf(url: string): string | undefined {
  if (!url.startsWith(`${origin}/`)) return undefined
  try {
    const {pathname, search} = new URL(url)
    return search ? undefined : decodeURIComponent(pathname.slice(1))
  } catch {
    return undefined
  }
}

/** The page may be gone before it hears the answer: nothing is lost. */
function settle(answered: Promise<void>): void {
  answered.catch(() => {})
}

/** A page that hangs is left to the end of the browser. */
async function closeTab(tab: PuppeteerPage): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience.close)
  })
  const context = tab.browserContext()
  const apart = context !== tab.browser().defaultBrowserContext()
  await Promise.race([apart ? context.close() : tab.close(), enough]).catch(() => {})
  clearTimeout(timer)
}
