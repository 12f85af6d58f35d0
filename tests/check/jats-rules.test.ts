import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {readJats} from '../../src/check/jats.js'
import {jatsRules} from '../../src/check/jats-rules.js'

/** For each rule, XML that breaks it, and its neighbour that does not. */
const cases: Record<string, [broken: string, valid: string]> = {
  declaration: [
    '<article dtd-version="1.3"/>',
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN" "x.dtd"><article dtd-version="1.3"/>'
  ],
  identifiers: ['<p id="1a"/>', '<p id="a1"/>'],
  references: ['<xref rid="nowhere"/>', '<p><xref rid="a"/><fig id="a"/></p>'],
  orcid: [
    '<contrib-id contrib-id-type="orcid">0000-0002-1825-0097</contrib-id>',
    '<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>'
  ],
  credit: [
    '<role vocab="credit" vocab-term="Software">Software</role>',
    '<role vocab="credit" vocab-term="Software" vocab-term-identifier="https://credit.niso.org/contributor-roles/software/">Software</role>'
  ],
  dates: [
    '<pub-date iso-8601-date="2024-12"><month>11</month><year>2024</year></pub-date>',
    '<pub-date iso-8601-date="2024-12"><month>12</month><year>2024</year></pub-date>'
  ],
  licence: [
    '<license xlink:href="https://a.example/"><license-p>A</license-p></license>',
    '<license xlink:href="https://a.example/"><ali:license_ref>https://a.example/</ali:license_ref></license>'
  ],
  'alternative-text': [
    '<graphic xlink:href="a.png"/>',
    '<graphic xlink:href="a.png"><alt-text>A map</alt-text></graphic>'
  ],
  mathematics: [
    '<inline-formula>x</inline-formula>',
    '<inline-formula><tex-math>x</tex-math></inline-formula>'
  ],
  languages: ['<article/>', '<article xml:lang="en"/>'],
  dois: [
    '<article-id pub-id-type="doi">https://doi.org/10.5555/1</article-id>',
    '<article-id pub-id-type="doi">10.5555/1</article-id>'
  ],
  links: ['<ext-link xlink:href="javascript:x"/>', '<ext-link xlink:href="https://a.example"/>'],
  funding: [
    '<award-group><award-id>1</award-id></award-group>',
    '<award-group><funding-source>A</funding-source><award-id>1</award-id></award-group>'
  ],
  affiliations: [
    '<x><contrib><xref ref-type="aff" rid="aff-2"/></contrib><aff id="aff-1">A</aff></x>',
    '<x><contrib><xref ref-type="aff" rid="aff-1"/></contrib><aff id="aff-1">A</aff></x>'
  ],
  institutions: [
    '<institution-wrap><institution-id>1</institution-id></institution-wrap>',
    '<institution-wrap><institution-id>1</institution-id><institution>A</institution></institution-wrap>'
  ],
  correspondence: ['<contrib corresp="yes"/>', '<x><contrib corresp="yes"/><corresp>A</corresp></x>'],
  'equal-contribution': [
    '<contrib equal-contrib="yes"/>',
    '<x><contrib equal-contrib="yes"/><fn fn-type="equal"/></x>'
  ],
  version: [
    '<article-version article-version-type="final" vocab="JAV"/>',
    '<article-version article-version-type="VoR" vocab="JAV"/>'
  ],
  statements: [
    '<back><fn-group><fn fn-type="coi-statement"><p>None.</p></fn></fn-group></back>',
    '<author-notes><fn fn-type="coi-statement"><p>None.</p></fn></author-notes>'
  ],
  keywords: [
    '<article xml:lang="en"><kwd-group kwd-group-type="author" xml:lang="en"/></article>',
    '<article xml:lang="en"><kwd-group kwd-group-type="author" xml:lang="zh"/></article>'
  ],
  'link-words': [
    '<ext-link xlink:href="https://a.example">https://a.example</ext-link>',
    '<ext-link xlink:href="https://a.example" xlink:title="a.example">https://a.example</ext-link>'
  ],
  countries: ['<country country="Germany">Germany</country>', '<country country="DE">Germany</country>'],
  abstracts: [
    '<article xml:lang="en"><trans-abstract xml:lang="en"/></article>',
    '<article xml:lang="en"><trans-abstract xml:lang="zh"/></article>'
  ],
  permissions: ['<license/>', '<license><license-p>A</license-p></license>'],
  citations: ['<ref/>', '<ref><mixed-citation publication-type="book">A</mixed-citation></ref>'],
  'data-citations': [
    '<element-citation publication-type="data"><article-title>A</article-title></element-citation>',
    '<element-citation publication-type="data"><data-title>A</data-title></element-citation>'
  ],
  'reference-types': [
    '<x><xref ref-type="fig" rid="a"/><table-wrap id="a"/></x>',
    '<x><xref ref-type="table" rid="a"/><table-wrap id="a"/></x>'
  ],
  'table-headings': ['<th>A</th>', '<th scope="col">A</th>'],
  'display-objects': ['<table-wrap id="a"/>', '<table-wrap id="a"><table/></table-wrap>'],
  'spoken-mathematics': ['<mml:math/>', '<mml:math alttext="x"/>'],
  'file-names': ['<graphic xlink:href="a b.png"/>', '<graphic xlink:href="a/b.png"/>'],
  'related-articles': [
    '<related-article related-article-type="preprint"/>',
    '<related-article related-article-type="preprint" ext-link-type="doi" xlink:href="10.5555/1"/>'
  ]
}

const namespaces = 'xmlns:xlink="a" xmlns:mml="b" xmlns:ali="c"'
const read = (xml: string) => {
  const named = xml.replace(/<(?![!?])([\w:-]+)/u, `<$1 ${namespaces}`)
  return readJats(new TextEncoder().encode(named))
}

describe('rules of JATS', () => {
  it.each(jatsRules.map(({id}) => id))('%s: finds what breaks it, and passes its neighbour', async (id) => {
    const [broken, valid] = cases[id] ?? ['', '']
    const rule = jatsRules.find((one) => one.id === id)
    expect(rule?.faults(await read(broken))).not.toEqual([])
    expect(rule?.faults(await read(valid))).toEqual([])
  })

  it('have a row each in their ledger', () => {
    const ledger = readFileSync('src/check/JATS.md', 'utf8')
    expect(jatsRules.filter(({id}) => !ledger.includes(`\`${id}\``)).map(({id}) => id)).toEqual([])
  })
})
