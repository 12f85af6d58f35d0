import type {Entry, Store} from '../../environment/store.js'
import {isRecord} from '../inventory.js'
import {type Layout, objectPath, readLayout} from '../layout.js'
import {join} from '../object.js'
import {staging} from '../root.js'
import {type Findings, shown} from './finding.js'
import {type CheckedObject, checkObject, type ObjectChecking} from './object-rules.js'
import {registeredExtensions} from './registered.js'

/** Told of each object as it is done. */
export type Told = (object: CheckedObject) => void | Promise<void>

/** Hold a storage root, and every object in it, against OCFL 1.1 §4. */
export async function checkRoot(checking: ObjectChecking, told: Told): Promise<void> {
  const {store, findings} = checking
  const entries = (await store.list('')) ?? []
  const release = await checkDeclaration(entries, store, findings)
  await checkLayoutFile(entries, store, findings)
  await checkExtensions(store, findings)
  const layout = await readLayout(store)
  const seen = new Map<string, string>()
  const depths = new Set<string>()
  for (const {name, kind} of entries) {
    if (kind === 'folder' && name !== 'extensions') await walk(name)
    else if (kind === 'link' || kind === 'other') findings.add('E090', name, 'no link in a store')
  }
  if (depths.size > 1) findings.add('W015', '', 'objects all at the top, or all below folders')

  async function walk(path: string): Promise<void> {
    const inside = (await store.list(path)) ?? []
    const files = inside.filter(({kind}) => kind === 'file')
    for (const {name, kind} of inside)
      if ((kind === 'link' || kind === 'other') && !isObject(files))
        findings.add('E090', join(path, name), 'no link in a store')
    if (inside.length === 0) findings.add('E073', path, 'no empty folder in a store')
    else if (isObject(files)) await meet(path)
    else {
      for (const {name} of files)
        findings.add(['E072', 'E084'], join(path, name), 'no file that belongs to no object')
      for (const {name, kind} of inside) if (kind === 'folder') await walk(join(path, name))
    }
  }

  async function meet(path: string): Promise<void> {
    depths.add(path.includes('/') ? 'below' : 'top')
    const object = await checkObject(path, checking)
    const {id} = object
    if (release && object.release && object.release > release)
      findings.add('E081', path, `OCFL ${release} or earlier, as the store, found ${object.release}`)
    if (id !== undefined) {
      const other = seen.get(id)
      if (other !== undefined)
        findings.add(['E037', 'E083'], path, `an id of its own, found that of \`${other}\``)
      seen.set(id, path)
      const place = placeOf(id, layout)
      if (place !== undefined && place !== path)
        findings.add(['E083', 'W014'], path, `the object of ${shown(id)} at \`${place}\``)
    }
    await told(object)
  }
}

/** Whether a folder is an object, be it a broken one. */
export const isObject = (entries: Entry[]) =>
  entries.some(
    ({name, kind}) => kind === 'file' && (/^\d+=ocfl_object/u.test(name) || name === 'inventory.json')
  )

function placeOf(id: string, layout: Layout | undefined): string | undefined {
  try {
    return layout && objectPath(id, layout)
  } catch {
    return undefined
  }
}

/** §4.1: one file, `0=ocfl_1.1`, that says so inside. */
async function checkDeclaration(
  entries: Entry[],
  store: Store,
  findings: Findings
): Promise<string | undefined> {
  const declarations = entries.filter(({name, kind}) => kind === 'file' && /^\d+=/u.test(name))
  if (declarations.length === 0) findings.add('E069', '', 'a file `0=ocfl_1.1`')
  if (declarations.length > 1)
    findings.add(
      'E076',
      '',
      `one declaration, found ${declarations.map(({name}) => shown(name)).join(' and ')}`
    )
  for (const {name} of declarations) {
    const release = /^0=ocfl_(1\.[01])$/u.exec(name)?.[1]
    if (!name.startsWith('0=')) findings.add('E078', name, '`0=` in the name of the declaration')
    else if (!release)
      findings.add(
        ['E079', 'E077'],
        name,
        `a declaration named \`0=ocfl_1.0\` or \`0=ocfl_1.1\`, found ${shown(name)}`
      )
    const text = new TextDecoder().decode(await store.read(name))
    if (text !== `${name.replace(/^\d+=/u, '')}\n`)
      findings.add(
        'E080',
        name,
        `\`${name.replace(/^\d+=/u, '')}\` and a line end in it, found ${shown(text)}`
      )
    if (release) return release
  }
  return undefined
}

/** §4.1: `ocfl_layout.json`. */
async function checkLayoutFile(entries: Entry[], store: Store, findings: Findings): Promise<void> {
  const path = 'ocfl_layout.json'
  if (!entries.some(({name}) => name === path)) return
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(await store.read(path)))
  } catch {
    value = undefined
  }
  const {extension, description} = isRecord(value) ? value : {}
  if (typeof extension !== 'string' || typeof description !== 'string')
    findings.add('E070', path, 'a JSON object with texts `extension` and `description`')
  else if (!registeredExtensions.has(extension))
    findings.add('E071', path, `the name of a registered extension, found ${shown(extension)}`)
}

/** §4.4: folders named by registered extensions. An interrupted seal's leftover is told by its own message. */
async function checkExtensions(store: Store, findings: Findings): Promise<void> {
  for (const {name, kind} of (await store.list('extensions')) ?? []) {
    const path = join('extensions', name)
    if (kind !== 'folder') findings.add('E112', path, 'only folders in `extensions`')
    else if (path !== staging && !registeredExtensions.has(name))
      findings.add('W016', path, `the name of a registered extension, found ${shown(name)}`)
  }
}
