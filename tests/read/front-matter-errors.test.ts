import {describe, expect, it} from 'vitest'
import {stated} from './stated.js'

describe('wrong front matter', () => {
  it.each([
    ['titel: A', '2:1 field-unknown Unexpected field `titel`; did you mean `title`?'],
    ['title: A\nfrobnicate: B', '3:1 field-unknown Unexpected field `frobnicate`'],
    ['title: A\nlayout: B', '3:1 field-unused Unexpected field `layout`'],
    ['title: [A]', '2:1 field-invalid Expected'],
    ['title: A\ntoc: maybe', '3:1 field-invalid Expected'],
    ['title: A\nstage: Final', '3:1 field-invalid Expected one of AO, SMUR'],
    ['doi: 11.5555/x', '2:1 identifier-invalid Cannot accept `11.5555/x` as DOI'],
    [
      'authors:\n  - name: A B\n    orcid: 0000-0002-1825-0098',
      '4:5 identifier-invalid Cannot accept `0000-0002-1825-0098` as ORCID iD'
    ],
    [
      'authors:\n  - name: A B\n    affiliation: 1\naffiliations:\n  - id: 1\n    name: C\n    ror: 05gq02988',
      '8:5 identifier-invalid Cannot accept `05gq02988` as ROR id'
    ],
    ['journal:\n  title: J\n  issn: 0378-5954', '4:3 identifier-invalid Cannot accept `0378-5954` as ISSN'],
    ['date: 3/4/2024', '2:1 date-ambiguous Cannot tell day from month in `date`: `3/4/2024`'],
    ['date: today', '2:1 date-computed Left out `date`'],
    ['date: "`r Sys.Date()`"', '2:1 date-computed Left out `date`'],
    ['date: someday', '2:1 field-invalid Expected a date'],
    ['lang: Python', '2:1 field-invalid Expected a language tag'],
    ['dates:\n  accepted: soon', '3:3 field-invalid Expected a date'],
    ['lang: "not a tag"', '2:1 field-invalid Expected a language tag'],
    ['license: mine', '2:1 field-invalid Expected an SPDX id or a URL'],
    ['slug: ../evil', '2:1 field-invalid Expected'],
    ['concept_doi: none', '2:1 identifier-invalid Cannot accept `none` as DOI'],
    ['history:\n  - {version: 1, date: soon}', '3:18 field-invalid Expected a date'],
    [
      'updates:\n  - {type: mistake, doi: 10.5555/x}',
      '3:6 field-invalid Expected one of correction, corrigendum'
    ],
    ['updated_by:\n  - {type: erratum, doi: x}', '3:21 identifier-invalid Cannot accept `x` as DOI'],
    [
      'related:\n  - {relation: is-cousin-of, doi: 10.5555/x}',
      '3:6 field-invalid Expected a relation such as is-version-of'
    ],
    ['deposit:\n  emial: a@b.c', '3:3 field-unknown Unexpected field `deposit.emial`; did you mean `email`?'],
    [
      'authors:\n  - name: A B\n    roles: [Boss]',
      '4:5 field-invalid Expected a CRediT role in `roles`, not `Boss`'
    ],
    [
      'authors:\n  - name: A B\n    emial: a@b.c',
      '4:5 field-unknown Unexpected field `authors.0.emial`; did you mean `email`?'
    ],
    ['journal: {titel: J}', '2:11 field-unknown Unexpected field `journal.titel`; did you mean `title`?'],
    ['authors:\n  - name: A B\n    email: {a: x}', '4:5 field-invalid Expected'],
    ['bibliography: {a: b}', '2:1 field-invalid Expected']
  ])('%j is told at its place', (yaml, message) => {
    const {messages} = stated(yaml)
    expect(messages).toEqual([expect.stringContaining(message)])
  })

  it('costs no more than itself', () => {
    const {metadata, rules} = stated(
      'title: A\ntoc: maybe\nauthors:\n  - {name: A B}\n  - [1]\n  - {name: C D, orcid: x}\nvolume: 3'
    )
    expect(rules).toEqual(['field-invalid', 'field-invalid', 'identifier-invalid'])
    expect(metadata).toMatchObject({title: [{value: 'A'}], volume: '3'})
    expect(metadata.contributors?.map(({name}) => name.family)).toEqual(['B', 'D'])
  })

  it('that is no YAML is told where, and what can be read is kept', () => {
    const {metadata, messages} = stated('title: A\nvolume: [1\nissue: 2')
    expect(messages[0]).toMatch(/^[345]:\d+ yaml-syntax Cannot read the front matter: /u)
    expect(metadata.title).toMatchObject([{value: 'A'}])
  })

  it.each([
    'just words',
    '- a\n- b',
    '"quoted"',
    'a: &a [*a]',
    '? [complex]\n: key',
    '!!js/function x',
    'title: !!binary x'
  ])('ends whatever it holds: %j', (yaml) => {
    expect(() => stated(yaml)).not.toThrow()
  })

  it('allows tabs for indentation, places kept', () => {
    const {metadata, messages} = stated('journal:\n\ttitle: J\n\tissn: x')
    expect(metadata.journal?.title).toBe('J')
    expect(messages).toEqual([expect.stringMatching(/^4:\d identifier-invalid/u)])
  })

  it('takes the first of a field given twice', () => {
    expect(stated('title: A\ntitle: B').metadata.title).toMatchObject([
      {value: expect.stringMatching(/^[AB]$/u)}
    ])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '"__proto__"'])(
    'takes `%s` for an unknown field',
    (name) => {
      const {rules, metadata} = stated(
        `title: A\n${name}: {x: 1}\nauthors: [{name: A B, ${name}: y}]\njournal: {${name}: z}`
      )
      expect(rules.filter((rule) => rule !== 'field-unknown')).toEqual([])
      expect(rules.length).toBeGreaterThan(0)
      expect(metadata.title).toMatchObject([{value: 'A'}])
      expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    }
  )

  it('keeps scalars that YAML could take for something else', () => {
    const {metadata} = stated(
      'volume: 007\nissue: 1e3\nversion: 1.10\nkeywords: [yes, 2024-01-01, null]\ncopyright: true'
    )
    expect(metadata).toMatchObject({volume: expect.any(String), version: expect.any(String)})
  })
})
