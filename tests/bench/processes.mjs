import {spawn, spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'

/** Runs in a Node process before its program: at the end, its peak memory goes to descriptor 3, in kilobytes. */
const reporter = `data:text/javascript,${encodeURIComponent(
  `import {writeSync} from 'node:fs'
process.on('exit', () => {
  try { writeSync(3, String(process.resourceUsage().maxRSS)) } catch {}
})`
)}`

/** Tells the processor time of a program and its children: other work on the machine hardly changes it. */
const clock = '/usr/bin/time'

/**
 * Run a program to its end.
 *
 * @param variables of its environment, besides ours.
 * @returns milliseconds from start to end, and of the processor where that can be had; what it wrote; and for Node
 *   programs the peak of their own memory in bytes, children not counted.
 * @throws when it ends badly.
 */
export function measure(command, args, variables = {}) {
  const own = command === process.execPath ? ['--import', reporter, ...args] : args
  const [program, ...words] = existsSync(clock)
    ? [clock, '-f', 'processor %U %S', command, ...own]
    : [command, ...own]
  const started = performance.now()
  const child = spawn(program, words, {
    env: {...process.env, ...variables},
    stdio: ['ignore', 'pipe', 'pipe', 'pipe']
  })
  const [output, complaints, peak] = [1, 2, 3].map((descriptor) => collect(child.stdio[descriptor]))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      const milliseconds = performance.now() - started
      if (code !== 0) {
        reject(new Error(`Cannot run ${command} ${args.join(' ')}:\n${complaints()}`))
        return
      }
      const [, user, system] = /^processor ([\d.]+) ([\d.]+)$/mu.exec(complaints()) ?? []
      resolve({
        milliseconds,
        processor: user === undefined ? undefined : (Number(user) + Number(system)) * 1000,
        output: output(),
        peak: Number(peak()) * 1024 || undefined
      })
    })
  })
}

/** First line of `--version`; `undefined` when there is no such program. */
export function versionOf(command) {
  const {status, stdout} = spawnSync(command, ['--version'], {encoding: 'utf8'})
  return status === 0 ? stdout.split('\n')[0].trim() : undefined
}

function collect(stream) {
  let text = ''
  stream.setEncoding('utf8').on('data', (more) => {
    text += more
  })
  return () => text
}
