/**
 * Directives of MyST that hold Markdown, and what follows their names:
 * `words`, Markdown of one line, or `plain`, a path or a number.
 *
 * All others are read as they stand: code, formulas, and what nobody knows.
 *
 * @see https://mystmd.org/guide/directives
 */
export const holdingMarkdown: Record<string, 'words' | 'plain'> = {
  __proto__: null as never,
  admonition: 'words',
  attention: 'words',
  caution: 'words',
  danger: 'words',
  error: 'words',
  hint: 'words',
  important: 'words',
  note: 'words',
  seealso: 'words',
  tip: 'words',
  warning: 'words',
  todo: 'words',
  versionadded: 'words',
  versionchanged: 'words',
  deprecated: 'words',
  aside: 'words',
  margin: 'words',
  sidebar: 'words',
  topic: 'words',
  dropdown: 'words',
  card: 'words',
  'grid-item-card': 'words',
  'grid-item': 'plain',
  grid: 'plain',
  'tab-set': 'plain',
  'tab-item': 'words',
  tab: 'words',
  div: 'plain',
  container: 'plain',
  compound: 'plain',
  only: 'plain',
  figure: 'plain',
  'figure-md': 'plain',
  table: 'words',
  'list-table': 'words',
  epigraph: 'words',
  'pull-quote': 'words',
  pullquote: 'words',
  blockquote: 'words',
  highlights: 'words',
  glossary: 'plain',
  footnote: 'plain',
  exercise: 'words',
  'exercise-start': 'words',
  solution: 'plain',
  'solution-start': 'plain',
  rubric: 'words',
  centered: 'words'
}

/** Whether a directive holds Markdown, and of which kind its argument is. */
export function markdownArgument(name: string): 'words' | 'plain' | undefined {
  return /^(?:prf|proof):[a-z]+$/u.test(name) ? 'words' : holdingMarkdown[name]
}
