import {creditRoles} from '../../model/index.js'

/** Names of the CRediT roles, the short ones of Quarto and MyST too, in lower case, to their slugs. */
export const roleNames = new Map([
  ...Object.entries(creditRoles).flatMap(([slug, name]): [string, string][] => [
    [slug, slug],
    [name.toLowerCase().replace(/[^a-z]+/gu, '-'), slug]
  ]),
  ['writing', 'writing-original-draft'],
  ['original-draft', 'writing-original-draft'],
  ['writing-original-draft-preparation', 'writing-original-draft'],
  ['original-draft-preparation', 'writing-original-draft'],
  ['editing', 'writing-review-editing'],
  ['reviewing', 'writing-review-editing'],
  ['review', 'writing-review-editing'],
  ['writing-review-and-editing', 'writing-review-editing'],
  ['analysis', 'formal-analysis'],
  ['visualisation', 'visualization'],
  ['conceptualisation', 'conceptualization'],
  ['administration', 'project-administration']
])
