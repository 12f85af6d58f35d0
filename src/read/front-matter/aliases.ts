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
  titles: 'translated_titles',
  translated_title: 'translated_titles',
  title_translated: 'translated_titles',
  title_translations: 'translated_titles',
  trans_title: 'translated_titles',
  trans_titles: 'translated_titles',
  editor: 'editors',
  review_editor: 'editors',
  handling_editor: 'editors',
  academic_editor: 'editors',
  reviewer: 'reviewers',
  translator: 'translators',
  supplementary: 'supplements',
  supplementary_files: 'supplements',
  supplementary_material: 'supplements',
  supplementary_materials: 'supplements',
  supporting_information: 'supplements',
  special_issue: 'issue_title',
  special_issue_title: 'issue_title',
  ethics_statement: 'ethics',
  ethics_approval: 'ethics',
  ethical_approval: 'ethics',
  ethics_declaration: 'ethics',
  peer_review_statement: 'peer_review',
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
  cover_image: 'cover',
  epub_cover_image: 'cover',
  table_of_contents: 'toc',
  numbersections: 'number_sections',
  number_section: 'number_sections',
  citation_style: 'csl',
  venue: 'journal',
  macros: 'math',
  math_macros: 'math',
  institute: 'affiliations',
  institution: 'affiliations',
  thanks: 'acknowledgements',
  acknowledgement: 'acknowledgements',
  acknowledgment: 'acknowledgements',
  keyphrases: 'keywords',
  key_words: 'keywords',
  running: 'short_title',
  runninghead: 'short_title',
  runningtitle: 'short_title',
  titlerunning: 'short_title',
  headertitle: 'short_title',
  conflict: 'competing_interests',
  conflictofinterest: 'competing_interests',
  interest_statement: 'competing_interests',
  availability: 'data_availability',
  data_availability_statement: 'data_availability',
  data_statement: 'data_availability',
  funder: 'funding',
  fundinginfo: 'funding',
  date_published: 'date',
  pubdate: 'date',
  firstpage: 'first_page',
  lastpage: 'last_page',
  conceptdoi: 'concept_doi',
  versions: 'history',
  update: 'updates',
  corrected_by: 'updated_by',
  related_works: 'related',
  related_identifiers: 'related',
  relations: 'related'
}

/** Fields that only gather others: ReScience's `Publication`, Sphinx's `myst`, MyST's `parts`, APA's `author-note`. What they hold stands for itself. */
export const groups = new Set(['publication', 'myst', 'parts', 'author_note', 'disclosures'])

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
  website: 'url',
  homepage: 'url',
  web: 'url',
  firstname: 'given',
  first: 'given',
  lastname: 'family',
  last: 'family',
  familyname: 'family',
  givenname: 'given',
  full_name: 'name',
  fullname: 'name',
  author: 'name',
  collective: 'literal',
  collaboration: 'literal',
  group: 'literal',
  organization: 'literal',
  organisation: 'literal',
  institutions: 'affiliations',
  institute: 'affiliations',
  inst: 'affiliations',
  num: 'affiliations',
  aff: 'affiliations',
  orcid_id: 'orcid',
  orcidid: 'orcid',
  mail: 'email',
  e_mail: 'email',
  correspondingauthor: 'corresponding',
  corresp: 'corresponding',
  cor: 'corresponding',
  equalcontrib: 'equal_contribution',
  co_first: 'equal_contribution',
  co_first_author: 'equal_contribution',
  footnote: 'note',
  thanks: 'note',
  jr: 'suffix',
  name_native: 'native_name',
  original_name: 'native_name',
  alternate_name: 'native_name'
}

/** Fields of an author or affiliation that other tools read and Colophon has no use for. */
export const unusedInside = names(`
  affiliation_url bio bluesky code contribution contributions degree degrees facebook fax funders
  funding github grid id image initials isni linkedin mastodon mastodon_server metadata number phone
  photo position ringgold scopus symbol symbol_str tel title twitter wikidata youtube
`)

/** Aliases inside an affiliation. */
export const affiliationAliases: Record<string, string> = {
  __proto__: null as never,
  index: 'id',
  ref: 'id',
  code: 'id',
  num: 'id',
  number: 'id',
  label: 'id',
  key: 'id',
  mark: 'id',
  institution: 'name',
  institute: 'name',
  organization: 'name',
  organisation: 'name',
  university: 'name',
  affiliation: 'name',
  orgname: 'name',
  company: 'name',
  orgdiv: 'department',
  division: 'department',
  dept: 'department',
  street: 'address',
  address_line: 'address',
  addressline: 'address',
  location: 'address',
  town: 'city',
  state: 'region',
  province: 'region',
  zip: 'postal_code',
  postcode: 'postal_code'
}

/** Fields that other tools read and Colophon has no use for. */
export const unused = names(`
  aas_doi aas_journal abbreviations abbrvs abstract_title aliases always_allow_html appendix_cite_as
  archive article_type arxiv author_header author_meta author_note authornote authorrunning authors_list
  authors_short autoeqnlabels banner biblatexoptions biblio_style biblio_title bibliographystyle
  bibtex_style binder biohackathon_location biohackathon_name biohackathon_url block_headings book
  bookdown cache cap_location categories ccsdelim chapters citation citation_author citation_location
  citation_string citeproc cito_bib cjkmainfont classoption clean_metadata code code_annotations
  code_copy code_fold code_links code_overflow code_repo code_tools codeblockcaptions colorlinks
  comments compiled contact contributors corrections cref csquotes css data date_format date_meta
  date_modified description df_print documentclass documentmode domain downloads dpi draft draft_date
  editor_options email enable_extensions engine eqnlabels eqnos_cleveref eqnos_number_by_section
  eqnprefixtemplate errata event execute execution exports favicon featured fig_align fig_caption
  fig_dpi fig_format fig_height fig_width figlabels fignos_caption_name fignos_cleveref figure_prefix
  figurelist filters floatlist floatsintext fontsize footnote footnotelist format geometry git_repo
  git_url github github_user google_scholar group has_children header_includes header_tags hide_toc
  highlights html_math_method html_meta image indent institution_logo journal_info jupyter jupyterlab
  jupytext keep_md keep_tex kernel_info kernelspec key_points keypoint keypoints knit knitr languages
  latex_engine layout license_code lightbox lineno linenumbers link_bibliography link_citations
  linkcolor listings lof logo lot mainfont mainfontoptions mask math mermaid monofont monofontoptions
  natbiboptions nav_order nonacm notebook_view notes_after_punctuation number_of_pages number_offset
  numberequations numbering numberlines open_access optional_fields orcid output pagestyle pandocomatic
  paper_url papersize params parent pdf_engine permalink pkgdown plain_language_summary pmcid pmid
  preprint profile published reference_location reference_section_title replication repo repository
  repository_url reproduction review review_issue_id rights running_head runninghead sansfont
  sansfontoptions search session_info shortauthor show_date sidebar site site_author site_url slideshow
  social spacing subfigurechild subject submission_type submitted suppress_bibliography table_prefix
  tablelist tablenos_caption_name tablenos_cleveref thebe theme thumbnail title_block_banner title_short
  titledelim titlerunning toc_depth toc_expand toc_float toc_location toc_title url urlcolor vignette
  vignettes website weight wordcount xnos_capitalise xnos_cleveref year zotero
`)

/** `Short-Title` → `short_title`. */
export function normalKey(key: string): string {
  return key
    .trim()
    .replace(/([a-z])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .replace(/[\s-]+/gu, '_')
}

/** Names, parted by space. */
function names(text: string): Set<string> {
  return new Set(text.split(/\s+/u).filter(Boolean))
}
