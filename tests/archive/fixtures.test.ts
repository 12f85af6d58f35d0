import {describe, expect, it} from 'vitest'
import {memoryEnvironment} from '../../src/environment/memory.js'
import type {Message} from '../../src/record.js'
import {verify} from '../../src/verify.js'
import {fixtures} from './fixture-list.js'
import {fixturesOf} from './fixtures.js'

/** Codes of the specification, as the messages tell them, sorted. */
const codesOf = (messages: Message[]) =>
  [
    ...new Set(messages.flatMap(({reason, note}) => `${reason} ${note}`.match(/\b[EW]\d{3}\b/gu) ?? []))
  ].sort()

describe('an object after the OCFL project’s fixtures', () => {
  it.each(fixturesOf(fixtures))('$release $name', async ({name, make}) => {
    const store = make()
    const messages: Message[] = []
    const result = await verify(
      store,
      {told: (object) => messages.push(...object.messages)},
      memoryEnvironment({})
    )
    messages.push(...result.messages)
    const wanted = name.match(/[EW]\d{3}/gu) ?? []
    expect(result.failed).toBe(wanted.some((code) => code.startsWith('E')))
    const found = codesOf(messages)
    if (result.failed) expect(found).toEqual(expect.arrayContaining(wanted))
    // A digest of an older kind is worth a warning, and no more.
    else expect(found.filter((code) => code !== 'W004')).toEqual(wanted.filter((code) => code !== 'W004'))
  })
})
