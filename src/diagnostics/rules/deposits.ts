import type {Rule} from '../rule.js'

/** Deposits, and metadata for catalogues. */
export const depositsRules = {
  'metadata-incomplete': {reason: 'Cannot write the $1 galley: $2', note: '$3', fatal: true},
  'deposit-left-out': {
    reason: 'Left out the Crossref deposit: $1',
    note: '$2 `--to crossref` tells everything that is missing.',
    fatal: undefined
  },
  'deposit-advice': {reason: 'Crossref asks for more: $1', note: '$2', fatal: undefined},
  'metadata-field-lost': {
    reason: 'Expected `$1` to say every field it has a place for: $2',
    note: 'Build again; if it stays, report it.',
    fatal: true
  }
} as const satisfies Record<string, Rule>
