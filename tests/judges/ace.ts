import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {join} from 'node:path'
import {candidates} from '../../src/environment/browser-places.js'

const versions = JSON.parse(readFileSync('tests/judges/ace.json', 'utf8')) as Record<string, string>
const folder = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'colophon',
  `ace-${versions['@daisy/ace-cli']}`
)
const program = join(folder, 'node_modules/.bin/ace-cli')

/** Ace starts a browser of its own, without our libraries: only an installed one serves. */
async function installedBrowser(): Promise<string | undefined> {
  for await (const {source, path} of candidates((name) => process.env[name]))
    if (source !== 'package') return path
  return undefined
}

/** `npm run conformance` installs it. */
export const aceBrowser = existsSync(program) ? await installedBrowser() : undefined

interface Assertion {
  'earl:testSubject'?: {url?: string}
  'earl:result': {'earl:outcome': string; 'dct:description'?: string}
  'earl:test'?: {'earl:impact'?: string; 'dct:title'?: string}
  assertions?: Assertion[]
}

/** What DAISY Ace finds in an EPUB: a line for each assertion that failed. */
export function aceMessages(path: string): string[] {
  const out = mkdtempSync(join(tmpdir(), 'colophon-ace-'))
  try {
    const run = spawnSync(program, ['--silent', '--force', '--outdir', out, path], {
      encoding: 'utf8',
      cwd: out,
      env: {...process.env, PUPPETEER_EXECUTABLE_PATH: aceBrowser},
      timeout: 240_000
    })
    const report = join(out, 'report.json')
    if (!existsSync(report)) return [`Ace wrote no report: ${run.stderr || run.stdout}`]
    const {assertions} = JSON.parse(readFileSync(report, 'utf8')) as {assertions: Assertion[]}
    return assertions.flatMap(({assertions: found = [], ...document}) =>
      found
        .filter(({'earl:result': result}) => result['earl:outcome'] === 'fail')
        .map(
          ({'earl:test': test, 'earl:result': result}) =>
            `${document['earl:testSubject']?.url}: ${test?.['dct:title']} (${test?.['earl:impact']}) ${result['dct:description'] ?? ''}`
        )
    )
  } finally {
    rmSync(out, {recursive: true, force: true})
  }
}
