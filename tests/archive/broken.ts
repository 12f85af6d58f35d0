import {digestOf} from '../../src/archive/inventory.js'
import {addEdition} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import {draft} from './stores.js'

// biome-ignore lint/suspicious/noExplicitAny: it is broken on purpose, in every way.
type Json = Record<string, any>

/** A sound object of two versions, below a store, and how to break it. */
export interface Specimen {
  store: ReturnType<typeof memoryStore>
  path: string
  /** Change an inventory, and write the digest that is right for it. */
  edit(change: (inventory: Json) => void, where?: 'root' | 'v1' | 'v2'): void
  /** Change the inventory of the object and of its latest version alike. */
  editLast(change: (inventory: Json) => void): void
  put(name: string, text: string): void
  get(name: string): string
  drop(name: string): void
}

export async function specimen(): Promise<Specimen> {
  const store = memoryStore()
  await addEdition(store, draft({'source/a.md': 'a', 'source/b.md': 'b'}))
  const {object} = await addEdition(store, draft({'source/a.md': 'A', 'source/b.md': 'b'}))
  const {path} = object
  const decoder = new TextDecoder()
  const put = (name: string, text: string) => {
    const parts = `${path}/${name}`.split('/')
    for (let length = 1; length < parts.length; length++) store.folders.add(parts.slice(0, length).join('/'))
    store.files.set(`${path}/${name}`, new TextEncoder().encode(text))
  }
  const get = (name: string) => decoder.decode(store.files.get(`${path}/${name}`))
  const edit = (change: (inventory: Json) => void, where: 'root' | 'v1' | 'v2' = 'root') => {
    const folder = where === 'root' ? '' : `${where}/`
    const inventory = JSON.parse(get(`${folder}inventory.json`))
    change(inventory)
    const text = JSON.stringify(inventory, null, 2)
    put(`${folder}inventory.json`, text)
    const algorithm = inventory.digestAlgorithm === 'sha256' ? 'sha256' : 'sha512'
    store.files.delete(`${path}/${folder}inventory.json.sha512`)
    put(`${folder}inventory.json.${algorithm}`, `${digestOf(text, algorithm)} inventory.json\n`)
  }
  const editLast = (change: (inventory: Json) => void) => {
    edit(change)
    edit(change, 'v2')
  }
  const drop = (name: string) => {
    for (const one of [...store.files.keys()])
      if (one === `${path}/${name}` || one.startsWith(`${path}/${name}/`)) store.files.delete(one)
    for (const one of [...store.folders])
      if (one === `${path}/${name}` || one.startsWith(`${path}/${name}/`)) store.folders.delete(one)
  }
  return {store, path, edit, editLast, put, get, drop}
}

const v2 = (inventory: Json) => inventory['versions']['v2'] as Json
const firstDigest = (inventory: Json) => Object.keys(inventory['manifest'])[0] as string
const rename = (table: Json, from: string, to: string) => {
  table[to] = table[from]
  delete table[from]
}

/** Ways to break an object, by the codes that must be among those found; `W…`: it stays valid. */
export const breaks: [codes: string, what: string, change: (one: Specimen) => void][] = [
  ['E001', 'an extra file', ({put}) => put('notes.txt', 'x')],
  ['E001', 'an extra folder', ({put}) => put('more/notes.txt', 'x')],
  ['E003', 'no declaration', ({drop}) => drop('0=ocfl_object_1.1')],
  ['E003', 'two declarations', ({put}) => put('0=ocfl_object_1.0', 'ocfl_object_1.0\n')],
  [
    'E006',
    'a declaration of no release',
    ({drop, put}) => {
      drop('0=ocfl_object_1.1')
      put('0=ocfl_object_9.9', 'ocfl_object_9.9\n')
    }
  ],
  [
    'E007',
    'a declaration that says something else',
    ({put}) => put('0=ocfl_object_1.1', 'ocfl_object_1.0\n')
  ],
  [
    'E008',
    'no versions',
    ({edit}) =>
      edit((i) => {
        i['versions'] = {}
      })
  ],
  [
    'E009',
    'versions that start at 2',
    ({editLast}) =>
      editLast((i) => {
        delete i['versions']['v1']
      })
  ],
  [
    'E010',
    'a version passed over',
    ({edit}) =>
      edit((i) => {
        rename(i['versions'], 'v2', 'v3')
        i['head'] = 'v3'
      })
  ],
  [
    'E011',
    'zeros in one version only',
    ({edit}) =>
      edit((i) => {
        rename(i['versions'], 'v2', 'v02')
        i['head'] = 'v02'
      })
  ],
  ['E015', 'an extra file of a version', ({put}) => put('v1/notes.txt', 'x')],
  [
    'E017',
    'a content folder with a slash',
    ({editLast}) =>
      editLast((i) => {
        i['contentDirectory'] = 'a/b'
      })
  ],
  [
    'E018',
    'a content folder above',
    ({editLast}) =>
      editLast((i) => {
        i['contentDirectory'] = '..'
      })
  ],
  [
    'E019',
    'a content folder named late',
    ({editLast}) =>
      editLast((i) => {
        i['contentDirectory'] = 'content'
      })
  ],
  [
    'E020',
    'a content folder that changes',
    ({editLast, edit}) => {
      edit((i) => {
        i['contentDirectory'] = 'data'
      }, 'v1')
      editLast((i) => {
        i['contentDirectory'] = 'content'
      })
    }
  ],
  ['E023', 'an extra file of content', ({put}) => put('v1/content/extra.md', 'x')],
  [
    'E023',
    'an old manifest that lacks a file',
    ({edit}) =>
      edit((i) => {
        const gone = firstDigest(i)
        delete i['manifest'][gone]
        delete i['versions']['v1']['state'][gone]
      }, 'v1')
  ],
  ['E024', 'an empty folder of content', ({store, path}) => store.folders.add(`${path}/v1/content/empty`)],
  [
    'E025',
    'a digest that OCFL does not allow',
    ({editLast}) =>
      editLast((i) => {
        i['digestAlgorithm'] = 'md5'
      })
  ],
  ['E033', 'an inventory that is no JSON', ({put}) => put('inventory.json', '{')],
  [
    'E036',
    'no id',
    ({editLast}) =>
      editLast((i) => {
        delete i['id']
      })
  ],
  [
    'E036',
    'no head',
    ({editLast}) =>
      editLast((i) => {
        delete i['head']
      })
  ],
  [
    'E036',
    'no type',
    ({editLast}) =>
      editLast((i) => {
        delete i['type']
      })
  ],
  [
    'E037',
    'an id that changes',
    ({edit}) =>
      edit((i) => {
        i['id'] = 'urn:other'
      }, 'v1')
  ],
  [
    'E038',
    'a type that is none',
    ({editLast}) =>
      editLast((i) => {
        i['type'] = 'inventory'
      })
  ],
  [
    'E040',
    'a head that is not the latest',
    ({editLast}) =>
      editLast((i) => {
        i['head'] = 'v1'
      })
  ],
  [
    'E041',
    'no manifest',
    ({editLast}) =>
      editLast((i) => {
        delete i['manifest']
      })
  ],
  [
    'E041',
    'a manifest that is a list',
    ({editLast}) =>
      editLast((i) => {
        i['manifest'] = []
      })
  ],
  [
    'E042',
    'content outside the content folder',
    ({editLast}) =>
      editLast((i) => {
        i['manifest'][firstDigest(i)] = ['v1/a.md']
      })
  ],
  [
    'E044',
    'versions that are a list',
    ({editLast}) =>
      editLast((i) => {
        i['versions'] = []
      })
  ],
  ['E046', 'no folder of a version', ({drop}) => drop('v1')],
  ['E046', 'a version that the inventory does not know', ({put}) => put('v3/inventory.json', '{}')],
  [
    'E047',
    'a version that is a text',
    ({editLast}) =>
      editLast((i) => {
        i['versions']['v2'] = 'two'
      })
  ],
  [
    'E048',
    'no date',
    ({editLast}) =>
      editLast((i) => {
        delete v2(i)['created']
      })
  ],
  [
    'E048',
    'no state',
    ({editLast}) =>
      editLast((i) => {
        delete v2(i)['state']
      })
  ],
  [
    'E049',
    'a date without zone',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['created'] = '2024-12-18T00:00:00'
      })
  ],
  [
    'E049',
    'a date without seconds',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['created'] = '2024-12-18T00:00Z'
      })
  ],
  [
    'E050',
    'a state with a digest that the manifest lacks',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['state']['0'.repeat(128)] = ['c.md']
      })
  ],
  [
    'E050',
    'a state with a digest in capitals',
    ({editLast}) =>
      editLast((i) => {
        const [digest] = Object.keys(v2(i)['state']) as [string]
        rename(v2(i)['state'], digest, digest.toUpperCase())
      })
  ],
  [
    'E052',
    'a logical path that leads up',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['state'][Object.keys(v2(i)['state'])[0] as string] = ['../a.md']
      })
  ],
  [
    'E053',
    'a logical path from the root',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['state'][Object.keys(v2(i)['state'])[0] as string] = ['/a.md']
      })
  ],
  [
    'E054',
    'a user without name',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['user'] = {address: 'mailto:a@b.org'}
      })
  ],
  [
    'E057',
    'fixity of a file that the manifest lacks',
    ({editLast}) =>
      editLast((i) => {
        i['fixity'] = {md5: {['0'.repeat(32)]: ['v1/content/none.md']}}
      })
  ],
  ['E058', 'no digest of the inventory', ({drop}) => drop('inventory.json.sha512')],
  [
    'E060',
    'a wrong digest of the inventory',
    ({put}) => put('inventory.json.sha512', `${'0'.repeat(128)} inventory.json\n`)
  ],
  [
    'E061',
    'a digest of the inventory without its name',
    ({put}) => put('inventory.json.sha512', '0'.repeat(128))
  ],
  ['E063', 'no inventory', ({drop}) => drop('inventory.json')],
  [
    'E064',
    'two inventories of one version',
    ({edit}) =>
      edit((i) => {
        v2(i)['message'] = 'Other'
      })
  ],
  [
    'E066',
    'a past told otherwise',
    ({edit}) =>
      edit((i) => {
        const state = i['versions']['v1']['state']
        state[Object.keys(state)[0] as string] = ['source/other.md']
      }, 'v1')
  ],
  ['E067', 'a file among extensions', ({put}) => put('extensions/file.txt', 'x')],
  ['E092', 'content that was altered', ({put}) => put('v1/content/source/a.md', 'changed')],
  ['E092', 'content that is missing', ({drop}) => drop('v1/content/source/a.md')],
  [
    'E093',
    'fixity that does not match',
    ({editLast}) =>
      editLast((i) => {
        i['fixity'] = {md5: {['0'.repeat(32)]: ['v1/content/source/a.md']}}
      })
  ],
  [
    'E094',
    'a message that is a number',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['message'] = 7
      })
  ],
  [
    'E095',
    'a logical path twice',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['state'][Object.keys(v2(i)['state'])[0] as string] = ['source/b.md', 'source/b.md']
      })
  ],
  [
    'E095',
    'a logical path that is file and folder',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['state'][Object.keys(v2(i)['state'])[0] as string] = ['source/b.md/a.md']
      })
  ],
  [
    'E096',
    'a digest twice in the manifest',
    ({editLast}) =>
      editLast((i) => {
        i['manifest'][firstDigest(i).toUpperCase()] = ['v1/content/source/b.md']
      })
  ],
  [
    'E097',
    'a digest twice in fixity',
    ({editLast}) =>
      editLast((i) => {
        i['fixity'] = {md5: {['a'.repeat(32)]: [], ['A'.repeat(32)]: []}}
      })
  ],
  [
    'E099',
    'a content path that leads up',
    ({editLast}) =>
      editLast((i) => {
        i['manifest'][firstDigest(i)] = ['v1/content/../content/source/a.md']
      })
  ],
  [
    'E100',
    'a content path from the root',
    ({editLast}) =>
      editLast((i) => {
        i['manifest'][firstDigest(i)] = ['/v1/content/source/a.md']
      })
  ],
  [
    'E101',
    'a content path twice',
    ({editLast}) =>
      editLast((i) => {
        i['manifest'][firstDigest(i)] = ['v1/content/source/a.md', 'v1/content/source/a.md']
      })
  ],
  [
    'E103',
    'an older release than before',
    ({editLast, drop, put}) => {
      editLast((i) => {
        i['type'] = 'https://ocfl.io/1.0/spec/#inventory'
      })
      drop('0=ocfl_object_1.1')
      put('0=ocfl_object_1.0', 'ocfl_object_1.0\n')
    }
  ],
  [
    'E107',
    'a file that no version uses',
    ({editLast, put}) => {
      put('v2/content/unused.md', 'unused')
      editLast((i) => {
        i['manifest'][digestOf('unused')] = ['v2/content/unused.md']
      })
    }
  ],
  [
    'E111',
    'fixity that is null',
    ({editLast}) =>
      editLast((i) => {
        i['fixity'] = null
      })
  ],
  ['W002', 'an extra folder of a version', ({put}) => put('v1/more/a.md', 'x')],
  [
    'W005',
    'an id that is no URI',
    ({edit, editLast}) => {
      edit((i) => {
        i['id'] = 'abc'
      }, 'v1')
      editLast((i) => {
        i['id'] = 'abc'
      })
    }
  ],
  [
    'W007',
    'no message',
    ({edit, editLast}) => {
      edit((i) => {
        delete i['versions']['v1']['message']
      }, 'v1')
      editLast((i) => {
        delete i['versions']['v1']['message']
      })
    }
  ],
  [
    'W008',
    'no address',
    ({editLast}) =>
      editLast((i) => {
        delete v2(i)['user']['address']
      })
  ],
  [
    'W009',
    'an address that is no URI',
    ({editLast}) =>
      editLast((i) => {
        v2(i)['user']['address'] = '1 High St'
      })
  ],
  [
    'W010',
    'no inventory of a version',
    ({drop}) => {
      drop('v1/inventory.json')
      drop('v1/inventory.json.sha512')
    }
  ],
  [
    'W011',
    'an old message told otherwise',
    ({edit}) =>
      edit((i) => {
        i['versions']['v1']['message'] = 'Other'
      }, 'v1')
  ],
  ['W013', 'an extension of nobody', ({put}) => put('extensions/own/a.txt', 'x')]
]
