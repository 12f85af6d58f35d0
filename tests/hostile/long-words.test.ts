import {expect, it} from 'vitest'
import {understood} from '../understand.js'

it('reads a head with a word of many signs, which might all begin an address', async () => {
  const word = 'a.'.repeat(40_000)
  const {article} = await understood(
    `# The tides of harbours\n\nAda Bell^1^ ${word}\n\n^1^ University of Bergen, Norway\n\n**Abstract:** The sea.\n\n# 1. Introduction\n\nText.\n`
  )
  expect(JSON.stringify(article)).toContain(word)
}, 20_000)
