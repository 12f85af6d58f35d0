import type {Rule} from '../rule.js'

/** Demands of receivers; each is said under the id of the demand (`check/profiles/`). */
export const profilesRules = {
  'profile-unmet': {
    reason: 'Missing for $1: $2',
    note: 'The receiver refuses the article without it; what to add, and its source, stand in `PROFILES.md`.',
    fatal: true
  },
  'profile-advice': {
    reason: 'Expected by $1: $2',
    note: 'The receiver takes the article without it, and asks for it; see `PROFILES.md`.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
