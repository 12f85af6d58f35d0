import {expect, it} from 'vitest'
import type {Article} from '../../../src/model/index.js'
import {runningHeads} from '../../../src/render/html/styles.js'
import {article} from '../pdf/article.js'

/** The title at the head of a page. */
function head(title: string, shortTitle?: string): string | undefined {
  const {shortTitle: _, ...rest} = article
  const changed: Article = shortTitle ? {...rest, shortTitle} : rest
  return /--running-title:"([^"]*)"/u.exec(runningHeads(changed, title))?.[1]
}

it('says a title that fits whole, with its subtitle', () => {
  expect(head('Tides: a study')).toBe('Tides: a study')
})

it('says of a long title what is before its subtitle', () => {
  expect(head('The tides of the northern seas: a study of what the moon and the sun do to them')).toBe(
    'The tides of the northern seas'
  )
})

it('ends a long title at a word, and not at one that leads on', () => {
  expect(head('What the northern seas have in common with the other waters of the southern hemisphere')).toBe(
    'What the northern seas have in common with the other waters …'
  )
})

it('prefers the short title that the author gives', () => {
  expect(
    head('The tides of the northern seas: a study of what the moon and the sun do to them', 'Tides')
  ).toBe('Tides')
})
