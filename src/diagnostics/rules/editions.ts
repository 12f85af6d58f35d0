import type {Rule} from '../rule.js'

/** Versions, updates, and what is done with sealed editions. */
export const editionsRules = {
  'version-unstated': {
    reason: 'Missing `version`: the history has $1',
    note: 'Say which of them this manuscript is: `version: "$2"`.',
    fatal: false
  },
  'version-repeated': {
    reason: 'Unexpected second version `$1` in the history',
    note: 'Every published state has a number of its own.',
    fatal: false
  },
  'version-doi-repeated': {
    reason: 'Unexpected DOI `$1` for version `$2`: version `$3` has it already',
    note: 'Give each version a DOI of its own, or none; the DOI of all versions together is `concept_doi`.',
    fatal: false
  },
  'version-order': {
    reason: 'Expected the history oldest first: version `$1` of $2 stands after one of $3',
    note: 'Put the oldest version first.',
    fatal: false
  },
  'version-stage-differs': {
    reason: 'Expected one stage of version `$1`: `stage` says $2, its history $3',
    note: 'Correct one of them.',
    fatal: false
  },
  'update-of-itself': {
    reason: "Unexpected notice about `$1`: that is this article's own DOI",
    note: 'Under `updates` stands what this article corrects or retracts; under `updated_by`, what corrects or retracts it.',
    fatal: true
  },
  'update-both-ways': {
    reason: 'Expected `$1` to correct this article or to be corrected by it: it stands under both',
    note: 'Under `updates` stands what this article corrects or retracts; under `updated_by`, what corrects or retracts it.',
    fatal: true
  }
} as const satisfies Record<string, Rule>
