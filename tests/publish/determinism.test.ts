import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it, vi} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'

const place = mkdtempSync(join(tmpdir(), 'colophon-same-'))
/** What tells programs where, when and by whom they are run. */
const told = ['TZ', 'LANG', 'LC_ALL', 'USER', 'LOGNAME', 'HOSTNAME']
const before = told.map((name): [string, string | undefined] => [name, process.env[name]])

/** Build a copy of our manuscript elsewhere, as if elsewhere in the world, another day, by somebody else. */
async function buildIn(
  folder: string,
  timeZone: string,
  [user, language, day]: [user: string, language: string, day: string]
): Promise<Map<string, Buffer>> {
  const [source, out] = [join(place, folder, 'manuscript'), join(place, folder, 'galleys')]
  mkdirSync(join(place, folder), {recursive: true})
  cpSync('manuscript', source, {recursive: true})
  Object.assign(process.env, {TZ: timeZone, LANG: language, LC_ALL: language, USER: user, LOGNAME: user})
  process.env['HOSTNAME'] = `${user}-machine`
  vi.useFakeTimers({toFake: ['Date'], now: new Date(day)})
  const environment = realEnvironment()
  try {
    const {failed} = await publish(source, {out, base: join(place, folder)}, environment)
    expect(failed).toBe(false)
  } finally {
    vi.useRealTimers()
    await environment.close()
  }
  const record = JSON.parse(readFileSync(join(out, 'colophon.build.json'), 'utf8')) as {
    galleys: {name: string}[]
  }
  const names = [...record.galleys.map(({name}) => name), 'colophon.build.json']
  return new Map(names.map((name) => [name, readFileSync(join(out, name))]))
}

let [first, second]: Map<string, Buffer>[] = []
beforeAll(async () => {
  first = await buildIn('here', 'Pacific/Kiritimati', ['ana', 'C', '2026-11-25'])
  second = await buildIn('a folder/with another name', 'America/Los_Angeles', [
    'bo',
    'de_DE.UTF-8',
    '2031-02-03'
  ])
}, 120_000)
afterAll(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  rmSync(place, {recursive: true})
})

it.each(['colophon.html', 'colophon.epub', 'colophon.pdf', 'colophon.build.json'])(
  'gives %s the same bytes in another folder, time zone and language, another day, for another user',
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

it('tells in the PDF and in the record which browser printed it', () => {
  const {galleys} = JSON.parse(String(first?.get('colophon.build.json'))) as {
    galleys: {format: string; tools: Record<string, string>}[]
  }
  const browser = galleys.find(({format}) => format === 'pdf')?.tools['browser']
  expect(browser).toMatch(/^(?:Headless)?Chrom(?:e|ium)\/\d+(?:\.\d+){3}$/u)
  // The packet of metadata is plain text.
  expect(first?.get('colophon.pdf')?.includes(`(${browser})</pdf:Producer>`)).toBe(true)
})
