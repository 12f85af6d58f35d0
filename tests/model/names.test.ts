import {describe, expect, it} from 'vitest'
import {displayName, nearestHint, parseLicense, parsePersonName, sortName} from '../../src/model/index.js'

describe('a name', () => {
  it.each([
    ['Ada Lovelace', {given: 'Ada', family: 'Lovelace'}],
    ['Lovelace, Ada', {given: 'Ada', family: 'Lovelace'}],
    ['King, Martin Luther, Jr.', {given: 'Martin Luther', family: 'King', suffix: 'Jr.'}],
    ['Martin Luther King Jr.', {given: 'Martin Luther', family: 'King', suffix: 'Jr.'}],
    ['Vincent van Gogh', {given: 'Vincent', family: 'van Gogh'}],
    ['Ludwig Mies van der Rohe', {given: 'Ludwig Mies', family: 'van der Rohe'}],
    ['WANG Xiaoming', {given: 'Xiaoming', family: 'WANG'}],
    ['王小明', {family: '王', given: '小明'}],
    ['欧阳修', {family: '欧阳', given: '修'}],
    ['王 小明', {family: '王', given: '小明'}],
    ['Madonna', {literal: 'Madonna'}],
    ['José Ortega y Gasset', {given: 'José', family: 'Ortega y Gasset'}],
    ['García Márquez, Gabriel', {given: 'Gabriel', family: 'García Márquez'}],
    ['Gabriel {García Márquez}', {given: 'Gabriel', family: 'García Márquez'}],
    ['Ana da Silva Costa', {given: 'Ana', family: 'da Silva Costa'}],
    ['Guido Van Rossum', {given: 'Guido', family: 'Van Rossum'}],
    ['Nguyen Van Linh', {given: 'Nguyen Van', family: 'Linh'}],
    ['Jan van der BERG', {given: 'Jan', family: 'van der BERG'}],
    ['Dr. Ada B. Lovelace, PhD', {given: 'Ada B.', family: 'Lovelace', suffix: 'PhD'}],
    ['Adaeze N. Okonkwo, MBBS, PhD', {given: 'Adaeze N.', family: 'Okonkwo', suffix: 'MBBS, PhD'}],
    ['María Pérez, MPH, RN, FRCP(Ed)', {given: 'María', family: 'Pérez', suffix: 'MPH, RN, FRCP(Ed)'}],
    ['Ann Lee, MA', {given: 'Ann', family: 'Lee', suffix: 'MA'}],
    ['Xu, MS', {given: 'MS', family: 'Xu'}],
    ['van Berg, MA', {given: 'MA', family: 'van Berg'}],
    ['Prof. Dr. rer. nat. Anna Berg', {given: 'Anna', family: 'Berg'}],
    ['{{The Event Horizon}}', {literal: 'The Event Horizon'}],
    ['CMS Collaboration', {literal: 'CMS Collaboration'}],
    ['김철수', {family: '김', given: '철수'}],
    ['남궁민수', {family: '남궁', given: '민수'}],
    ['山田 はなこ', {family: '山田', given: 'はなこ'}],
    ['山田太郎', {family: '山田', given: '太郎'}],
    ['阿卜杜拉·买买提', {literal: '阿卜杜拉·买买提'}],
    ['  Ada   Lovelace ', {given: 'Ada', family: 'Lovelace'}]
  ])('%s falls into its parts', (text, name) => {
    expect(parsePersonName(text)).toEqual(name)
  })

  it('is split by what is said of its order', () => {
    expect(parsePersonName('LI Ming', {capitals: true})).toEqual({given: 'Ming', family: 'LI'})
    const hungarian = parsePersonName('Bartók Béla', {familyFirst: true})
    expect([displayName(hungarian), sortName(hungarian)]).toEqual(['Bartók Béla', 'Bartók, Béla'])
  })

  it('is read and filed in the order of its language', () => {
    expect(displayName({given: 'Ada', family: 'Lovelace', suffix: 'Jr.'})).toBe('Ada Lovelace Jr.')
    expect(displayName({given: '小明', family: '王'})).toBe('王小明')
    expect(sortName({given: 'Ada', family: 'Lovelace', suffix: 'Jr.'})).toBe('Lovelace, Ada, Jr.')
    expect(sortName({literal: 'The Group'})).toBe('The Group')
  })
})

describe('a licence', () => {
  it.each([
    ['CC-BY-4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['cc by 4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC BY', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC-BY-NC-SA-3.0', 'CC BY-NC-SA 3.0', 'https://creativecommons.org/licenses/by-nc-sa/3.0/'],
    [
      'https://creativecommons.org/licenses/by-nd/4.0/deed.en',
      'CC BY-ND 4.0',
      'https://creativecommons.org/licenses/by-nd/4.0/'
    ],
    ['CC0', 'CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    [
      'https://creativecommons.org/licenses/by/3.0/de/',
      'CC BY 3.0 DE',
      'https://creativecommons.org/licenses/by/3.0/de/'
    ],
    [
      'Creative Commons Attribution 4.0 International License',
      'CC BY 4.0',
      'https://creativecommons.org/licenses/by/4.0/'
    ],
    [
      'This is an open access article under the Creative Commons Attribution-NonCommercial-NoDerivs 3.0 License.',
      'CC BY-NC-ND 3.0',
      'https://creativecommons.org/licenses/by-nc-nd/3.0/'
    ],
    [
      'Distributed under CC BY-SA 4.0 (creativecommons.org/licenses/by-sa/4.0)',
      'CC BY-SA 4.0',
      'https://creativecommons.org/licenses/by-sa/4.0/'
    ],
    ['Apache License 2.0', 'Apache License 2.0', 'https://www.apache.org/licenses/LICENSE-2.0'],
    ['GPLv3', 'GNU GPL 3.0 or later', 'https://www.gnu.org/licenses/gpl-3.0.html'],
    ['All rights reserved.', 'All rights reserved.', undefined],
    ['mit', 'MIT License', 'https://opensource.org/license/mit'],
    ['https://example.org/licence', 'https://example.org/licence', 'https://example.org/licence']
  ])('%s is %s', (text, name, url) => {
    const {name: said, url: address} = parseLicense(text) ?? {}
    expect([said, address]).toEqual([name, url])
  })

  it.each(['', 'mine', 'CC BY-XX 4.0', 'javascript:alert(1)', 'constructor', '__proto__'])(
    '%j is none',
    (text) => {
      expect(parseLicense(text)).toBeUndefined()
    }
  )
})

describe('the nearest word', () => {
  it('is the one most likely meant, if any is close', () => {
    expect(nearestHint('titel', ['title', 'authors'])).toBe('; did you mean `title`?')
    expect(nearestHint('xyzzy', ['title', 'authors'])).toBe('')
    expect(nearestHint('x'.repeat(1e6), ['title'])).toBe('')
  })
})
