/**
 * Ghostscript compiled to WebAssembly, where the user has installed it: it draws PostScript.
 *
 * Its licence is AGPL-3.0, so it is no part of Colophon, and nothing asks for it until a figure needs it.
 */
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {Worker} from 'node:worker_threads'

/** The package that holds it. */
export const ghostscriptPackage = '@jspawn/ghostscript-wasm'

export interface GhostscriptLimits {
  /** Milliseconds. Default: 20 000. */
  time: number
  /** Memory of the interpreter, in pages of 64 KiB. Default: 8192, half a gigabyte. */
  pages: number
}

const defaults: GhostscriptLimits = {time: 20_000, pages: 8192}

/** Path of Ghostscript's program, beside Colophon or in the folder where it runs; `undefined` where it is not installed. */
export function findGhostscript(): string | undefined {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(from).resolve(ghostscriptPackage)
    } catch {}
  }
  return undefined
}

/**
 * A PDF of one page, cropped to the figure, from Encapsulated PostScript.
 *
 * PostScript is a program, and this one was written by a stranger. It runs in a thread of its own, which is
 * ended when its time is over; the interpreter sees a file system in memory with nothing but the figure in it,
 * has no network, and cannot take more memory than its limit.
 *
 * @param program as `findGhostscript` gives it.
 * @throws when the figure is no PostScript, or breaks a limit.
 */
export function epsToPdf(
  eps: Uint8Array,
  program: string,
  limits: Partial<GhostscriptLimits> = {}
): Promise<Uint8Array> {
  const {time, pages} = {...defaults, ...limits}
  const worker = new Worker(`(${thread})(require)`, {
    eval: true,
    execArgv: [],
    // Of variables, too, it sees none.
    env: {},
    stdout: true,
    stderr: true,
    workerData: {program, eps: eps.slice(), pages},
    resourceLimits: {maxOldGenerationSizeMb: 256}
  })
  let timer: NodeJS.Timeout | undefined
  return new Promise<Uint8Array>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`drawing it took longer than ${time / 1000} s`)), time)
    let said = ''
    const listen = (data: Buffer) => {
      if (said.length < 10_000) said += data.toString('utf8')
    }
    worker.stdout.on('data', listen)
    worker.stderr.on('data', listen)
    let fault: string | undefined
    worker.once('message', (reply: {pdf?: Uint8Array; fault?: string}) => {
      if (reply.pdf) resolve(reply.pdf)
      fault = reply.fault
    })
    worker.once('error', reject)
    // What it printed has come by then.
    worker.once('exit', () => {
      const why = fault ?? /^Error: .*$/mu.exec(said)?.[0].trim()
      reject(new Error(`Ghostscript cannot draw it${why ? `: ${why.slice(0, 200)}` : ''}`))
    })
  }).finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}

/** What of Emscripten's module is used. */
interface Module {
  FS: {
    writeFile(path: string, bytes: Uint8Array): void
    readFile(path: string): Uint8Array
  }
  callMain(args: string[]): number
}

/** Only its source text gets there: it can use nothing from outside itself. */
async function thread(load: NodeJS.Require): Promise<void> {
  const {parentPort, workerData} = load('node:worker_threads') as typeof import('node:worker_threads')
  const {readFileSync} = load('node:fs') as typeof import('node:fs')
  const {program, eps, pages} = workerData as {program: string; eps: Uint8Array; pages: number}
  // Emscripten would fetch its own file; nothing else is to be fetched either.
  for (const name of ['fetch', 'WebSocket', 'XMLHttpRequest']) Reflect.deleteProperty(globalThis, name)

  /** The program with another upper limit in its memory section (WebAssembly core §5.5.8), written in as many bytes. */
  const limited = (wasm: Buffer): Buffer => {
    const number = (at: number): [value: number, end: number] => {
      let value = 0
      for (let shift = 0; ; shift += 7) {
        const byte = wasm[at++] as number
        value += (byte & 0x7f) * 2 ** shift
        if (byte < 0x80) return [value, at]
      }
    }
    for (let at = 8; at < wasm.length; ) {
      const id = wasm[at]
      const [size, body] = number(at + 1)
      if (id === 5) {
        const [, flags] = number(body)
        const [, least] = number(flags + 1)
        if (wasm[flags] !== 1) throw new Error('its memory has no limit')
        const [, end] = number(least)
        for (let byte = least, left = pages; byte < end; byte++, left = Math.floor(left / 128))
          wasm[byte] = (left % 128) + (byte < end - 1 ? 0x80 : 0)
        return wasm
      }
      at = body + size
    }
    throw new Error('it declares no memory')
  }

  let pdf: Uint8Array | undefined
  let fault: string | undefined
  try {
    const wasm = limited(readFileSync(program.replace(/\.js$/u, '.wasm')))
    const start = load(program) as (options: object) => Promise<Module>
    const {FS, callMain} = await start({
      noInitialRun: true,
      instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
        const module = new WebAssembly.Module(new Uint8Array(wasm))
        done(new WebAssembly.Instance(module, imports))
        return {}
      }
    })
    FS.writeFile('/figure.eps', eps)
    const code = callMain([
      '-q',
      '-dSAFER',
      '-dBATCH',
      '-dNOPAUSE',
      '-dNOPROMPT',
      '-dEPSCrop',
      '-sDEVICE=pdfwrite',
      '-dCompatibilityLevel=1.7',
      '-sOutputFile=/figure.pdf',
      '/figure.eps'
    ])
    if (code === 0) pdf = FS.readFile('/figure.pdf')
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error)
  }
  parentPort?.postMessage({...(pdf && {pdf}), ...(fault && {fault})})
}
