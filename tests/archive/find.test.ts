import {describe, expect, it} from 'vitest'
import {findByDoi} from '../../src/archive/find.js'
import {objectId} from '../../src/archive/inventory.js'
import {addEdition} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import type {Doi} from '../../src/model/index.js'
import {draft} from './stores.js'

const record = (doi: string) =>
  JSON.stringify({doi, manuscript: 'a.md', slug: 'a', swhid: {}, build: {formats: []}})

/** A store with an article whose editions have DOIs of their own, beside another one. */
async function store(concept: string, ...versions: string[]) {
  const made = memoryStore()
  await addEdition(made, draft({'source/a.md': 'other'}, {id: objectId('10.5555/other' as Doi)}))
  for (const doi of versions) {
    const files = {'source/a.md': doi, 'record/edition.json': record(doi)}
    await addEdition(made, draft(files, {id: objectId(concept as Doi)}))
  }
  return made
}

const found = async (made: Awaited<ReturnType<typeof store>>, doi: string) => {
  const one = await findByDoi(made, doi as Doi)
  return one && [one.object.doi, one.edition?.number]
}

describe('a DOI', () => {
  it('of all versions names the object', async () => {
    const made = await store('10.5555/abc', '10.5555/abc.v1', '10.5555/abc.v2')
    expect(await found(made, '10.5555/abc')).toEqual(['10.5555/abc', undefined])
  })

  it('of a version names its edition, in whatever letters', async () => {
    const made = await store('10.5555/abc', '10.5555/abc.v1', '10.5555/abc.v2')
    expect(await found(made, '10.5555/abc.v1')).toEqual(['10.5555/abc', 1])
    expect(await found(made, '10.5555/ABC.v2')).toEqual(['10.5555/abc', 2])
  })

  it('of a version is found though it looks like none', async () => {
    const made = await store('10.5555/concept', '10.5555/zenodo.17', '10.5555/zenodo.25')
    expect(await found(made, '10.5555/zenodo.17')).toEqual(['10.5555/concept', 1])
  })

  it('names the latest edition that bears it', async () => {
    const made = await store('10.5555/concept', '10.5555/a.1')
    const files = {'source/a.md': 'again', 'record/edition.json': record('10.5555/a.1')}
    await addEdition(made, draft(files, {id: objectId('10.5555/concept' as Doi)}))
    expect(await found(made, '10.5555/a.1')).toEqual(['10.5555/concept', 2])
  })

  it('that no edition bears names nothing', async () => {
    const made = await store('10.5555/abc', '10.5555/abc.v1')
    expect(await found(made, '10.5555/abc.v3')).toBeUndefined()
    expect(await found(made, '10.5555/unknown')).toBeUndefined()
  })
})
