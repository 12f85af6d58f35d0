import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {describe, expect, it} from 'vitest'
import {rules} from '../src/diagnostics/rules.js'

const source = resolve('src')
const files = readdirSync(source, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join('/'))

/** Floors of the house: a file imports its own room, or a lower floor. */
const floors: Record<string, number> = {
  model: 1,
  diagnostics: 2,
  environment: 2,
  xml: 2,
  // Fields and their places: what readers of metadata and writers of it share.
  crosswalk: 2.5,
  // It reads packages through the environment.
  fonts: 2.5,
  read: 3,
  parse: 3,
  structure: 3,
  resolve: 3,
  'render/html': 3,
  'render/pdf': 3,
  'render/epub': 3,
  'render/jats': 3,
  'render/deposit': 3,
  'render/text': 3,
  check: 3,
  archive: 3,
  cli: 5
}

function roomOf(file: string): string {
  const [first, second] = file.split('/') as [string, string?]
  if (first.endsWith('.ts')) return '(hall)'
  return first === 'render' ? `render/${second}` : first
}

const floorOf = (room: string) => (room === '(hall)' ? 4 : (floors[room] as number))
const read = (file: string) => readFileSync(join(source, file), 'utf8')

describe('the house', () => {
  it('has a floor for every room', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => floorOf(room) === undefined)).toEqual([])
  })

  it.each(files)('%s imports its own room or a lower floor, never a neighbour', (file) => {
    const room = roomOf(file)
    const imports = [...read(file).matchAll(/(?:from|import\()\s*'(\.[^']+)'/gu)].map(([, path]) =>
      relative(source, resolve(source, dirname(file), path as string))
        .split(sep)
        .join('/')
        .replace(/\.js$/u, '.ts')
    )
    const strangers = imports.filter(
      (path) => roomOf(path) !== room && floorOf(roomOf(path)) >= floorOf(room)
    )
    expect(strangers).toEqual([])
  })

  it('says every message of the table somewhere', () => {
    const text = files
      .filter((file) => !file.startsWith('diagnostics/rules'))
      .map(read)
      .join('\n')
    expect(Object.keys(rules).filter((id) => !text.includes(`'${id}'`))).toEqual([])
  })

  it('opens every room with what comes in and what goes out', () => {
    const doors: Record<string, string> = {
      diagnostics: 'diagnostics/report.ts',
      environment: 'environment/environment.ts',
      fonts: 'fonts/faces.ts',
      xml: 'xml/xml.ts',
      read: 'read/manuscript.ts',
      parse: 'parse/parse.ts',
      structure: 'structure/structure.ts',
      resolve: 'resolve/article.ts',
      'render/html': 'render/html/page.ts',
      'render/pdf': 'render/pdf/pdf.ts',
      'render/epub': 'render/epub/epub.ts',
      'render/jats': 'render/jats/jats.ts',
      'render/deposit': 'render/deposit/deposit.ts',
      'render/text': 'render/text/text.ts',
      crosswalk: 'crosswalk/crosswalk.ts',
      check: 'check/galley.ts',
      archive: 'archive/object.ts',
      cli: 'cli/main.ts',
      model: 'model/index.ts'
    }
    expect(Object.keys(doors).sort()).toEqual(Object.keys(floors).sort())
    const silent = Object.values(doors).filter((file) => !/^(?:#!.*\n)?\/\*\*/u.test(read(file)))
    expect(silent).toEqual([])
  })

  it('keeps files short enough to read in one sitting', () => {
    const long = files.filter((file) => read(file).split('\n').length > 380)
    expect(long).toEqual([])
  })
})
