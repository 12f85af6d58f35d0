import {describe, expect, it} from 'vitest'
import {displayDate, parseDate} from '../../src/model/index.js'

describe('a date', () => {
  it.each([
    ['2024', '2024'],
    ['2024-12', '2024-12'],
    ['2024-12-18', '2024-12-18'],
    ['2024/1/8', '2024-01-08'],
    ['2024-12-18T23:59:59Z', '2024-12-18'],
    ['2024-12-18 23:59', '2024-12-18'],
    ['18 December 2024', '2024-12-18'],
    ['December 18, 2024', '2024-12-18'],
    ['Dec. 18, 2024', '2024-12-18'],
    ['Sep, 1, 2015', '2015-09-01'],
    ['Sept 2015', '2015-09'],
    ['1st of May 2020', '2020-05-01'],
    ['3 mars 2021', '2021-03-03'],
    ['18. Dezember 2024', '2024-12-18'],
    ['1 de enero de 2020', '2020-01-01'],
    ['2024年12月18日', '2024-12-18'],
    ['2024年12月', '2024-12'],
    ['２０２４-12-18', '2024-12-18'],
    ['31/12/2024', '2024-12-31'],
    ['1.2.2024', '2024-02-01'],
    ['2024-02-29', '2024-02-29']
  ])('%s is %s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  it.each([
    '',
    'soon',
    '3/4/2024',
    '2023-02-29',
    '2024-13-01',
    '31 February 2024',
    'volume 3, May 2024',
    'May',
    'Maybe 2024',
    '18 2024'
  ])('%j is none, or means two things', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  it.each([
    ['2024-12-18', 'en', '18 December 2024'],
    ['2024-12-18', 'en-US', 'December 18, 2024'],
    ['2024-12-18', 'de', '18. Dezember 2024'],
    ['2024-12-18', 'zh', '2024年12月18日'],
    ['2024-12', 'fr', 'décembre 2024'],
    ['2024', 'ja', '2024'],
    ['2024-12-18', 'th', '18 ธันวาคม 2024']
  ])('%s reads in %s: %s', (date, language, text) => {
    expect(displayDate(date, language)).toBe(text)
  })
})
