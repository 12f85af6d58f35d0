/** What GitHub Flavored Markdown 0.29 adds to CommonMark, each rule of its five extensions by one example. */
export interface GfmExample {
  rule: string
  markdown: string
  html: string
  /** Why we mean something else. */
  deviation?: string
}

const table = (head: string, body = '') =>
  `<table>\n<thead>\n<tr>\n${head}\n</tr>\n</thead>\n${body && `<tbody>\n${body}\n</tbody>\n`}</table>`

export const gfmExamples: GfmExample[] = [
  // §4.10 Tables
  {
    rule: 'a header row, a delimiter row and data rows make a table',
    markdown: '| Year | Rain |\n| --- | --- |\n| 1990 | 412 |',
    html: table('<th>Year</th>\n<th>Rain</th>', '<tr>\n<td>1990</td>\n<td>412</td>\n</tr>')
  },
  {
    rule: 'colons align; outer pipes may be left out; widths may differ',
    markdown: '| a | bcd | e\n:- | :-: | ----------:\n1 | 2 | 3',
    html: table(
      '<th align="left">a</th>\n<th align="center">bcd</th>\n<th align="right">e</th>',
      '<tr>\n<td align="left">1</td>\n<td align="center">2</td>\n<td align="right">3</td>\n</tr>'
    )
  },
  {
    rule: 'an escaped pipe belongs to its cell, within code and emphasis too',
    markdown: '| a\\|b |\n| --- |\n| `\\|` c |\n| **\\|** d |',
    html: table(
      '<th>a|b</th>',
      '<tr>\n<td><code>|</code> c</td>\n</tr>\n<tr>\n<td><strong>|</strong> d</td>\n</tr>'
    )
  },
  {
    rule: 'another block ends a table',
    markdown: '| a | b |\n| - | - |\n| 1 | 2 |\n> words',
    html: `${table('<th>a</th>\n<th>b</th>', '<tr>\n<td>1</td>\n<td>2</td>\n</tr>')}\n<blockquote>\n<p>words</p>\n</blockquote>`
  },
  {
    rule: 'a line without pipes is a row; a blank line ends the table',
    markdown: '| a | b |\n| - | - |\n| 1 | 2 |\nwords\n\nwords',
    html: `${table('<th>a</th>\n<th>b</th>', '<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n<tr>\n<td>words</td>\n<td></td>\n</tr>')}\n<p>words</p>`
  },
  {
    rule: 'header and delimiter row must be as long as each other',
    markdown: '| a | b |\n| - |\n| 1 |',
    html: '<p>| a | b |\n| - |\n| 1 |</p>'
  },
  {
    rule: 'rows are filled up and cut to the header',
    markdown: '| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |',
    html: table(
      '<th>a</th>\n<th>b</th>',
      '<tr>\n<td>1</td>\n<td></td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>'
    )
  },
  {
    rule: 'a table needs no data rows',
    markdown: '| a | b |\n| - | - |',
    html: table('<th>a</th>\n<th>b</th>')
  },
  {
    rule: 'cells hold the syntax of lines',
    markdown: '| *a* | `b` |\n| - | - |\n| [c](d) | ~~e~~ |',
    html: table(
      '<th><em>a</em></th>\n<th><code>b</code></th>',
      '<tr>\n<td><a href="d">c</a></td>\n<td><del>e</del></td>\n</tr>'
    )
  },
  {
    rule: 'a delimiter row cannot interrupt the text of a setext heading',
    markdown: 'a\n-',
    html: '<h2>a</h2>'
  },

  // §5.3 Task list items
  {
    rule: 'brackets at the start of an item are a box',
    markdown: '- [ ] ask\n- [x] done',
    html: '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" disabled> ask</li>\n<li class="task-list-item"><input type="checkbox" checked disabled> done</li>\n</ul>'
  },
  {
    rule: 'boxes nest',
    markdown: '- [X] a\n  - [ ] b',
    html: '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled> a\n<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" disabled> b</li>\n</ul>\n</li>\n</ul>'
  },
  {rule: 'a box needs text behind it', markdown: '- [x]', html: '<ul>\n<li>[x]</li>\n</ul>'},
  {rule: 'a box stands only at the start', markdown: '- a [ ] b', html: '<ul>\n<li>a [ ] b</li>\n</ul>'},

  // §6.5 Strikethrough
  {rule: 'two tildes strike', markdown: '~~gone~~ here', html: '<p><del>gone</del> here</p>'},
  {
    rule: 'one tilde strikes',
    markdown: '~gone~ here',
    html: '<p><del>gone</del> here</p>',
    deviation: 'a single tilde is Pandoc’s subscript: H~2~O'
  },
  {
    rule: 'a new paragraph ends a strike',
    markdown: 'This ~~has a\n\nnew paragraph~~.',
    html: '<p>This ~~has a</p>\n<p>new paragraph~~.</p>'
  },
  {
    rule: 'three tildes strike nothing',
    markdown: 'This ~~~is not~~~ struck.',
    html: '<p>This ~~~is not~~~ struck.</p>'
  },

  // §6.9 Autolinks
  {
    rule: '`www.` begins a link',
    markdown: 'See www.example.org/help for more.',
    html: '<p>See <a href="http://www.example.org/help">www.example.org/help</a> for more.</p>'
  },
  {
    rule: 'punctuation of the sentence is no part of it',
    markdown: 'See www.example.org. Or www.example.org/a.b.',
    html: '<p>See <a href="http://www.example.org">www.example.org</a>. Or <a href="http://www.example.org/a.b">www.example.org/a.b</a>.</p>'
  },
  {
    rule: 'brackets belong to it where they balance',
    markdown: '(www.example.org/q=a_(b)) and www.example.org/q=a_(b)',
    html: '<p>(<a href="http://www.example.org/q=a_(b)">www.example.org/q=a_(b)</a>) and <a href="http://www.example.org/q=a_(b)">www.example.org/q=a_(b)</a></p>'
  },
  {
    rule: 'brackets within it are not counted',
    markdown: 'www.example.org/q=(a))+b',
    html: '<p><a href="http://www.example.org/q=(a))+b">www.example.org/q=(a))+b</a></p>'
  },
  {
    rule: 'what looks like an entity at its end is no part of it',
    markdown: 'www.example.org/q=a&hl=en\n\nwww.example.org/q=a&hl;',
    html: '<p><a href="http://www.example.org/q=a&amp;hl=en">www.example.org/q=a&amp;hl=en</a></p>\n<p><a href="http://www.example.org/q=a">www.example.org/q=a</a>&amp;hl;</p>'
  },
  {
    rule: '`<` ends it',
    markdown: 'www.example.org/a<b',
    html: '<p><a href="http://www.example.org/a">www.example.org/a</a>&lt;b</p>'
  },
  {
    rule: 'schemes begin a link',
    markdown: 'http://example.org and (https://example.org/a_(b))',
    html: '<p><a href="http://example.org">http://example.org</a> and (<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>)</p>'
  },
  {
    rule: 'mail addresses link',
    markdown: 'ask ada+x@mail.example, not ada@mail+x.example',
    html: '<p>ask <a href="mailto:ada+x@mail.example">ada+x@mail.example</a>, not ada@mail+x.example</p>'
  },
  {
    rule: 'a mail address ends in a letter, a digit or nothing at all',
    markdown: 'a.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
    html: '<p><a href="mailto:a.b-c_d@a.b">a.b-c_d@a.b</a>.</p>\n<p>a.b-c_d@a.b-</p>\n<p>a.b-c_d@a.b_</p>'
  }
]
