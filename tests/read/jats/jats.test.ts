import {describe, expect, it} from 'vitest'
import {publish} from '../../../src/publish.js'
import {difference, jatsText, pageOf, readBack} from '../../render/jats/roundtrip.js'
import {manuscriptEnvironment, understood} from '../../understand.js'

/** JATS that others wrote. */
const foreign = (body: string, back = '', front = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.2 20190208//EN" "JATS-archivearticle1.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML" xml:lang="en">
<front><article-meta>
<article-id pub-id-type="doi">10.5555/12345678</article-id>
<title-group><article-title>A title</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Lovelace</surname><given-names>Ada</given-names></name></contrib></contrib-group>
${front}
</article-meta></front>
<body>${body}</body>
<back>${back}</back>
</article>`

const said = async (xml: string) => {
  const {article, messages} = await readBack(xml)
  return {html: await pageOf(article), messages: messages.map(({line, rule}) => `${line ?? ''} ${rule}`)}
}

describe('reading JATS of others', () => {
  it('reads sections, marks, cites and notes in the line', async () => {
    const {html, messages} = await said(
      foreign(
        '<sec id="s1"><title>Methods</title><p>As <italic>said</italic> by <xref ref-type="bibr" rid="b1">1</xref>.<fn><p>A note.</p></fn></p></sec>',
        '<ref-list><ref id="b1"><label>1.</label><mixed-citation>Babbage C. <source>Engines</source>. <year>1864</year>.</mixed-citation></ref></ref-list>'
      )
    )
    expect(messages).toEqual([])
    expect(html).toContain('<em>said</em>')
    expect(html).toContain(
      '<span class="label">[1]</span> <span class="entry">Babbage C. Engines. 1864.</span>'
    )
    expect(html).toContain('A note.')
    expect(html).toContain('href="#b1" role="doc-biblioref"')
  })

  it('gives references that have fields only the words of the style', async () => {
    const {html} = await said(
      foreign(
        '<p>Text <xref ref-type="bibr" rid="b1">(Babbage, 1864)</xref></p>',
        '<ref-list><ref id="b1"><element-citation publication-type="book"><name><surname>Babbage</surname><given-names>C</given-names></name><source>Passages</source><year>1864</year></element-citation></ref></ref-list>'
      )
    )
    expect(html).toContain('Babbage, C. (1864). <em>Passages</em>')
  })

  it('reads who edited and reviewed, titles in other languages, and what an award is', async () => {
    const {article} = await readBack(
      foreign(
        '<p>Text</p>',
        '',
        `<contrib-group content-type="editors"><contrib contrib-type="editor"><name><surname>Hopper</surname><given-names>Grace</given-names></name><xref ref-type="aff" rid="e1"/></contrib><aff id="e1">Example Press</aff></contrib-group>
<volume>1</volume><issue>2</issue><issue-title>On water</issue-title>
<funding-group><award-group><funding-source>Fund</funding-source><award-id xlink:href="https://example.org/a">A1</award-id><award-desc>Water</award-desc><principal-award-recipient>Ada</principal-award-recipient></award-group></funding-group>`
      ).replace(
        '</article-title>',
        '</article-title><trans-title-group xml:lang="de"><trans-title>Ein Titel</trans-title><trans-subtitle>Darunter</trans-subtitle></trans-title-group>'
      )
    )
    expect(article.collaborators).toEqual([
      {role: 'editor', name: {family: 'Hopper', given: 'Grace'}, affiliation: 'Example Press'}
    ])
    expect(article.affiliations).toEqual([])
    expect(article.translatedTitles).toMatchObject([
      {language: 'de', children: [{value: 'Ein Titel'}], subtitle: [{value: 'Darunter'}]}
    ])
    expect(article.issueTitle).toBe('On water')
    expect(article.funding).toEqual([
      {funder: 'Fund', award: 'A1', awardTitle: 'Water', awardUrl: 'https://example.org/a', recipient: 'Ada'}
    ])
  })

  it('keeps the words of what it does not understand, and says so with the place', async () => {
    const {html, messages} = await said(foreign('\n<p>Before</p>\n<curious><p>Within</p></curious>'))
    expect(html).toContain('<p>Within</p>')
    expect(messages).toEqual(['12 jats-element-unknown'])
  })

  it('keeps published MathML, without what may run or lead somewhere', async () => {
    const {html} = await said(
      foreign(
        '<p><inline-formula><mml:math href="javascript:x" onclick="x"><mml:mi>x</mml:mi><mml:maction><mml:mi>y</mml:mi></mml:maction></mml:math></inline-formula></p>'
      )
    )
    expect(html).toContain('<math alttext="xy"><mi>x</mi><mrow><mi>y</mi></mrow></math>')
  })

  it('reads a sub-article as a section at the end, and says so', async () => {
    const xml = foreign('<p>Text</p>').replace(
      '</article>',
      '<sub-article><front-stub><title-group><article-title>Reply</article-title></title-group></front-stub><body><p>Answer</p></body></sub-article></article>'
    )
    const {html, messages} = await said(xml)
    expect(html).toContain('Reply</h2><p>Answer</p>')
    expect(messages.join()).toContain('jats-part-moved')
  })

  it('is stable once it was written', async () => {
    const {article} = await readBack(
      foreign(
        '<sec><title>A</title><p>One<list list-type="alpha-lower"><list-item><label>a)</label><p>two</p></list-item></list>three</p></sec>'
      )
    )
    const xml = jatsText(article)
    expect(difference(xml, jatsText((await readBack(xml)).article))).toBeUndefined()
  })
})

describe('hostile XML', () => {
  it.each([
    ['an entity bomb', '<!DOCTYPE article [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><article>&b;</article>'],
    ['a file', '<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/passwd">]><article>&a;</article>'],
    ['an undeclared entity', '<article>&nothing;</article>'],
    ['what is not well-formed', '<article>\n<p></article>'],
    ['endless nesting', '<article>'.repeat(20_000)],
    ['another root', '<html/>']
  ])('refuses %s', async (_, xml) => {
    const {messages} = await readBack(xml)
    expect(messages.filter(({severity}) => severity === 'fatal')).toHaveLength(1)
  })

  it('says where', async () => {
    const {messages} = await readBack('<article>\n  <p>a</q></article>')
    expect(messages[0]).toMatchObject({rule: 'jats-unreadable', line: 2})
  })

  it('reads the names of signs that the DTD has', async () => {
    const {html} = await said(foreign('<p>caf&eacute; &mdash; &alpha;</p>'))
    expect(html).toContain('café — α')
  })
})

describe('an archived galley', () => {
  it('rebuilds the others, and is never written over', async () => {
    const {article} = await understood(
      '---\ntitle: A title\nslug: a-title\n---\n\n# One\n\nText[^1].\n\n[^1]: Note.'
    )
    const environment = manuscriptEnvironment({'a-title.jats.xml': jatsText(article)})
    const options = {base: '/m', formats: ['jats'] as const}
    const over = await publish('/m/a-title.jats.xml', {...options, out: '/m'}, environment)
    expect(over.messages.map(({rule}) => rule)).toContain('galley-over-input')
    const built = await publish('/m', {...options, out: '/out'}, environment)
    expect(built.galleys.map(({path}) => path)).toEqual(['/out/a-title.jats.xml'])
  })
})
