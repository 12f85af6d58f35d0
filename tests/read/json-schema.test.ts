import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Ajv} from 'ajv'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {readFields} from '../../src/read/front-matter/fields.js'
import {frontMatterSchema, jsonSchemaOf} from '../../src/read/front-matter/json-schema.js'
import {splitFrontMatter} from '../../src/read/front-matter/split.js'
import {readYaml} from '../../src/read/front-matter/yaml.js'
import {templateSchema} from '../../src/read/template-settings.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const ajv = new Ajv({strictTypes: false, allErrors: true})
const isValid = ajv.compile(frontMatterSchema())

/** Manuscripts below a folder. */
function manuscripts(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path))
}

function frontMatter(source: string) {
  const file = new VFile()
  const yaml = readYaml(splitFrontMatter(source), file)
  return {yaml, file}
}

describe('the JSON Schema of front matter', () => {
  const corpus = manuscripts(join(root, '../shared/corpus'))
  const own = ['manuscript', 'tests/cases'].flatMap((folder) => manuscripts(join(root, folder)))

  /** Results for those of the manuscripts that a build has nothing to say of: `[]`, or what is wrong. */
  const judge = (paths: string[]) =>
    paths.flatMap((path) => {
      const {yaml, file} = frontMatter(readFileSync(path, 'utf8'))
      if (Object.keys(yaml.value).length === 0) return []
      readFields(yaml, file)
      if (file.messages.length > 0) return []
      return [isValid(yaml.value) ? [] : [path, ajv.errorsText(isValid.errors)]]
    })

  it('accepts what a build reads without a word, of our own manuscripts', () => {
    const judged = judge(own)
    expect(judged.length).toBeGreaterThan(3)
    expect(judged.flat()).toEqual([])
  })

  it.skipIf(corpus.length === 0)('and of the corpus (skipped where ../shared is absent)', () => {
    const judged = judge(corpus)
    expect(judged.length).toBeGreaterThan(15)
    expect(judged.flat()).toEqual([])
  })

  it.each([
    ['a field nobody knows', {titel: 'Tides'}],
    ['a field of an author nobody knows', {authors: [{name: 'Ada Lovelace', orchid: '0'}]}],
    ['a stage that NISO does not name', {stage: 'final'}],
    ['a list where a sentence belongs', {copyright: ['a', 'b']}]
  ])('marks %s', (_, written) => {
    expect(isValid(written)).toBe(false)
  })

  it('knows the spellings of other tools, and `-` for `_`', () => {
    expect(
      isValid({
        author: 'x',
        tags: ['a'],
        'competing-interests': 'None.',
        'short-title': 'x',
        geometry: 'a4paper'
      })
    ).toBe(true)
    expect(isValid({authors: [{'given-names': 'Ada', surname: 'Lovelace', affiliation: '1, 2'}]})).toBe(true)
  })

  it('says of every field what it is', () => {
    const fields = Object.entries(frontMatterSchema().properties ?? {})
    expect(fields.filter(([, field]) => !(field as {description?: string}).description)).toEqual([])
  })
})

describe('the JSON Schema of template.yaml', () => {
  it('accepts both bundled templates, and marks a field nobody knows', () => {
    const isTemplate = ajv.compile(jsonSchemaOf(templateSchema))
    for (const name of ['journal', 'journal-two-column']) {
      const source = readFileSync(join(root, 'templates', name, 'template.yaml'), 'utf8')
      expect(isTemplate(readYaml({yaml: source, line: 1}, new VFile()).value)).toBe(true)
    }
    expect(isTemplate({title: 'x', colours: {}})).toBe(false)
  })
})
