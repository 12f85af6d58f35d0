import {describe, expect, it} from 'vitest'
import type {Element} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {sanitizeSvg} from '../../src/read/svg.js'

async function sanitized(source: string) {
  const dropped: string[] = []
  const {bytes, width, height} = await sanitizeSvg(new TextEncoder().encode(source), (what) =>
    dropped.push(what)
  )
  const svg = new TextDecoder().decode(bytes)
  // What comes out is well-formed.
  fromXml(svg)
  return {svg, dropped, size: [width, height]}
}

const wrap = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`

describe('an SVG', () => {
  it('that only shows passes as it is', async () => {
    const source = wrap(
      '<style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><use href="#g"/><image xlink:href="data:image/png;base64,AAAA"/><text class="a" font-family="Arial">α &lt; β &amp; γ</text>'
    )
    const {svg, dropped} = await sanitized(source)
    expect(dropped).toEqual([])
    expect(fromXml(svg)).toMatchObject({children: [{name: 'svg'}]})
    expect(svg).toContain('url(#g)')
    expect(svg).toContain('data:image/png')
  })

  it.each([
    ['<script>alert(1)</script>', '`<script>`'],
    [
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><p/></body></foreignObject>',
      '`<foreignObject>`'
    ],
    ['<a href="#x"><set attributeName="href" to="javascript:alert(1)"/></a>', '`<set>`'],
    ['<animate attributeName="x"/>', '`<animate>`'],
    ['<rect onload="alert(1)"/>', 'attribute `onload`'],
    ['<image href="https://example.org/x.png"/>', 'attribute `href`'],
    ['<image xlink:href="other.png"/>', 'attribute `xlink:href`'],
    ['<image xmlns:x="http://www.w3.org/1999/xlink" x:href="//example.org/x"/>', 'attribute `x:href`'],
    ['<use href="data:image/svg+xml,&lt;svg/&gt;"/>', 'attribute `href`'],
    ['<use href=" other.svg#x"/>', 'attribute `href`'],
    ['<style>@import "https://example.org/x.css"; .a{}</style>', '@import'],
    ['<style><![CDATA[@import "https://example.org/x.css";]]></style>', '@import'],
    ['<style>.a{background:url(https://example.org/x)}</style>', 'url(https'],
    ['<style>.a{background:url("//example.org/x")}</style>', 'url("'],
    ['<style>.a{background:u\\72l(//example.org/x)}</style>', 'url(//'],
    ['<style>.a{background:\\75 rl(//example.org/x)}</style>', 'url(//'],
    ['<style>@\\69mport "//example.org/x";</style>', '@import'],
    ['<style>.a{background:image-set("//example.org/x" 1x)}</style>', 'image-set('],
    ['<s:style xmlns:s="http://www.w3.org/2000/svg">@import "//example.org/x";</s:style>', '@import'],
    ['<rect style="fill:url(//example.org/x)"/>', 'url(//'],
    ['<rect fill="URL(//example.org/x)"/>', 'URL(//'],
    ['<rect fill="u\\rl(//example.org/x)"/>', 'url(//'],
    ['<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>', '`<img>`'],
    ['<object xmlns="http://www.w3.org/1999/xhtml" data="x"/>', '`<object>`'],
    ['<iframe src="x"/>', '`<iframe>`']
  ])('loses %s, and says so', async (inner, what) => {
    const {svg, dropped} = await sanitized(wrap(`<g>${inner}</g><circle r="1"/>`))
    expect(dropped.join()).toContain(what)
    expect(svg).not.toMatch(/example\.org|alert|@import|onload|<script|foreignObject/u)
    expect(svg).toContain('<circle r="1">')
  })

  it('says a thing once, however often it is there', async () => {
    expect((await sanitized(wrap('<script/>'.repeat(100)))).dropped).toHaveLength(1)
  })

  it('loses comments, instructions, document type, and links without a word', async () => {
    const {svg, dropped} = await sanitized(
      `<?xml version="1.0"?><?xml-stylesheet href="x.css"?><!DOCTYPE svg SYSTEM "http://example.org/svg.dtd"><!-- a -->${wrap('<!-- b --><?c d?><a xlink:href="https://example.org">e</a>')}`
    )
    expect(svg).not.toMatch(/xml-stylesheet|DOCTYPE|<!--|<\?|example\.org/u)
    expect(svg).toContain('<a>e</a>')
    expect(dropped).toEqual([])
  })

  it('may name its namespaces by entities, as Illustrator does', async () => {
    const {svg} = await sanitized(`<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
  <!ENTITY ns_xlink 'http://www.w3.org/1999/xlink'>
  <!ENTITY st0 "fill:#FFF;">
]>
<svg xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" width="20" height="10"><path style="&st0;stroke:none" d="M0 0"/></svg>`)
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect(svg).toContain('style="fill:#FFF;stroke:none"')
  })

  it('gets nothing past the sanitizer by an entity', async () => {
    const {svg, dropped} = await sanitized(
      `<!DOCTYPE svg [<!ENTITY a "<script>alert(1)</script>"><!ENTITY b "on">]>${wrap('&a;<text>&amp;b;</text>')}`
    )
    expect(svg).not.toContain('script')
    expect(dropped).toEqual(['`<script>`'])
  })

  it('reads no file by an entity', async () => {
    await expect(
      sanitized(`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${wrap('<text>&a;</text>')}`)
    ).rejects.toThrow()
  })

  it.each([
    [
      'multiply',
      `${[...'bcdefghij'].map((name, n) => `<!ENTITY ${name} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}<!ENTITY a "${'x'.repeat(1000)}">`,
      '&j;'
    ],
    ['hold themselves', '<!ENTITY a "&b;"><!ENTITY b "&a;">', '&a;']
  ])('ends when its entities %s', async (_, entities, use) => {
    await expect(sanitized(`<!DOCTYPE svg [${entities}]>${wrap(`<text>${use}</text>`)}`)).rejects.toThrow(
      /entities/u
    )
  })

  it('keeps `]]>` in its text well-formed', async () => {
    const {svg} = await sanitized(wrap('<text>a ]]&gt; b</text><style>a > b {}</style>'))
    const [text] = (fromXml(svg).children[0] as Element).children as Element[]
    expect(text?.children.map((child) => 'value' in child && child.value).join('')).toBe('a ]]> b')
  })

  it.each([
    ['width="100" height="50"', [100, 50]],
    ['width="1in" height="72pt"', [96, 96]],
    ['width="10mm" height="1cm"', [38, 38]],
    ['viewBox="0 0 300 200"', [300, 200]],
    ['width="100%" height="100%" viewBox="0,0,30,20"', [30, 20]],
    ['width="50%"', [undefined, undefined]]
  ])('with %s is so large, in CSS pixels', async (attributes, size) => {
    expect((await sanitized(wrap('', attributes))).size).toEqual(size)
  })

  it.each(['<svg', '<svg><g></svg>', '<html/>', '', '<svg xmlns="a"/><svg/>'])(
    'that is none is refused: %j',
    async (source) => {
      await expect(sanitized(source)).rejects.toThrow()
    }
  )

  it('nested beyond all measure is refused', async () => {
    await expect(sanitized(wrap(`${'<g>'.repeat(50_000)}${'</g>'.repeat(50_000)}`))).rejects.toThrow(
      /too deep/u
    )
  })
})
