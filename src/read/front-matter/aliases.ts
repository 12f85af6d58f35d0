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
  creative_commons: 'license',
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
  data_sharing: 'data_availability',
  financial_support: 'funding',
  gratitude: 'acknowledgements',
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
  reference_section_title: 'references_title',
  bibliography_title: 'references_title',
  标题: 'title',
  题目: 'title',
  副标题: 'subtitle',
  作者: 'authors',
  单位: 'affiliations',
  作者单位: 'affiliations',
  摘要: 'abstract',
  关键词: 'keywords',
  关键字: 'keywords',
  基金: 'funding',
  基金项目: 'funding',
  资助: 'funding',
  致谢: 'acknowledgements',
  期刊: 'journal',
  刊名: 'journal',
  卷: 'volume',
  期: 'issue',
  页码: 'pages',
  日期: 'date',
  語言: 'lang',
  语言: 'lang',
  標題: 'title',
  著者: 'authors',
  要旨: 'abstract',
  抄録: 'abstract',
  キーワード: 'keywords',
  謝辞: 'acknowledgements',
  related_works: 'related',
  related_identifiers: 'related',
  relations: 'related'
}

/** Fields that only gather others: ReScience's `Publication` and `Repository`, Sphinx's `myst`, MyST's `parts`, APA's `author-note`. What they hold stands for itself. */
export const groups = new Set(['publication', 'repository', 'myst', 'parts', 'author_note', 'disclosures'])

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
  _styles aas_doi aas_journal abbreviations abbrvs abstract_title activity affiliation_change
  aliases always_allow_html anchor_sections appendix_cite_as appendix_style archive article
  article_type arxiv author_header author_meta author_note authorcols authornote authorrunning
  authors_list authors_short authorship_agreements autoeqnlabels avatar_alt babelfonts babeloptions
  banner beamerarticle biblatex biblatexoptions biblio_style biblio_title bibliographystyle
  bibtex_style binder biohackathon_location biohackathon_name biohackathon_url
  blank_lines_above_author_note blank_lines_above_title block_headings book bookdown boxlinks cache
  cap_location categories ccsdelim chapters citation citation_author citation_location
  citation_package citation_string citation_url citations_hover cite_method citecolor citeproc
  cito_bib cjkmainfont cjkmonofont cjkoptions cjksansfont classoption classoptions clean_metadata
  code code_annotations code_block_bg code_block_border_left code_block_captions code_copy code_diff
  code_fold code_line_numbers code_links code_overflow code_repo code_summary code_tools
  codeblockcaptions collection colorlinks column_number columns comments compiled contact
  contributors copyrightext copyrightnotice corrections cref crossrefs_hover csl_css csl_refs
  csquotes css ctv data date_format date_meta date_modified dedication description df_print
  difficulty dir disqus_comments doc_mode documentclass documentmode doi_url domain doublespace
  doublespacing downloads dpi draft draft_date editor_options email embed_resources
  enable_extensions encoding engine eqnlabels eqnos_cleveref eqnos_number_by_section
  eqnprefixtemplate errata event execute execute_dir execution exports favicon featured fig_align
  fig_cap_location fig_caption fig_dpi fig_env fig_format fig_height fig_pos fig_width figlabels
  fignos_caption_name fignos_cleveref figure_prefix figurelist filecolor filters floatlist
  floatsintext fontenc fontfamily fontfamilyoptions fontsize footnote footnotelist footnotes_hover
  format from geometry giscus_comments git_repo git_url github github_user google_scholar graphics
  grid group has_children header_includes header_tags hide_title hide_toc hidemeta highlight_style
  highlighting_macros highlights html_math_method html_meta html_q_tags hyperrefoptions image
  include_after include_after_body include_author_note include_before include_before_body
  include_in_header indent input_file input_files institute_logo institution_logo ipynb_filters
  ipynb_output jel jou_mode journal_format journal_info jupyter jupyterlab jupytext katex keep_md
  keep_tex kernel_info kernelspec key_points keypoint keypoints knit knitr languages
  last_modified_at last_updated latex_engine layout lesson lesson_testers license_code license_url
  lightbox line_numbers lineno linenos linenumber linenumbers linestretch link_bibliography
  link_citations link_external_icon link_external_newwindow linkcolor links_as_notes listings lof
  logo lot mainfont mainfontfallback mainfontoptions margin_bottom margin_left margin_right
  margin_top mask mask_author math mathfont mathfontoptions mathjax mathspec md_extensions mermaid
  metadata metadata_file metadata_files microtypeoptions monofont monofontfallback monofontoptions
  msc natbib natbiboptions nav_order navigation nb_render no_ampersand_parenthetical nociteoptions
  nonacm notebook notebook_view notes_after_punctuation number_lines number_of_pages number_offset
  numbered_lines numberequations numbering numberlines open_access optional_fields orcid original
  output output_file packages page_layout pagestyle pandoc_args pandoc_ling pandocomatic paper_url
  papersize params parent pdf_engine pdf_url pdfa pdfaiccprofile pdfaintent pdfstandard permalink
  pkgdown plain_language_summary pmcid pmid preamble preprint pretty_table profile project_type
  pseudocode published quarto_required reader reference_doc reference_links reference_location
  reference_style related_posts related_report replication repo repository repository_url
  reproduction resource_path retired retirement_reason review review_issue_id review_ticket rights
  robots running_head runningauthor runninghead sansfont sansfontfallback sansfontoptions search
  secnumdepth section_titles self_contained session_info shift_heading_level_by shortauthor
  shorthands show_date show_reading_time show_toc showtoc sidebar singlespacing site site_author
  site_url sitemap slideshow smooth_scroll social spacing standalone status_changes strikeout
  study_registration subfigurechild subject submission_type submitted subparagraph
  suppress_bibliography suppress_title_page svg syntax_highlighting table_prefix tablelist
  tablenos_caption_name tablenos_cleveref tables tbl_cap_location tbl_colwidths tbl_pos
  template_variables thanks_note thebe theme theorem_appearance thumbnail tikzjax title_block_banner
  title_short titledelim titlegraphic titlerunning to toc_depth toc_expand toc_float toc_location
  toc_title toccolor top_level_division topics translation_date translation_editor
  translation_reviewer typograms url urlcolor urlstyle variables verbatim_in_note vignette vignettes
  website weight word_count wordcount wrap writer xnos_capitalise xnos_cleveref year zotero
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
