import type {Element, Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {publish} from '../../src/publish.js'
import {complete, manuscriptEnvironment, understood} from '../understand.js'

/** The HTML galley of a manuscript. */
async function galley(files: string | Record<string, string>): Promise<{html: string; tree: Root}> {
  const environment = manuscriptEnvironment(files)
  const {galleys} = await publish('/m/paper.md', {out: '/out', base: '/m', formats: ['html']}, environment)
  const html = new TextDecoder().decode(environment.table.get(galleys[0]?.path ?? ''))
  return {html, tree: fromHtml(html)}
}

function elements(tree: Root): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    found.push(node)
  })
  return found
}

/** What a browser would act on: scripts, handlers, foreign loads, unsafe links. */
function acting(tree: Root): string[] {
  return elements(tree).flatMap(({tagName, properties}) => [
    ...(/^(?:script|iframe|object|embed|form|base|frame|applet|portal)$/u.test(tagName) &&
    properties.type !== 'application/ld+json'
      ? [tagName]
      : []),
    ...Object.keys(properties).filter((name) => /^on/iu.test(name)),
    ...Object.entries(properties).flatMap(([name, value]) =>
      /^(?:href|src|action|formAction|poster|srcSet|data|background|xLinkHref|ping)$/u.test(name) &&
      /^\s*(?:javascript|vbscript|data:text|file|blob):/iu.test(
        String(value).replace(/[\u0000-\u0020]/gu, '')
      )
        ? [`${name}=${value}`]
        : []
    )
  ])
}

const attacks: [string, string][] = [
  ['a script', '<script>alert(1)</script>'],
  ['a script in a line', 'Words <script>alert(1)</script> words'],
  ['a script in pieces', '<scr<script>ipt>alert(1)</scr</script>ipt>'],
  ['a script that never ends', '<script>alert(1)'],
  ['a script in SVG', '<svg><script>alert(1)</script></svg>'],
  ['a handler', '<p onclick="alert(1)">Words</p>'],
  ['a handler in capitals', '<IMG SRC=x OnError="alert(1)">'],
  ['a handler behind a slash', '<img/src=x/onerror=alert(1)>'],
  ['a handler of SVG', '<svg onload=alert(1)><circle/></svg>'],
  ['a handler of details', '<details open ontoggle=alert(1)>Words</details>'],
  ['a frame', '<iframe src="https://example.org"></iframe>'],
  ['a frame of its own document', '<iframe srcdoc="<script>alert(1)</script>"></iframe>'],
  ['an object', '<object data="x.swf"></object><embed src="x.swf">'],
  [
    'a form',
    '<form action="https://example.org"><input name=a><button formaction=javascript:alert(1)>Go</button></form>'
  ],
  ['a base', '<base href="https://example.org/">'],
  ['a refresh', '<meta http-equiv="refresh" content="0;url=https://example.org">'],
  ['a sheet', '<link rel="stylesheet" href="https://example.org/x.css">'],
  ['a style', '<style>@import "https://example.org/x.css"</style>'],
  [
    'mathematics with a link',
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>'
  ],
  ['a template', '<template><script>alert(1)</script></template>'],
  ['a comment that ends twice', '<!--> <script>alert(1)</script> -->'],
  ['a comment in a comment', '<!-- <!-- --> <script>alert(1)</script> -->'],
  ['a noscript trick', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
  ['a title trick', '<title><p title="</title><img src=x onerror=alert(1)>"></title>'],
  ['a mutation', '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">'],
  ['a mutation of mathematics', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>'],
  ['a plaintext', '<plaintext><script>alert(1)</script>'],
  ['an xmp', '<xmp><script>alert(1)</script></xmp>'],
  ['a link to a script', '[Words](javascript:alert(1))'],
  ['a link to a script in capitals', '[Words](JaVaScRiPt:alert(1))'],
  ['a link behind entities', '[Words](javascript&colon;alert(1)) [Words](&#106;avascript:alert(1))'],
  ['a link with a tab', '<a href="java\tscript:alert(1)">Words</a>'],
  ['a link with a line end', '<a href="java\nscript:alert(1)">Words</a>'],
  ['a link behind a control sign', '<a href="&#1;javascript:alert(1)">Words</a>'],
  ['a link behind space', '<a href=" &#9; javascript:alert(1)">Words</a>'],
  ['an autolink', '<javascript:alert(1)>'],
  ['a reference', '[Words]\n\n[Words]: javascript:alert(1)'],
  ['a link to data', '[Words](data:text/html,<script>alert(1)</script>)'],
  ['a link to VBScript', '[Words](vbscript:msgbox(1))'],
  ['a link to a file', '[Words](file:///etc/passwd)'],
  ['an image of a script', '![Words](javascript:alert(1))'],
  ['a source set', '<img src="x.png" srcset="https://example.org/x.png 2x">'],
  ['a picture', '<picture><source srcset="https://example.org/x.png"><img src="x.png"></picture>'],
  [
    'attributes that act',
    '![Words](x.png){onerror="alert(1)" style="background:url(https://example.org)" width="1;background:url(//x)"}'
  ],
  ['attributes of a span', '[Words]{onclick="alert(1)" style="x:y" #a"b .c"d}'],
  ['attributes of a link', '[Words](https://example.org){onclick=alert(1) target=_blank}'],
  ['attributes of a heading', '# Words {onclick=alert(1) style=x:y}'],
  ['a language of code', '```"><script>alert(1)</script>\ncode\n```'],
  ['a directive', ':::note{onclick="alert(1)" style="x:y"}\nWords\n:::'],
  ['a foreign directive', ':::script{src="https://example.org"}\nalert(1)\n:::'],
  ['a class that ends its attribute', '<span class="a&quot; onclick=&quot;alert(1)">Words</span>'],
  ['TeX that links', '$\\href{javascript:alert(1)}{x}$'],
  [
    'TeX that marks up',
    '$\\class{"><script>alert(1)</script>}{x} \\style{background:url(https://example.org)}{y} \\data{onclick=alert(1)}{z}$'
  ],
  ['TeX with an image', '$\\includegraphics{https://example.org/x.png}$'],
  ['TeX with HTML', '$<script>alert(1)</script>$'],
  ['a footnote', 'Words[^a]\n\n[^a]: <script>alert(1)</script> [x](javascript:alert(1))'],
  ['a caption', '![<script>alert(1)</script> [x](javascript:alert(1))](x.png)']
]

describe('hostile markup', () => {
  it.each(attacks)('%s does nothing in the galley', async (_, text) => {
    const {html, tree} = await galley(complete(`Before.\n\n${text}\n`))
    expect(acting(tree)).toEqual([])
    expect(html).not.toMatch(/<[^>]*(?:https?:)?\/\/example\.org\/x/u)
    for (const {properties} of elements(tree)) {
      if (properties.style)
        expect(String(properties.style)).toMatch(/^[\w-]+:[\w.%-]+(?:;[\w-]+:[\w.%-]+)*;?$/u)
    }
  })

  it('loads nothing: every address of a picture or sheet is within the file', async () => {
    const {tree} = await galley(complete(attacks.map(([, text]) => text).join('\n\n')))
    for (const {tagName, properties} of elements(tree)) {
      if (tagName === 'img') expect(String(properties.src)).toMatch(/^data:image\//u)
      expect(tagName).not.toBe('link' in properties ? 'link' : 'object')
    }
  })

  it('says what it dropped', async () => {
    const {rules} = await understood(
      complete('<script>alert(1)</script>\n\n<p onclick="x()">Words</p>\n\n<foo>kept</foo>')
    )
    expect(rules.sort()).toEqual(['html-dropped', 'html-dropped', 'html-unwrapped'])
  })
})

describe('hostile metadata', () => {
  const nasty =
    '</script><script>alert(1)</script><%= 1+1 %>{{ 1 | plus: 1 }}{% include "/etc/passwd" %}#{1+1}"\'&'
  const fields = [
    'title',
    'subtitle',
    'short_title',
    'copyright',
    'type',
    'competing_interests',
    'volume',
    'issue'
  ]
  const yaml = (value: string) => JSON.stringify(value)

  it('shows signs of templates as they are, and ends no element', async () => {
    const front = fields.map((field) => `${field}: ${yaml(nasty.replaceAll('`', ''))}`).join('\n')
    const {html, tree} = await galley(
      `---\n${front}\nauthors: [{name: ${yaml(nasty)}, affiliations: [{name: ${yaml(nasty)}}], email: ${yaml('a@b.c"><script>')}, corresponding: true}]\nkeywords: [${yaml(nasty)}]\njournal: {title: ${yaml(nasty)}}\nabstract: ${yaml(nasty)}\n---\n\nText {{ 1 | plus: 1 }} and <%= 1+1 %> and {% raw %}.\n`
    )
    expect(acting(tree)).toEqual([])
    expect(elements(tree).filter(({tagName}) => tagName === 'script')).toHaveLength(1)
    expect(html).toContain('{{ 1 | plus: 1 }}')
    expect(html).toContain('&#x3C;%= 1+1 %>')
    const script = elements(tree).find(({tagName}) => tagName === 'script')
    const json = script?.children[0]?.type === 'text' ? script.children[0].value : ''
    expect(JSON.parse(json)).toMatchObject({'@type': 'ScholarlyArticle'})
  })

  it('keeps CSS strings closed in running heads', async () => {
    const {page} = await understood(
      `---\ntitle: ${yaml('a";}body{background:url(https://example.org)}</style><script>alert(1)</script>\\')}\nshort_title: ${yaml('b\\";}</style>\n}')}\nauthors: [A B]\n---\n\nWords.`
    )
    const {runningHeads} = await import('../../src/render/html/styles.js')
    const css = runningHeads(page.article, page.title)
    expect(css).not.toContain('</style')
    // Every string closes: what is left without the strings holds one block and no address.
    const bare = css.replace(/"(?:[^"\\\n]|\\[\s\S])*"/gu, '""')
    expect(bare).not.toContain('url(')
    expect(bare.match(/[{}]/gu)).toEqual(['{', '}'])
  })
})
