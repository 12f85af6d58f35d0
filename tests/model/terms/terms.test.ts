import {readdirSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {languageKey, type Terms, terms} from '../../../src/model/index.js'

const languages = readdirSync('src/model/terms')
  .map((name) => name.replace(/\.ts$/u, ''))
  .filter((name) => name !== 'terms')

describe('terms', () => {
  it.each(languages.filter((language) => language !== 'en'))('say in %s nothing in English', (language) => {
    const sentences = ({links, dataAvailability, equalContribution}: Terms) => [
      links.toArticle,
      links.toCall('3'),
      links.toOneCall(2, '3'),
      links.toCitation,
      links.toOneCitation(2),
      links.done,
      links.toDo,
      dataAvailability,
      equalContribution
    ]
    const english = new Set(sentences(terms('en')))
    expect(sentences(terms(language)).filter((sentence) => english.has(sentence))).toEqual([])
  })

  it.each(languages)('name in %s the call that a link goes back to', (language) => {
    const {toCall, toOneCall, toOneCitation, orcid} = terms(language).links
    expect(toCall('7')).toContain('7')
    expect(toOneCall(12, '7')).toMatch(/12.*7|7.*12/u)
    expect(toOneCitation(12)).toContain('12')
    expect(orcid('Ada')).toMatch(/Ada/u)
  })

  it('are English where there are none', () => {
    expect(terms('tlh')).toBe(terms('en'))
    expect(terms('constructor')).toBe(terms('en'))
  })

  it('tell traditional Chinese by script or place', () => {
    expect(['zh-Hant', 'zh-TW', 'zh', 'zh-CN'].map(languageKey)).toEqual(['zh-hant', 'zh-hant', 'zh', 'zh'])
  })
})
