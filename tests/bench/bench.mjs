/**
 * How long builds of our own manuscript take, and pages of long ones, and pandoc and WeasyPrint beside them.
 *
 * `npm run bench -- [--runs N] [--json] [--short]`; `--short` leaves the long ones out. The programs take turns, so a busy
 * moment of the machine meets all of them. Nothing here fails a build: a
 * target that is not met is called so, and the exit code stays 0.
 */

import {cpSync, mkdtempSync, rmSync} from 'node:fs'
import {cpus, loadavg, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {editor} from './edit.mjs'
import {benchPages} from './pages.mjs'
import {measure, versionOf} from './processes.mjs'
import {printTables, summarize} from './tables.mjs'

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '7'},
    json: {type: 'boolean', default: false},
    short: {type: 'boolean', default: false}
  }
})
const runs = Math.max(1, Number.parseInt(values.runs, 10) || 7)

const root = fileURLToPath(new URL('../../', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'colophon-bench-'))
try {
  const manuscript = join(scratch, 'manuscript')
  cpSync(join(root, 'manuscript'), manuscript, {recursive: true})
  const results = await bench(manuscript)
  if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  else printTables(results)
} finally {
  rmSync(scratch, {recursive: true, force: true})
}

async function bench(manuscript) {
  const [load] = loadavg()
  const pandoc = versionOf('pandoc')
  const weasyprint = versionOf('weasyprint')
  const edit = editor(join(manuscript, 'paper.md'))
  const cold = await takeTurns(coldCommands(manuscript, {pandoc, weasyprint}), edit)
  return {
    machine: {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      cpus: cpus().length,
      load
    },
    peers: {pandoc, weasyprint},
    runs,
    cold,
    warm: await warm(manuscript),
    pages: values.short ? [] : await benchPages(scratch, runs, {pandoc, weasyprint})
  }
}

/**
 * Rounds of all commands, the first unmeasured, so that disks and caches are alike. In each the text is another one,
 * the same for all.
 */
async function takeTurns(commands, edit) {
  const samples = new Map(commands.map(({name}) => [name, []]))
  for (let round = -1; round < runs; round += 1) {
    edit()
    for (const {name, command, args, variables} of commands) {
      const sample = await measure(command, args, variables)
      if (round >= 0) samples.get(name).push(sample)
    }
  }
  return Object.fromEntries([...samples].map(([name, taken]) => [name, summarize(taken)]))
}

/** Commands by name; `html` and `pandoc html` make the same thing. */
function coldCommands(manuscript, {pandoc, weasyprint}) {
  const out = join(scratch, 'out')
  const paper = join(manuscript, 'paper.md')
  const colophon = (name, folder, options, variables) => ({
    name,
    command: process.execPath,
    args: [join(root, 'lib', 'cli.js'), 'build', manuscript, '--out', join(scratch, folder), ...options],
    variables
  })
  /** As on a machine that never built an article: only the browser is unpacked. */
  const first = (name, formats) =>
    colophon(`first ${name}`, 'first', ['--force', '--to', formats], {COLOPHON_CACHE: 'off'})
  /** As it is built again by who writes it: a paragraph is new, the process too. */
  const again = (name, formats) => colophon(name, 'again', ['--force', '--to', formats])
  const all = 'html,pdf,epub'
  const citations = [
    '--citeproc',
    `--resource-path=${manuscript}`,
    `--bibliography=${join(manuscript, 'references.bib')}`
  ]
  const page = `${out}.html`
  return [
    first('html', 'html'),
    again('html', 'html'),
    pandoc && {
      name: 'pandoc html',
      command: 'pandoc',
      args: [paper, '-s', '--mathml', ...citations, '-o', page]
    },
    first('pdf', 'pdf'),
    again('pdf', 'pdf'),
    pandoc &&
      weasyprint && {
        name: 'weasyprint pdf',
        command: 'weasyprint',
        args: ['--base-url', `${manuscript}/`, page, `${out}.pdf`]
      },
    first('epub', 'epub'),
    again('epub', 'epub'),
    pandoc && {
      name: 'pandoc epub',
      command: 'pandoc',
      args: [paper, '--mathml', ...citations, '-o', `${out}.epub`]
    },
    first('all', all),
    again('all', all),
    // What `all` has just built.
    colophon('unchanged', 'again', ['--to', all])
  ].filter(Boolean)
}

/** A process of its own, as a program that keeps the Node API open would be. */
async function warm(manuscript) {
  const program = fileURLToPath(new URL('warm.mjs', import.meta.url))
  const {output} = await measure(process.execPath, [program, manuscript, join(scratch, 'warm'), String(runs)])
  const {samples, peak} = JSON.parse(output)
  const rows = Object.entries(samples).map(([name, taken]) => [name, summarize(taken)])
  return {...Object.fromEntries(rows), peak}
}
