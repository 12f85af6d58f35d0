import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseHead, parseInventory} from '../../src/archive/inventory.js'

const bytes = (value: unknown, space = 2) => new TextEncoder().encode(JSON.stringify(value, null, space))

/** Names as they are, and as they hurt: of our own keys, with quotes, brackets and backslashes. */
const name = fc.oneof(
  fc.string(),
  fc.constantFrom('manifest', 'state', 'fixity', '"', '\\', '\\"', '{', '}', '"manifest": {', '潮')
)
const table = fc.dictionary(name, fc.array(name))
const inventory = fc.record({
  id: name,
  type: name,
  digestAlgorithm: name,
  head: fc.constant('v1'),
  manifest: table,
  fixity: fc.dictionary(name, table),
  versions: fc.record({
    v1: fc.record({created: name, state: table, message: name, user: fc.record({name, address: name})})
  })
})

describe('the head of an inventory', () => {
  it('says of its versions what all of it says', () => {
    fc.assert(
      fc.property(inventory, fc.constantFrom(0, 2), (value, space) => {
        const head = parseHead(bytes(value, space))
        const whole = parseInventory(bytes(value, space))
        expect(head?.id).toBe(whole?.id)
        expect(head?.head).toBe(whole?.head)
        const {state, ...version} = whole?.versions['v1'] ?? {state: {}}
        expect(state).toEqual(value.versions.v1.state)
        expect(head?.versions['v1']).toEqual({...version, state: {}})
      })
    )
  })

  it.each([
    '',
    '{',
    '{"id": "a", "manifest": {',
    '"',
    '[]',
    '{"id": "a", "versions": {"v1": 7}}',
    '{"manifest": "a'
  ])('is none where there is none: %s', (text) => {
    expect(parseHead(new TextEncoder().encode(text))).toBeUndefined()
  })
})
