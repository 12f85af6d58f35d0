import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {galleyFormats, galleyName} from '../../src/model/index.js'
import {publish} from '../../src/publish.js'

const place = mkdtempSync(join(tmpdir(), 'colophon-same-'))
const zone = process.env['TZ']

/** Build a copy of our manuscript elsewhere, as if elsewhere in the world. */
async function buildIn(folder: string, timeZone: string): Promise<Map<string, Buffer>> {
  const [source, out] = [join(place, folder, 'manuscript'), join(place, folder, 'galleys')]
  mkdirSync(join(place, folder), {recursive: true})
  cpSync('manuscript', source, {recursive: true})
  process.env['TZ'] = timeZone
  const environment = realEnvironment()
  try {
    const {failed} = await publish(source, {out, base: join(place, folder)}, environment)
    expect(failed).toBe(false)
  } finally {
    await environment.close()
  }
  const names = [...galleyFormats.map((format) => galleyName(format, 'colophon')), 'colophon.build.json']
  return new Map(names.map((name) => [name, readFileSync(join(out, name))]))
}

let [first, second]: Map<string, Buffer>[] = []
beforeAll(async () => {
  first = await buildIn('here', 'Pacific/Kiritimati')
  second = await buildIn('a folder/with another name', 'America/Los_Angeles')
}, 120_000)
afterAll(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  rmSync(place, {recursive: true})
})

it.each(['colophon.html', 'colophon.epub', 'colophon.pdf', 'colophon.build.json'])(
  'gives %s the same bytes in another folder and time zone',
  (name) => {
    expect(first?.get(name)?.length).toBeGreaterThan(500)
    expect(first?.get(name)?.equals(second?.get(name) as Buffer)).toBe(true)
  }
)

it('names no folder of this machine in any galley', () => {
  for (const [name, bytes] of first as Map<string, Buffer>) {
    expect(bytes.includes(place), name).toBe(false)
    expect(bytes.includes(`${tmpdir()}/`), name).toBe(false)
  }
})
