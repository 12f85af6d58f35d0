import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {toHtml} from 'hast-util-to-html'
import {describe, expect, it} from 'vitest'
import {realEnvironment} from '../src/environment/real.js'
import {understand} from '../src/publish.js'
import {messageOf} from '../src/record.js'
import {renderPage} from '../src/render/html/page.js'

/**
 * A case is a folder: `manuscript/`, and what becomes of it. `UPDATE=1` writes
 * the expectations anew; without `messages.json` no message is expected.
 */
const folder = resolve('tests/cases')
const update = process.env['UPDATE'] === '1'

describe('cases', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const place = join(folder, name)
    const environment = realEnvironment()
    const {article, manuscript} = await understand(join(place, 'manuscript'), {base: place}, environment)
    const page = await renderPage(article)
    const html = Object.entries(page.slots)
      .filter(([, children]) => children.length > 0)
      .map(([slot, children]) => `<!-- ${slot} -->\n${toHtml({type: 'root', children})}\n`)
      .join('')
    hold(place, 'article.json', `${JSON.stringify(article, compact, 1)}\n`)
    hold(place, 'page.html', html)
    const messages = manuscript.file.messages.map(messageOf)
    if (messages.length > 0) hold(place, 'messages.json', `${JSON.stringify(messages, null, 1)}\n`)
    else expect(existsSync(join(place, 'messages.json')), 'messages are expected, none came').toBe(false)
  })
})

/** Places are tested where messages are; bytes by their digest. */
function compact(key: string, value: unknown): unknown {
  return key === 'position' || key === 'bytes' || key === 'place' || key === 'mathml' ? undefined : value
}

function hold(place: string, name: string, made: string): void {
  const path = join(place, name)
  if (update) writeFileSync(path, made)
  expect(made).toBe(
    existsSync(path)
      ? readFileSync(path, 'utf8')
      : `(no ${name}: run UPDATE=1 npx vitest run tests/cases.test.ts)`
  )
}
