import type {Rule} from '../rule.js'

/** Front matter, stated or inferred from the text. */
export const frontMatterRules = {
  // Front matter
  'yaml-syntax': {
    reason: 'Cannot read the front matter: $1',
    note: 'Correct the YAML at this place; the fields before and after it are used.',
    fatal: false
  },
  'front-matter-unclosed': {
    reason: 'Missing the line `---` that ends the front matter',
    note: 'Write it above this line; all before is read as front matter.',
    fatal: false
  },
  'field-duplicate': {
    reason: 'Unexpected second field `$1`',
    note: 'Remove one of them; the last is used.',
    fatal: false
  },
  'date-computed': {
    reason: 'Left out `$1`: `$2` is a date that another tool fills in when it builds',
    note: 'Write the day of publication: `date: 2024-12-18`.',
    fatal: undefined
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
  'inferred-translated-title': {reason: 'Took the title ($1) from the text: `$2`', fatal: undefined},
  'inferred-authors': {
    reason: 'Took $1 from the text: $2',
    note: 'Overrule them with `authors:`.',
    fatal: undefined
  },
  'inferred-mark': {
    reason: 'Unexpected mark `$1` of $2: it is read as a raised 1',
    note: 'Compare it with the page: correct the mark, or overrule it with `authors:`.',
    fatal: false
  },
  'inferred-author-affiliation': {
    reason: 'Took the affiliation $1 of $2 from the names in another script',
    note: 'Overrule it with `authors:`.',
    fatal: undefined
  },
  'inferred-affiliation-translations': {
    reason: 'Took the affiliations ($1) from the text: $2',
    note: 'Overrule them with `translation:` of each affiliation.',
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
  'inferred-license': {
    reason: 'Took the rights from the text: `$1`',
    note: 'Overrule them with `license:` and `copyright:`. The rest of the statement is left out.',
    fatal: undefined
  },
  'inferred-journal': {
    reason: 'Took the journal from the text: $1',
    note: 'Overrule it with `journal:`, `volume:`, `issue:` and `pages:`.',
    fatal: undefined
  },
  'inferred-article-type': {
    reason: 'Took the kind of article from the text: `$1`',
    note: 'Overrule it with `type:`.',
    fatal: undefined
  },
  'inferred-statement': {
    reason: 'Took the statement “$1” from the text: `$2`',
    note: 'Overrule it in the front matter.',
    fatal: undefined
  },
  'inferred-roles': {
    reason: 'Took roles of $1 from the statement of contributions: $2',
    note: 'Overrule them with `roles:` of each author.',
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
  'stray-figure': {
    reason: 'Unexpected figure `$1` before the number of a heading: `$2`',
    note: 'It is left out: the numbers around tell that it is none of the heading’s.',
    fatal: undefined
  },
  'parted-lines': {
    reason: 'Parted a text without blank lines at $1 of its lines',
    note: 'Set a blank line between paragraphs to overrule it.',
    fatal: undefined
  },
  'rejoined-lines': {
    reason: 'Joined $1 lines that ended within a sentence, the first: `$2`',
    note: 'Set a blank line between them to keep them apart.',
    fatal: undefined
  },
  'lowered-headings': {
    reason: 'Read $1 headings as text, the first “$2”',
    note: 'They are formulas, numbers of formulas or sentences: word them as titles to keep them.',
    fatal: undefined
  },
  'inferred-headings': {
    reason: 'Read $1 lines as headings, the first “$2”',
    note: 'Give headings `#` signs to overrule it.',
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
  'image-in-line': {
    reason: 'Unexpected image `$1` in a line: only its words are kept',
    note: 'Put it into the text.',
    fatal: false
  },
  'inferred-bibliography': {
    reason: 'Took the bibliography that lies beside the text: $1',
    note: 'Name it with `bibliography:`, or another.',
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
  'keywords-joined': {
    reason: 'Cannot tell where one keyword ends and the next begins: `$1`',
    note: 'Part them by semicolons.',
    fatal: false
  },
  'inferred-notes': {
    reason: 'Read $1 that begin with a raised number as notes, which the same numbers in the text call',
    note: 'Write `[^1]` in the text and `[^1]: words` below to overrule it.',
    fatal: undefined
  },
  'rejoined-words': {
    reason: 'Rejoined $1 that a line’s end had torn, the first `$2`',
    note: 'Spell a word once without its hyphen, or with it, to have it so everywhere.',
    fatal: undefined
  },
  'page-furniture': {
    reason: 'Unexpected line of the printed page, not of the article: `$1`',
    note: 'It is left out; join it to a sentence to keep it.',
    fatal: undefined
  },
  'front-matter-unclear': {
    reason: 'Cannot tell what this line of the front matter is: `$1`',
    note: 'It stays as text. State it in YAML front matter.',
    fatal: false
  }
} as const satisfies Record<string, Rule>
