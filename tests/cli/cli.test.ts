import {spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const place = mkdtempSync(join(tmpdir(), 'colophon-cli-'))
const program = resolve('src/cli/checkout.mjs')

const good = `---
title: A small paper
doi: 10.5555/small.1
authors: [{name: Ada Lovelace}]
---

# Words

Some of them.
`

function run(...args: string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...args], {
    cwd: place,
    encoding: 'utf8',
    env: {...process.env, CI: 'true', NO_COLOR: '1'}
  })
  return {status, stdout, stderr}
}

function manuscript(name: string, text: string): void {
  mkdirSync(join(place, name), {recursive: true})
  writeFileSync(join(place, name, 'paper.md'), text)
}

beforeAll(() => {
  // The first run bundles the sources.
  expect(run('--version').status).toBe(0)
  manuscript('good', good)
  manuscript('odd', good.replace('title:', 'titel: Typo\ntitle:'))
  manuscript('dangling', `${good}\nSee [@fig:none].\n`)
  manuscript('deep', `${good}\n${'>'.repeat(5000)} too deep\n`)
}, 120_000)
afterAll(() => rmSync(place, {recursive: true}))

describe('colophon build', () => {
  it('prints where each galley lies, and exits with 0', () => {
    const {status, stdout} = run('build', 'good', '--to', 'html,epub')
    expect(status).toBe(0)
    expect(stdout).toContain(join('dist', 'good.html'))
    expect(readdirSync(join(place, 'dist')).sort()).toEqual(['good.build.json', 'good.epub', 'good.html'])
  })

  it('does nothing when nothing changed, and says so', () => {
    const before = statSync(join(place, 'dist/good.html')).mtimeMs
    const {status, stdout} = run('build', 'good', '--to', 'html,epub')
    expect([status, stdout.includes('nothing changed')]).toEqual([0, true])
    expect(statSync(join(place, 'dist/good.html')).mtimeMs).toBe(before)
  })

  it('builds again when a galley was altered', () => {
    writeFileSync(join(place, 'dist/good.html'), 'not it')
    expect(run('build', 'good', '--to', 'html,epub').stdout).not.toContain('nothing changed')
    expect(readFileSync(join(place, 'dist/good.html'), 'utf8')).toContain('<!doctype html>')
  })

  it('names a message’s place, severity, text, hint and rule', () => {
    const {status, stderr} = run('build', 'odd', '--to', 'html')
    expect(status).toBe(0)
    expect(stderr).toMatch(
      /^odd\/paper\.md:2:1 {2}warning {2}Unexpected field `titel`; did you mean `title`\? {2}field-unknown\n {4}hint: /mu
    )
  })

  it('takes warnings for failures under --strict, and writes nothing', () => {
    const {status, stderr} = run('build', 'odd', '--to', 'html', '--strict', '--out', 'strict')
    expect([status, existsSync(join(place, 'strict'))]).toEqual([1, false])
    expect(stderr).toContain('no galleys were written')
  })

  it('exits with 1 at a fatal message, without a stack trace', () => {
    const {status, stderr} = run('build', 'deep', '--to', 'html', '--out', 'fatal')
    expect([status, existsSync(join(place, 'fatal'))]).toEqual([1, false])
    expect(stderr).toMatch(/fatal.*too-deep/u)
    expect(stderr).not.toMatch(/^\s+at /mu)
  })

  it('exits with 1 at a reference to nothing, each time, with the galleys all the same', () => {
    for (const state of [/dangling \(.*1 error/u, /dangling \(.*1 error.*nothing changed/u]) {
      const {status, stdout, stderr} = run('build', 'dangling', '--to', 'html', '--out', 'dangling-out')
      expect([status, existsSync(join(place, 'dangling-out', 'dangling.html'))]).toEqual([1, true])
      expect(stderr).toMatch(/paper\.md:\d+:\d+ {2}error {2}.*`fig:none`.*cross-reference-unresolved/u)
      expect(stdout).toMatch(state)
    }
  })

  it('gives each of several manuscripts a folder, and tries all', () => {
    const {status} = run('build', 'good', 'nowhere', 'odd', '--to', 'html', '--out', 'several')
    expect(status).toBe(2)
    expect(readdirSync(join(place, 'several')).sort()).toEqual(['good', 'odd'])
  })

  it('says messages and results as JSON lines with --json', () => {
    const {stdout} = run('build', 'odd', '--to', 'html', '--json', '--force')
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines[0]).toMatchObject({
      type: 'message',
      rule: 'field-unknown',
      line: 2,
      column: 1,
      severity: 'warning'
    })
    expect(lines.at(-1)).toMatchObject({type: 'result', slug: 'odd', failed: false})
  })

  it('exits with 3 when the browser that was named can’t start, and says what to do', () => {
    const {status, stderr} = spawnSync(
      process.execPath,
      [program, 'build', 'good', '--to', 'pdf', '--out', 'none'],
      {
        cwd: place,
        encoding: 'utf8',
        env: {...process.env, COLOPHON_BROWSER: join(place, 'no-browser')}
      }
    )
    expect(status).toBe(3)
    expect(stderr).toContain('COLOPHON_BROWSER')
    expect(existsSync(join(place, 'none'))).toBe(false)
  })
})

describe('colophon check --profile', () => {
  it('says for several receivers what is missing, with the line and the field, and how they stand', () => {
    run('build', 'good', '--to', 'html,jats', '--out', 'held')
    const args = ['--out', 'held', '--profile', 'pmc,clockss', '--profile', 'scholar']
    const {status, stdout, stderr} = run('check', 'good', ...args)
    expect(status).toBe(1)
    expect(stderr).toContain(
      'paper.md:2:1  fatal  Missing for PubMed Central: ISSN of the journal (`<issn>`)  pmc-issn'
    )
    expect(stderr).toContain('hint: Add `journal: {eissn: …}`')
    expect(stdout).toMatch(/PubMed Central {2}refuses it: \d+ demands are not met; asks for \d+ more/u)
    expect(stdout).toMatch(/CLOCKSS .*\n.*Google Scholar/u)
    const lines = run('check', 'good', ...args, '--json')
      .stdout.trim()
      .split('\n')
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows).toContainEqual(expect.objectContaining({rule: 'pmc-issn', severity: 'fatal', line: 2}))
    expect(rows.at(-1)?.['profiles']).toContainEqual(expect.objectContaining({profile: 'clockss'}))
  })

  it('tells what is missing of an article that was not built yet', () => {
    const {status, stderr} = run('check', 'good', '--out', 'nowhere', '--profile', 'crossref')
    expect(status).toBe(1)
    expect(stderr).toContain('crossref-issn')
  })
})

describe('colophon export', () => {
  it('packs nothing that the receiver would refuse, and says what to add', () => {
    const {status, stdout, stderr} = run('export', 'good', '--pmc', '--out', 'packed')
    expect(status).toBe(1)
    expect(stderr).toContain('pmc-volume')
    expect(stdout).toContain('good: nothing is packed for PMC')
    expect(readdirSync(join(place, 'packed'))).toEqual([])
  })

  it('overwrites only when forced, and tells each file it packed', () => {
    const zip = join('packed', 'good-meca.zip')
    writeFileSync(join(place, zip), 'mine')
    const args = ['export', 'good', '--meca', '--out', 'packed', '--json']
    const refused = run(...args)
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('--force')
    expect(readFileSync(join(place, zip), 'utf8')).toBe('mine')
    const {status, stdout} = run(...args, '--force')
    expect(status).toBe(0)
    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      path: string
      files: {name: string}[]
    }
    expect(result.path).toBe(zip)
    expect(result.files.map(({name}) => name)).toContain('content/good.pdf')
  }, 120_000)
})

describe('wrong usage', () => {
  it.each([
    [['build', 'good', '--to', 'docx'], 'Unknown galley docx'],
    [['build', 'nowhere'], 'Cannot find `nowhere`'],
    [['build', 'good', '--template', 'nowhere'], 'Cannot find template `nowhere`'],
    [['check', 'good', '--profile', 'crosref'], 'did you mean `crossref`?'],
    [['export', 'good'], 'Expected a receiver to export for: --pmc or --meca'],
    [['export', 'good', '--meca', '--provider', 'X'], '`--destination`'],
    [['biuld'], 'unknown command'],
    [['build', '--nonsense'], 'unknown option']
  ])('exits with 2 and a sentence: %j', (args, sentence) => {
    const {status, stderr} = run(...args)
    expect([status, stderr.includes(sentence)]).toEqual([2, true])
    expect(stderr).not.toMatch(/^\s+at /mu)
  })
})

it('exits with 3 and a sentence where nothing can be written', () => {
  for (const out of [
    join('good', 'paper.md'),
    ...(existsSync('/proc/self') ? ['/proc/colophon/dist'] : [])
  ]) {
    const {status, stderr} = run('build', 'good', '--to', 'html', '--out', out)
    expect([status, stderr.includes('Cannot write `')]).toEqual([3, true])
    expect(stderr).not.toMatch(/^\s+at /mu)
  }
}, 60_000)

describe('colophon init', () => {
  it('writes a manuscript that builds, and never writes over one', () => {
    expect(run('init', 'begun').status).toBe(0)
    const built = run('build', 'begun', '--to', 'html')
    expect([built.status, built.stderr]).toEqual([0, expect.not.stringContaining('warning')])
    expect(run('init', 'begun').status).toBe(2)
  })

  it('begins a template that builds, tells what comes next, and writes over nothing', () => {
    const begun = run('init', '--template', 'journal-two-column', 'look')
    expect([begun.status, begun.stderr]).toEqual([0, ''])
    expect(begun.stdout).toContain('colophon build MANUSCRIPT --template ./look')
    expect(readdirSync(join(place, 'look')).sort()).toEqual([
      'epub.css',
      'page.html',
      'print.css',
      'screen.css',
      'template.yaml'
    ])
    const built = run('build', 'good', '--to', 'html,epub', '--template', './look', '--out', 'looked')
    expect([built.status, built.stderr]).toEqual([0, expect.not.stringContaining('template')])
    const again = run('init', '--template', 'journal', 'look')
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('holds epub.css, page.html')])
    expect(readFileSync(join(place, 'look', 'template.yaml'), 'utf8')).toContain(
      'begun from `journal-two-column`'
    )
  })

  it('takes no template that is not there, and no folder that is not named', () => {
    const wrong = run('init', '--template', 'jurnal')
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('did you mean `journal`?')])
    expect(run('init').status).toBe(2)
    expect(run('init', '--help').stdout).toContain('colophon init --template journal my-journal')
  })
})

describe('a broken template', () => {
  const look = (name: string, files: Record<string, string>) => {
    mkdirSync(join(place, name), {recursive: true})
    for (const [path, text] of Object.entries(files)) writeFileSync(join(place, name, path), text)
  }

  it('is told with file, line, column and hint, and exit code 2; as JSON too', () => {
    look('broken', {
      'template.yaml': 'title: T\nextends: journal\n',
      'screen.css': 'p { colour: red }\nh1 {\n'
    })
    const {status, stderr} = run('build', 'good', '--to', 'html', '--template', './broken')
    expect(status).toBe(2)
    expect(stderr).toContain('broken/screen.css:2:4  fatal  Cannot read the style sheet')
    expect(stderr).toContain('hint: ')
    const told = run('build', 'good', '--to', 'html', '--template', './broken', '--json')
    expect(told.status).toBe(2)
    expect(JSON.parse(told.stdout.split('\n')[0] ?? '')).toMatchObject({
      file: 'broken/screen.css',
      line: 2,
      column: 4,
      severity: 'fatal',
      rule: 'template-css-syntax'
    })
  })

  it('that only loses something is told again when nothing changed, from wherever it is built', () => {
    const page = readFileSync(resolve('templates/journal/page.html'), 'utf8')
    look('losing', {
      'template.yaml': 'title: T\nextends: journal\n',
      'page.html': page.replace('{{ slots.facts | raw }}', '')
    })
    const build = () => run('build', 'good', '--to', 'html', '--template', './losing', '--out', 'lost')
    const [first, second] = [build(), build()]
    expect([first.status, second.status]).toEqual([1, 1])
    expect(second.stdout).toContain('nothing changed')
    expect(second.stderr).toBe(first.stderr)
    expect(first.stderr).toContain('losing/page.html:1:1  error  Missing `{{ slots.facts | raw }}`')
  })
})
