import {pageLines} from './pages.mjs'

/** Medians of some runs, and the fastest: milliseconds, those of the processor, bytes of memory at their peak. */
export function summarize(samples) {
  const known = (name) => samples.flatMap((sample) => (sample[name] ? [sample[name]] : []))
  const median = (name) => (known(name).length > 0 ? medianOf(known(name)) : undefined)
  return {
    median: median('milliseconds'),
    fastest: Math.min(...known('milliseconds')),
    processor: median('processor'),
    peak: median('peak')
  }
}

export function medianOf(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const peerOf = {html: 'pandoc html', pdf: 'weasyprint pdf', epub: 'pandoc epub'}

/** What we promise ourselves, and what was measured: the median, unless it says otherwise. */
export function targets({cold, warm, pages}) {
  const sum = sumOf(cold)
  const peakOf = (names) => Math.max(...names.map((name) => cold[name].peak ?? 0))
  const beside = 'against pandoc HTML + pandoc EPUB + weasyprint PDF'
  return [
    {
      what: `all galleys in a new process, a paragraph edited, ${beside}`,
      limit: sum,
      actual: cold.all.median,
      unit: 'ms'
    },
    {
      what: `all galleys, nothing kept of earlier builds, ${beside}`,
      limit: sum,
      actual: cold['first all'].median,
      unit: 'ms'
    },
    {
      what: 'all galleys in a new process, nothing changed',
      limit: 300,
      actual: cold.unchanged.median,
      unit: 'ms'
    },
    ...galleys.map((name) => ({
      what: `${titles[name].trim()} warm, a paragraph edited`,
      limit: 300,
      actual: warm[name].median,
      unit: 'ms'
    })),
    {
      what: 'peak memory of the Node process, a paragraph edited',
      limit: 250e6,
      actual: peakOf(galleys),
      unit: 'bytes'
    },
    {
      what: 'peak memory of the Node process, nothing kept',
      limit: 250e6,
      actual: peakOf(galleys.map((name) => `first ${name}`)),
      unit: 'bytes'
    },
    ...pages.map((row) => ({
      // What the browser does to print: it lays out the page, then writes the file.
      what: `${row.pages} pages: finishing, of layout and print`,
      limit: 0.33,
      actual: row.share,
      unit: '%'
    }))
  ].map((target) => ({
    ...target,
    met: target.limit === undefined ? undefined : target.actual <= target.limit
  }))
}

/** The peers make one galley after the other; `undefined` where one of them is missing. */
function sumOf(cold, field = 'median') {
  const times = Object.values(peerOf).map((name) => cold[name]?.[field])
  return times.every((time) => time !== undefined) ? times.reduce((a, b) => a + b) : undefined
}

const galleys = ['html', 'pdf', 'epub', 'all']

/** The results for people, to stdout. */
export function printTables(results) {
  const {machine, peers, runs, cold, warm} = results
  const lines = [
    `Colophon's own manuscript; medians of ${runs} runs, the fastest in parentheses.`,
    `Node ${machine.node}, ${machine.platform}, ${machine.cpus} processors; ` +
      `${peers.pandoc ?? 'no pandoc'}; ${peers.weasyprint ?? 'no WeasyPrint'}.`,
    ...(machine.load > machine.cpus / 2
      ? [`The machine had other work (load ${machine.load.toFixed(1)}): only the ratios tell something.`]
      : []),
    '',
    ...coldRows('Cold, nothing kept of earlier builds', cold, 'first '),
    '',
    ...coldRows('Cold, a paragraph edited since the last', cold, ''),
    row('  nothing changed', cold.unchanged),
    '',
    row('Warm: browser open, a paragraph edited'),
    ...[...galleys, 'unchanged'].map((name) =>
      row(titles[name], name === 'all' ? {...warm[name], peak: warm.peak} : warm[name])
    ),
    ...(results.pages.length > 0 ? ['', ...pageLines(results.pages)] : []),
    '',
    'Targets',
    ...targets(results).map(
      ({what, limit, actual, unit, met}) =>
        `  ${met === undefined ? 'not compared' : met ? 'met    ' : 'NOT MET'}  ${what}: ${show(actual, unit)}` +
        `${limit === undefined ? '' : `, at most ${show(limit, unit)}`}`
    )
  ]
  process.stdout.write(`${lines.map((line) => line.trimEnd()).join('\n')}\n`)
}

const titles = {
  html: '  HTML',
  pdf: '  PDF',
  epub: '  EPUB',
  all: '  all three',
  unchanged: '  nothing changed'
}

function coldRows(title, cold, kind) {
  return [
    columns(title, 'time', 'processor', 'memory', 'peer', 'processor', 'ratio'),
    ...galleys.map((name) => {
      const peer =
        name === 'all'
          ? {median: sumOf(cold), processor: sumOf(cold, 'processor'), title: 'all of them'}
          : {...cold[peerOf[name]], title: peerOf[name]}
      return row(titles[name], cold[kind + name], peer)
    })
  ]
}

function row(name, ours = {}, peer = {}) {
  return columns(
    name,
    timeOf(ours),
    millisecondsOf(ours.processor),
    megabytes(ours.peak),
    timeOf(peer),
    millisecondsOf(peer.processor),
    peer.median ? (ours.median / peer.median).toFixed(2) : '',
    peer.median ? peer.title : ''
  )
}

const widths = [18, 11, 9, 18, 11, 7]

function columns(name, ...cells) {
  return (
    name.padEnd(40) +
    cells
      .map((cell, index) => cell.padStart(widths[index] ?? 0))
      .join('')
      .replace(/(?<=\d\.\d\d)(?=\S)/u, '  ')
  )
}

const millisecondsOf = (time) => (time === undefined ? '' : `${Math.round(time)} ms`)
const timeOf = ({median, fastest}) =>
  median === undefined
    ? ''
    : millisecondsOf(median) + (fastest === undefined ? '' : ` (${Math.round(fastest)})`)
const megabytes = (bytes) => (bytes ? `${Math.round(bytes / 1e6)} MB` : '')
const show = (value, unit) => shown[unit](value)
const shown = {
  ms: (value) => `${Math.round(value)} ms`,
  bytes: megabytes,
  '%': (value) => `${Math.round(value * 100)} %`
}
