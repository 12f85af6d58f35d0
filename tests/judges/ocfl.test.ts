/** Objects judged by ocfl-py, which `node tests/judges/fetch-python.mjs` installs. */
import {generateKeyPairSync} from 'node:crypto'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {signerOf} from '../../src/archive/signature.js'
import {Findings} from '../../src/archive/verify/finding.js'
import {checkObject} from '../../src/archive/verify/object-rules.js'
import {addEdition} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import {breaks, specimen} from '../archive/broken.js'
import {fixtures} from '../archive/fixture-list.js'
import {fixturesOf} from '../archive/fixtures.js'
import {draft} from '../archive/stores.js'
import {hasModule, pythonJson} from './python.js'

const isHere = hasModule('ocfl.validator')

const folder = mkdtempSync(join(tmpdir(), 'colophon-ocfl-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Codes that ocfl-py finds in each folder. */
const program = `
import json, sys
from ocfl.validator import Validator
out = {}
for folder in sys.argv[1:]:
    validator = Validator(log_warnings=True)
    try:
        valid = validator.validate_object(folder)
        out[folder] = [valid, sorted({code[:4] for code in validator.log.codes})]
    except Exception as error:
        out[folder] = [False, [type(error).__name__]]
print(json.dumps(out))
`

const judge = (folders: string[]) =>
  pythonJson<Record<string, [valid: boolean, codes: string[]]>>(program, ...folders)

/** Put an object of a store in memory onto the disk. */
function onDisk({files, folders}: ReturnType<typeof memoryStore>, path: string, name: string): string {
  const place = join(folder, name)
  const isBelow = (one: string) => path === '' || one.startsWith(`${path}/`)
  mkdirSync(place)
  for (const one of folders)
    if (isBelow(one)) mkdirSync(join(place, one.slice(path.length)), {recursive: true})
  for (const [one, bytes] of files) {
    if (!isBelow(one)) continue
    const to = join(place, one.slice(path.length))
    mkdirSync(dirname(to), {recursive: true})
    writeFileSync(to, bytes)
  }
  return place
}

describe.runIf(isHere)('ocfl-py', () => {
  it('finds nothing in an object of ours, signed and of two editions', async () => {
    const store = memoryStore()
    const signer = signerOf(generateKeyPairSync('ed25519').privateKey)
    await addEdition(store, draft({'source/a.md': 'a'}, {signer}))
    const {object} = await addEdition(store, draft({'source/a.md': 'A'}, {signer}))
    const place = onDisk(store, object.path, 'sound')
    expect(judge([place])).toEqual({[place]: [true, []]})
  })

  it('calls broken what we call broken, and sound what we call sound', async () => {
    const ours = new Map<string, boolean>()
    const names = new Map<string, string>()
    for (const [index, [code, what, change]] of breaks.entries()) {
      const one = await specimen()
      change(one)
      const place = onDisk(one.store, one.path, `broken-${index}`)
      const findings = new Findings()
      await checkObject(one.path, {store: one.store, findings})
      ours.set(place, !findings.hasErrors)
      names.set(place, `${code}: ${what}`)
    }
    const theirs = judge([...ours.keys()])
    const disagreements = [...ours]
      .filter(([place, valid]) => theirs[place]?.[0] !== valid)
      .map(([place, valid]) => `${names.get(place)}: ours ${valid}, theirs ${theirs[place]}`)
    expect(disagreements).toEqual([])
  }, 120_000)

  it('calls broken what the OCFL project’s fixtures break, as we made them anew', () => {
    const made = fixturesOf(fixtures).map(({release, name, make}) => {
      const place = onDisk(make(), '', `${release}-${name}`)
      return {place, name: `${release} ${name}`, isSound: !/^E\d/u.test(name)}
    })
    const theirs = judge(made.map(({place}) => place))
    const disagreements = made
      .filter(({place, isSound}) => theirs[place]?.[0] !== isSound)
      .map(({place, name}) => `${name}: ${theirs[place]}`)
    expect(disagreements).toEqual([])
  }, 120_000)
})
