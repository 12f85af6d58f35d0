/**
 * A page that holds what it was handed, and nothing else.
 *
 * Scripts are off, and every request is answered from memory or refused: a
 * page can neither reach the network, nor the disk, nor another page.
 */
import type {
  CDPSession,
  JSHandle,
  Protocol,
  Browser as PuppeteerBrowser,
  Page as PuppeteerPage
} from 'puppeteer-core'
import type {BrowserPage, OpenPage} from './browser.js'
import {changeOf, emptyPage, groundOf, rememberLoaded, showBody, takeBody} from './refill.js'

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

/** A tab, and the line on which the browser asks for what its page wants. */
export interface EmptyTab {
  tab: PuppeteerPage
  requests: CDPSession
  /** Whether it is drawn only when that is asked for. */
  isStill: boolean
}

/** How a browser's tabs are opened. */
export interface TabManner {
  /** In a browser context of their own: nothing to a headless shell, half a second to a full browser. */
  apart: boolean
  /** They are drawn on a screen when that is asked for, and never else: a print needs none. */
  still: boolean
}

/** A tab ready to be given a page; interception keeps it from every cache. */
export async function emptyTab(browser: PuppeteerBrowser, manner: TabManner): Promise<EmptyTab> {
  const tab = await newTab(browser, manner)
  const requests = await tab.createCDPSession()
  // Not Puppeteer's interception, which encodes a font anew for every print.
  await Promise.all([
    tab.setJavaScriptEnabled(false),
    tab.setCacheEnabled(false),
    requests.send('Fetch.enable'),
    tab.emulateMediaType('print')
  ])
  return {tab, requests, isStill: manner.still}
}

async function newTab(browser: PuppeteerBrowser, {apart, still}: TabManner): Promise<PuppeteerPage> {
  if (!apart) return browser.newPage()
  const context = await browser.createBrowserContext()
  if (!still) return context.newPage()
  const line = await lineTo(browser)
  await line.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId: context.id,
    enableBeginFrameControl: true
  })
  const tab = await (await context.waitForTarget((target) => target.type() === 'page')).page()
  if (!tab) throw new Error('Cannot open a tab')
  return tab
}

/**
 * A line to a browser as a whole, opened once: of two that are opened at a time Puppeteer takes the second for its own,
 * and with its end forgets the browser.
 */
function lineTo(browser: PuppeteerBrowser): Promise<CDPSession> {
  const open = async () => {
    const whole = await browser.waitForTarget((target) => target.type() === 'browser')
    return whole.createCDPSession()
  }
  const line = lines.get(browser) ?? open()
  lines.set(browser, line)
  return line
}

const lines = new WeakMap<PuppeteerBrowser, Promise<CDPSession>>()

/** A page that is loaded. */
export interface LoadedPage extends Omit<OpenPage, 'leave'> {
  /** Have nothing in it that another page would have to wait for. */
  empty(): void
  /** Show another page instead; `false`: it can't, as it is not only the body that differs. */
  refill(page: BrowserPage): Promise<boolean>
}

/** Load a page. Throws when it does not finish loading in time. */
export async function openPage({tab, requests, isStill}: EmptyTab, loaded: BrowserPage): Promise<LoadedPage> {
  let page = loaded
  const refused = new Set<string>()
  let served = false
  requests.on('Fetch.requestPaused', ({requestId, request, resourceType}) => {
    const isDocument = resourceType === 'Document'
    const reply =
      !served && isDocument && request.url === `${origin}/` ? documentOf(page) : resourceAt(request.url, page)
    if (isDocument) served = true
    if (reply && isDocument === (reply.mediaType === documentType)) {
      settle(requests.send('Fetch.fulfillRequest', {requestId, ...answer(reply)}))
      return
    }
    // The browser's own idea, not the page's.
    if (request.url !== `${origin}/favicon.ico`) refused.add(request.url)
    settle(requests.send('Fetch.failRequest', {requestId, errorReason: 'BlockedByClient'}))
  })
  // What the policy stops never becomes a request; the browser tells of it as an issue.
  tab.on('issue', (issue) => {
    const url = issue.details.contentSecurityPolicyIssueDetails?.blockedURL
    if (url) refused.add(url)
  })
  try {
    await tab.goto(`${origin}/`, {waitUntil: 'load', timeout: patience.load})
    await tab.evaluate(rememberLoaded)
  } catch (cause) {
    await closeTab(tab)
    throw new Error('Cannot load the page into the browser', {cause})
  }
  /** A body that was taken over is shown with the first that is asked of it: in a pause, the browser would draw it as it is then. */
  let isHidden = false
  /** What its body was taken over from. */
  let given = ''
  const known = new WeakMap<object, JSHandle | 'asked once'>()
  const run: OpenPage['evaluate'] = (code, argument) => {
    const shows = isHidden
    isHidden = false
    const before = known.get(code)
    // Puppeteer's types unwrap promises of handles; ours hand over plain values.
    if (typeof before === 'object') return tab.evaluate(callKnown as never, before, argument, shows)
    if (before === 'asked once')
      settle(tab.evaluateHandle(`(${code})`).then((handle) => known.set(code, handle)))
    else if (code.toString().length > longCode) known.set(code, 'asked once')
    const whole = shows ? after(showBody, code) : code
    return tab.evaluate(whole as (argument: unknown) => never, argument)
  }
  const show = async () => {
    if (isHidden) await run(() => {}, undefined)
  }
  return {
    evaluate: async (code, argument) => run(code, argument),
    pdf: async () => {
      await show()
      // Not Puppeteer's, which has the browser write a file and asks for its parts.
      const {data} = await requests.send('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        marginTop: 0,
        marginBottom: 0,
        marginLeft: 0,
        marginRight: 0,
        generateTaggedPDF: true,
        generateDocumentOutline: true
      })
      const bytes = Buffer.from(data, 'base64')
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    },
    screenshot: async (width, height, {top = 0, scale = 1} = {}) => {
      await show()
      await tab.setViewport({width, height, deviceScaleFactor: scale})
      const clip = {x: 0, y: top, width, height}
      const shot = tab.screenshot({type: 'png', clip, captureBeyondViewport: true})
      if (isStill) await drawFor(shot, requests)
      return shot
    },
    get refused() {
      return [...refused].sort()
    },
    empty: () => settle(tab.evaluate(emptyPage)),
    refill: async (next) => {
      const ground = groundOf(next.html)
      if (ground === '' || ground !== groundOf(loaded.html) || !sameFiles(next, loaded)) return false
      const rest = next.html.slice(ground.length)
      if (!/^\s*<[a-z]/iu.test(rest)) return false
      page = next
      refused.clear()
      const change = changeOf(given, rest)
      // Where this fails, what it was given is unknown.
      given = ''
      isHidden = await tab.evaluate(takeBody, change)
      given = rest
      return isHidden
    },
    // Nobody need wait for it.
    close: async () => {
      void closeTab(tab)
    }
  }
}

/** Have a still tab drawn until a shot of it is taken, or can't be. */
async function drawFor(shot: Promise<unknown>, line: CDPSession): Promise<void> {
  let isTaken = false
  const taken = shot.then(
    () => undefined,
    () => undefined
  )
  void taken.then(() => {
    isTaken = true
  })
  try {
    while (!isTaken) await Promise.race([taken, line.send('HeadlessExperimental.beginFrame')])
  } catch {
    // The tab is gone: the shot says so.
  }
}

/** Signs of code that the page keeps when it is asked for again: it need not be sent nor compiled anew, and is as fast as it became. */
const longCode = 2000

/** Calls code that the page has. */
const callKnown = new Function(
  'code',
  'argument',
  'shows',
  `if (shows) (${showBody})()\nreturn code(argument)`
)

/** Code for the page that does something first. */
function after<T, A>(first: () => void, code: (argument: A) => T): (argument: A) => T {
  return new Function('argument', `(${first})()\nreturn (${code})(argument)`) as (argument: A) => T
}

function sameFiles({resources}: BrowserPage, other: BrowserPage): boolean {
  return (
    resources.size === other.resources.size &&
    [...resources].every(([path, {mediaType, bytes}]) => {
      const known = other.resources.get(path)
      return (
        known?.mediaType === mediaType && (known.bytes === bytes || Buffer.compare(known.bytes, bytes) === 0)
      )
    })
  )
}

/** What a request is given. */
interface Reply {
  mediaType: string
  body: string
  headers: Record<string, string>
}

const documentType = 'text/html; charset=utf-8'

function documentOf({html, resources}: BrowserPage): Reply {
  // Fonts set out before the text that needs them is laid out.
  const preload = [...resources]
    .filter(([, {mediaType}]) => mediaType.startsWith('font/'))
    .map(([path]) => `<${origin}/${path}>; rel=preload; as=font; crossorigin`)
  const headers = {
    'content-security-policy': policy,
    ...(preload.length > 0 ? {link: preload.join(', ')} : {})
  }
  return {mediaType: documentType, body: Buffer.from(html).toString('base64'), headers}
}

function resourceAt(url: string, {resources}: BrowserPage): Reply | undefined {
  const resource = resources.get(pathOf(url) ?? '')
  // Under `sandbox` the page's own origin is opaque, and fonts need leave to be read from it.
  const headers = {'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff'}
  return resource && {mediaType: resource.mediaType, body: base64(resource.bytes), headers}
}

/** The protocol speaks JSON: bytes go as Base64, which for a typeface is written once. */
const written = new WeakMap<Uint8Array, string>()

function base64(bytes: Uint8Array): string {
  const text =
    written.get(bytes) ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
  written.set(bytes, text)
  return text
}

function answer({mediaType, body, headers}: Reply): Omit<Protocol.Fetch.FulfillRequestRequest, 'requestId'> {
  const all = {'content-type': mediaType, ...headers}
  const responseHeaders = Object.entries(all).map(([name, value]) => ({name, value}))
  return {responseCode: 200, responseHeaders, body}
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
function settle(answered: Promise<unknown>): void {
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
