import {generateKeyPairSync} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import {readFileOf, readObjectAt} from '../../src/archive/object.js'
import {recover} from '../../src/archive/recover.js'
import {signerOf} from '../../src/archive/signature.js'
import {Findings} from '../../src/archive/verify/finding.js'
import {checkRoot} from '../../src/archive/verify/root-rules.js'
import {addEdition, type EditionDraft} from '../../src/archive/write.js'
import type {Store} from '../../src/environment/store.js'
import {afterCut, forgetfulDisk, type Tree} from './power.js'
import {draft} from './stores.js'

const signer = signerOf(generateKeyPairSync('ed25519').privateKey)
const first = draft({'source/paper.md': 'One', 'source/map.png': 'map'}, {signer})
const second = draft({'source/paper.md': 'Two', 'source/map.png': 'map', 'galleys/a.txt': 'Two'}, {signer})
const third = draft({'source/paper.md': 'Three'})

/** What a sound disk holds when editions were added to it. */
async function keptAfter(...drafts: EditionDraft[]): Promise<Tree> {
  const disk = forgetfulDisk()
  for (const one of drafts) await addEdition(disk, one)
  return afterCut(new Map(), disk.log, () => true)
}

/** The same choices each time, that look like none. */
function choices(seed: number): (unconfirmed: number) => boolean {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state > 1_073_741_824
  }
}

const fates: [string, (unconfirmed: number) => boolean][] = [
  ['everything unconfirmed is lost', () => false],
  ['everything unconfirmed is kept', () => true],
  ['the first of it is lost', (at) => at > 0],
  ['only the first of it is kept', (at) => at === 0],
  ...Array.from({length: 8}, (_, seed): [string, (at: number) => boolean] => [
    `some of it is lost (${seed})`,
    choices(seed + 1)
  ])
]

async function findings(store: Store): Promise<string[]> {
  const found = new Findings()
  await checkRoot({store, findings: found}, () => {})
  return found.list.map(({codes, path, expected}) => `${codes} ${path}: expected ${expected}`)
}

describe.each<[string, EditionDraft[], EditionDraft]>([
  ['the first edition', [], first],
  ['a second edition', [first], second],
  ['an edition after that', [first, second], third]
])('a power cut while %s is added', (_, before, next) => {
  it.each(fates)('leaves the old edition or the new one: %s', async (_, fate) => {
    const kept = await keptAfter(...before)
    const whole = forgetfulDisk(kept)
    const {object} = await addEdition(whole, next)
    const changes = whole.log.length
    expect(changes).toBeGreaterThan(30)
    const outcomes = new Set<number>()
    for (let at = 0; at <= changes; at++) {
      const left = afterCut(kept, whole.log.slice(0, at), fate)
      const disk = forgetfulDisk(left)
      const found = await readObjectAt(disk, object.path)
      const editions = found?.editions.length ?? 0
      outcomes.add(editions)
      for (const file of found?.editions.at(-1)?.files.values() ?? [])
        await expect(readFileOf(disk, found as never, file), `cut at ${at}`).resolves.toBeDefined()

      await recover(disk)
      const repaired = (await readObjectAt(disk, object.path))?.editions.length ?? 0
      expect([before.length, before.length + 1], `cut at ${at}`).toContain(repaired)
      if (repaired > 0) expect(await findings(disk), `repaired, cut at ${at}`).toEqual([])
      const again = forgetfulDisk(left)
      await addEdition(again, next)
      expect(await findings(again), `sealed again, cut at ${at}`).toEqual([])
    }
    expect(outcomes).toEqual(new Set([before.length, before.length + 1]))
  })
})

describe('an edition that was reported as added', () => {
  it('survives whatever is lost afterwards', async () => {
    for (const [, fate] of fates) {
      const disk = forgetfulDisk()
      const {object} = await addEdition(disk, first)
      const left = forgetfulDisk(afterCut(new Map(), disk.log, fate))
      expect((await readObjectAt(left, object.path))?.editions).toHaveLength(1)
    }
  })
})

describe('the order in which the disk is asked', () => {
  it('confirms content, then its folders, then moves, and confirms what was moved', async () => {
    const kept = await keptAfter(first)
    const disk = forgetfulDisk(kept)
    const {object} = await addEdition(disk, second)
    const at = (wanted: (change: (typeof disk.log)[number]) => boolean) => disk.log.findIndex(wanted)
    const isSync = (path: string) => (change: (typeof disk.log)[number], index: number) =>
      change.do === 'sync' && change.path === path && index > 0
    const journal = at((change) => change.do === 'move' && change.to.endsWith('/commit.json'))
    const version = at((change) => change.do === 'move' && change.to === `${object.path}/v2`)
    const inventory = at((change) => change.do === 'move' && change.to === `${object.path}/inventory.json`)
    const removed = at((change) => change.do === 'remove')
    const files = disk.log.flatMap((change, index) => (change.do === 'file' ? [{...change, index}] : []))
    // Every file is written, and every folder of it confirmed, before the journal tells of them.
    for (const {path, index} of files.filter(({path}) => path.includes('/next/'))) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      const confirmed = disk.log.findIndex((change, later) => later > index && isSync(folder)(change, later))
      expect(confirmed, path).toBeGreaterThan(index)
      expect(confirmed, path).toBeLessThan(journal)
    }
    expect(journal).toBeLessThan(version)
    const versionSynced = disk.log.findIndex(
      (change, index) => index > version && isSync(object.path)(change, index)
    )
    expect(versionSynced).toBeGreaterThan(version)
    expect(versionSynced).toBeLessThan(inventory)
    const inventorySynced = disk.log.findIndex(
      (change, index) => index > inventory && isSync(object.path)(change, index)
    )
    expect(inventorySynced).toBeGreaterThan(inventory)
    expect(inventorySynced).toBeLessThan(removed)
  })
})
