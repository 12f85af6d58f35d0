/**
 * Every message Colophon can say, one row each.
 *
 * `fatal` is vfile's: `true`, no galley can be made; `false`, should change;
 * `undefined`, worth knowing. `$1`, `$2` … stand for the actual values.
 */
export interface Rule {
  reason: string
  /** What the author can do. */
  note?: string
  fatal: boolean | undefined
}

export const rules = {
  // Front matter
  'yaml-syntax': {
    reason: 'Cannot read the front matter: $1',
    note: 'Correct the YAML at this place; the fields before and after it are used.',
    fatal: false
  },
  'field-duplicate': {
    reason: 'Unexpected second field `$1`',
    note: 'Remove one of them; the last is used.',
    fatal: false
  },
  'date-ambiguous': {
    reason: 'Cannot tell day from month in `$1`: `$2`',
    note: 'Write it as `$3` or `$4`; only the year is used.',
    fatal: false
  },
  'mark-unclear': {
    reason: 'Cannot tell what the mark `$1` of $2 means',
    note: 'Say it with `corresponding`, `equal_contribution` or `note`.',
    fatal: false
  },
  'encoding-guessed': {
    reason: 'Expected UTF-8: read as $1',
    note: 'Save the file as UTF-8, and look at its accented letters.',
    fatal: false
  },
  'field-unknown': {
    reason: 'Unexpected field `$1`$2',
    note: 'Correct its name, or remove it: nothing uses it.',
    fatal: false
  },
  'field-invalid': {
    reason: 'Expected $2 in `$1`, not `$3`',
    note: 'Correct the value; it is left out.',
    fatal: false
  },
  'field-unused': {
    reason: 'Unexpected field `$1`: other tools use it, Colophon does not',
    fatal: undefined
  },
  'identifier-invalid': {
    reason: 'Cannot accept `$2` as $1: $3',
    note: 'Compare it with the registry; it is left out until it is right.',
    fatal: false
  },
  'affiliation-unresolved': {
    reason: 'Cannot find affiliation `$1` of $2',
    note: 'Add it to `affiliations`, or correct the mark.',
    fatal: false
  },
  'affiliation-unused': {
    reason: 'Unexpected affiliation `$1`: no author has it',
    note: 'Give its mark to an author, or remove it.',
    fatal: false
  },
  'metadata-contradiction': {
    reason: 'Expected `$1` to be the same in front matter and text: `$2`, `$3`',
    note: 'The front matter is used. Make both agree.',
    fatal: false
  },
  'title-missing': {
    reason: 'Missing title',
    note: 'Add `title:` to the front matter, or begin the text with `# Title`.',
    fatal: false
  },
  'contributors-missing': {
    reason: 'Missing authors',
    note: 'Add `authors:` to the front matter.',
    fatal: false
  },
  'doi-missing': {
    reason: 'Missing DOI',
    note: 'Add `doi:` to the front matter when it is registered.',
    fatal: undefined
  },

  // Inferred from the text
  'inferred-doi': {
    reason: 'Took the DOI from the text: `$1`',
    note: 'Overrule it with `doi:`.',
    fatal: undefined
  },
  'inferred-title': {
    reason: 'Took the title from the text: `$1`',
    note: 'Overrule it with `title:`.',
    fatal: undefined
  },
  'inferred-authors': {
    reason: 'Took $1 from the text: $2',
    note: 'Overrule them with `authors:`.',
    fatal: undefined
  },
  'inferred-affiliations': {
    reason: 'Took $1 from the text: $2',
    note: 'Overrule them with `affiliations:`.',
    fatal: undefined
  },
  'inferred-abstract': {
    reason: 'Took the abstract ($1) from the text',
    note: 'Overrule it with `abstract:`.',
    fatal: undefined
  },
  'inferred-keywords': {
    reason: 'Took $1 from the text: $2',
    note: 'Overrule them with `keywords:`.',
    fatal: undefined
  },
  'inferred-date': {
    reason: 'Took the $1 date from the text: $2',
    note: 'Overrule it with `dates:`.',
    fatal: undefined
  },
  'inferred-funding': {
    reason: 'Took the funding statement from the text: `$1`',
    note: 'Overrule it with `funding:`.',
    fatal: undefined
  },
  'inferred-sections': {
    reason: 'Nested $1 headings by their typed numbers',
    note: 'Give headings the `#` signs of their level to overrule it.',
    fatal: undefined
  },
  'inferred-references': {
    reason: 'Read $1 from the reference list',
    note: 'Give a `bibliography:` to overrule it.',
    fatal: undefined
  },
  'inferred-citation': {
    reason: 'Read $1 of the form `$2` as citations',
    note: 'Write `\\[1\\]` where brackets are meant as such.',
    fatal: undefined
  },
  'inferred-language': {
    reason: 'Took the language from the signs of the text: `$1`',
    note: 'Overrule it with `lang:`.',
    fatal: undefined
  },
  'inferred-caption': {
    reason: 'Read `$1` as the caption of the $2 beside it',
    note: 'Leave an empty comment `<!-- -->` between them to overrule it.',
    fatal: undefined
  },
  'rejoined-paragraph': {
    reason: 'Rejoined a sentence torn by a page break: `$1`',
    note: 'End the first part with a full stop where two paragraphs are meant.',
    fatal: undefined
  },
  'front-matter-unclear': {
    reason: 'Cannot tell what this line of the front matter is: `$1`',
    note: 'It stays as text. State it in YAML front matter.',
    fatal: false
  },

  // Text
  'heading-skipped': {
    reason: 'Unexpected heading of level $1 after level $2',
    note: 'It is taken as level $3.',
    fatal: undefined
  },
  'html-dropped': {
    reason: 'Unexpected $1: not kept',
    note: 'Use Markdown, or one of the elements the manual lists.',
    fatal: false
  },
  'html-unwrapped': {
    reason: 'Unexpected `<$1>`: its text is kept, the tag is not',
    note: 'Use Markdown, or one of the elements the manual lists.',
    fatal: false
  },
  'directive-unknown': {
    reason: 'Unexpected directive `$1`: its text is kept',
    note: 'Known: note, tip, important, warning, caution, figure, table.',
    fatal: false
  },
  'division-unclosed': {
    reason: 'Cannot find the end of the division `$1`',
    note: 'Close it with `:::`; until then its text is ordinary text.',
    fatal: false
  },
  'latex-unknown': {
    reason: 'Unexpected LaTeX `$1`: it stays visible as code',
    note: 'Write it in Markdown, or with a command the manual lists.',
    fatal: false
  },
  'raw-dropped': {
    reason: 'Unexpected raw content for `$1`, `$2`: not kept',
    note: 'Raw `latex` and `html` are read; other formats are for other tools.',
    fatal: undefined
  },
  'role-unknown': {
    reason: 'Unexpected role `$1`: its text is kept',
    note: 'Use Markdown, or one of the roles the manual lists.',
    fatal: false
  },
  'call-unknown': {
    reason: 'Cannot fill in `$1`: it stays as text',
    note: 'Write the words themselves; values come from the front matter only, and nothing is run.',
    fatal: false
  },
  'code-unexecuted': {
    reason: 'Found no output of `$1`: the code stands in its place',
    note: 'Nothing is run here. Hand in the text that your tool has filled in.',
    fatal: undefined
  },
  'include-refused': {
    reason: 'Cannot include `$1`: $2',
    note: 'The line stays as text. Only files of the manuscript’s folder can be included.',
    fatal: false
  },
  'link-unsafe': {
    reason: 'Unexpected link to `$1`: only its text is kept',
    note: 'Link to http, https or mailto.',
    fatal: false
  },
  'definition-missing': {
    reason: 'Cannot find footnote `$1`',
    note: 'Add `[^$1]: …`; the mark stays as text.',
    fatal: false
  },
  'note-uncalled': {
    reason: 'Unexpected footnote `$1`: nothing calls it',
    note: 'Call it with `[^$1]`; it is kept at the end of the notes.',
    fatal: false
  },
  'identifier-duplicate': {
    reason: 'Unexpected second `#$1`',
    note: 'Give each thing an id of its own; links lead to the first.',
    fatal: false
  },
  'too-deep': {
    reason: 'Cannot read the manuscript: nested more than $1 levels deep',
    note: 'Such nesting is never meant; look at this place.',
    fatal: true
  },
  'too-large': {
    reason: 'Cannot read `$1`: it is larger than $2',
    note: 'Split it, or make it smaller.',
    fatal: true
  },

  // Mathematics
  'math-unconverted': {
    reason: 'Cannot convert the formula: $1',
    note: 'Correct the TeX; it stays visible.',
    fatal: false
  },

  // Images
  'image-missing': {
    reason: 'Cannot find image `$1`$2',
    note: 'Put it beside the manuscript, or correct the path.',
    fatal: false
  },
  'image-outside': {
    reason: 'Cannot use `$1`: it is outside the manuscript’s folder',
    note: 'Copy it into the folder.',
    fatal: false
  },
  'image-remote': {
    reason: 'Cannot use `$1`: a build never reaches the network',
    note: 'Run `colophon fetch` once, or save the image beside the manuscript.',
    fatal: false
  },
  'image-format': {
    reason: 'Cannot use `$1`: $2',
    note: 'Give PNG, JPEG, GIF, WebP, AVIF, TIFF, SVG or PDF.',
    fatal: false
  },
  'image-changed': {
    reason: 'Expected what was fetched for `$1`: its file has changed, or is gone',
    note: 'Run `colophon fetch` again.',
    fatal: false
  },
  'image-converted': {reason: 'Turned the $2 figure `$1` into an image of $3 pixels', fatal: undefined},
  'image-pages': {
    reason: 'Took the first of the $2 pages of `$1`',
    note: 'Save each page that is meant as a file of its own.',
    fatal: false
  },
  'image-scaled': {
    reason: 'Scaled `$1` to $2 pixels for HTML and EPUB; the PDF has it whole',
    fatal: undefined
  },
  'alt-missing': {
    reason: 'Missing alternative text of image `$1`',
    note: 'Describe what it shows: `![caption](file){alt="…"}`.',
    fatal: false
  },

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
  'reference-uncited': {reason: 'Unexpected reference $1: nothing cites it', fatal: undefined},
  'citation-unresolved': {
    reason: 'Cannot find reference `$1`$2',
    note: 'Add it to the bibliography, or correct the key in the text.',
    fatal: false
  },
  'cross-reference-unresolved': {
    reason: 'Cannot find `$1`$2',
    note: 'Give the thing meant this id, or correct the reference.',
    fatal: false
  },
  'style-missing': {
    reason: 'Cannot find citation style `$1`',
    note: 'Known: $2. The default is used.',
    fatal: false
  },

  // The whole
  'words-lost': {
    reason: 'Cannot find $1 of the manuscript in the article: “$2”',
    note: 'Write this place in another way, and report it: no word should be lost.',
    fatal: false
  },

  // Galleys
  'glyph-missing': {
    reason: 'Cannot print $1: no font of the template holds it',
    note: 'Add a font for it to `template.yaml`.',
    fatal: false
  },
  'template-unknown': {
    reason: 'Cannot find template `$1`',
    note: 'A manuscript names one of: $2. An editor may give a folder with `--template`. `journal` is used.',
    fatal: false
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
    note: 'It comes with the development packages.',
    fatal: undefined
  },
  'galley-invalid': {
    reason: 'Expected `$1` to be valid: $2',
    note: 'Report this: every galley should pass its checks.',
    fatal: false
  }
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules
