import {readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import type {Element, Root} from 'hast'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {beforeAll, describe, expect, it} from 'vitest'
import {templatesRules} from '../../src/diagnostics/rules/templates.js'
import type {Environment} from '../../src/environment/environment.js'
import {realEnvironment} from '../../src/environment/real.js'
import {pageGeometry, pageStyles, slots, type Template} from '../../src/model/index.js'
import {publish, understand} from '../../src/publish.js'
import {readTemplate} from '../../src/read/template.js'
import {readTemplateYaml, templateFields} from '../../src/read/template-settings.js'
import {pageValueNames} from '../../src/render/html/liquid.js'
import {renderPage} from '../../src/render/html/page.js'
import {runningHeads} from '../../src/render/html/styles.js'
import {judgeTemplate} from '../../src/template.js'

const guide = readFileSync('templates/README.md', 'utf8')
/** Fenced examples: their language, the file they are of, their text. */
const examples = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gmsu)].map(
  ([, language = '', file = '', text = '']) => ({language, file, text})
)
const words = new Set([...guide.matchAll(/`([^`\n]+)`/gu)].map(([, code = '']) => code))
const mentions = (code: string) => [...words].some((word) => word.includes(code))

const real = realEnvironment()
const folder = resolve('/journals/rivers')
/** A template put together from all that the guide shows. */
function assembled(): Record<string, string> {
  const of = (file: string) => examples.filter((example) => example.file === file).map(({text}) => text)
  return {
    'template.yaml': of('template.yaml').at(-1) ?? '',
    'page.html': of('page.html').at(-1) ?? '',
    'screen.css': of('screen.css').join('\n'),
    'print.css': of('print.css').join('\n'),
    'epub.css': of('epub.css').join('\n'),
    'logo.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1" width="40" height="10"><path d="M0 0h4v1z"/></svg>'
  }
}
function environmentWith(parts: Record<string, string>): Environment {
  const bytes = (path: string) => {
    const text = path.startsWith(folder) ? parts[path.slice(folder.length + 1)] : undefined
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
  return {
    ...real,
    files: {
      ...real.files,
      read: async (path) => bytes(path) ?? (path.startsWith(folder) ? undefined : real.files.read(path)),
      list: async (path) => (path === folder ? Object.keys(parts) : real.files.list(path)),
      write: async (path, data) => {
        written.set(path.split(/[\\/]/u).at(-1) as string, data)
      }
    }
  }
}
const written = new Map<string, Uint8Array | string>()

describe('the guide for authors of templates', () => {
  let template: Template
  beforeAll(async () => {
    template = await readTemplate(folder, '/journals', environmentWith(assembled()))
  })

  it('names every slot, in the order of reading', () => {
    const rows = [...guide.matchAll(/^\| `slots\.(\w+)` \|/gmu)].map(([, slot]) => slot)
    expect(rows).toEqual([...slots])
  })

  it('names every variable of a page, and no other', () => {
    const table = guide.slice(guide.indexOf('| Variable |'), guide.indexOf('The slots, in the order'))
    const rows = [...table.matchAll(/^\| (`[^|]+`) \|/gmu)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)/gu)].map(([, name]) => name)
    )
    expect(rows.sort()).toEqual([...pageValueNames].sort())
  })

  it('names every field of template.yaml', () => {
    const missing = Object.values(templateFields)
      .flat()
      .filter((field) => !mentions(field))
    expect(missing).toEqual([])
    const table = guide.slice(guide.indexOf('| Field |'), guide.indexOf('### Fonts'))
    const rows = [...table.matchAll(/^\| `(\w+)` \|/gmu)].map(([, field]) => field)
    expect(rows.sort()).toEqual([...(templateFields[''] as string[])].sort())
  })

  it('names every custom property that a print sheet is given, and no other', async () => {
    const {article} = await understand(resolve('manuscript'), {base: '.'}, real)
    const geometry = pageGeometry(template.printed) as NonNullable<ReturnType<typeof pageGeometry>>
    const given = runningHeads(article, 'T') + pageStyles(geometry, false)
    const names = new Set([...given.matchAll(/[{;](--[\w-]+):/gu)].map(([, name = '']) => name))
    const table = guide.slice(guide.indexOf('| Property |'), guide.indexOf('And what the sheet tells'))
    const rows = [...table.matchAll(/`(--[\w-]+)`/gu)]
      .map(([, name]) => name)
      .filter((name) => name !== '--image-logo')
    expect(rows.sort()).toEqual([...names].sort())
  })

  it('names every class that the article’s HTML has', async () => {
    const cases = readdirSync('tests/cases').map((name) => resolve('tests/cases', name, 'manuscript'))
    const seen = new Set<string>()
    const authors = new Set(['box'])
    for (const path of [resolve('manuscript'), ...cases]) {
      const {article} = await understand(path, {base: '.'}, real)
      const {slots: made} = await renderPage(article)
      visit(
        {type: 'root', children: Object.values(made).flat()} as Root,
        'element',
        ({properties, tagName}: Element) => {
          if (tagName === 'math') return 'skip'
          for (const name of [properties.className].flat()) if (typeof name === 'string') seen.add(name)
          return undefined
        }
      )
    }
    const open = /^(?:language-|hljs|admonition-|theorem-|level-|\w+_$)/u
    expect(
      [...seen].filter((name) => !open.test(name) && !authors.has(name) && !mentions(`.${name}`))
    ).toEqual([])
    expect(seen.size).toBeGreaterThan(50)
  })

  it('names no class that nothing makes', () => {
    const source = ['src/render', 'src/read', 'src/parse', 'src/structure', 'src/resolve', 'src/model']
      .flatMap((room) => readdirSync(room, {recursive: true, withFileTypes: true}))
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')
    const hooks = guide.slice(guide.indexOf('## CSS hooks'), guide.indexOf('## screen.css'))
    const names = [...hooks.matchAll(/`[^`]*?\.([a-z][\w-]*)[^`]*`/gu)].map(([, name = '']) => name)
    // Made of a word and what it is: `fact-doi`, `admonition-tip`.
    const isMade = (name: string) => {
      const [head = '', ...tail] = name.split('-')
      return (
        source.includes(`'${name}'`) ||
        source.includes(`\`${head}-\${`) ||
        (tail.length === 0 && source.includes(name))
      )
    }
    expect(names.filter((name) => !isMade(name) && !/^(?:river$|hljs-)/u.test(name))).toEqual([])
    expect(names.length).toBeGreaterThan(70)
  })

  it('names every message about templates', () => {
    expect(Object.keys(templatesRules).filter((id) => !words.has(id))).toEqual([])
  })

  it('shows settings that can be read', () => {
    const settings = examples.filter(({language}) => language === 'yaml')
    expect(settings.length).toBeGreaterThan(2)
    for (const {text} of settings) {
      const file = new VFile()
      readTemplateYaml(/^title:/mu.test(text) ? text : `title: T\n${text}`, file)
      expect(file.messages.map(String)).toEqual([])
    }
  })

  it('shows a template that nothing is wrong with', async () => {
    const file = new VFile()
    await judgeTemplate(template, file)
    expect(file.messages.map(({reason, file: path, line}) => `${path}:${line} ${reason}`)).toEqual([])
    expect(Object.values(assembled()).every((text) => text.length > 0)).toBe(true)
  })

  it('shows a template that dresses our own manuscript, all of it', async () => {
    const {failed, messages, galleys} = await publish(
      resolve('manuscript'),
      {out: '/journals/out', base: '/journals', template: folder, formats: ['html', 'epub'], force: true},
      environmentWith(assembled())
    )
    expect([failed, messages]).toEqual([false, []])
    expect(galleys.map(({format}) => format)).toEqual(['html', 'epub'])
    const html = new TextDecoder().decode(written.get('colophon.html') as Uint8Array)
    expect(html).toContain('<img class="logo" src="data:image/svg+xml;base64,')
    expect(html).toContain('<h1 id="title" class="title">')
    expect(html).toContain('.article-type { color: var(--accent)')
  })
})
