/** A browser as a process: started, spoken to over a pipe, and gone without trace. */
import {type ChildProcess, spawn} from 'node:child_process'
import type {Readable, Writable} from 'node:stream'
import type {ConnectionTransport} from 'puppeteer-core'
import {atExit} from './cleanup.js'

export interface BrowserProcess {
  transport: ConnectionTransport
  /** Settles when it ends, with the last it said: at most 4,000 signs. */
  ended: Promise<string>
  /** End it and all its children, at once. */
  kill(): Promise<void>
}

/**
 * Start a program that speaks the DevTools protocol on descriptors 3 and 4.
 *
 * A pipe, not a port: nobody else on the machine can speak to it, and it
 * ends by itself should we be killed.
 *
 * @param afterwards removes what the process leaves; synchronous.
 */
export function startProcess(
  path: string,
  args: string[],
  environment: NodeJS.ProcessEnv,
  afterwards: () => void
): BrowserProcess {
  // A group of its own, so that its children end with it, and Ctrl-C reaches us first.
  const child = spawn(path, args, {
    detached: process.platform !== 'win32',
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe']
  })
  const done = atExit(() => {
    killGroup(child)
    afterwards()
  })
  const ended = lastWords(child).finally(() => {
    done()
    afterwards()
  })
  return {
    transport: pipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable),
    ended,
    kill: async () => {
      killGroup(child)
      await ended
    }
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

function lastWords(child: ChildProcess): Promise<string> {
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4000)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', () => resolve(words))
  })
}

/** Messages are JSON, each ended by a zero byte. */
function pipeTransport(to: Writable, from: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => {
      to.write(`${message}\0`)
    },
    close: () => {
      to.end()
    }
  }
  let begun: Buffer[] = []
  from.on('data', (bytes: Buffer) => {
    let start = 0
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      const message = Buffer.concat([...begun, bytes.subarray(start, end)]).toString()
      begun = []
      start = end + 1
      // Puppeteer expects each message in a turn of its own.
      setImmediate(() => transport.onmessage?.(message))
    }
    if (start < bytes.length) begun.push(bytes.subarray(start))
  })
  from.on('close', () => transport.onclose?.())
  // A broken pipe shows as the end of the process.
  to.on('error', () => {})
  from.on('error', () => {})
  return transport
}
