import type {Rule} from '../rule.js'

/** JATS that is read. */
export const jatsRules = {
  'jats-unreadable': {
    reason: 'Cannot read the XML: $1',
    note: 'Correct it there; a validator such as `xmllint` names the rest.',
    fatal: true
  },
  'jats-article-missing': {
    reason: 'Expected a JATS article: the root element is `$1`',
    note: 'Give a file whose root element is `article`, of JATS or its predecessor NLM.',
    fatal: true
  },
  'jats-element-unknown': {
    reason: 'Unexpected `$1`: its words are kept as $2',
    note: 'What it means is not understood. Use an element of JATS Journal Publishing that Colophon writes.',
    fatal: false
  },
  'jats-part-moved': {
    reason: 'Unexpected `$1`: it is read as a section at the end',
    note: 'An article has one text: build what is an article of its own from a file of its own.',
    fatal: false
  },
  'jats-value-invalid': {
    reason: 'Expected $1: `$2` is none, and is left out',
    note: 'Correct it in the XML.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
