import {expect, it} from 'vitest'
import type {Article} from '../../../src/model/index.js'
import {runningAuthors, runningHeads} from '../../../src/render/html/styles.js'
import {article} from '../pdf/article.js'

const person = (family: string) =>
  ({...article.contributors[0], name: {family}}) as Article['contributors'][number]

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

it('names two authors as the language joins them, and more by the first', () => {
  const by = (language: string, ...names: string[]) =>
    runningAuthors({...article, language, contributors: names.map((family) => person(family))})
  expect(by('en', 'Doe', 'Roe')).toBe('Doe and Roe')
  expect(by('de', 'Doe', 'Roe')).toBe('Doe und Roe')
  expect(by('ja', '佐藤', '鈴木')).toBe('佐藤、鈴木')
  expect(by('zh', '王', '李', '赵')).toBe('王等')
  expect(by('ja', '佐藤', '鈴木', '林')).toBe('佐藤ほか')
})
