/**
 * `npm run corpus -- DIR`: builds every manuscript below a folder, and says how each fared.
 *
 * A process for each job, each with one browser for all its manuscripts; one
 * that hangs is ended, and the next goes on. Exit code 0 only if all were built.
 */
import {fork} from 'node:child_process'
import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {manuscriptsBelow} from './manuscripts.mjs'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    to: {type: 'string', default: 'html,pdf,epub'},
    out: {type: 'string'},
    jobs: {type: 'string', default: '1'},
    timeout: {type: 'string', default: '60'},
    java: {type: 'boolean', default: false},
    details: {type: 'boolean', default: false}
  }
})
if (positionals.length === 0) {
  process.stderr.write(
    'npm run corpus -- DIR… [--to html,pdf,epub] [--out DIR] [--jobs 1] [--timeout SECONDS] [--java] [--details]\n'
  )
  process.exit(2)
}
const out = resolve(values.out ?? mkdtempSync(join(tmpdir(), 'colophon-corpus-')))
const waiting = positionals.flatMap((folder) => {
  const root = resolve(folder)
  return manuscriptsBelow(root).map((path) => ({path, name: relative(root, path)}))
})
const total = waiting.length
const rows = []

await Promise.all(Array.from({length: Math.max(1, Number(values.jobs))}, job))
rows.sort((a, b) => (a.name < b.name ? -1 : 1))
print()
process.exitCode = rows.length > 0 && rows.every(({built}) => built) ? 0 : 1

/** Take manuscripts until none is left; a process that ends before its time is replaced. */
async function job() {
  let worker
  for (let task = waiting.shift(); task; task = waiting.shift()) {
    worker ??= await start()
    const place = join(out, task.name.replace(/[^\w.-]+/gu, '_'))
    const result = await ask(worker, {
      path: task.path,
      out: place,
      formats: values.to.split(','),
      java: values.java
    })
    rows.push({name: task.name, ...result})
    process.stderr.write(`${rows.length}/${total} ${result.built ? 'built' : 'NOT BUILT'} ${task.name}\n`)
    if (result.ended) worker = undefined
  }
  worker?.send('end')
}

function start() {
  const worker = fork(fileURLToPath(new URL('worker.mjs', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  return new Promise((done) => worker.once('message', () => done(worker)))
}

function ask(worker, task) {
  return new Promise((done) => {
    const finish = (result) => {
      clearTimeout(timer)
      worker.removeAllListeners()
      done(result)
    }
    const timer = setTimeout(() => {
      worker.kill('SIGKILL')
      finish({ended: true, reason: `no end after ${values.timeout} s`})
    }, Number(values.timeout) * 1000)
    worker.once('message', finish)
    worker.once('exit', (code, signal) => finish({ended: true, reason: `crashed (${signal ?? code})`}))
    worker.send(task)
  })
}

function print() {
  const columns = [
    ['built', ({built}) => (built ? 'yes' : 'NO')],
    ['fatal', ({fatal}) => fatal],
    ['warn', ({warnings}) => warnings],
    ['info', ({infos}) => infos],
    ['lost', ({lost}) => lost],
    ['differ', ({differing}) => differing],
    ['invalid', ({invalid}) => invalid],
    ...(values.java ? [['java', ({java}) => java]] : []),
    ['pages', ({pages}) => pages],
    ['s', ({milliseconds}) => milliseconds && (milliseconds / 1000).toFixed(2)]
  ]
  const line = (name, cells, rest = '') =>
    `${name.slice(-56).padEnd(56)} ${cells.map((cell) => String(cell ?? '–').padStart(7)).join(' ')} ${rest}`.trimEnd()
  const lines = [
    line(
      'manuscript',
      columns.map(([name]) => name)
    )
  ]
  for (const row of rows) {
    lines.push(
      line(
        row.name,
        columns.map(([, value]) => value(row)),
        row.built ? '' : row.reason
      )
    )
    if (values.details) for (const fault of row.said ?? []) lines.push(`    ${fault}`)
  }
  const totals = columns.map(([name, value]) => {
    if (name === 'built') return `${rows.filter(({built}) => built).length}/${total}`
    const number = rows.reduce((all, row) => all + Number(value(row) ?? 0), 0)
    return Number.isInteger(number) ? number : number.toFixed(1)
  })
  lines.push(line('total', totals))
  process.stdout.write(`${lines.join('\n')}\n`)
}
