import {lookup} from 'node:dns'
import {type IncomingMessage, request as requestHttp} from 'node:http'
import {request as requestHttps} from 'node:https'
import {isIP, type LookupFunction} from 'node:net'
import {isPublicAddress} from './addresses.js'

export interface DownloadOptions {
  /** Largest body, in bytes. */
  limit: number
  /** Addresses of this machine and its neighbours too. */
  allowPrivate: boolean
  /** For all hops together, in milliseconds. Default: 30 000. */
  timeout?: number
}

/** What a URL gives. */
export type Download = (url: string, options: DownloadOptions) => Promise<Uint8Array>

/** A download that failed. `message` says why, for people. */
export class DownloadFailed extends Error {}

/** Redirects that are followed. */
const most = 5

/**
 * The body behind an http or https URL.
 *
 * The address is judged when the connection is made, at every hop: a name
 * that leads to this machine, or begins to, is refused.
 *
 * @throws {DownloadFailed}
 */
export const download: Download = async (url, options) => {
  const signal = AbortSignal.timeout(options.timeout ?? 30_000)
  let target = url
  for (let hop = 0; hop <= most; hop++) {
    const response = await open(judged(target, options), options, signal)
    const status = response.statusCode ?? 0
    const next = response.headers.location
    if (status >= 300 && status < 400 && next) {
      response.destroy()
      if (!URL.canParse(next, target)) throw new DownloadFailed(`it redirects to \`${next}\``)
      target = new URL(next, target).href
      continue
    }
    if (status !== 200) {
      response.destroy()
      throw new DownloadFailed(`the server answers ${status}`)
    }
    return body(response, options.limit, signal)
  }
  throw new DownloadFailed(`it redirects more than ${most} times`)
}

function judged(url: string, {allowPrivate}: DownloadOptions): URL {
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')
    throw new DownloadFailed(`\`${parsed.protocol}\` is neither http nor https`)
  if (parsed.username || parsed.password) throw new DownloadFailed('it holds a user name or password')
  const host = parsed.hostname.replace(/^\[|\]$/gu, '')
  if (!allowPrivate && isIP(host) && !isPublicAddress(host)) throw new DownloadFailed(closed(host))
  return parsed
}

const closed = (address: string) => `\`${address}\` is no public address (see --allow-private)`

function open(url: URL, {allowPrivate}: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const judge: LookupFunction = (host, settings, done) => {
    lookup(host, {...settings, all: true}, (error, addresses) => {
      if (error) return done(error, '', 0)
      const refused = addresses.find(({address}) => !isPublicAddress(address))
      if (refused && !allowPrivate) return done(new DownloadFailed(closed(refused.address)), '', 0)
      const [first] = addresses
      if (settings.all) return done(null, addresses)
      done(null, first?.address ?? '', first?.family ?? 0)
    })
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const headers = {accept: 'image/*,application/pdf;q=0.8,*/*;q=0.5', 'user-agent': 'colophon'}
    const sent = send(url, {agent: false, headers, lookup: judge, signal})
    sent.on('response', resolve)
    sent.on('error', (error) => reject(failure(error, signal)))
    sent.end()
  })
}

async function body(response: IncomingMessage, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.byteLength
      if (size > limit) throw new DownloadFailed(`it is larger than ${limit / 1e6} MB`)
      parts.push(part)
    }
  } catch (error) {
    throw failure(error, signal)
  } finally {
    response.destroy()
  }
  return new Uint8Array(Buffer.concat(parts))
}

function failure(error: unknown, signal: AbortSignal): DownloadFailed {
  if (error instanceof DownloadFailed) return error
  if (signal.aborted) return new DownloadFailed('it takes too long')
  return new DownloadFailed(error instanceof Error ? error.message : String(error), {cause: error})
}
