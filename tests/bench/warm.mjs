/**
 * Second and later builds through the Node API: same process, browser open.
 *
 * `node warm.mjs MANUSCRIPT OUT RUNS` writes milliseconds and the peak of this
 * process's memory, in bytes, as JSON. Before every build a paragraph of the text changes, as
 * it does for a person who writes: what was kept of the build before must
 * not be the whole of it.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {build, realEnvironment} from '../../lib/index.js'

const [manuscript, out, runs] = process.argv.slice(2)
const paper = join(manuscript, 'paper.md')
const source = readFileSync(paper, 'utf8')
const galleys = {html: ['html'], pdf: ['pdf'], epub: ['epub'], all: ['html', 'pdf', 'epub']}
/** Builds until V8 has compiled what runs often. */
const warmUps = 5

const environment = realEnvironment()
const samples = {all: [], html: [], pdf: [], epub: [], unchanged: []}
let edits = 0
try {
  for (let round = -warmUps; round < Number(runs); round += 1) {
    for (const [name, formats] of Object.entries(galleys)) {
      writeFileSync(paper, edited(source))
      const milliseconds = await time({formats})
      if (round >= 0) samples[name].push(milliseconds)
    }
    const milliseconds = await time({formats: galleys.all})
    if (round >= 0) samples.unchanged.push(milliseconds)
  }
} finally {
  await environment.close()
}
process.stdout.write(JSON.stringify({samples, peak: process.resourceUsage().maxRSS * 1024}))

async function time(options) {
  const started = performance.now()
  const {failed} = await build(manuscript, {...options, out, environment})
  if (failed) throw new Error('Cannot measure: the manuscript does not build')
  return performance.now() - started
}

/** The text with a new paragraph after its first heading. */
function edited(text) {
  edits += 1
  return text.replace(/^# .*$/mu, (heading) => `${heading}\n\nThis is edit number ${edits} of the benchmark.`)
}
