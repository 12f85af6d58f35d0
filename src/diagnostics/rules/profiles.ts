import type {Rule} from '../rule.js'

/** Demands of receivers; each is said under the id of the demand (`check/profiles/`). */
export const profilesRules = {
  'profile-unmet': {reason: 'Missing for $1: $2', fatal: true},
  'profile-advice': {reason: 'Expected by $1: $2', fatal: false}
} as const satisfies Record<string, Rule>
