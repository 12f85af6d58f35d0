import {crossrefDemands, type Demand} from '../../crosswalk/demands.js'
import {galleyGaps} from '../../crosswalk/gaps.js'
import {doiUrl} from '../../model/index.js'
import {people} from './looking.js'
import type {Profile, ProfileRule} from './profile.js'

const reports = 'https://www.crossref.org/documentation/reports/participation-reports/'
const display = 'https://www.crossref.org/display-guidelines/'

const ruleOf = ({unmet, ...demand}: Demand): ProfileRule => ({
  ...demand,
  reads: ['article'],
  unmet: ({article}) =>
    demand.id === 'crossref-orcid' ? people(article, 'ORCID iD', ({orcid}) => orcid) : unmet(article)
})

/** What Crossref demands of a deposit, and what its participation reports count. */
export const crossref: Profile = {
  id: 'crossref',
  name: 'Crossref',
  what: 'registry of DOIs',
  source: 'https://www.crossref.org/documentation/schema-library/required-recommended-elements/',
  rules: [
    ...crossrefDemands.map(ruleOf),
    {
      id: 'crossref-award',
      level: 'should',
      demand: 'the number of each award',
      hint: 'Add `award:` to each of `funding:`, where the funder gave one.',
      field: 'funding',
      reads: ['article'],
      source: reports,
      unmet: ({article: {funding}}) =>
        funding.flatMap(({funder, award}, index) =>
          funder && !award ? [{phrase: `number of the award of ${funder}`, field: ['funding', index]}] : []
        )
    },
    {
      id: 'crossref-deposit',
      level: 'must',
      demand: 'a deposit, in Crossref’s XML',
      hint: 'Build it: `colophon build --to crossref`.',
      reads: ['crossref'],
      source: 'https://www.crossref.org/documentation/register-maintain-records/direct-deposit-xml/',
      // Where the front matter lacks something, that is told instead.
      unmet: ({galleys, article}) =>
        galleys.has('crossref') || galleyGaps('crossref', article).length > 0
          ? []
          : ['deposit (the Crossref galley was not built)']
    },
    {
      id: 'crossref-display',
      level: 'must',
      demand: 'the DOI as a link, `https://doi.org/…`, on the page it leads to',
      hint: 'Let the page of the journal’s template show the DOI as a link.',
      reads: ['html'],
      source: display,
      unmet: ({galleys, article: {doi}}) => {
        const html = galleys.get('html')
        return !html || !doi || new TextDecoder().decode(html.bytes).includes(doiUrl(doi))
          ? []
          : [`DOI as a link on the page (\`${doiUrl(doi)}\`)`]
      }
    }
  ]
}
