import type {Rule} from '../rule.js'

/** A journal's look: what is broken in its folder, and where. */
export const templatesRules = {
  // template.yaml
  'template-yaml': {
    reason: 'Cannot read `template.yaml`: $1',
    note: 'Correct the YAML at this place; templates/README.md shows a whole one.',
    fatal: true
  },
  'template-field-unknown': {
    reason: 'Unexpected field `$1`$2',
    note: 'Correct its name, or remove it: nothing uses it.',
    fatal: true
  },
  'template-field-invalid': {
    reason: 'Expected $2 in `$1`, not `$3`',
    note: 'Correct the value.',
    fatal: true
  },
  'template-field-missing': {
    reason: 'Missing field `$1`',
    note: 'Add it; or take another template’s with `extends: journal`.',
    fatal: true
  },
  'template-parent-unknown': {
    reason: 'Cannot find template `$1` to extend$2',
    note: 'A template extends one that comes with Colophon: $3.',
    fatal: true
  },
  'template-no-room': {
    reason: 'Cannot set text on a page of $1 with margins of $2',
    note: 'Text needs 70 × 90 mm or more. Make the margins smaller, or the page larger.',
    fatal: true
  },

  // Its files
  'template-file-missing': {
    reason: 'Missing file `$1`$2',
    note: 'Add it; or take another template’s with `extends: journal`.',
    fatal: true
  },
  'template-font-missing': {
    reason: 'Cannot find font package `$1`',
    note: 'Install it where Colophon is: `npm install $1`; or give the font’s own files with `files:`.',
    fatal: true
  },
  'template-face-missing': {
    reason: 'Cannot find face `$1` of `$2`$3',
    note: 'Take a face that the package has, or leave this one out.',
    fatal: true
  },
  'template-font-unreadable': {
    reason: 'Cannot use font `$1`: $2',
    note: 'Give a static TrueType font, as `.ttf` or `.woff`, in the template’s folder.',
    fatal: true
  },
  'template-image-unreadable': {
    reason: 'Cannot use image `$1`: $2',
    note: 'Give an SVG, PNG or JPEG in the template’s folder.',
    fatal: true
  },

  // page.html
  'template-syntax': {
    reason: 'Cannot read the page: $1',
    note: 'Correct the Liquid at this place: https://liquidjs.com/tutorials/intro-to-liquid.html',
    fatal: true
  },
  'template-variable-unknown': {
    reason: 'Cannot find variable `$1`$2',
    note: 'A page is given: $3.',
    fatal: true
  },
  'template-filter-unknown': {
    reason: 'Cannot find filter `$1`$2',
    note: 'Filters are Liquid’s: https://liquidjs.com/filters/overview.html',
    fatal: true
  },
  'template-part-missing': {
    reason: 'Missing `{{ $1 }}` $2',
    note: 'Put it into $3.',
    fatal: true
  },
  'template-element-missing': {
    reason: 'Missing `$1`: $2',
    note: 'Look at `templates/journal/page.html`, or write its page anew with `colophon init --template`.',
    fatal: true
  },
  'template-slot-missing': {
    reason: 'Missing `{{ slots.$1 | raw }}` $2: its words are lost',
    note: 'Put it where it stands in the order of reading, $3.',
    fatal: false,
    isError: true
  },
  'template-slot-escaped': {
    reason: 'Expected `{{ slots.$1 | raw }}`: without `raw`, readers see its tags',
    note: 'Values made by Colophon are HTML already, and go through `raw`.',
    fatal: false,
    isError: true
  },
  'template-slot-twice': {
    reason:
      'Unexpected second `{{ slots.$1 }}` $2: readers meet the same words again, and links lead to two places',
    note: 'Leave one of them out.',
    fatal: false,
    isError: true
  },
  'template-slot-order': {
    reason: 'Expected `slots.$1` before `slots.$2`: other galleys read them in this order',
    note: 'Order them so, and place them with CSS where they shall be seen.',
    fatal: false
  },

  // Style sheets
  'template-css-syntax': {
    reason: 'Cannot read the style sheet: $1',
    note: 'Correct it at this place: browsers drop what they cannot read, and often what follows it.',
    fatal: true
  },
  'template-css-property': {
    reason: 'Unexpected property `$1`$2',
    note: 'Correct its name: browsers drop it.',
    fatal: false
  },
  'template-css-value': {
    reason: 'Unexpected value `$2` of `$1`',
    note: 'Correct it: browsers drop it.',
    fatal: false
  },
  'template-css-unprintable': {
    reason: 'Cannot print `$1`: $2',
    note: 'templates/README.md says what the printing browser knows.',
    fatal: false
  },
  'template-css-reader': {
    reason: 'Cannot give `$1` to readers of EPUBs: $2',
    note: 'Say it without; templates/README.md names what readers take.',
    fatal: false
  },
  'template-url': {
    reason: 'Cannot load `$1` from a style sheet',
    note: 'Name pictures under `images:` in `template.yaml`, and use `var(--image-NAME)`; fonts under `fonts:`.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
