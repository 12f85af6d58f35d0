import {expect, it} from 'vitest'
import {markContent} from '../../../src/render/pdf/content.js'

const tags = (known: number[] = [], items: number[] = []) => ({
  known: new Set(known),
  items: new Set(items),
  notes: new Set<number>(),
  actual: new Map<number, string>()
})

it('keeps content of the tree that begins within a text, as browsers before 137 write it', () => {
  const page = 'BT\n1 0 0 -1 9 9 Tm\n/P <</MCID 0 >>BDC\n<0001> Tj\nEMC\nET\n'
  expect(markContent(page, tags([0])).content).toBe(page)
})

it('calls an artifact what the tree does not know', () => {
  const {content} = markContent('BT\n<0001> Tj\nET\n', tags())
  expect(content).toBe('/Artifact <</Type /Pagination>> BDC\nBT\n<0001> Tj\nET\nEMC\n')
})

it('takes for the mark of an item what stands before its text, not before the ground of its list', () => {
  const shown = (glyph: string) => `BT\n/F1 10 Tf\n1 0 0 -1 9 9 Tm\n<${glyph}> Tj\nET\n`
  const ground = '/L <</MCID 0 >>BDC\n9 9 90 20 re\nf\nEMC\n'
  const text = `/P <</MCID 1 >>BDC\n${shown('0003')}EMC\n`
  const {content, marks} = markContent(
    `${shown('0001')}${ground}${shown('0002')}${text}`,
    tags([0, 1], [0, 1])
  )
  expect([...marks]).toEqual([[1, 2]])
  expect(content).toContain(`/Artifact <</Type /Pagination>> BDC\n${shown('0001').trim()}\nEMC`)
  expect(content).toContain(`/Lbl <</MCID 2 >>BDC\n${shown('0002').trim()}\nEMC`)
})
