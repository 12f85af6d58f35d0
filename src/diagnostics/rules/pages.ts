import type {Rule} from '../rule.js'

/** The printed page: what it measures, and what fits on it. */
export const pagesRules = {
  'page-size-unknown': {
    reason: 'Cannot find page size `$1`$2',
    note: 'Name one: A4, A5, B5, JIS-B5, letter, legal, executive, royal, US-trade, digest, crown-quarto … (the README lists all); or give width and height: `170mm x 240mm`. The template’s is used.',
    fatal: false
  },
  'page-landscape': {
    reason: 'Expected a page higher than it is wide, not `$1`',
    note: 'Lines across a wide page are too long to read: it is turned upright.',
    fatal: false
  },
  'page-size-range': {
    reason: 'Expected a page from 90 × 128 mm to 420 × 594 mm, not `$1`',
    note: 'Look at the unit: `170mm x 240mm`, `6in x 9in`. The template’s size is used.',
    fatal: false
  },
  'page-no-room': {
    reason: 'Cannot set text on a page of $1 with margins of $2: $3 remain',
    note: 'Text needs $4 or more. Make the margins smaller, or the page larger; the template’s margins are used.',
    fatal: false,
    isError: true
  },
  'page-margin-small': {
    reason: 'Expected 8 mm or more for the $1 margin, not $2',
    note: 'Running heads and page numbers stand there, and printers do not print on the edge of a sheet.',
    fatal: false
  },
  'page-narrow': {
    reason: 'Took the narrow layout of template `$1`: text is $2 wide on $3, its wide one needs $4',
    note: 'Choose a larger page or smaller margins with `page:` for the wide one.',
    fatal: undefined
  },
  'image-coarse': {
    reason: 'Expected 150 dots an inch or more in print: `$1` has $2 ($3 pixels on $4)',
    note: 'Give a larger picture, or print it smaller with `{width=…}`; best is SVG or PDF for drawings, 300 for photographs.',
    fatal: false
  },
  'image-fine': {
    reason: 'Printed `$1` with 400 dots an inch: it has $2, more than paper shows',
    note: 'Nothing need be done: other galleys and the edition hold the file as it is.',
    fatal: undefined
  }
} as const satisfies Record<string, Rule>
