/** Information packages judged by E-ARK's own validator, which `node tests/judges/fetch-python.mjs` installs. */
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {diskStore} from '../../src/environment/disk-store.js'
import {memoryEnvironment} from '../../src/environment/memory.js'
import {exportEdition} from '../../src/export.js'
import {sealedTides} from '../archive/tides.js'
import {hasModule, pythonJson} from './python.js'

/** It asks the network for vocabularies that it brings along: they are read from there. */
const offline = `
import importlib.util, os, urllib.request
root = os.path.dirname(importlib.util.find_spec('eark_validator').origin)
words = os.path.join(root, 'ipxml', 'resources', 'vocabs')
urllib.request.urlopen = lambda uri, *_, **__: open(os.path.join(words, uri.rsplit('/', 1)[-1]), 'rb')
`

/** What the validator says against CSIP 2.1: status of structure, schema and Schematron, and their errors. */
const program = `${offline}
import json, sys
from pathlib import Path
from eark_validator.packages import PackageValidator
from eark_validator.specifications.specification import SpecificationVersion
report = PackageValidator(Path(sys.argv[1]), SpecificationVersion.V2_1_0).validation_report
parts = [report.structure, report.metadata.schema_results, report.metadata.schematron_results]
print(json.dumps([[part.status.name,
  [f'{one.rule_id} {one.message}' for one in part.messages if one.severity.name == 'ERROR']] for part in parts]))
`

const isHere = hasModule('eark_validator')
const folder = mkdtempSync(join(tmpdir(), 'colophon-eark-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

describe.runIf(isHere)('eark-validator', () => {
  it('finds nothing against CSIP 2.1 in a package that keeps the EPUB', async () => {
    const {store, object} = await sealedTides()
    const edition = object.editions[1]
    if (!edition) throw new Error('two editions were sealed')
    const target = diskStore(folder, folder)
    const {
      made: [name = '']
    } = await exportEdition(store, object, edition, ['epub-aip'], target, memoryEnvironment({}))
    expect(pythonJson(program, join(folder, name))).toEqual([
      ['WELLFORMED', []],
      ['VALID', []],
      ['VALID', []]
    ])
  }, 120_000)
})
