import {expect, it} from 'vitest'
import {publish} from '../../src/publish.js'
import {complete, manuscriptEnvironment} from '../understand.js'

const bib = '@book{key, title={Tides}, author={Doe, Ada}, year={2020}, publisher={Press}}\n'
const paper = complete('Rivers [@key].', 'bibliography: paper.bib\nslug: paper\n')

it('writes no galley over a file that it is made of', async () => {
  const environment = manuscriptEnvironment({'paper.md': paper, 'paper.bib': bib})
  const options = {base: '/m', out: '/m'}
  const over = await publish('/m/paper.md', {...options, formats: ['html', 'bibtex']}, environment)
  expect(over).toMatchObject({failed: true, galleys: []})
  expect(over.messages.filter(({severity}) => severity === 'fatal')).toMatchObject([
    {rule: 'galley-over-input', reason: expect.stringContaining('`paper.bib`')}
  ])
  expect(new TextDecoder().decode(await environment.files.read('/m/paper.bib'))).toBe(bib)
  const beside = await publish('/m/paper.md', {...options, formats: ['html', 'ris']}, environment)
  expect(beside.galleys.map(({path}) => path)).toEqual(['/m/paper.html', '/m/paper.ris'])
})
