import {describe, expect, it} from 'vitest'
import {detectDialect} from '../../src/read/dialect.js'
import {splitFrontMatter} from '../../src/read/front-matter/split.js'
import {identifyImage} from '../../src/read/image-format.js'
import {slugOf} from '../../src/read/manuscript.js'
import {sanitizeSvg} from '../../src/read/svg.js'

describe('front matter', () => {
  it.each([
    ['---\ntitle: T\n---\ntext', 'title: T', '\n\n\ntext'],
    ['\uFEFF---\r\ntitle: T\r\n---  \r\ntext', 'title: T', '\n\n\ntext'],
    ['--- \ntitle: T\n...\n\ntext', 'title: T', '\n\n\n\ntext'],
    ['---\n\nno front matter\n\n---\n', '', '---\n\nno front matter\n\n---\n'],
    ['text\n---\na: b\n---\n', '', 'text\n---\na: b\n---\n']
  ])('is cut off %j, blank lines in its place', (source, yaml, text) => {
    expect(splitFrontMatter(source)).toMatchObject({yaml, text})
  })
})

describe('slugs', () => {
  it.each([
    ['/x/my-paper/paper.md', 'my-paper'],
    ['/x/frim-v2i6-4673.md', 'frim-v2i6-4673'],
    ['/x/Ünïcode & Co.md', 'unicode--co'],
    ['/x/论文.md', 'article']
  ])('of %s is %s', (path, slug) => expect(slugOf(path)).toBe(slug))
})

describe('dialects', () => {
  it.each([
    ['', '# T', 'raw'],
    ['title: T\naffiliations:\n  - name: A\n    index: 1', 'x', 'joss'],
    ['title: T\nformat: html', 'x', 'quarto'],
    ['title: T\nkernelspec: {}', 'x', 'myst'],
    ['title: T', 'x', 'pandoc'],
    ['', '> [!NOTE]\n> x', 'github']
  ])('of %j is told', (yaml, text, dialect) => expect(detectDialect(yaml, text)).toBe(dialect))
})

describe('images', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e008060000', 'hex')
  it('are told by their content', () => {
    expect(identifyImage(png)).toEqual({mediaType: 'image/png', width: 640, height: 480})
    expect(identifyImage(Buffer.from('GIF89a\x0a\x00\x14\x00\x00'))).toEqual({
      mediaType: 'image/gif',
      width: 10,
      height: 20
    })
    expect(identifyImage(Buffer.from('%PDF-1.4'))).toEqual({mediaType: 'application/pdf'})
    expect(identifyImage(Buffer.from('<?xml version="1.0"?><!-- c --><svg xmlns="x"/>'))).toEqual({
      mediaType: 'image/svg+xml'
    })
    expect(identifyImage(Buffer.from('<html><svg></svg></html>'))).toBeUndefined()
    expect(identifyImage(Buffer.from('version https://git-lfs'))).toBeUndefined()
  })
})

describe('SVG', () => {
  const clean = async (svg: string) => {
    const dropped: string[] = []
    const {bytes, ...size} = await sanitizeSvg(new TextEncoder().encode(svg), (what) => dropped.push(what))
    return {svg: new TextDecoder().decode(bytes), dropped, ...size}
  }

  it('keeps its shapes and tells its size', async () => {
    const {svg, dropped, width, height} = await clean(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0"/></svg>'
    )
    expect([svg.includes('M0 0'), dropped, width, height]).toEqual([true, [], 30, 20])
  })

  it('loses what acts, loads, or holds foreign markup, and says so', async () => {
    const {svg, dropped} = await clean(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()">
       <script>a</script><foreignObject><p/></foreignObject><image xlink:href="http://x/y.png"/><use href="#ok"/>
       <style>@import "http://x"; .a { fill: url(http://x#b); stroke: url(#c) }</style></svg>`
    )
    expect(svg).toContain('#ok')
    expect(svg).toContain('url(#c)')
    expect(svg).not.toMatch(/script|foreignObject|onload|http:\/\/x/u)
    expect(dropped.length).toBeGreaterThanOrEqual(5)
  })

  it('that is not well-formed is refused', async () => {
    await expect(clean('<svg><path></svg>')).rejects.toThrow()
  })
})
