import {objectId} from '../../src/archive/inventory.js'
import type {ArchiveObject} from '../../src/archive/object.js'
import {isDecisive} from '../../src/archive/record.js'
import {addEdition} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import type {Store} from '../../src/environment/store.js'
import type {Doi} from '../../src/model/index.js'

const doi = '10.5555/tides' as Doi
const manuscript = (words: string) => `---
title: Tides & "moons"
doi: ${doi}
concept_doi: 10.5555/all
authors:
  - {name: Ada Lovelace, orcid: 0000-0002-1825-0097, email: a@b.example, corresponding: true, affiliations: [{name: Home, ror: 05dxps055}]}
journal: {title: Journal of Examples, publisher: Example Press}
date: 2024-12-18
license: CC-BY-4.0
---

${words}
`
const record = JSON.stringify({
  doi,
  title: 'Tides & "moons"',
  language: 'en',
  version: '1',
  stage: 'VoR',
  slug: 'tides',
  manuscript: 'paper.md',
  swhid: {source: 'swh:1:dir:0', manuscript: 'swh:1:cnt:0'},
  build: {colophon: '0.1.0', formats: ['epub'], template: 'journal'}
})
const build = JSON.stringify({
  galleys: [{format: 'epub', tools: {'epub-gen-memory': '1.1.2', colophon: '0.1.0'}}]
})

/** Two editions of an article in a store; an empty text leaves a file out. */
export async function sealedTides(
  files: Record<string, string> = {}
): Promise<{store: Store; object: ArchiveObject}> {
  const store = memoryStore()
  const add = async (words: string, day: string) =>
    addEdition(store, {
      id: objectId(doi),
      files: new Map(
        Object.entries({
          'source/paper.md': manuscript(words),
          'source/data/one%two three.csv': 'a,b\n',
          'galleys/tides.epub': 'EPUB',
          'record/edition.json': record,
          'record/build.json': build,
          ...files
        })
          .filter(([, text]) => text !== '')
          .map(([path, text]) => [path, new TextEncoder().encode(text)])
      ),
      created: `${day}T00:00:00Z`,
      message: (number) => `Edition ${number}`,
      user: {name: 'Example Press'},
      isDecisive
    })
  await add('The tide comes in.', '2024-12-18')
  const {object} = await add('The tide goes out.', '2025-05-03')
  return {store, object}
}
