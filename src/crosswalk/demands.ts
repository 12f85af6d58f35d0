import {type Article, isTitled} from '../model/index.js'
import {isCrossrefDate, isCrossrefDoi, landingPage, longestAddress} from './work.js'

/** What a receiver wants to know of an article. */
export interface Demand {
  /** `crossref-issn` */
  id: string
  /** `must`: refused without it; `should`: asked for. */
  level: 'must' | 'should'
  demand: string
  /** What to add to the front matter. */
  hint: string
  /** The field it is about: `journal.eissn`. */
  field: string
  source: string
  /** What is missing, a phrase each. */
  unmet(article: Article): string[]
}

const missing = (value: unknown, phrase: string): string[] => (value ? [] : [phrase])

const guide =
  'https://www.crossref.org/documentation/schema-library/markup-guide-record-types/journals-and-articles/'
const practice = 'https://www.crossref.org/documentation/principles-practices/best-practices/'
const header =
  'https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/depositor-registrant/'
const template = 'or to the journal’s `template.yaml`'

/** What Crossref wants to know before it registers a DOI. */
export const crossrefDemands: readonly Demand[] = [
  {
    id: 'crossref-doi',
    level: 'must',
    demand: 'a DOI',
    hint: 'Add `doi:` to the front matter.',
    field: 'doi',
    source: guide,
    unmet: ({doi}) => [
      ...missing(doi, 'no DOI'),
      ...(doi && !isCrossrefDoi(doi) ? [`no DOI that Crossref takes: \`${doi}\` is none`] : [])
    ]
  },
  {
    id: 'crossref-title',
    level: 'must',
    demand: 'a title',
    hint: 'Add `title:` to the front matter.',
    field: 'title',
    source: guide,
    unmet: (article) => missing(isTitled(article), 'no title')
  },
  {
    id: 'crossref-journal',
    level: 'must',
    demand: 'the title of the journal',
    hint: `Add \`journal: {title: …}\` to the front matter, ${template}.`,
    field: 'journal.title',
    source: guide,
    unmet: ({journal}) => missing(journal.title, 'no title of the journal')
  },
  {
    id: 'crossref-issn',
    level: 'must',
    demand: 'an ISSN of the journal',
    hint: `Add \`journal: {eissn: …}\` or \`issn\` to the front matter, ${template}.`,
    field: 'journal.eissn',
    source: guide,
    unmet: ({journal}) => missing(journal.issn ?? journal.eissn, 'no ISSN')
  },
  {
    id: 'crossref-date',
    level: 'must',
    demand: 'the date of publication',
    hint: 'Add `date:` to the front matter.',
    field: 'date',
    source: guide,
    unmet: ({dates: {published}}) => [
      ...missing(published, 'no date of publication'),
      ...(published && !isCrossrefDate(published)
        ? [`no date that Crossref takes, from 1400 to 2200: it is ${published}`]
        : [])
    ]
  },
  {
    id: 'crossref-landing-page',
    level: 'must',
    demand: 'the page the DOI leads to',
    hint: `Add \`deposit: {landing_page: "https://…/{slug}"}\` to the front matter, ${template}.`,
    field: 'deposit.landing_page',
    source: 'https://www.crossref.org/documentation/member-setup/creating-a-landing-page/',
    unmet: (article) => {
      const page = landingPage(article)
      return page && page.length > longestAddress
        ? [`no address that Crossref takes for the landing page, of ${longestAddress} signs at most`]
        : missing(page, 'no landing page')
    }
  },
  {
    id: 'crossref-depositor',
    level: 'must',
    demand: 'who deposits, and where Crossref answers',
    hint: `Add \`deposit: {depositor: …, email: …}\` to the front matter, ${template}.`,
    field: 'deposit.depositor',
    source: header,
    unmet: ({deposit}) => [
      ...missing(deposit.depositor, 'no depositor'),
      ...missing(
        deposit.email && /^[^\s@]+@[^\s@]+$/u.test(deposit.email),
        'no e-mail address of the depositor'
      )
    ]
  },
  {
    id: 'crossref-registrant',
    level: 'must',
    demand: 'the publisher that owns the DOI',
    hint: `Add \`journal: {publisher: …}\` or \`deposit: {registrant: …}\` to the front matter, ${template}.`,
    field: 'journal.publisher',
    source: header,
    unmet: ({deposit, journal}) => missing(deposit.registrant ?? journal.publisher, 'no publisher')
  },
  {
    id: 'crossref-crossmark',
    level: 'must',
    demand: 'a Crossmark policy where updates are registered',
    hint: `Add \`deposit: {crossmark_policy: 10.…}\` to the front matter, ${template}.`,
    field: 'deposit.crossmark_policy',
    source: 'https://www.crossref.org/documentation/crossmark/',
    unmet: ({updates, deposit: {crossmarkPolicy: policy}}) => [
      ...(updates.length > 0 ? missing(policy, 'no Crossmark policy') : []),
      ...[...(policy ? [policy] : []), ...updates.map(({doi}) => doi)]
        .filter((doi) => !isCrossrefDoi(doi))
        .map((doi) => `no DOI that Crossref takes: \`${doi}\` is none`)
    ]
  },
  {
    id: 'crossref-update-date',
    level: 'must',
    demand: 'the day of every update',
    hint: 'Add `date: 2026-01-31` to each of `updates:`.',
    field: 'updates',
    source: 'https://www.crossref.org/documentation/crossmark/participating-in-crossmark/',
    unmet: ({updates, dates}) =>
      updates
        .filter(({date = dates.published}) => date?.length !== 10)
        .map(({doi}) => `no whole date of the update to ${doi}`)
  },
  {
    id: 'crossref-contributors',
    level: 'should',
    demand: 'the authors',
    hint: 'Add `authors:` to the front matter.',
    field: 'authors',
    source: practice,
    unmet: ({contributors}) => missing(contributors.length, 'no authors')
  },
  {
    id: 'crossref-orcid',
    level: 'should',
    demand: 'an ORCID iD of each author',
    hint: 'Add `orcid:` to the author.',
    field: 'authors',
    source: practice,
    unmet: ({contributors}) =>
      contributors
        .filter(({orcid, name}) => !orcid && !name.literal)
        .map(({name}) => `no ORCID iD of ${[name.given, name.family].filter(Boolean).join(' ')}`)
  },
  {
    id: 'crossref-affiliation',
    level: 'should',
    demand: 'affiliations with their ROR ids',
    hint: 'Add `ror:` to the affiliation.',
    field: 'affiliations',
    source: practice,
    unmet: ({affiliations, contributors}) =>
      affiliations.length === 0 && contributors.length > 0
        ? ['no affiliations']
        : affiliations.filter(({ror}) => !ror).map(({text}) => `no ROR id of ${text}`)
  },
  {
    id: 'crossref-abstract',
    level: 'should',
    demand: 'an abstract',
    hint: 'Add `abstract:` to the front matter.',
    field: 'abstract',
    source: practice,
    unmet: ({abstracts}) => missing(abstracts.length, 'no abstract')
  },
  {
    id: 'crossref-license',
    level: 'should',
    demand: 'the URL of a licence',
    hint: 'Add `license: CC-BY-4.0` to the front matter.',
    field: 'license',
    source: practice,
    unmet: ({license}) => missing(license?.url, 'no licence')
  },
  {
    id: 'crossref-funder',
    level: 'should',
    demand: 'a ROR id, or one of the Open Funder Registry, of each funder',
    hint: 'Add `funder_id:` to each of `funding:`.',
    field: 'funding',
    source: practice,
    unmet: ({funding}) =>
      funding.filter(({funder, funderId}) => funder && !funderId).map(({funder}) => `no id of ${funder}`)
  },
  {
    id: 'crossref-references',
    level: 'should',
    demand: 'the reference list',
    hint: 'Cite works of a `bibliography:`, or end the text with `# References`.',
    field: 'bibliography',
    source: practice,
    unmet: ({references}) => missing(references.length, 'no references')
  },
  {
    id: 'crossref-text-mining',
    level: 'should',
    demand: 'links for text mining and similarity checks',
    hint: `Add \`deposit: {file_url: "https://…/{slug}/{file}"}\` to the front matter, ${template}.`,
    field: 'deposit.file_url',
    source: practice,
    unmet: ({deposit}) => missing(deposit.fileUrl, 'no URL of the files')
  }
]
