import {describe, expect, it} from 'vitest'
import {publish} from '../../src/publish.js'
import {complete, manuscriptEnvironment, understood} from '../understand.js'

const stated = (yaml: string, files: Record<string, string> = {}) =>
  understood({'paper.md': complete('Words.', yaml), ...files})

describe('supplementary files', () => {
  it('are paths, or files and works elsewhere with their words', async () => {
    const {article, rules} = await stated(
      'supplements:\n  - data/rivers.csv\n  - {file: notes.txt, title: Notes, description: What was seen}\n  - {doi: 10.5555/data, title: All of it}\n',
      {'data/rivers.csv': 'a,b', 'notes.txt': 'seen'}
    )
    expect(rules).toEqual([])
    expect(article.supplements).toMatchObject([
      {id: 'supplement-1', file: {source: 'data/rivers.csv', name: 'rivers.csv', mediaType: 'text/csv'}},
      {title: 'Notes', description: 'What was seen', file: {name: 'notes.txt', mediaType: 'text/plain'}},
      {title: 'All of it', url: 'https://doi.org/10.5555/data'}
    ])
  })

  it('get plain names, each its own', async () => {
    const {article} = await stated('supplements: ["a/Größe 1.csv", b/Große-1.csv, "c/Größe 1.csv"]\n', {
      'a/Größe 1.csv': '1',
      'b/Große-1.csv': '2',
      'c/Größe 1.csv': '3'
    })
    const names = article.supplements?.map(({file}) => file?.name) ?? []
    expect(new Set(names).size).toBe(3)
    for (const name of names) expect(name).toMatch(/^[\w-]+\.csv$/u)
  })

  it('that are not there, or elsewhere on the disk, are told at their place and stay in words', async () => {
    const {article, messages, html} = await stated('supplements:\n  - gone.csv\n  - ../secret.csv\n')
    expect(messages.map(({rule, line}) => `${line} ${rule}`)).toEqual([
      '6 supplement-missing',
      '7 supplement-outside'
    ])
    expect(article.supplements?.every(({file}) => file === undefined)).toBe(true)
    expect(html('statements')).toContain('gone.csv')
  })

  it('lie beside the galleys, linked from the page, and come back from the JATS', async () => {
    const environment = manuscriptEnvironment({
      'paper.md': complete('Words.', 'slug: p\nsupplements: [{file: my data.csv, title: All readings}]\n'),
      'my data.csv': 'a,b'
    })
    const options = {out: '/m/o', base: '/m', formats: ['html', 'jats'] as const}
    await publish('/m/paper.md', options, environment)
    const read = async (path: string) => new TextDecoder().decode(await environment.files.read(path))
    expect(await read('/m/o/p.assets/my-data.csv')).toBe('a,b')
    expect(await read('/m/o/p.html')).toContain('<a href="p.assets/my-data.csv">All readings</a>')
    const xml = await read('/m/o/p.jats.xml')
    expect(xml).toContain('xlink:href="p.assets/my-data.csv" mimetype="text" mime-subtype="csv"')
    await publish('/m/o/p.jats.xml', {...options, out: '/m/again'}, environment)
    expect(await read('/m/again/p.jats.xml')).toBe(xml)
    expect(await read('/m/again/p.assets/my-data.csv')).toBe('a,b')
  })
})
