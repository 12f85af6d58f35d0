/**
 * Second and later builds through the Node API: same process, browser open.
 *
 * `node warm.mjs MANUSCRIPT OUT RUNS` writes milliseconds and the peak of this
 * process's memory, in bytes, as JSON. Before every build a paragraph of the text changes, as
 * it does for a person who writes: what was kept of the build before must
 * not be the whole of it.
 */
import {join} from 'node:path'
import {build, realEnvironment} from '../../lib/index.js'
import {editor} from './edit.mjs'

const [manuscript, out, runs] = process.argv.slice(2)
const edit = editor(join(manuscript, 'paper.md'))
const galleys = {html: ['html'], pdf: ['pdf'], epub: ['epub'], all: ['html', 'pdf', 'epub']}
/** Builds until V8 has compiled what runs often. */
const warmUps = 5

const environment = realEnvironment()
const samples = {all: [], html: [], pdf: [], epub: [], unchanged: []}
try {
  for (let round = -warmUps; round < Number(runs); round += 1) {
    for (const [name, formats] of Object.entries(galleys)) {
      edit()
      const sample = await time({formats})
      if (round >= 0) samples[name].push(sample)
    }
    const sample = await time({formats: galleys.all})
    if (round >= 0) samples.unchanged.push(sample)
  }
} finally {
  await environment.close()
}
process.stdout.write(JSON.stringify({samples, peak: process.resourceUsage().maxRSS * 1024}))

/** `processor`: of this process; the browser's is not known before it ends. */
async function time(options) {
  const started = performance.now()
  const before = process.cpuUsage()
  const {failed} = await build(manuscript, {...options, out, environment})
  if (failed) throw new Error('Cannot measure: the manuscript does not build')
  const {user, system} = process.cpuUsage(before)
  return {milliseconds: performance.now() - started, processor: (user + system) / 1000}
}
