import {archiveRules} from './rules/archive.js'
import {depositsRules} from './rules/deposits.js'
import {editionsRules} from './rules/editions.js'
import {frontMatterRules} from './rules/front-matter.js'
import {galleysRules} from './rules/galleys.js'
import {jatsRules} from './rules/jats.js'
import {pagesRules} from './rules/pages.js'
import {profilesRules} from './rules/profiles.js'
import {referencesRules} from './rules/references.js'
import {templatesRules} from './rules/templates.js'
import {textRules} from './rules/text.js'

/** Every message Colophon can say, one row each. */
export const rules = {
  ...frontMatterRules,
  ...textRules,
  ...referencesRules,
  ...galleysRules,
  ...jatsRules,
  ...pagesRules,
  ...templatesRules,
  ...profilesRules,
  ...depositsRules,
  ...archiveRules,
  ...editionsRules
}

export type RuleId = keyof typeof rules
