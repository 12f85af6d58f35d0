import {expect, it} from 'vitest'
import {one, withoutTags} from '../../src/crosswalk/work.js'

it('takes the tags of CSL off a title, and no words between signs', () => {
  expect(withoutTags('On <i>E. coli</i>, H<sub>2</sub>O and <span class="nocase">pH</span>')).toBe(
    'On E. coli, H2O and pH'
  )
  expect(withoutTags('Where p < .05 and q > .1')).toBe('Where p < .05 and q > .1')
})

it('has no list of nothing', () => {
  expect([one('a'), one(''), one(undefined)]).toEqual([['a'], [], []])
})
