import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Notes</title><id>notes</id><updated>2020-01-01T00:00:00Z</updated></info>
  <macro name="short"><group delimiter=", "><names variable="author"><name form="short"/></names><text variable="title" form="short" font-style="italic"/></group></macro>
  <citation><layout suffix="." delimiter="; "><choose>
    <if position="ibid-with-locator"><group delimiter=", "><text term="ibid" text-case="capitalize-first"/><text variable="locator"/></group></if>
    <else-if position="ibid"><text term="ibid" text-case="capitalize-first"/></else-if>
    <else-if position="subsequent"><group delimiter=", "><text macro="short"/><text variable="first-reference-note-number" prefix="n. "/><text variable="locator"/></group></else-if>
    <else><group delimiter=", "><names variable="author"/><text variable="title" font-style="italic"/><text variable="locator"/></group></else>
  </choose></layout></citation>
  <bibliography><layout suffix="."><names variable="author"/><text variable="title" prefix=", "/></layout></bibliography>
</style>`

const bibliography = `@book{a, author={Adams, Ann}, title={Ponds}, year=2001}
@book{b, author={Brown, Bob}, title={What now?}, year=2002}`

const noted = async (text: string) => {
  const files = {
    'paper.md': complete(text, 'bibliography: r.bib\ncsl: notes.csl\n'),
    'r.bib': bibliography,
    'notes.csl': style
  }
  const {article, rules} = await understood(files)
  const body = article.body
    .map((block) =>
      JSON.stringify(block).replace(/"noteCall","id":"[^"]*","note":"note-(\d+)"/gu, '"text","value":"^$1"')
    )
    .map((block) => textOf(JSON.parse(block)))
  return {
    article,
    rules,
    body,
    notes: article.notes.map(({children}) => children.map((child) => textOf(child)).join('|'))
  }
}

describe('a note style', () => {
  it('puts each citation into a note, behind the sentence’s signs', async () => {
    const {body, notes, rules} = await noted('Known [@a, p. 3]. Seen [see @b], too.')
    expect(body).toEqual(['Known.^1 Seen,^2 too.'])
    expect(notes).toEqual(['Ann Adams, Ponds, 3.', 'See Bob Brown, What now?'])
    expect(rules).toEqual([])
  })

  it('shortens what was cited before, and says where', async () => {
    const {notes} = await noted('One [@a]. Two [@a, p. 4]. Three [@b]. Four [@a, p. 5].')
    expect(notes).toEqual([
      'Ann Adams, Ponds.',
      'Ibid., 4.',
      'Bob Brown, What now?',
      'Adams, Ponds, n. 1, 5.'
    ])
  })

  it('leaves the author’s notes whole, and numbers all by their calls', async () => {
    const {body, notes, article} = await noted(
      'One [@a] and two[^n] and three [@a] and once more[^n].\n\n[^n]: As @b or [@a, p. 9] say.'
    )
    expect(body).toEqual(['One^1 and two^2 and three^3 and once more^2.'])
    expect(notes[1]).toMatch(/^As .*Brown.* or .*Adams.* say\.$/u)
    expect(notes).toHaveLength(3)
    expect(article.notes.map(({id, label, calls}) => [id, label, calls])).toEqual([
      ['note-1', '1', ['note-call-1']],
      ['note-2', '2', ['note-call-2', 'note-call-2-2']],
      ['note-3', '3', ['note-call-3']]
    ])
  })

  it('names the authors of a citation in the sentence', async () => {
    const {body, notes} = await noted('As @a [p. 3] says.')
    expect(body).toEqual(['As Adams^1 says.'])
    expect(notes).toEqual(['Ann Adams, Ponds, 3.'])
  })

  it('links references to their citations in notes, and back', async () => {
    const {article} = await noted('One [@a]. Two [@b]. Three [@a].')
    expect(article.references.map(({key, citedBy}) => [key, citedBy])).toEqual([
      ['a', ['cite-1', 'cite-3']],
      ['b', ['cite-2']]
    ])
    expect(JSON.stringify(article.notes[2])).toContain('"reference":"ref-1"')
  })
})
