import {jatsRules} from '../jats-rules.js'
import {elementsNamed} from '../markup.js'
import {galleyRule, type Jats, jatsRule, missing, people, wordsIn} from './looking.js'
import {placeOfImage} from './pmc.js'
import type {Profile, Unmet} from './profile.js'

const site = 'https://jats4r.niso.org/'
const from = (recommendation: string, page = '') => `JATS4R, ${recommendation}: ${site}${page}`
const authors = from('Authors and affiliations')
const permissions = from('Permissions')
const accessibility = from('Accessibility', 'accessibility/')
const dates = from('Publication and history dates')

/** Elements whose attribute has a value. */
const having = (jats: Jats, name: string, attribute: string, value: string) =>
  jats.all(name).filter(({attributes}) => attributes[attribute] === value)

/** Authors of the XML that lack something, at their place in the front matter. */
const persons = (jats: Jats) => having(jats, 'contrib', 'contrib-type', 'author')

/** What JATS4R recommends that an article tell, as far as front matter and text can. */
export const jats4r: Profile = {
  id: 'jats4r',
  name: 'JATS4R',
  what: 'recommendations for the reuse of JATS',
  source: site,
  rules: [
    galleyRule(
      {
        id: 'jats4r-xml',
        level: 'must',
        demand: 'the article as JATS',
        hint: 'Build the JATS galley: `colophon build --to jats`.',
        source: from('Recommendations')
      },
      ['jats'],
      'JATS (it was not built)'
    ),
    jatsRule(
      {
        id: 'jats4r-tagging',
        level: 'must',
        demand: 'tagging as its recommendations want it: every rule of `JATS.md`',
        hint: 'Build the JATS galley again; if it stays, report it.',
        source: from('Recommendations')
      },
      ({root}) =>
        jatsRules
          // Alternative text is a rule of its own below, with its place in the text.
          .filter(({id}) => id !== 'alternative-text')
          .flatMap(({id, faults}) => faults(root).map((fault) => `what the rule \`${id}\` asks: ${fault}`))
    ),
    jatsRule(
      {
        id: 'jats4r-authors',
        level: 'must',
        demand: 'the authors',
        hint: 'Add `authors:` to the front matter.',
        field: 'authors',
        source: authors
      },
      (jats) => missing(persons(jats).length, 'authors (`<contrib contrib-type="author">`)')
    ),
    jatsRule(
      {
        id: 'jats4r-orcid',
        level: 'should',
        demand: 'an ORCID iD of each author',
        hint: 'Add `orcid:` to the author.',
        field: 'authors',
        source: authors
      },
      (jats, {article}) => {
        const without = new Set(
          persons(jats)
            .filter((person) => jats.within(person, 'contrib-id').length === 0)
            .map(({attributes}) => attributes['id'])
        )
        return people(article, 'ORCID iD', ({id}) => !without.has(id))
      }
    ),
    jatsRule(
      {
        id: 'jats4r-affiliations',
        level: 'should',
        demand: 'an affiliation of each author',
        hint: 'Add `affiliations:` to the author.',
        field: 'authors',
        source: authors
      },
      (jats, {article}) => {
        const without = new Set(
          persons(jats)
            .filter(
              (person) =>
                !jats.within(person, 'xref').some(({attributes}) => attributes['ref-type'] === 'aff')
            )
            .map(({attributes}) => attributes['id'])
        )
        return people(article, 'affiliation', ({id}) => !without.has(id))
      }
    ),
    jatsRule(
      {
        id: 'jats4r-ror',
        level: 'should',
        demand: 'an id of each institution',
        hint: 'Add `ror:` to the affiliation.',
        field: 'affiliations',
        source: authors
      },
      (jats) =>
        jats
          .all('article-meta', 'aff')
          .filter((aff) => jats.within(aff, 'institution-id').length === 0)
          .map((aff) => {
            const label = jats.within(aff, 'label').map(wordsIn).join('')
            return `ROR id of ${wordsIn(aff).slice(label.length).trim()}`
          })
    ),
    jatsRule(
      {
        id: 'jats4r-correspondence',
        level: 'should',
        demand: 'a corresponding author with an e-mail address',
        hint: 'Add `corresponding: true` and `email:` to the author.',
        field: 'authors',
        source: authors
      },
      (jats) => {
        const [person] = persons(jats).filter(({attributes}) => attributes['corresp'] === 'yes')
        if (!person)
          return persons(jats).length > 0 ? ['corresponding author (`<contrib corresp="yes">`)'] : []
        return missing(
          jats.within(person, 'email').length + jats.all('corresp', 'email').length,
          'e-mail address of the corresponding author'
        )
      }
    ),
    jatsRule(
      {
        id: 'jats4r-credit',
        level: 'should',
        demand: 'the contribution of each author, in CRediT’s words',
        hint: 'Add `roles: [conceptualization, …]` to the author.',
        field: 'authors',
        source: from('CRediT taxonomy')
      },
      (jats, {article}) => {
        const without = new Set(
          persons(jats)
            .filter((person) => jats.within(person, 'role').length === 0)
            .map(({attributes}) => attributes['id'])
        )
        return people(article, 'CRediT roles', ({id}) => !without.has(id))
      }
    ),
    jatsRule(
      {
        id: 'jats4r-abstract',
        level: 'should',
        demand: 'an abstract',
        hint: 'Add `abstract:` to the front matter.',
        field: 'abstract',
        source: from('Abstracts')
      },
      (jats) => missing(jats.words('article-meta', 'abstract'), 'abstract (`<abstract>`)')
    ),
    jatsRule(
      {
        id: 'jats4r-keywords',
        level: 'should',
        demand: 'keywords',
        hint: 'Add `keywords:` to the front matter.',
        field: 'keywords',
        source: from('Subjects and keywords')
      },
      (jats) => missing(jats.words('article-meta', 'kwd'), 'keywords (`<kwd-group>`)')
    ),
    jatsRule(
      {
        id: 'jats4r-license',
        level: 'should',
        demand: 'the licence, with its URL',
        hint: 'Add `license: CC-BY-4.0` to the front matter.',
        field: 'license',
        source: permissions
      },
      (jats) =>
        missing(jats.words('permissions', 'ali:license_ref'), 'licence with its URL (`<ali:license_ref>`)')
    ),
    jatsRule(
      {
        id: 'jats4r-copyright',
        level: 'should',
        demand: 'copyright statement, its year and holder',
        hint: 'Add `copyright: © 2026 The Authors` to the front matter: sign, year, holder.',
        field: 'copyright',
        source: permissions
      },
      (jats) => {
        const statement = jats.words('permissions', 'copyright-statement')
        if (!statement) return ['copyright statement (`<copyright-statement>`)']
        return missing(
          jats.words('permissions', 'copyright-year') && jats.words('permissions', 'copyright-holder'),
          `year and holder in the copyright statement “${statement}”`
        )
      }
    ),
    jatsRule(
      {
        id: 'jats4r-funding',
        level: 'should',
        demand: 'who funded the work, or that nobody did',
        hint: 'Add `funding:` to the front matter; a sentence where nobody did.',
        field: 'funding',
        source: from('Funding', 'funding/')
      },
      (jats) => missing(jats.all('funding-group').length, 'statement on funding (`<funding-group>`)')
    ),
    jatsRule(
      {
        id: 'jats4r-funder-id',
        level: 'should',
        demand: 'an id of each funder',
        hint: 'Add `funder_id:`, a ROR id or one of the Open Funder Registry, to each of `funding:`.',
        field: 'funding',
        source: from('Funding', 'funding/')
      },
      (jats) =>
        jats
          .all('award-group', 'funding-source')
          .filter((funder) => jats.within(funder, 'institution-id').length === 0)
          .map((funder) => `id of ${wordsIn(funder)}`)
    ),
    jatsRule(
      {
        id: 'jats4r-data',
        level: 'should',
        demand: 'where the data are',
        hint: 'Add `data_availability:` to the front matter.',
        field: 'data_availability',
        source: from('Data availability statements')
      },
      (jats) =>
        missing(
          having(jats, 'sec', 'sec-type', 'data-availability').length,
          'statement on data (`<sec sec-type="data-availability">`)'
        )
    ),
    jatsRule(
      {
        id: 'jats4r-interests',
        level: 'should',
        demand: 'competing interests, or that there are none',
        hint: 'Add `competing_interests:` to the front matter; a sentence where there are none.',
        field: 'competing_interests',
        source: from('Conflict of interest statements', 'conflict-of-interest-coi-statements/')
      },
      (jats) =>
        missing(
          having(jats, 'fn', 'fn-type', 'coi-statement').length +
            having(jats, 'sec', 'sec-type', 'COI-statement').length,
          'statement on interests (`<fn fn-type="coi-statement">`)'
        )
    ),
    jatsRule(
      {
        id: 'jats4r-date',
        level: 'should',
        demand: 'the day of publication, whole',
        hint: 'Add `date: 2026-01-31` to the front matter.',
        field: 'date',
        source: dates
      },
      (jats) =>
        missing(
          jats.all('article-meta', 'pub-date').some((date) => jats.within(date, 'day').length > 0),
          'whole date of publication (`<pub-date>`)'
        )
    ),
    jatsRule(
      {
        id: 'jats4r-history',
        level: 'should',
        demand: 'the days on which it was received and accepted',
        hint: 'Add `dates: {received: …, accepted: …}` to the front matter.',
        field: 'dates',
        source: dates
      },
      (jats) =>
        ['received', 'accepted'].flatMap((type) =>
          missing(
            jats.all('history', 'date').some(({attributes}) => attributes['date-type'] === type),
            `date on which it was ${type} (\`<history>\`)`
          )
        )
    ),
    jatsRule(
      {
        id: 'jats4r-version',
        level: 'should',
        demand: 'the version, in NISO’s words',
        hint: 'Add `stage: VoR` to the front matter.',
        field: 'stage',
        source: from('Article versions')
      },
      (jats) => missing(jats.all('article-version').length, 'version (`<article-version>`)')
    ),
    jatsRule(
      {
        id: 'jats4r-alt-text',
        level: 'must',
        demand: 'words for every picture',
        hint: 'Describe what it shows: `![caption](file){alt="…"}`.',
        source: accessibility
      },
      (jats, {article}) =>
        ['graphic', 'inline-graphic'].flatMap((name) =>
          jats.all(name).flatMap((graphic): Unmet[] => {
            const href = graphic.attributes['xlink:href'] ?? ''
            if (jats.within(graphic, 'alt-text').some(wordsIn)) return []
            const file = href.split('/').at(-1)
            const asset = article.assets.find((one) => one.href.split('/').at(-1) === file)
            return [
              {
                phrase: `words for the picture \`${asset?.source ?? href}\``,
                place: asset && placeOfImage(article, asset.href)
              }
            ]
          })
        )
    ),
    jatsRule(
      {
        id: 'jats4r-references',
        level: 'should',
        demand: 'references in typed fields',
        hint: 'Cite works of a `bibliography:`; a typed list is split as far as it can be.',
        field: 'bibliography',
        source: from('Citations')
      },
      ({root}) => {
        const refs = elementsNamed(root, 'ref')
        const bare = refs.filter((ref) => elementsNamed(ref, 'element-citation').length === 0).length
        return bare > 0 ? [`fields of ${bare} of ${refs.length} references (\`<element-citation>\`)`] : []
      }
    )
  ]
}
