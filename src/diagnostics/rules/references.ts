import type {Rule} from '../rule.js'

/** Citations and references. */
export const referencesRules = {
  // Citations and references
  'bibliography-missing': {
    reason: 'Cannot find bibliography `$1`',
    note: 'Correct `bibliography:`.',
    fatal: false
  },
  'bibliography-syntax': {
    reason: 'Cannot read the entry `$1`: $2',
    note: 'Correct it in `$3`.',
    fatal: false
  },
  'bibliography-empty': {
    reason: 'Cannot find an entry in `$1`',
    note: 'Give a file in BibTeX, CSL-JSON or CSL-YAML; a page that was saved in its place is none.',
    fatal: false
  },
  'bibliography-abbreviation': {
    reason: 'Cannot find abbreviation `$1` of the entry `$2`: no `@string` defines it',
    note: 'Define it, or put its words in braces, in `$3`.',
    fatal: false
  },
  'reference-duplicate': {reason: 'Unexpected second entry `$1`', note: 'The first is used.', fatal: false},
  'reference-incomplete': {
    reason: 'Missing $2 of reference $1',
    note: 'Look it up and add it; it is never invented.',
    fatal: false
  },
  'reference-unparsed': {
    reason: 'Cannot tell the parts of reference $1',
    note: 'It stays as written. Give it in a bibliography.',
    fatal: false
  },
  'references-uncited': {
    reason: 'Missing citations: nothing in the text calls any of its $1',
    note: 'Call them as `[1]`, or `Smith (2020)` where the list has no numbers.',
    fatal: undefined
  },
  'reference-uncited': {reason: 'Unexpected reference $1: nothing cites it', fatal: undefined},
  'citation-unresolved': {
    reason: 'Cannot find reference `$1`$2',
    note: 'Add it to the bibliography, or correct the key in the text.',
    fatal: false
  },
  'cross-reference-unresolved': {
    reason: 'Cannot find `$1`$2',
    note: 'Give the thing meant this id, or correct the reference.',
    fatal: false,
    isError: true
  },
  'style-missing': {
    reason: 'Cannot find citation style `$1`',
    note: 'Known: $2. The default is used.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
