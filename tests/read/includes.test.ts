import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'
import {readIncludes} from '../../src/read/includes.js'
import {readManuscript} from '../../src/read/manuscript.js'
import {complete, manuscriptEnvironment, understood} from '../understand.js'

async function included(files: Record<string, string>) {
  const environment = manuscriptEnvironment(files)
  const manuscript = await readIncludes(await readManuscript('/m/paper.md', '/m', environment), environment)
  const {text, file, origins} = manuscript
  return {text, origins, messages: file.messages.map(({line, reason}) => `${line}: ${reason}`)}
}

const quarto = (text: string) => `---\ndialect: quarto\n---\n${text}`
const myst = (text: string) => `---\ndialect: myst\n---\n${text}`

describe('included files', () => {
  it('stand where Quarto’s shortcode calls them, without their front matter', async () => {
    const {text, messages} = await included({
      'paper.md': quarto('One.\n\n{{< include _part.qmd >}}\n\nThree.'),
      '_part.qmd': '---\ntitle: Part\n---\nTwo.\n'
    })
    expect(text.replace(/\n+/gu, ' ').trim()).toBe('One. Two. Three.')
    expect(messages).toEqual([])
  })

  it('are blocks of their own in MyST, indented as the call is', async () => {
    const {text} = await included({
      'paper.md': myst('- item\n\n  ```{include} part.md\n  ```\n'),
      'part.md': 'Two,\nlines.\n'
    })
    expect(text).toContain('\n  \n  Two,\n  lines.\n  \n')
  })

  it('are found beside the file that includes them', async () => {
    const {text, messages} = await included({
      'paper.md': quarto('{{< include parts/_a.qmd >}}'),
      'parts/_a.qmd': '{{< include _b.qmd >}}',
      'parts/_b.qmd': 'Deep.'
    })
    expect(text).toContain('Deep.')
    expect(messages).toEqual([])
  })

  it('give their own name, line and column to messages', async () => {
    const {messages} = await understood({
      'paper.md': complete(
        'Words.\n\n- x\n\n  ```{include} sub/part.md\n  ```\n\n@fig:after\n',
        'dialect: myst\n'
      ),
      'sub/part.md': '# Part\n\nWords @fig:nothing.\n'
    })
    const places = messages
      .filter(({rule}) => rule === 'cross-reference-unresolved')
      .map(({file, line, column}) => `${file}:${line}:${column}`)
    expect(places.sort()).toEqual(['paper.md:15:1', 'sub/part.md:3:7'])
  })

  it('bring their images from their own folder', async () => {
    const {article} = await understood({
      'paper.md': complete('{{< include sub/_part.qmd >}}\n', 'dialect: quarto\n'),
      'sub/_part.qmd': '![A map.](map.svg)\n',
      'sub/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    })
    expect(article.assets.map(({source}) => source)).toEqual(['sub/map.svg'])
  })

  it('are code where MyST asks for code, the chosen lines of it', async () => {
    const {html} = await understood({
      'paper.md': complete(
        '```{literalinclude} run.py\n:lines: 2-3\n:caption: Run.\n```\n',
        'dialect: myst\n'
      ),
      'run.py': 'a = 1\nb = "```"\n:c: 3\nd = 4\n'
    })
    expect(html().replace(/<[^>]+>/gu, '')).toContain('b = "```"\n:c: 3')
    expect(html()).not.toContain('d = 4')
    expect(html()).toContain('Run.')
  })

  it.each([
    ['../secret.md', 'it is outside the manuscript’s folder'],
    ['/etc/passwd', 'it is outside the manuscript’s folder'],
    ['https://example.org/x.md', 'it is outside the manuscript’s folder'],
    ['nothing.md', 'there is no such file'],
    ['paper.md', 'it would include itself']
  ])('%s is refused, and its line stays', async (path, why) => {
    const {text, messages} = await included({'paper.md': quarto(`One.\n\n{{< include ${path} >}}\n`)})
    expect(text).toContain(`{{< include ${path} >}}`)
    expect(messages).toEqual([`6: Cannot include \`${path}\`: ${why}`])
  })

  it('are refused where they go round in a circle', async () => {
    const {text, messages} = await included({
      'paper.md': quarto('{{< include a.md >}}'),
      'a.md': 'A.\n{{< include b.md >}}',
      'b.md': 'B.\n{{< include a.md >}}'
    })
    expect(text).toContain('A.\nB.\n{{< include a.md >}}')
    expect(messages).toEqual(['6: Cannot include `a.md`: it would include itself'])
  })

  it('are bounded in number: files that double each other end', async () => {
    const files = Object.fromEntries(
      Array.from({length: 19}, (_, n) => [
        `${n}.md`,
        `{{< include ${n + 1}.md >}}\n{{< include ${n + 1}.md >}}\n`
      ])
    )
    const {messages} = await included({'paper.md': quarto('{{< include 0.md >}}'), ...files, '19.md': 'x'})
    expect(messages.some((message) => message.includes('more than 1000 files'))).toBe(true)
  })

  it('are not read in code that shows how to include', async () => {
    const source = quarto('```markdown\n{{< include a.md >}}\n```\n')
    const {text, messages} = await included({'paper.md': source, 'a.md': 'A.'})
    expect(text).toContain('{{< include a.md >}}')
    expect(messages).toEqual([])
  })

  it('are inputs of the build, and refused through a link that leads outside', async () => {
    const place = mkdtempSync(join(tmpdir(), 'includes-'))
    const environment = realEnvironment()
    try {
      mkdirSync(join(place, 'm'))
      writeFileSync(join(place, 'secret.md'), 'Secret.')
      symlinkSync(join(place, 'secret.md'), join(place, 'm/link.md'))
      writeFileSync(join(place, 'm/_a.qmd'), 'Included @fig:x.\n')
      writeFileSync(join(place, 'm/m.qmd'), '{{< include _a.qmd >}}\n\n{{< include link.md >}}\n')
      const options = {out: join(place, 'out'), base: place, formats: ['html'] as const}
      const first = await publish(join(place, 'm/m.qmd'), options, environment)
      expect(first.messages.map(({rule}) => rule)).toContain('include-refused')
      const again = await publish(join(place, 'm/m.qmd'), options, environment)
      expect(again.fresh).toBe(true)
      expect(again.messages).toEqual(first.messages)
      writeFileSync(join(place, 'm/_a.qmd'), 'Included, and changed.')
      expect((await publish(join(place, 'm/m.qmd'), options, environment)).fresh).toBe(false)
    } finally {
      await environment.close()
      rmSync(place, {recursive: true})
    }
  })
})
