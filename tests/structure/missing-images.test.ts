import {describe, expect, it} from 'vitest'
import {findLosses} from '../../src/check/loss/loss.js'
import {complete, understood} from '../understand.js'

const words = (html: string) => html.replace(/<[^>]+>/gu, '').replaceAll('\u00A0', ' ')

describe('an image that could not be had', () => {
  it('leaves its figure, with number, caption and what refers to it', async () => {
    const {html, rules, manuscript, page} = await understood(
      complete('See \\autoref{fig:a}.\n\n![A *map*.\\label{fig:a}](../maps/a.png)\n')
    )
    expect(rules).toEqual(['image-outside'])
    expect(words(html())).toBe('See Figure 1.../maps/a.pngFigure 1. A map.')
    expect(findLosses(manuscript, page)).toEqual([])
  })

  it('leaves its words where it stands in a line', async () => {
    const {html, rules} = await understood(complete('Press ![the red button](b.png) now.\n'))
    expect(rules).toEqual(['image-missing'])
    expect(words(html())).toBe('Press the red button now.')
  })
})
