/** Crates judged by CRS4's rocrate-validator, which `node tests/judges/fetch-python.mjs` installs. */
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {diskStore} from '../../src/environment/disk-store.js'
import {memoryEnvironment} from '../../src/environment/memory.js'
import {exportEdition} from '../../src/export.js'
import {sealedTides} from '../archive/tides.js'
import {crateContext, hasModule, pythonJson} from './python.js'

const isHere = crateContext !== undefined && hasModule('rocrate_validator')

/**
 * What a validator says of a crate: required and recommended, by profile.
 *
 * It would ask the network for the context, and for the DOI: the first is
 * answered from the fetched copy, all else with nothing.
 */
const program = `
import json, sys
import requests
import rdflib.plugins.shared.jsonld.context as contexts
crate, context, *profiles = sys.argv[1:]
text = open(context, 'rb').read()
known = 'https://w3id.org/ro/crate/1.2/context'

def answer(session, method, url, **options):
    response = requests.Response()
    response.url, response.status_code = url, 200
    response._content = text if url == known else b'{}'
    response.headers['Content-Type'] = 'application/ld+json'
    return response
requests.Session.request = answer

read = contexts.source_to_json
def source_to_json(source, *words, **options):
    return (json.loads(text), None) if source == known else read(source, *words, **options)
contexts.source_to_json = source_to_json

from rocrate_validator import models, services
found = {}
for profile in profiles:
    result = services.validate(services.ValidationSettings(
        rocrate_uri=crate, profile_identifier=profile, no_cache=True,
        requirement_severity=models.Severity.RECOMMENDED))
    found[profile] = [[issue.severity.name, issue.check.identifier, issue.message] for issue in result.get_issues()]
print(json.dumps(found))
`

/** Recommendations that the truth does not let us follow, or that need the network. */
const beyond = [
  // An institution without a ROR has no page that its article tells, and no institution a mail address.
  /The organization SHOULD have a URL|SHOULD have a ROR identifier|Organization's contactPoint SHOULD/u,
  /SHOULD resolve to the RO-Crate Metadata Document/u
]

/** The profile is of RO-Crate 1.1 in this validator, which knows no crate of 1.2 below it. */
const inherited = 'ro-crate-1.1_5.3'

const folder = mkdtempSync(join(tmpdir(), 'colophon-crate-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

describe.runIf(isHere)('rocrate-validator', () => {
  let found: Record<string, [severity: string, check: string, message: string][]> = {}
  beforeAll(async () => {
    const {store, object} = await sealedTides()
    const edition = object.editions[1]
    if (!edition) throw new Error('two editions were sealed')
    const target = diskStore(folder, folder)
    const {
      made: [name = '']
    } = await exportEdition(store, object, edition, ['ro-crate'], target, memoryEnvironment({}))
    found = pythonJson(
      program,
      join(folder, name),
      crateContext ?? '',
      'ro-crate-1.2',
      'process-run-crate-0.5'
    )
  }, 120_000)

  it.each(['ro-crate-1.2', 'process-run-crate-0.5'])('finds nothing against %s in a crate', (profile) => {
    const issues = found[profile]?.filter(
      ([, check, message]) => check !== inherited && !beyond.some((known) => known.test(message))
    )
    expect(issues).toEqual([])
  })
})
