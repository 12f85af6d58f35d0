import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

async function rows(table: string): Promise<string[]> {
  const {html} = await understood(table)
  return Array.from(html().matchAll(/<tr>(.*?)<\/tr>/gsu), ([, cells = '']) =>
    cells.replace(/ (?:class|scope)="[^"]*"/gu, '').replace(/<\/t[dh]>/gu, '')
  )
}

describe('every row of a table is as wide as the widest', () => {
  it('where rows end early', async () => {
    expect(await rows('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toEqual([
      '<td>a<td>b',
      '<td>c<td>'
    ])
  })

  it('where the first row is the narrowest', async () => {
    expect(await rows('<table><tr><td>a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr></table>')).toEqual([
      '<td>a<td><td>',
      '<td>b<td>c<td>d'
    ])
  })

  it('counting the columns that a cell above covers', async () => {
    expect(
      await rows(
        '<table><tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>'
      )
    ).toEqual(['<th>a<th rowspan="2">b', '<th>c', '<td>d<td>'])
  })

  it('and a column no cell begins in goes', async () => {
    expect(
      await rows('<table><tr><td colspan="3">a</td></tr><tr><td>b</td><td colspan="2">c</td></tr></table>')
    ).toEqual(['<td colspan="2">a', '<td>b<td>c'])
  })

  it('but not for a span beyond all measure', async () => {
    const tall = `<table>${'<tr><td>a</td></tr>'.repeat(200)}<tr><td colspan="900">b</td><td>c</td></tr></table>`
    expect((await rows(tall)).length).toBe(201)
  })
})
