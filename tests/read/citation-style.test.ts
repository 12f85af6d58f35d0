import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {memoryEnvironment} from '../../src/environment/memory.js'
import type {Manuscript} from '../../src/model/index.js'
import {readCitationStyle} from '../../src/read/citation-style.js'

const whole = '<style><info/><citation/></style>'
const dependent = (parent: string) =>
  `<style><info><link href="http://www.zotero.org/styles/self" rel="self"/><link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`

async function read(
  csl: string,
  files: Record<string, string>,
  variables: Record<string, string> = {HOME: '/home'}
) {
  const manuscript = {file: new VFile(), folder: '/m'} as Manuscript
  return readCitationStyle(csl, manuscript, memoryEnvironment({'/m/paper.md': '', ...files}, variables))
}

describe('a citation style', () => {
  it('is a file of the manuscript’s folder, with or without its ending', async () => {
    const files = {'/m/my.csl': whole, '/m/styles/deep.csl': whole}
    expect(await read('my', files)).toEqual({name: 'my', xml: whole, known: []})
    expect(await read('styles/deep.csl', files)).toEqual({name: 'deep', xml: whole, known: []})
  })

  it.each([
    '/home/.csl',
    '/home/.local/share/pandoc/csl',
    '/home/.pandoc/csl',
    '/home/Zotero/styles',
    '/home/Zotero/styles/hidden'
  ])('is one installed in %s', async (folder) => {
    expect((await read('nature', {[`${folder}/nature.csl`]: whole})).xml).toBe(whole)
  })

  it('is never a file elsewhere on the machine', async () => {
    const files = {'/secret.csl': whole, '/home/.csl/nature.csl': whole}
    for (const csl of ['/secret.csl', '../secret.csl', '../../secret', '..'])
      expect((await read(csl, files)).xml).toBeUndefined()
    expect(
      (await read('nature', {'/m/x': '', 'Zotero/styles/nature.csl': whole}, {HOME: ''})).xml
    ).toBeUndefined()
  })

  it('is its parent’s, where it depends on one', async () => {
    const files = {'/home/.csl/nature-physics.csl': dependent('nature'), '/home/.csl/nature.csl': whole}
    expect(await read('nature-physics', files)).toMatchObject({name: 'nature', xml: whole})
    expect(await read('a.csl', {'/m/a.csl': dependent('apa')})).toEqual({name: 'apa', known: []})
    expect((await read('a.csl', {'/m/a.csl': dependent('a')})).xml).toBeUndefined()
  })

  it('that is not there has a name, and the names of those that are', async () => {
    const files = {'/home/.csl/nature.csl': whole, '/home/.csl/notes.txt': ''}
    expect(await read('https://www.zotero.org/styles/natur', files)).toEqual({
      name: 'natur',
      known: ['nature']
    })
  })
})
