import {pageLines} from './pages.mjs'

/** Median and fastest of some runs, milliseconds; median of their peaks of memory, bytes. */
export function summarize(samples) {
  const times = samples.map(({milliseconds}) => milliseconds)
  const peaks = samples.flatMap(({peak}) => (peak ? [peak] : []))
  return {
    median: medianOf(times),
    fastest: Math.min(...times),
    ...(peaks.length > 0 && {peak: medianOf(peaks)})
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
  const peers = Object.values(peerOf).map((name) => cold[name]?.median)
  const sum = peers.every((time) => time !== undefined) ? peers.reduce((a, b) => a + b) : undefined
  const peak = Math.max(...Object.values(cold).map((row) => row.peak ?? 0))
  return [
    {
      what: 'cold, all galleys, against pandoc HTML + pandoc EPUB + weasyprint PDF',
      limit: sum,
      actual: cold.all.median,
      unit: 'ms'
    },
    {what: 'warm, all galleys', limit: 300, actual: warm.all.median, unit: 'ms'},
    {what: 'peak memory of a cold build (Node process)', limit: 250e6, actual: peak, unit: 'bytes'},
    ...pages.map((row) => ({
      what: `${row.pages} pages: finishing, against a third of layout and print`,
      limit: (row.layout + row.print) / 3,
      actual: row.finish,
      unit: 'ms'
    }))
  ].map((target) => ({
    ...target,
    met: target.limit === undefined ? undefined : target.actual <= target.limit
  }))
}

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
    row('Cold: a process per build', 'Colophon', 'memory', 'peer', 'ratio'),
    ...['html', 'pdf', 'epub', 'all', 'unchanged'].map((name) => {
      const peer = cold[peerOf[name]]
      return row(
        titles[name],
        timeOf(cold[name]),
        megabytes(cold[name].peak),
        peer ? timeOf(peer) : '',
        peer ? (cold[name].median / peer.median).toFixed(2) : '',
        peerOf[name] && peer ? peerOf[name] : ''
      )
    }),
    '',
    row('Warm: browser open, a paragraph edited', 'Colophon', 'memory'),
    ...['html', 'pdf', 'epub', 'all', 'unchanged'].map((name) =>
      row(titles[name], timeOf(warm[name]), name === 'all' ? megabytes(warm.peak) : '')
    ),
    '',
    ...pageLines(results.pages),
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

function row(name, ours, memory = '', peer = '', ratio = '', peerName = '') {
  return `${name.padEnd(40)}${ours.padStart(18)}${memory.padStart(10)}${peer.padStart(18)}${ratio.padStart(7)}  ${peerName}`
}

const timeOf = ({median, fastest}) => `${Math.round(median)} ms (${Math.round(fastest)})`
const megabytes = (bytes) => (bytes ? `${Math.round(bytes / 1e6)} MB` : '')
const show = (value, unit) => (unit === 'ms' ? `${Math.round(value)} ms` : megabytes(value))
