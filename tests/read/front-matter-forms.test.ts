import {describe, expect, it} from 'vitest'
import {decodeText} from '../../src/read/decode.js'
import {readFrontMatter} from '../../src/read/front-matter/metadata.js'
import {readManuscript} from '../../src/read/manuscript.js'
import {manuscriptEnvironment} from '../understand.js'
import {stated, statedIn} from './stated.js'

const title = (source: string) => {
  const {metadata, messages} = statedIn(source)
  return [metadata.title?.map((node) => ('value' in node ? node.value : '')).join(''), ...messages]
}

/** A folder's metadata, with the rules that were broken. */
async function folder(files: Record<string, string | Uint8Array>) {
  const manuscript = await readManuscript('/m/paper.md', '/m', manuscriptEnvironment(files))
  const text = (value: string) => [{type: 'text' as const, value}]
  const metadata = readFrontMatter(manuscript, {phrasing: text, blocks: () => []})
  const reasons = manuscript.file.messages.map(({ruleId, reason}) => `${ruleId} ${reason}`)
  return {metadata, reasons, manuscript}
}

describe('front matter', () => {
  it.each([
    ['YAML with points', '---\ntitle: A: b\n...\n'],
    ['TOML', '+++\ntitle = "A"\ndate = 2021-03-03\n+++\ntext'],
    ['JSON', '{\n  "title": "A",\n  "date": "2021-03-03"\n}\n\ntext'],
    ['a title block', '% A\n% Ada Lovelace; Charles Babbage\n% March 3, 2021\n\ntext']
  ])('may be %s', (name, source) => {
    const {metadata} = statedIn(source)
    expect(metadata.title).toMatchObject([{value: name === 'YAML with points' ? 'A: b' : 'A'}])
    if (name !== 'YAML with points') expect(metadata.dates).toEqual({published: '2021-03-03'})
  })

  it('in TOML is told at its place', () => {
    expect(statedIn('\n+++\ntitle = "A"\ntitel = "B"\n+++\n').messages).toEqual([
      '4:1 field-unknown Unexpected field `titel`; did you mean `title`?'
    ])
    expect(statedIn('+++\ntitle = A\n+++\n').messages[0]).toMatch(/^2:\d+ yaml-syntax /u)
  })

  it('may stand in several blocks; the later one overrules, a rule in prose does not', () => {
    const {metadata, messages} = statedIn(
      '---\ntitle: A\nvolume: 1\n---\n\ntext\n\n---\ntitle: B\ntoc: maybe\n---\n\nmore\n\n---\nNote: this is\nprose\n---\n'
    )
    expect(metadata).toMatchObject({title: [{value: 'B'}], volume: '1'})
    expect(messages).toEqual([expect.stringContaining('10:1 field-invalid')])
  })

  it.each([
    ['title: [Re] A study', '[Re] A study', 2],
    ['title: A: b', 'A: b', 2],
    ['title: @home', '@home', 2],
    ['title: "A \\alpha b"', 'A \\alpha b', undefined],
    ['title: "A "quoted" word"', 'A "quoted" word', 2],
    ['volume: [1\ntitle: A', 'A', 2],
    ['abstract: "never closed\ntitle: A', 'A', 2],
    ['just words\ntitle: A', 'A', 2],
    ['keywords:\n\t- a\ntitle: A', 'A', undefined]
  ])('with a slip is read on: %j', (yaml, expected, line) => {
    const [found, ...messages] = title(`---\n${yaml}\nissue: 2\n---\n`)
    expect(found).toBe(expected)
    expect(messages.map((message) => message?.split(' ')[1])).toEqual(line ? ['yaml-syntax'] : [])
    if (line) expect(messages[0]).toMatch(new RegExp(`^${line}:`, 'u'))
    expect(stated(`${yaml}\nissue: 2`).metadata.issue).toBe('2')
  })

  it('with a field twice uses the last, and says so', () => {
    expect(title('---\ntitle: A\ntitle: B\n---\n')).toEqual([
      'B',
      '3:1 field-duplicate Unexpected second field `title`'
    ])
  })

  it('stays quick on endless slips', () => {
    const before = performance.now()
    stated(Array.from({length: 300}, (_, n) => `field${n}: [Re] a: b`).join('\n'))
    stated(`title: ${'['.repeat(20_000)}`)
    statedIn(`{"a": ${'{"a":'.repeat(50_000)}`)
    expect(performance.now() - before).toBeLessThan(5000)
  })
})

describe('metadata beside a manuscript', () => {
  it('is read from the customary file, and from those it names; its own front matter overrules', async () => {
    const {metadata, reasons} = await folder({
      'paper.md': '---\ntitle: A\nmetadata-files: [more.yaml, absent.yaml]\n---\n',
      'metadata.yaml': 'title: B\nauthors:\n  - name: Ada Lovelace\nvolume: 1\n',
      'more.yaml': '---\nvolume: 2\nissue: [\n---\n'
    })
    expect(metadata).toMatchObject({title: [{value: 'A'}], volume: '2', contributors: [{}]})
    expect(reasons).toEqual([expect.stringMatching(/^yaml-syntax .*`more\.yaml`, line 3/u)])
  })

  it('of another kind is left alone', async () => {
    const {metadata} = await folder({'paper.md': '---\nissue: 3\n---\n', 'metadata.yaml': 'volume: 1\n'})
    expect(metadata).toMatchObject({issue: '3', volume: undefined})
  })
})

describe('the bytes of a text', () => {
  const utf16 = (text: string, mark: number[], order: 'le' | 'be') => {
    const units = [...text].flatMap((sign) => {
      const unit = sign.charCodeAt(0)
      return order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]
    })
    return new Uint8Array([...mark, ...units])
  }

  it.each([
    ['utf-16le', utf16('Ü 数', [255, 254], 'le'), 'Ü 数'],
    ['utf-16be', utf16('Ü 数', [254, 255], 'be'), 'Ü 数'],
    ['utf-8', new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'a'],
    ['windows-1252', new Uint8Array([0x47, 0xf6, 0x64, 0x65, 0x6c, 0x93, 0x61, 0x94]), 'Gödel“a”'],
    ['utf-8', new TextEncoder().encode('数学と\uFFFD'), '数学と\uFFFD']
  ])('is told: %s', (encoding, bytes, text) => {
    expect(decodeText(bytes)).toMatchObject({encoding, text})
  })

  it('that are no Unicode are mentioned', async () => {
    const latin = Uint8Array.from('---\ntitle: Gödel\n---\n', (sign) => sign.charCodeAt(0))
    const {metadata, reasons} = await folder({'paper.md': latin})
    expect(metadata.title).toEqual([{type: 'text', value: 'Gödel'}])
    expect(reasons).toEqual(['encoding-guessed Expected UTF-8: read as windows-1252'])
  })
})
