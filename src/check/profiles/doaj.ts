import {galleyGaps} from '../../crosswalk/gaps.js'
import {fileUrl, urlOf} from '../../crosswalk/work.js'
import {articleRule, lacking, missing, people, template} from './looking.js'
import type {Profile} from './profile.js'

const elements = 'https://doaj.org/docs/xml/'
const guide = 'https://doaj.org/apply/guide/'

/** What the Directory of Open Access Journals demands of the record of an article, and of the article. */
export const doaj: Profile = {
  id: 'doaj',
  name: 'DOAJ',
  what: 'directory of open-access journals and their articles',
  source: elements,
  rules: [
    articleRule(
      {
        id: 'doaj-journal',
        level: 'must',
        demand: 'the title of the journal',
        hint: `Add \`journal: {title: …}\` to the front matter, ${template}.`,
        field: 'journal.title',
        source: elements
      },
      (article) => lacking(article, 'journal')
    ),
    articleRule(
      {
        id: 'doaj-issn',
        level: 'must',
        demand: 'an ISSN of the journal; of print and online two different ones',
        hint: `Add \`journal: {eissn: …}\` or \`issn\` to the front matter, ${template}, as DOAJ has them.`,
        field: 'journal.eissn',
        source: elements
      },
      ({journal: {issn, eissn}}) =>
        issn && issn === eissn
          ? [`two different ISSNs; both are ${issn}`]
          : missing(issn ?? eissn, 'ISSN of the journal')
    ),
    articleRule(
      {
        id: 'doaj-date',
        level: 'must',
        demand: 'the date of publication',
        hint: 'Add `date:` to the front matter.',
        field: 'date',
        source: elements
      },
      ({dates}) => missing(dates.published, 'date of publication')
    ),
    articleRule(
      {
        id: 'doaj-title',
        level: 'must',
        demand: 'the title',
        hint: 'Add `title:` to the front matter.',
        field: 'title',
        source: elements
      },
      (article) => lacking(article, 'title')
    ),
    articleRule(
      {
        id: 'doaj-full-text',
        level: 'must',
        demand: 'the URL of the full text',
        hint: `Add \`deposit: {file_url: "https://…/{slug}/{file}"}\` or \`doi:\` to the front matter, ${template}.`,
        field: 'deposit.file_url',
        source: elements
      },
      (article) => missing(fileUrl(article, `${article.slug}.pdf`) ?? urlOf(article), 'URL of the full text')
    ),
    {
      id: 'doaj-record',
      level: 'must',
      demand: 'a record, in DOAJ’s XML or Crossref’s',
      hint: 'Build it: `colophon build --to doaj`.',
      reads: ['doaj', 'crossref'],
      source: elements,
      // Where the front matter lacks something, that is told instead.
      unmet: ({galleys, article}) =>
        galleys.has('doaj') || galleys.has('crossref') || galleyGaps('doaj', article).length > 0
          ? []
          : ['record (neither the DOAJ nor the Crossref galley was built)']
    },
    articleRule(
      {
        id: 'doaj-license',
        level: 'must',
        demand: 'the licence, named in the article',
        hint: 'Add `license: CC-BY-4.0` to the front matter.',
        field: 'license',
        source: guide
      },
      ({license}) => missing(license, 'licence')
    ),
    {
      id: 'doaj-license-machine',
      level: 'should',
      demand: 'the licence in the page, for machines',
      hint: 'Add `license:` as an SPDX id such as `CC-BY-4.0`; the page then links to it with `rel="license"`.',
      field: 'license',
      reads: ['html'],
      source: guide,
      unmet: ({galleys, article: {license}}) => {
        const html = galleys.get('html')
        return !html || !license || /rel="?(?:[\w ]*\s)?license/u.test(new TextDecoder().decode(html.bytes))
          ? []
          : [`URL of the licence in the page (\`${license.name}\`)`]
      }
    },
    articleRule(
      {
        id: 'doaj-authors',
        level: 'should',
        demand: 'the authors',
        hint: 'Add `authors:` to the front matter.',
        field: 'authors',
        source: elements
      },
      ({contributors}) => missing(contributors.length, 'authors')
    ),
    articleRule(
      {
        id: 'doaj-orcid',
        level: 'should',
        demand: 'an ORCID iD of each author',
        hint: 'Add `orcid:` to the author.',
        field: 'authors',
        source: elements
      },
      (article) => people(article, 'ORCID iD', ({orcid}) => orcid)
    ),
    articleRule(
      {
        id: 'doaj-affiliation',
        level: 'should',
        demand: 'an affiliation of each author',
        hint: 'Add `affiliations:` to the author.',
        field: 'authors',
        source: elements
      },
      (article) => people(article, 'affiliation', ({affiliations}) => affiliations.length)
    ),
    articleRule(
      {
        id: 'doaj-abstract',
        level: 'should',
        demand: 'an abstract',
        hint: 'Add `abstract:` to the front matter.',
        field: 'abstract',
        source: elements
      },
      ({abstracts}) => missing(abstracts.length, 'abstract')
    ),
    articleRule(
      {
        id: 'doaj-keywords',
        level: 'should',
        demand: 'keywords',
        hint: 'Add `keywords:` to the front matter.',
        field: 'keywords',
        source: elements
      },
      ({keywords}) => missing(keywords.length, 'keywords')
    ),
    articleRule(
      {
        id: 'doaj-doi',
        level: 'should',
        demand: 'the DOI',
        hint: 'Add `doi:` to the front matter.',
        field: 'doi',
        source: elements
      },
      ({doi}) => missing(doi, 'DOI')
    ),
    articleRule(
      {
        id: 'doaj-volume',
        level: 'should',
        demand: 'volume, and pages or number',
        hint: 'Add `volume:` and `pages:`, or `elocation_id:`, to the front matter.',
        field: 'volume',
        source: elements
      },
      (article) => lacking(article, 'volume', 'pages')
    )
  ]
}
