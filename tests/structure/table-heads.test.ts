import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td${cell}</td>`).join('')}</tr>`
const heads = async (...rows: string[]) => {
  const {html, rules} = await understood(
    `# Tides\n\n## 1 Results\n\nWords.\n\n<table>${rows.join('')}</table>\n`
  )
  return {cells: html().match(/<th[ >]/gu)?.length ?? 0, told: rules.includes('inferred-table-head')}
}

describe('the head of a table that marks none', () => {
  it('is its first row', async () => {
    expect(await heads(row('>Bay', '>Rise'), row('>A', '>1.2'))).toEqual({cells: 2, told: true})
  })

  it('is two rows where names stand below groups, or reach down', async () => {
    const grouped = await heads(
      row(' rowspan="2">Bay', ' colspan="2">Measured'),
      row('>Rise', '>Width'),
      row('>A', '>1.2', '>3')
    )
    expect(grouped).toEqual({cells: 4, told: true})
  })

  it.each([
    ['figures', [row('>1', '>2'), row('>3', '>4')]],
    ['a caption', [row('>Table 1', '>Rise of bays'), row('>A', '>1.2')]],
    [
      'the end of a torn row',
      [row('>', '>', '>', '>of the bay', '>at noon'), row('>A', '>1', '>2', '>3', '>4')]
    ],
    ['the only row', [row('>Bay', '>Rise')]]
  ])('is not %s', async (_, rows) => {
    expect(await heads(...rows)).toEqual({cells: 0, told: false})
  })
})
