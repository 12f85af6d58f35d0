import type {FieldName} from './schema.js'

/** Spellings of other tools (lower case, `_` for `-` and spaces) → the field. */
export const aliases: Record<string, FieldName> = {
  __proto__: null as never,
  author: 'authors',
  affiliation: 'affiliations',
  institutions: 'affiliations',
  address: 'affiliations',
  tags: 'keywords',
  keyword: 'keywords',
  language: 'lang',
  locale: 'lang',
  shorttitle: 'short_title',
  title_short: 'short_title',
  running_head: 'short_title',
  running_title: 'short_title',
  licence: 'license',
  summary: 'abstract',
  abstracts: 'abstract',
  eid: 'elocation_id',
  article_number: 'elocation_id',
  elocation: 'elocation_id',
  page: 'pages',
  article_type: 'type',
  category: 'type',
  acknowledgments: 'acknowledgements',
  conflict_of_interest: 'competing_interests',
  conflicts_of_interest: 'competing_interests',
  table_of_contents: 'toc',
  numbersections: 'number_sections',
  number_section: 'number_sections',
  citation_style: 'csl',
  venue: 'journal',
  macros: 'math',
  math_macros: 'math'
}

/** Fields that only gather others: ReScience's `Publication`. What they hold stands for itself. */
export const groups = new Set(['publication'])

/** Aliases inside an author. */
export const authorAliases: Record<string, string> = {
  __proto__: null as never,
  affiliation: 'affiliations',
  institution: 'affiliations',
  equal_contrib: 'equal_contribution',
  equal_contributor: 'equal_contribution',
  corresponding_author: 'corresponding',
  correspondence: 'corresponding',
  given_names: 'given',
  given_name: 'given',
  first_name: 'given',
  surname: 'family',
  last_name: 'family',
  family_name: 'family',
  dropping_particle: 'particle',
  non_dropping_particle: 'particle',
  role: 'roles',
  credit: 'roles',
  website: 'url'
}

/** Aliases inside an affiliation. */
export const affiliationAliases: Record<string, string> = {
  __proto__: null as never,
  index: 'id',
  ref: 'id',
  code: 'id',
  institution: 'name',
  state: 'region',
  province: 'region',
  zip: 'postal_code',
  postcode: 'postal_code'
}

/** Fields that other tools read and Colophon has no use for. */
export const unused = new Set([
  'aas_doi',
  'aas_journal',
  'archive',
  'archive_doi',
  'citation_author',
  'classoption',
  'colorlinks',
  'contact',
  'documentclass',
  'draft',
  'editor',
  'editors',
  'eqnprefix',
  'eqnprefixtemplate',
  'event',
  'execute',
  'exports',
  'figprefix',
  'fontsize',
  'format',
  'geometry',
  'git_repo',
  'github',
  'group',
  'header_includes',
  'jupyter',
  'jupytext',
  'kernelspec',
  'layout',
  'link_citations',
  'link_bibliography',
  'linkcolor',
  'linenumbers',
  'mainfont',
  'numberequations',
  'optional_fields',
  'output',
  'paper_url',
  'reference_section_title',
  'repository',
  'reproduction',
  'reviewer',
  'reviewers',
  'session_info',
  'site',
  'submitted',
  'tblprefix',
  'urlcolor',
  'year'
])

/** `Short-Title` → `short_title`. */
export function normalKey(key: string): string {
  return key
    .trim()
    .replace(/([a-z])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/gu, '_')
}
