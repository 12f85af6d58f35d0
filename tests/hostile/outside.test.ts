import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {publish, understand} from '../../src/publish.js'
import {complete, understood} from '../understand.js'

const secret = 'TOP SECRET'

/** A folder with a secret beside the manuscript's own, on the real disk: links are the disk's affair. */
let folder = ''
const environment = realEnvironment()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-outside-'))
  await mkdir(join(folder, 'manuscript/figures'), {recursive: true})
  await mkdir(join(folder, 'evil'))
  await writeFile(
    join(folder, 'secret.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg"><text>${secret}</text></svg>`
  )
  await writeFile(join(folder, 'secret.bib'), `@book{a, title={${secret}}, year={2000}}`)
  await writeFile(
    join(folder, 'secret.csl'),
    `<style><info><title>${secret}</title></info><citation/></style>`
  )
  await writeFile(join(folder, 'evil/page.html'), `{{ "${secret}" | upcase }}`)
  await symlink(join(folder, 'secret.svg'), join(folder, 'manuscript/figures/link.svg'))
  await symlink(folder, join(folder, 'manuscript/up'))
  await symlink(join(folder, 'secret.bib'), join(folder, 'manuscript/link.bib'))
})

afterAll(async () => {
  await environment.close()
  await rm(folder, {recursive: true})
})

async function build(text: string) {
  const path = join(folder, 'manuscript/paper.md')
  await writeFile(path, text)
  const {article, manuscript} = await understand(path, {base: folder}, environment)
  return {article, rules: manuscript.file.messages.map(({ruleId}) => ruleId)}
}

describe('a manuscript that reaches out of its folder', () => {
  it.each([
    ['../secret.svg', 'image-outside'],
    ['figures/../../secret.svg', 'image-outside'],
    ['./././../secret.svg', 'image-outside'],
    ['%2e%2e/secret.svg', 'image-outside'],
    ['..%2fsecret.svg', 'image-missing'],
    ['%2e%2e%2fsecret.svg', 'image-missing'],
    ['/etc/hostname', 'image-outside'],
    ['file:///etc/hostname', 'image-outside'],
    ['FILE:/etc/hostname', 'image-outside'],
    ['figures/link.svg', 'image-outside'],
    ['up/secret.svg', 'image-outside'],
    ['C:\\\\Windows\\\\win.ini', 'image-outside'],
    ['\\\\\\\\server\\\\share\\\\x.png', 'image-outside'],
    ['//server/share/x.png', 'image-remote'],
    ['http://example.org/x.png', 'image-remote'],
    ['https://example.org/x.png', 'image-remote'],
    ['data:image/png;base64,AAAA', 'image-format'],
    ['data:text/html,Words', 'image-outside'],
    ['a%00.svg', 'image-missing'],
    ['.', 'image-outside'],
    ['', 'image-missing']
  ])('gets no image by `%s`', async (path, rule) => {
    const {article, rules} = await build(complete(`![Words](<${path}>)`))
    expect(article.assets).toEqual([])
    expect(rules).toContain(rule)
    expect(JSON.stringify(article.body)).toContain('Words')
  })

  it.each([
    '../secret.bib',
    '/etc/passwd',
    'link.bib',
    'up/secret.bib',
    'file:../secret.bib',
    'https://example.org/a.bib'
  ])('gets no bibliography by `%s`', async (path) => {
    const {article, rules} = await build(complete('As known [@a].', `bibliography: "${path}"\n`))
    expect(JSON.stringify(article)).not.toContain(secret)
    expect(rules).toEqual(['bibliography-missing', 'citation-unresolved'])
  })

  it.each(['../secret.csl', '/tmp/secret.csl', 'up/secret.csl'])(
    'gets no citation style by `%s`',
    async (path) => {
      const {article, rules} = await build(
        complete('As known [@a].', `csl: ${path}\nreferences: [{id: a, title: A, type: book}]\n`)
      )
      expect(JSON.stringify(article)).not.toContain(secret)
      expect(rules).toContain('style-missing')
    }
  )

  it.each(['../evil', './', 'up/evil', '/etc', '../../templates/journal'])(
    'gets no template by `%s`: only bundled ones are for manuscripts',
    async (template) => {
      const path = join(folder, 'manuscript/paper.md')
      await writeFile(path, complete('Words.', `template: "${template}"\n`))
      const {messages, galleys, failed} = await publish(
        path,
        {out: join(folder, 'out'), base: folder, formats: ['html'], force: true},
        environment
      )
      expect(messages.map(({rule}) => rule)).toEqual(['template-unknown'])
      expect(failed).toBe(false)
      const html = new TextDecoder().decode(await environment.files.read(galleys[0]?.path ?? ''))
      expect(html).not.toContain(secret)
      expect(html).toContain('<p>Words.</p>')
    }
  )

  it('takes what lies within, also through a link that stays within', async () => {
    await writeFile(
      join(folder, 'manuscript/own.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
    )
    await symlink(join(folder, 'manuscript/own.svg'), join(folder, 'manuscript/figures/own.svg'))
    const {article, rules} = await build(complete('![Words](figures/own.svg){alt="A line"}'))
    expect(rules).toEqual([])
    expect(article.assets).toMatchObject([
      {source: 'figures/own.svg', href: 'images/own.svg', width: 4, height: 3}
    ])
  })

  it('writes galleys under a safe name, whatever the slug says', async () => {
    for (const slug of ['../../evil', '/etc/x', '..', 'CON', 'a\\b']) {
      const {article} = await understood(complete('Words.', `slug: '${slug}'\n`))
      expect(article.slug).toMatch(/^[a-z0-9][a-z0-9._-]*$/u)
    }
  })
})
