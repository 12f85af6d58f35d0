import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser} from 'puppeteer-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {compareEditions} from '../../src/archive/diff/compare.js'
import {comparisonPage} from '../../src/archive/diff/page.js'
import {bag} from '../../src/archive/export/bag.js'
import {writeFolder} from '../../src/archive/export/write.js'
import {digestOf} from '../../src/archive/inventory.js'
import {diskStore} from '../../src/environment/disk-store.js'
import {understood} from '../understand.js'
import {axeMessages, hasJava, nuMessages, scriptingBrowser, type View} from './judges.js'
import {hasModule, pythonJson} from './python.js'

const folder = mkdtempSync(join(tmpdir(), 'colophon-editions-'))
const page = join(folder, 'changes.html')
let browser: Browser

const before = `---
title: Tides
version: 1
---

# Words

The tide comes in *twice* a day, as $E = mc^2$ has it, and \`code\` too.

# Moved

This section moves, and is long enough to be known again afterwards.

\`\`\`python
print("a line of code that is rather long, so that it has to scroll on a phone")
\`\`\`

| Place | Height |
| --- | --- |
| Harbour | 3 m |
| Coast | 5 m |

# Last

Some last words end it all, as they should.
`
const after = `---
title: Tides and moons
version: 2
---

# Moved

This section moves, and is long enough to be known again afterwards.

\`\`\`python
print("a line of code that is very long, so that it has to scroll on a phone")
\`\`\`

| Place | Height |
| --- | --- |
| Harbour | 4 m |
| Coast | 5 m |

# Words

The tide comes in **thrice** a day, as $E = mc^3$ has it, and \`code\` too.

A new paragraph.
`

beforeAll(async () => {
  const [one, other] = await Promise.all([understood(before), understood(after)])
  const edition = (name: string, {page, article}: typeof one) => ({
    name,
    title: page.title,
    language: article.language,
    page
  })
  writeFileSync(page, comparisonPage(compareEditions(edition('v1', one), edition('v2', other))))
  browser = await scriptingBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, {recursive: true})
})

const views: View[] = [
  {width: 1280, scheme: 'light'},
  {width: 1280, scheme: 'dark'},
  {width: 360, scheme: 'light'}
]

describe('the page with both versions', () => {
  it.each(views)(
    'is accessible to axe at $width px, $scheme',
    async (view) => {
      expect(await axeMessages(browser, page, view)).toEqual([])
    },
    60_000
  )

  it.runIf(hasJava)(
    'is valid to the Nu HTML checker',
    () => {
      expect(nuMessages([page])).toEqual([])
    },
    60_000
  )
})

const hasBagit = hasModule('bagit')

/** Whether bagit finds nothing wrong with a bag, and what it says otherwise. */
const program = `
import bagit, json, sys
try:
    bagit.Bag(sys.argv[1]).validate()
    print(json.dumps('valid'))
except bagit.BagError as error:
    print(json.dumps(str(error)))
`

describe('a bag', () => {
  // It does not read `%25` back, which RFC 8493 §2.1.3 demands: no name here has the sign.
  it.runIf(hasBagit)(
    `is valid to the Library of Congress’s bagit${hasBagit ? '' : ' (not installed)'}`,
    async () => {
      const file = (path: string, text: string) => {
        const bytes = new TextEncoder().encode(text)
        return {path, digest: digestOf(bytes), size: bytes.byteLength, bytes: async () => bytes}
      }
      const files = [
        file('galleys/a b.txt', 'words'),
        file('source/été/潮.md', 'words'),
        file('source/paper.md', '')
      ]
      const content = {
        id: 'https://doi.org/10.5555/a',
        version: 'v1',
        number: 1,
        created: '2024-12-18T00:00:00Z',
        files,
        tools: {},
        colophon: '1'
      }
      await writeFolder(diskStore(folder, folder), 'bag', bag(content))
      expect(pythonJson(program, join(folder, 'bag'))).toBe('valid')
    }
  )
})
