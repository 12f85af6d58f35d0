import {readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {TemplateInvalid} from '../../src/diagnostics/template-invalid.js'
import type {Environment} from '../../src/environment/environment.js'
import {realEnvironment} from '../../src/environment/real.js'
import type {Template} from '../../src/model/index.js'
import {readTemplate} from '../../src/read/template.js'
import {judgeTemplate} from '../../src/template.js'

const real = realEnvironment()
const base = resolve('/journals')
const bundled = (path: string) => readFileSync(join('templates', path), 'utf8')

/** A folder `mine` that is only in memory; packages and bundled templates are those of the disk. */
function environmentWith(parts: Record<string, string | Uint8Array>): Environment {
  const folder = join(base, 'mine')
  const files = new Map(
    Object.entries(parts).map(([path, content]) => [
      join(folder, path),
      typeof content === 'string' ? new TextEncoder().encode(content) : content
    ])
  )
  return {
    ...real,
    files: {
      ...real.files,
      read: async (path) => files.get(path) ?? (path.startsWith(base) ? undefined : real.files.read(path)),
      list: async (path) =>
        path === folder
          ? Object.keys(parts).sort()
          : path.startsWith(base)
            ? undefined
            : real.files.list(path)
    }
  }
}

const small = `title: Mine\nextends: journal\n`

/** What is said of a template, as messages are printed; and the template, where it can be used. */
async function judged(
  parts: Record<string, string | Uint8Array>
): Promise<{said: string[]; template?: Template; unusable: boolean}> {
  const file = new VFile()
  const lines = (messages: VFile['messages']) =>
    messages.map(({file, line, column, reason, ruleId}) =>
      [[file, line, column].filter(Boolean).join(':'), reason, ruleId].join('  ')
    )
  try {
    const template = await readTemplate('./mine', base, environmentWith(parts))
    await judgeTemplate(template, file)
    return {said: lines(file.messages), template, unusable: false}
  } catch (error) {
    if (!(error instanceof TemplateInvalid)) throw error
    return {said: error.messages.length > 0 ? lines(error.messages) : [error.message], unusable: true}
  }
}

const page = bundled('journal/page.html')
const changed = (old: string, by: string) => {
  expect(page).toContain(old)
  return {'template.yaml': small, 'page.html': page.replace(old, by)}
}

it('has one digest, in whatever order the disk gives its files', async () => {
  const weights = ['400', '600', '700']
  const packaged = 'node_modules/@fontsource/stix-two-text/files/stix-two-text-latin'
  const fonts = weights.map((weight) => `  - {family: F${weight}, files: {400: ${weight}.woff}}`)
  const given = Object.fromEntries(
    weights.map((weight) => [`${weight}.woff`, readFileSync(`${packaged}-${weight}-normal.woff`)])
  )
  const {files, ...environment} = environmentWith({
    'template.yaml': `${small}fonts:\n${fonts.join('\n')}\n`,
    ...given
  })
  const digestWhen = async (late: string) => {
    const read = async (path: string) => {
      await new Promise((resolve) => setTimeout(resolve, path.endsWith(late) ? 30 : 0))
      return files.read(path)
    }
    return (await readTemplate('./mine', base, {...environment, files: {...files, read}})).digest
  }
  expect(await digestWhen('400.woff')).toBe(await digestWhen('700.woff'))
})

describe('a template that extends another', () => {
  it('needs no more than a title: files, fonts, colours and paper are taken from there', async () => {
    const {said, template} = await judged({'template.yaml': small})
    const journal = await readTemplate('journal', base, real)
    expect(said).toEqual([])
    expect(template).toMatchObject({page: journal.page, printed: journal.printed, name: 'mine'})
    expect(template?.settings).toEqual({...journal.settings, title: 'Mine'})
  })

  it('is another than its parent, and than itself before a change', async () => {
    const digests = await Promise.all(
      ['', 'page: {size: A5}\n'].map(
        async (more) => (await judged({'template.yaml': small + more})).template?.digest
      )
    )
    expect(new Set([...digests, (await readTemplate('journal', base, real)).digest]).size).toBe(3)
  })

  it('brings fonts and pictures of its own folder', async () => {
    const {said, template} = await judged({
      'template.yaml': `${small}fonts: [{family: River, files: {400: River.woff}}]\nimages: {logo: logo.svg}\n`,
      'River.woff': readFileSync(
        'node_modules/@fontsource/stix-two-text/files/stix-two-text-latin-400-normal.woff'
      ),
      'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    })
    expect(said).toEqual([])
    expect(template?.settings.fonts).toMatchObject([{family: 'River', faces: ['400'], package: ''}])
    expect(String.fromCharCode(...(template?.settings.fonts[0]?.files?.[0]?.subarray(0, 4) ?? []))).toBe(
      'wOFF'
    )
    expect(template?.images['logo']?.mediaType).toBe('image/svg+xml')
  })

  it('is printed on the paper of its sheet where its settings name none', async () => {
    const css = '@page { size: 170mm 240mm; margin: 20mm 15mm 25mm 18mm } @page :first { margin-top: 40mm }'
    const {said, template} = await judged({'template.yaml': small, 'print.css': css})
    expect(said).toEqual([])
    expect(template).toMatchObject({
      printedInSheet: true,
      printed: {
        size: {width: 170, height: 240},
        margins: {top: 20, outer: 15, bottom: 25, inner: 18},
        first: {top: 40}
      }
    })
  })
})

describe('a broken template cannot be used, and says where', () => {
  it.each<[string, Record<string, string | Uint8Array>, string[]]>([
    [
      'YAML that cannot be read',
      {'template.yaml': 'title: Mine\nextends: journal\nfonts: [{family: A\n'},
      ['mine/template.yaml:3:']
    ],
    [
      'an unknown field, with the nearest name',
      {'template.yaml': `${small}covr: {paper: "#fff"}\n`},
      ['mine/template.yaml:3:1  Unexpected field `covr`; did you mean `cover`?  template-field-unknown']
    ],
    [
      'an unknown field within a field',
      {'template.yaml': `${small}page: {size: A5, margin: 20mm}\n`},
      [
        'mine/template.yaml:3:18  Unexpected field `page.margin`; did you mean `margins`?  template-field-unknown'
      ]
    ],
    [
      'a colour that is none, and a face that is none',
      {
        'template.yaml': `${small}cover: {paper: white, ink: "#000000", accent: "#123456"}\nfonts: [{family: A, package: "@fontsource/source-serif-4", faces: [bold]}]\n`
      },
      [
        'mine/template.yaml:4:68  Expected a weight, as 400 or 400 italic in `fonts.0.faces.0`, not `bold`  template-field-invalid',
        'mine/template.yaml:3:9  Expected a colour as #1d2b36 in `cover.paper`, not `white`  template-field-invalid'
      ]
    ],
    [
      'a page size that is none, and a margin without unit',
      {'template.yaml': `${small}page: {size: B55, margins: {top: 20}}\n`},
      [
        'mine/template.yaml:3:8  Expected a size by name or as 170mm x 240mm, did you mean `B5`? in `page.size`, not `B55`  template-field-invalid',
        'mine/template.yaml:3:29  Expected a length with its unit, as 20mm, in `page.margins.top`, not `20`  template-field-invalid'
      ]
    ],
    [
      'margins that leave no room',
      {'template.yaml': `${small}page: {size: A5, margins: 90mm}\n`},
      [
        'mine/template.yaml:3:18  Cannot set text on a page of A5 (148 × 210 mm) with margins of 90, 90, 90, 90 mm  template-no-room'
      ]
    ],
    [
      'a parent that is none',
      {'template.yaml': 'title: Mine\nextends: jurnal\n'},
      [
        'mine/template.yaml:2:1  Cannot find template `jurnal` to extend; did you mean `journal`?  template-parent-unknown'
      ]
    ],
    [
      'missing files, one of them under another name',
      {
        'template.yaml': bundled('journal/template.yaml'),
        'page.htm': page,
        'print.css': '',
        'epub.css': ''
      },
      [
        'mine/template.yaml  Missing file `page.html`; did you mean `page.htm`?  template-file-missing',
        'mine/template.yaml  Missing file `screen.css`  template-file-missing'
      ]
    ],
    [
      'a missing title',
      {'template.yaml': 'extends: journal\n'},
      ['mine/template.yaml:1:1  Missing field `title`  template-field-missing']
    ],
    [
      'a font package that is not installed, and a face that a package lacks',
      {
        'template.yaml': `${small}fonts:\n  - {family: A, package: "@fontsource/no-such-font", faces: ["400"]}\n  - {family: STIX Two Text, package: "@fontsource/stix-two-text", faces: ["400", "300"]}\n`
      },
      [
        'mine/template.yaml:4:17  Cannot find font package `@fontsource/no-such-font`  template-font-missing',
        'mine/template.yaml:5:82  Cannot find face `300` of `@fontsource/stix-two-text`: it has 400, 400 italic, 500, 500 italic, 600, 600 italic, 700, 700 italic  template-face-missing'
      ]
    ],
    [
      'font files that are missing, or no fonts that print as text',
      {
        'template.yaml': `${small}fonts:\n  - {family: A, files: {400: a.ttf, 700: b.otf}}\n`,
        'b.otf': new Uint8Array([0x4f, 0x54, 0x54, 0x4f, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
      },
      [
        'mine/template.yaml:4:25  Cannot use font `a.ttf`: there is no such file  template-font-unreadable',
        'mine/template.yaml:4:37  Cannot use font `b.otf`: its outlines are PostScript’s (CFF), which become drawings in a PDF  template-font-unreadable'
      ]
    ],
    [
      'a logo that is missing, one that is no image, and one outside of the folder',
      {
        'template.yaml': `${small}images: {logo: lgo.svg, seal: seal.png, other: ../other.svg}\n`,
        'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'seal.png': 'no image'
      },
      [
        'mine/template.yaml:3:41  Expected a path within the folder in `images.other`, not `../other.svg`  template-field-invalid'
      ]
    ],
    [
      'a logo that is missing, and one that is no image',
      {
        'template.yaml': `${small}images: {logo: lgo.svg, seal: seal.png}\n`,
        'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        'seal.png': 'no image'
      },
      [
        'mine/template.yaml:3:10  Cannot use image `lgo.svg`: there is no such file; did you mean `logo.svg`?  template-image-unreadable',
        'mine/template.yaml:3:25  Cannot use image `seal.png`: its content is no image that browsers show  template-image-unreadable'
      ]
    ],
    [
      'Liquid that is never closed',
      changed('{% endif %}<style>', '<style>'),
      ["mine/page.html:6:1  Cannot read the page: tag {% if medium == 'screen' %} not closed"]
    ],
    [
      'an unknown variable, with the nearest name',
      changed('{{ slots.abstract | raw }}', '{{ slots.abstrct | raw }}'),
      [
        'mine/page.html:28:4  Cannot find variable `slots.abstrct`; did you mean `slots.abstract`?  template-variable-unknown'
      ]
    ],
    [
      'an unknown variable that only an empty article or a narrow page meets',
      changed(
        '</article>',
        "{% if slots.toc == '' and layout == 'narrow' %}{{ nothing }}{% endif %}</article>"
      ),
      ['mine/page.html:39:51  Cannot find variable `nothing`  template-variable-unknown']
    ],
    [
      'an unknown filter',
      changed('{{ slots.body | raw }}', '{{ slots.body | rwa }}'),
      ['mine/page.html:34:1  Cannot find filter `rwa`; did you mean `raw`?  template-filter-unknown']
    ],
    [
      'a file that it wants to include',
      changed('</article>', '{% include "/etc/passwd" %}</article>'),
      [
        'mine/page.html:39:1  Cannot read the page: a page is one file, nothing can be included in it  template-syntax'
      ]
    ],
    [
      'no style sheet on its page',
      changed('{{ css | raw }}', ''),
      ['mine/page.html:1:1  Missing `{{ css | raw }}` on the screen  template-part-missing']
    ],
    [
      'no element for the article',
      {'template.yaml': small, 'page.html': page.replaceAll('article>', 'div>')},
      [
        'mine/page.html:1:1  Missing `<article>`: what stands in it is the article, and all else furniture  template-element-missing'
      ]
    ],
    [
      'style that cannot be read',
      {'template.yaml': small, 'screen.css': 'p { color: red }\nh1 { color: blue\n'},
      ['mine/screen.css:2:4  Cannot read the style sheet: this `{` is never closed  template-css-syntax']
    ],
    [
      'style with a brace or a comment too many',
      {
        'template.yaml': small,
        'screen.css': 'p { color: red } }\n',
        'epub.css': 'p { margin: 0 }\n/* open\n'
      },
      [
        'mine/screen.css:1:18  Cannot read the style sheet: Unexpected `}`  template-css-syntax',
        'mine/epub.css:2:1  Cannot read the style sheet: this comment is never closed  template-css-syntax'
      ]
    ],
    [
      'a declaration that is none',
      {'template.yaml': small, 'print.css': 'p {\n  color red;\n}\n'},
      ['mine/print.css:2:9  Cannot read the style sheet: Colon is expected  template-css-syntax']
    ]
  ])('%s', async (_, parts, expected) => {
    const {said, unusable} = await judged(parts)
    expect(unusable).toBe(true)
    expect(said).toHaveLength(expected.length)
    for (const [index, line] of expected.entries()) expect(said[index]).toContain(line)
  })

  it('is told from one that is not there, whose nearest name is said', async () => {
    const missing = (name: string) =>
      readTemplate(name, base, environmentWith({'template.yaml': small})).catch(({message}: Error) => message)
    expect(await missing('jurnal')).toContain('did you mean `journal`?')
    expect(await missing('mine')).toContain('did you mean `./mine`?')
    expect(await missing('./yours')).toContain('Cannot find template `./yours`')
  })
})

describe('a template that loses something is used, and told', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a slot left out',
      changed('{{ slots.references | raw }}', ''),
      [
        'mine/page.html:1:1  Missing `{{ slots.references | raw }}` on the screen: its words are lost  template-slot-missing'
      ]
    ],
    [
      'a slot left out of print',
      {
        'template.yaml': small,
        'page.html': page.replace(
          '{{ slots.statements | raw }}',
          "{% if medium == 'screen' %}{{ slots.statements | raw }}{% endif %}"
        )
      },
      [
        'mine/page.html:35:28  Missing `{{ slots.statements | raw }}` in print: its words are lost  template-slot-missing'
      ]
    ],
    [
      'a slot whose tags would be seen',
      changed('{{ slots.title | raw }}', '{{ slots.title }}'),
      [
        'mine/page.html:21:1  Expected `{{ slots.title | raw }}`: without `raw`, readers see its tags  template-slot-escaped'
      ]
    ],
    [
      'a slot that stands twice',
      changed('{{ slots.toc | raw }}', '{{ slots.toc | raw }}{{ slots.title | raw }}'),
      [
        'mine/page.html:32:22  Unexpected second `{{ slots.title }}` on the screen: readers meet the same words again'
      ]
    ],
    [
      'slots in another order',
      {
        'template.yaml': small,
        'page.html': page
          .replace('{{ slots.references | raw }}\n', '')
          .replace('{{ slots.body | raw }}', '{{ slots.references | raw }}\n{{ slots.body | raw }}')
      },
      [
        'mine/page.html:35:1  Expected `slots.body` before `slots.references`: other galleys read them in this order  template-slot-order'
      ]
    ],
    [
      'properties and values that nobody knows',
      {
        'template.yaml': small,
        'screen.css': 'p {\n  colour: red;\n  font-weight: blod;\n  color: var(--ink)\n}\n'
      },
      [
        'mine/screen.css:2:3  Unexpected property `colour`; did you mean `color`?  template-css-property',
        'mine/screen.css:3:3  Unexpected value `blod` of `font-weight`  template-css-value'
      ]
    ],
    [
      'what Chromium does not print',
      {
        'template.yaml': small,
        'print.css':
          '@page { size: A4; @top-left { content: string(title) } }\n.note { box-shadow: 0 0 2px red }\n'
      },
      [
        'mine/print.css:1:40  Cannot print `string()`: Chromium has no named strings, and drops the whole `content` for one',
        'mine/print.css:2:9  Cannot print `box-shadow`: it turns what it lies under into a picture'
      ]
    ],
    [
      'what readers of EPUBs do not take',
      {'template.yaml': small, 'epub.css': 'p { margin: 0 }\n.a { display: flex }\n'},
      [
        'mine/epub.css:2:1  Cannot give `display: flex` to readers of EPUBs: RMSDK and Kindle know no flex or grid'
      ]
    ],
    [
      'addresses in a style sheet',
      {'template.yaml': small, 'screen.css': 'p { background: url(https://example.org/a.png) }\n'},
      ['mine/screen.css:1:17  Cannot load `https://example.org/a.png` from a style sheet  template-url']
    ]
  ])('%s', async (_, parts, expected) => {
    const {said, unusable} = await judged(parts)
    expect(unusable).toBe(false)
    expect(said).toHaveLength(expected.length)
    for (const [index, line] of expected.entries()) expect(said[index]).toContain(line)
  })
})

describe('bundled templates', () => {
  it.each(['journal', 'journal-two-column'])(
    '%s says nothing of itself, held as strictly as one of a folder',
    async (name) => {
      const parts = ['template.yaml', 'page.html', 'screen.css', 'print.css', 'epub.css']
      const own = (await real.files.list(join('templates', name))) ?? []
      const files = Object.fromEntries(
        parts.filter((part) => own.includes(part)).map((part) => [part, bundled(`${name}/${part}`)])
      )
      const {said} = await judged(files)
      expect(said).toEqual([])
    }
  )
})
