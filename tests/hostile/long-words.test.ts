import {expect, it} from 'vitest'
import {understood} from '../understand.js'

it('reads a head with a word of many signs, which might all begin an address', async () => {
  const word = 'a.'.repeat(40_000)
  const {article} = await understood(
    `# The tides of harbours\n\nAda Bell^1^ ${word}\n\n^1^ University of Bergen, Norway\n\n**Abstract:** The sea.\n\n# 1. Introduction\n\nText.\n`
  )
  expect(JSON.stringify(article)).toContain(word)
}, 20_000)

it('reads a text of thousands of lines without a blank one, each with a bracket that never closes', async () => {
  const {article, rules} = await understood(
    `北部潮汐的长期变化\n陈小雨1，赵明2\n${'（1. 某某大学，\n'.repeat(6000)}`
  )
  expect(JSON.stringify(article).match(/某某大学/gu)?.length).toBeGreaterThanOrEqual(6000)
  expect(rules).not.toContain('words-lost')
}, 15_000)
