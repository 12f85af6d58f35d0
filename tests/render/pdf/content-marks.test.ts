import {expect, it} from 'vitest'
import {markContent} from '../../../src/render/pdf/content.js'

it('keeps content of the tree that begins within a text, as browsers before 137 write it', () => {
  const page = 'BT\n1 0 0 -1 9 9 Tm\n/P <</MCID 0 >>BDC\n<0001> Tj\nEMC\nET\n'
  expect(markContent(page, new Set([0]), new Set()).content).toBe(page)
})

it('calls an artifact what the tree does not know', () => {
  const {content} = markContent('BT\n<0001> Tj\nET\n', new Set(), new Set())
  expect(content).toBe('/Artifact <</Type /Pagination>> BDC\nBT\n<0001> Tj\nET\nEMC\n')
})
