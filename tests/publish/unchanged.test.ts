import {join, resolve} from 'node:path'
import {expect, it} from 'vitest'
import type {Environment} from '../../src/environment/environment.js'
import {overlay} from '../../src/environment/overlay.js'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'

const folder = resolve('/manuscripts/abc')
const encoder = new TextEncoder()

const files = {
  'paper.md': '---\ntitle: An article\nauthor: Ada Author\n---\n\nText.\n',
  'mine/template.yaml': 'title: Mine\nextends: journal-two-column\n'
}

function environment(): Environment & {write(name: string, text: string): void} {
  const table = new Map(
    Object.entries(files).map(([name, text]) => [join(folder, name), encoder.encode(text)])
  )
  const write = (name: string, text: string) => void table.set(join(folder, name), encoder.encode(text))
  return {...overlay(realEnvironment(), folder, table), write}
}

const build = (environment: Environment, template?: string) =>
  publish(
    join(folder, 'paper.md'),
    {base: folder, out: join(folder, 'out'), formats: ['html'], template},
    environment
  )

it('is built again only when its text, its template or their names changed', async () => {
  const here = environment()
  const fresh = async (template?: string) => (await build(here, template)).fresh
  expect([await fresh(), await fresh()]).toEqual([false, true])
  here.write('paper.md', files['paper.md'].replace('Text', 'Words'))
  expect([await fresh(), await fresh()]).toEqual([false, true])
  // A look of its own, and back: the last build's is not looked for by its name.
  expect([await fresh('./mine'), await fresh('./mine'), await fresh(), await fresh()]).toEqual([
    false,
    true,
    false,
    true
  ])
  await fresh('./mine')
  here.write('mine/template.yaml', 'title: Mine\nextends: journal\n')
  expect([await fresh('./mine'), await fresh('./mine')]).toEqual([false, true])
})

it('is built again once the bibliography that it cites lies beside it', async () => {
  const here = environment()
  here.write('paper.md', `${files['paper.md']}\nAs one says [@ada].\n`)
  const rules = async () => {
    const {fresh, messages} = await build(here)
    return {fresh, unresolved: messages.some(({rule}) => rule === 'citation-unresolved')}
  }
  expect(await rules()).toEqual({fresh: false, unresolved: true})
  expect(await rules()).toEqual({fresh: true, unresolved: true})
  here.write('refs.bib', '@book{ada, author = {Ada Author}, title = {Notes}, year = 1843}\n')
  expect(await rules()).toEqual({fresh: false, unresolved: false})
  expect(await rules()).toEqual({fresh: true, unresolved: false})
})
