/** Bags judged by the Library of Congress's bagit, which `node tests/judges/fetch-python.mjs` installs. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {bags} from '../archive/bags.js'
import {hasModule, pythonJson} from './python.js'

const folder = mkdtempSync(join(tmpdir(), 'colophon-bags-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const program = `
import bagit, json, logging, sys
logging.disable(logging.CRITICAL)
out = {}
for path in sys.argv[1:]:
    try:
        bagit.Bag(path).validate()
        out[path] = 'valid'
    except Exception as error:
        out[path] = str(error)
print(json.dumps(out))
`

/** What it minds less than RFC 8493 and the conformance suite do, and once more. */
const otherwise = [
  'files in one of two manifests',
  'white space before the colon of bagit.txt',
  'a line too many in bagit.txt',
  'a name listed in two forms of Unicode'
]

describe.runIf(hasModule('bagit'))('bagit', () => {
  it('calls valid what we call valid, and the rest not', () => {
    const made = bags.map(([kind, what, bag], number) => {
      const place = join(folder, `${number}`)
      for (const [path, text] of Object.entries(bag)) {
        mkdirSync(dirname(join(place, path)), {recursive: true})
        writeFileSync(join(place, path), text)
      }
      return {place, what, isValid: kind !== 'invalid'}
    })
    const theirs = pythonJson<Record<string, string>>(program, ...made.map(({place}) => place))
    const disagreements = made
      .filter(({place, isValid}) => (theirs[place] === 'valid') !== isValid)
      .map(({what}) => what)
    expect(disagreements).toEqual(otherwise)
  }, 120_000)
})
