import type {Rule} from '../rule.js'

/** The whole, and the galleys read back. */
export const galleysRules = {
  // The whole
  'words-lost': {
    reason: 'Cannot find $1 of the manuscript in the article: “$2”',
    note: 'Write this place in another way, and report it: no word should be lost.',
    fatal: false
  },

  // Galleys
  'glyph-missing': {
    reason: 'Cannot print $1: no font of the template holds it',
    note: 'The PDF prints their letters, or their code points, and still means them. Add a font for them to `template.yaml`.',
    fatal: false
  },
  'cover-unset': {
    reason: 'Cannot set $1 on the cover of the EPUB: no font of the template holds `$2`',
    note: 'It is left out there. Give an image as `cover:`, or add a font for this script to `template.yaml`.',
    fatal: false
  },
  'image-scaled-epub': {
    reason: 'Scaled `$1` to $2 pixels for the EPUB: stores take four megapixels and 5 MB',
    fatal: undefined
  },
  'figure-glyphs-missing': {
    reason: 'Cannot print $1 signs in figures and formulas: the browser has no font for them',
    note: 'Turn the text of an SVG figure into outlines, or save it as PNG; the PDF leaves the signs out.',
    fatal: false
  },
  'template-unknown': {
    reason: 'Cannot find template `$1`',
    note: 'A manuscript names one of: $2. An editor may give a folder with `--template`. `journal` is used.',
    fatal: false
  },
  'accessibility-unmet': {
    reason: 'Cannot claim accessibility of the EPUB: $1 ($2 in all)',
    note: 'The front matter signs for it with `accessibility:`; mend what is said, or take the field away.',
    fatal: false
  },
  'galley-over-input': {
    reason: 'Cannot write `$1` over the file of that name that it is made of',
    note: 'Choose another folder with `--out`, or leave this galley out of `--to`.',
    fatal: true
  },
  'galley-missing': {reason: 'Cannot find the $1 galley `$2`', note: 'Run `colophon build`.', fatal: true},
  'galley-stale': {
    reason: 'Expected `$1` as it was built: its digest differs',
    note: 'Run `colophon build`.',
    fatal: true
  },
  'galley-words-differ': {
    reason: 'Expected the words of the article in `$1`: $2, $3',
    note: 'Build again; if it stays, report it: every galley should say the same.',
    fatal: true
  },
  'galley-unreadable': {reason: 'Cannot read `$1` back: $2', note: 'Run `colophon build`.', fatal: true},
  'attachment-differs': {
    reason: 'Expected `$1` inside `$2` as it was put there: its digest is not $3',
    note: 'Run `colophon build`; if it stays, somebody changes the PDF afterwards.',
    fatal: true
  },
  'attachment-missing': {
    reason: 'Cannot find `$1` inside `$2`',
    note: 'Run `colophon build`; programs that rewrite a PDF may drop the files in it.',
    fatal: true
  },
  'attachment-unexpected': {
    reason: 'Unexpected file `$1` inside `$2`',
    note: 'The build put no such file there. Run `colophon build`.',
    fatal: true
  },
  'attachment-loose': {
    reason: 'Expected `$1` inside `$2` to say what it is to the article (`AFRelationship`)',
    note: 'PDF/A-3 asks for it. Run `colophon build`.',
    fatal: false
  },
  'record-missing': {
    reason: 'Cannot find the record of a build, `$1`',
    note: 'Run `colophon build`.',
    fatal: true
  },
  'input-changed': {
    reason: 'Expected `$1` as it was when the galleys were built: it has changed',
    note: 'Run `colophon build`; until then their words are not compared.',
    fatal: false
  },
  'judge-missing': {
    reason: 'Left `$1` unjudged: `$2` is not installed',
    note: 'It comes with Colophon: install that again.',
    fatal: undefined
  },
  'galley-invalid': {
    reason: 'Expected `$1` to be valid: $2',
    note: 'Report this: every galley should pass its checks.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
