/**
 * A long manuscript built again and again, browser open: `node warm-pages.mjs MANUSCRIPT OUT RUNS`.
 *
 * Writes JSON: how many pages, milliseconds of each build, those of the parts
 * of printing, and the peak of this process's memory in bytes.
 */
import {build, realEnvironment} from '../../lib/index.js'

const [manuscript, out, runs] = process.argv.slice(2)
const environment = realEnvironment()
const samples = []
const split = {layout: [], print: [], finish: []}
/** What is told when a part begins. All that is done with the bytes of a print is finishing. */
const begins = {layout: 'laying', print: 'printing', finish: 'reading'}
let pages = 0
try {
  for (let run = -1; run < Number(runs); run += 1) {
    const marks = {}
    const note = (step, what = '') => {
      const name = Object.keys(begins).find((part) => what.startsWith(begins[part]))
      if (name) marks[name] ??= performance.now()
      else if (step === 'write') marks.end = performance.now()
      pages = Number(/ of (\d+)$/u.exec(what)?.[1] ?? pages)
    }
    const started = performance.now()
    const {failed} = await build(manuscript, {
      formats: ['pdf'],
      force: true,
      out,
      environment,
      progress: note
    })
    if (failed) throw new Error('Cannot measure: the manuscript does not build')
    if (run < 0) continue
    samples.push(performance.now() - started)
    split.layout.push(marks.print - marks.layout)
    split.print.push(marks.finish - marks.print)
    split.finish.push(marks.end - marks.finish)
  }
} finally {
  await environment.close()
}
process.stdout.write(JSON.stringify({pages, samples, split, peak: process.resourceUsage().maxRSS * 1024}))
