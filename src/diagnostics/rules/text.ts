import type {Rule} from '../rule.js'

/** The text, its formulas and images. */
export const textRules = {
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
  'html-unfinished': {
    reason: 'Cannot find the end of `$1`',
    note: 'End a tag with `>`, a comment with `-->`; it stays as text.',
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
  'draft-note': {
    reason: 'Unexpected note of the authors to themselves, `$1`: left out',
    note: 'Do what it says, and remove it.',
    fatal: false
  },
  'formula-image': {
    reason: 'Took the formula `$1` in place of its picture, which a service would draw',
    note: 'Write it as `$…$`.',
    fatal: undefined
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
  'site-tag': {
    reason: 'Left out `$1`, which a static site fills in: it holds no words of the article',
    fatal: undefined
  },
  'title-page-left-out': {
    reason: 'Left out `$1`, a template of the title page: the metadata fill ours',
    fatal: undefined
  },
  'code-unclosed': {
    reason: 'Missing the fence that closes this code: $1',
    note: 'Write ```` ``` ```` below its last line, or remove the fence.',
    fatal: false
  },
  'code-shows-image': {reason: 'Took the image that this code shows in its place: `$1`', fatal: undefined},
  'code-unexecuted': {
    reason: 'Found no output of `$1`: the code stands in its place',
    note: 'Nothing is run here. Hand in the text that your tool has filled in.',
    fatal: undefined
  },
  'code-hidden': {
    reason: 'Left out the code `$1`, as its options say',
    note: 'It says `include: false`, `echo: false` or `remove-cell`, itself or for all cells. Hand in the text that your tool has filled in to have its output.',
    fatal: undefined
  },
  'child-left-out': {
    reason: 'Cannot put in the child document $1: knitr does that when it runs',
    note: 'Write `{{< include file >}}` in its place, or hand in the text that knitr has filled in.',
    fatal: false
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
  'inferred-table-head': {
    reason: 'Took the first row of a table without a head for its head: `$1`',
    note: 'Overrule it with `<th>` in the cells that are.',
    fatal: undefined
  },
  'inferred-biography': {
    reason: 'Took what is told of the lives of $1 from the text: it stands among the notes on authors',
    fatal: undefined
  },
  'inferred-orcids': {
    reason: 'Took the ORCID iDs of $1 from the section of the text that lists them',
    fatal: undefined
  },
  'inferred-biographies': {
    reason:
      'Read $1 paragraphs behind the references as biographies of the authors: they have a section of their own',
    note: 'Give them a heading to overrule it.',
    fatal: undefined
  },
  'left-out': {
    reason: 'Missing the $1 that stood here: the program that read the pages left it out',
    note: 'Put it back: `![caption](file)`, or the formula or table in its own words.',
    fatal: false
  },
  'not-a-text': {
    reason: 'Expected a text in Markdown: `$1` is $2',
    note: 'Export it as Markdown; of Word and OpenDocument, `pandoc file.docx -t markdown -o paper.md` makes it.',
    fatal: true
  },
  'too-large': {
    reason: 'Cannot read `$1`: it is larger than $2',
    note: 'Split it, or make it smaller.',
    fatal: true
  },

  // Mathematics
  'math-unclosed': {
    reason: 'Missing what closes this formula: `$1`',
    note: 'Write `$2` below its last line; what follows is read as text.',
    fatal: false
  },
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
  'supplement-missing': {
    reason: 'Cannot find supplementary file `$1`',
    note: 'Put it beside the manuscript, or correct the path in `supplements`.',
    fatal: false
  },
  'supplement-outside': {
    reason: 'Cannot use supplementary file `$1`: it is outside the manuscript’s folder',
    note: 'Copy it into the folder, and name it by its path there.',
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
  'image-cut-off': {
    reason: 'Expected more of image `$1`: its file ends before the picture does',
    note: 'Save or copy it again; what is there is shown.',
    fatal: false
  },
  'image-changed': {
    reason: 'Expected what was fetched for `$1`: its file has changed, or is gone',
    note: 'Run `colophon fetch` again.',
    fatal: false
  },
  'image-converted': {reason: 'Turned the $2 figure `$1` into an image of $3 pixels', fatal: undefined},
  'image-pages': {
    reason: 'Expected one page in `$1`: the first of $2 is taken',
    note: 'Save each page that is meant as a file of its own.',
    fatal: false
  },
  'image-scaled': {
    reason: 'Scaled `$1` to $2 pixels for HTML and EPUB',
    fatal: undefined
  },
  'alt-missing': {
    reason: 'Missing alternative text of image `$1`',
    note: 'Describe what it shows: `![caption](file){alt="…"}`.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
