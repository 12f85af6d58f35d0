import type {PhrasingContent} from 'mdast'
import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {
  type Abstract,
  type ArticleBlock,
  type CslItem,
  doiUrl,
  type Funding,
  type Journal,
  type KeywordGroup,
  type Manuscript,
  type Metadata,
  parseDoi,
  parseIsbn,
  parseIssn,
  parseLicense,
  type Stage,
  terms
} from '../../model/index.js'
import {safeSlug} from '../manuscript.js'
import {identifier} from './checked.js'
import {readCollaborators} from './collaborators.js'
import {readContributors} from './contributors.js'
import {readNames} from './crossref.js'
import {readDates} from './dates.js'
import {type Fields, readFields} from './fields.js'
import {readHistory} from './history.js'
import {readPage} from './page.js'
import type {FieldName} from './schema.js'
import {checkVersions} from './versions.js'
import {type Path, readMetadata} from './yaml.js'

/** How the text of a field becomes nodes: the parse room's work, handed in. */
export interface TextParsers {
  phrasing(text: string, file: VFile): PhrasingContent[]
  blocks(text: string, file: VFile): ArticleBlock[]
}

/** Understand front matter: every field checked once, here. */
export function readFrontMatter(manuscript: Manuscript, parse: TextParsers): Metadata {
  const {file} = manuscript
  const yaml = readMetadata(manuscript, file)
  const fields = readFields(yaml, file)
  const {values} = fields
  const at = (name: FieldName, ...path: Path) => yaml.place([...(fields.keys[name] ?? [name]), ...path])
  const language = readLanguage(values.lang, at('lang'), file)
  const main = language ?? 'en'
  const phrasing = (text: string | undefined) => (text === undefined ? undefined : parse.phrasing(text, file))
  const doi = identifier('DOI', values.doi, parseDoi, 'expected 10.prefix/suffix', at('doi'), file)
  const history = readHistory(fields, yaml, file)
  const stage = values.stage as Stage | undefined
  checkVersions({...history, doi, stage, version: values.version}, at, file)
  const [firstPage, lastPage] = values.pages?.split(/\s*[-–—]+\s*/u) ?? []
  return {
    slug: readSlug(values.slug, at('slug'), file),
    language,
    doi,
    isbn: identifier('ISBN', values.isbn, parseIsbn, 'its check digit or form is wrong', at('isbn'), file),
    ...readEpub(values, at),
    articleType: values.type,
    title: phrasing(values.title && withoutBars(values.title)),
    subtitle: phrasing(values.subtitle),
    translatedTitles: values.translated_titles?.map(({lang, title, subtitle}, index) => ({
      language: readLanguage(lang, at('translated_titles', index), file) ?? 'und',
      children: phrasing(title) ?? [],
      ...(subtitle && {subtitle: phrasing(subtitle)})
    })),
    shortTitle: values.short_title,
    ...readContributors(fields, yaml, file),
    collaborators: readCollaborators(fields, yaml, file),
    journal: readJournal(values.journal, (key) => at('journal', key), file),
    volume: values.volume,
    issue: values.issue,
    issueTitle: values.issue_title,
    firstPage: values.first_page ?? firstPage,
    lastPage: values.last_page ?? lastPage,
    elocationId: values.elocation_id,
    dates: readDates(fields, yaml, file),
    license: readLicense(values.license, at('license'), file),
    copyright: values.copyright,
    abstracts: readAbstracts(values.abstract, main, (text) => parse.blocks(text, file)),
    keywords: readKeywords(values.keywords, main),
    funding: readFunding(values.funding),
    competingInterests: plainStatement(values.competing_interests),
    dataAvailability: plainStatement(values.data_availability),
    ethics: plainStatement(values.ethics),
    peerReview: values.peer_review,
    acknowledgements: values.acknowledgements,
    supplements: readSupplements(values.supplements, (index) => at('supplements', index)),
    stage,
    version: values.version,
    ...history,
    bibliography: values.bibliography,
    references: values.references?.map((item) => ({type: 'document', ...item}) as CslItem),
    csl: values.csl,
    ...((values.csl || values.bibliography) && {
      places: {
        csl: at('csl'),
        bibliography: values.bibliography?.map((_, index) => at('bibliography', index) ?? at('bibliography'))
      }
    }),
    nocite: readNocite(values.nocite),
    macros: readMacros(values.math),
    names: readNames(values.crossref),
    referencesTitle: values.references_title,
    suppressBibliography: values.suppress_bibliography,
    settings: {
      template: values.template,
      toc: values.toc,
      numberSections: values.number_sections,
      smart: values.smart,
      epubProfile: values.epub_profile,
      ...readPage(values.page, at, file)
    }
  }
}

/** What only the EPUB needs. */
function readEpub(
  {cover, accessibility}: Fields['values'],
  at: (name: FieldName, ...path: Path) => Point | undefined
): Pick<Metadata, 'cover' | 'accessibility'> {
  const image = typeof cover === 'string' ? {image: cover} : cover
  const signed = accessibility
  return {
    cover: image && {source: image.image, alternative: image.alt ?? '', place: at('cover')},
    accessibility: signed && {
      certifiedBy: signed.certified_by,
      credential: signed.credential,
      report: signed.report,
      summary: signed.summary
    }
  }
}

/** A title in the lines of a Pandoc line block, each after a bar, is one line. */
function withoutBars(title: string): string {
  const lines = title.trim().split('\n')
  return lines.every((line) => /^\s*\|\s/u.test(line))
    ? lines.map((line) => line.replace(/^\s*\|\s+/u, '')).join('\n')
    : title
}

/** A slug names files: it is made safe, and said where that changes it. */
function readSlug(value: string | undefined, place: Point | undefined, file: VFile): string | undefined {
  if (value === undefined) return undefined
  const slug = safeSlug(value)
  if (slug !== value.toLowerCase())
    report(file, 'field-invalid', place, 'slug', 'lower-case letters, digits, `-` and `_`', value)
  return slug || undefined
}

const languageNames: Record<string, string> = {
  __proto__: null as never,
  english: 'en',
  american: 'en-US',
  british: 'en-GB',
  german: 'de',
  ngerman: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  portuguese: 'pt',
  português: 'pt',
  italian: 'it',
  italiano: 'it',
  chinese: 'zh',
  中文: 'zh',
  japanese: 'ja',
  日本語: 'ja'
}

function readLanguage(value: string | undefined, place: Point | undefined, file: VFile): string | undefined {
  if (value === undefined) return undefined
  const tag = languageNames[value.toLowerCase()] ?? value.replaceAll('_', '-').replace(/\..*$/u, '')
  try {
    // Longer ones are registered for nothing (RFC 5646 §2.2.1): `python` is no language to write in.
    if (/^[a-z]{2,3}(?:-|$)/iu.test(tag)) return Intl.getCanonicalLocales(tag)[0]
  } catch {
    // Told below.
  }
  report(file, 'field-invalid', place, 'lang', 'a language tag such as `en` or `zh-Hans`', value)
  return undefined
}

function readJournal(
  value: Fields['values']['journal'],
  at: (key: string) => Point | undefined,
  file: VFile
): Journal | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return {title: value}
  const issn = (key: 'issn' | 'eissn') =>
    identifier('ISSN', value[key], parseIssn, 'its check digit or form is wrong', at(key), file)
  const {nlm_abbreviation: nlmAbbreviation, doi, ...named} = value
  return {
    ...named,
    issn: issn('issn'),
    eissn: issn('eissn'),
    ...(nlmAbbreviation && {nlmAbbreviation}),
    ...(doi && {doi: identifier('DOI', doi, parseDoi, 'expected 10.prefix/suffix', at('doi'), file)})
  }
}

function readLicense(value: string | undefined, place: Point | undefined, file: VFile): Metadata['license'] {
  if (value === undefined) return undefined
  const license = parseLicense(value)
  if (!license) report(file, 'field-invalid', place, 'license', 'an SPDX id or a URL', value)
  return license
}

function readAbstracts(
  value: Fields['values']['abstract'],
  language: string,
  blocks: (text: string) => ArticleBlock[]
): Abstract[] | undefined {
  if (value === undefined) return undefined
  const list = typeof value === 'string' ? [{text: value}] : Array.isArray(value) ? value : [value]
  // Parts of one abstract, each under its name: Background, Methods …
  if (list.length > 1 && list.every((one) => 'title' in one && one.title && !('lang' in one && one.lang))) {
    const parts = list.flatMap(({title, text}: {title?: string; text: string}) =>
      named(title ?? '', blocks(text))
    )
    return [{language, title: terms(language).abstract, children: parts}]
  }
  return list.map(({lang = language, title, text}: {lang?: string; title?: string; text: string}) => ({
    language: lang,
    title: title ?? terms(lang).abstract,
    children: blocks(text)
  }))
}

/** Blocks that their name begins, in the line of their first paragraph. */
function named(title: string, blocks: ArticleBlock[]): ArticleBlock[] {
  const words = `${title.replace(/[\s:.]+$/u, '')}:`
  const strong: PhrasingContent[] = [
    {type: 'strong', children: [{type: 'text', value: words}]},
    {type: 'text', value: ' '}
  ]
  const [first, ...rest] = blocks
  if (first?.type !== 'paragraph') return [{type: 'paragraph', children: strong.slice(0, 1)}, ...blocks]
  return [{...first, children: [...strong, ...first.children]}, ...rest]
}

function readKeywords(value: Fields['values']['keywords'], language: string): KeywordGroup[] | undefined {
  if (value === undefined) return undefined
  const groups = Array.isArray(value) ? {[language]: value} : value
  return Object.entries(groups).map(([lang, list]) => ({
    language: lang,
    title: terms(lang).keywords,
    terms: list.flatMap((entry) => entry.split(/\s*[;；、]\s*|\s*,\s+/u)).filter(Boolean)
  }))
}

function readFunding(value: Fields['values']['funding']): Funding[] | undefined {
  if (value === undefined) return undefined
  const list = Array.isArray(value) ? value : [value]
  return list.map((entry) =>
    typeof entry === 'string'
      ? {statement: entry}
      : {
          statement: entry.statement,
          funder: entry.funder,
          funderId: entry.funder_id,
          award: entry.award,
          ...(entry.award_title && {awardTitle: entry.award_title}),
          ...(entry.award_url && {awardUrl: entry.award_url}),
          ...(entry.recipient && {recipient: [entry.recipient].flat().join(', ')})
        }
  )
}

/** A path, or the address of a work elsewhere; a DOI is one. */
function readSupplements(
  value: Fields['values']['supplements'],
  at: (index: number) => Point | undefined
): Metadata['supplements'] {
  return value?.map((entry, index) => {
    const {file, url, title, description} = typeof entry === 'string' ? {file: entry} : {...entry}
    const address = [url, file].find((one) => one && (/^https?:\/\//iu.test(one) || parseDoi(one)))
    const doi = address && !/^https?:/iu.test(address) ? parseDoi(address) : undefined
    return {
      ...(address === undefined && file && {source: file}),
      ...(address && {url: doi ? doiUrl(doi) : address}),
      ...(title && {title}),
      ...(description && {description}),
      place: at(index)
    }
  })
}

/** MyST's `math:`, whose values may be objects; names with or without their backslash. */
function readMacros(value: Fields['values']['math']): Metadata['macros'] {
  if (value === undefined) return undefined
  return Object.fromEntries(
    Object.entries(value).map(([name, given]) => [
      `\\${name.replace(/^\\/u, '')}`,
      typeof given === 'object' ? given.macro : given
    ])
  )
}

/** Keys in `nocite: '@a, @b'` or a list; `@*` is all. */
function readNocite(value: Fields['values']['nocite']): string[] | undefined {
  if (value === undefined) return undefined
  const text = Array.isArray(value) ? value.join(' ') : value
  return [...text.matchAll(/@?([\w:.#$%&\-+?<>~/*]+)/gu)].map(([, key]) => key as string)
}

/** A statement is plain text: its links are their words, and where they lead. */
function plainStatement(text: string | undefined): string | undefined {
  return text
    ?.replace(/<((?:https?:|mailto:)[^<>\s]+)>/gu, '$1')
    .replace(/\[([^[\]\n]{1,500})\]\(<?(https?:[^()<>\s]+)>?\)/gu, (_, words: string, url: string) =>
      words === url ? url : `${words} (${url})`
    )
}
