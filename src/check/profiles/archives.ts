import {landingPage} from '../../crosswalk/work.js'
import {doiUrl, stages} from '../../model/index.js'
import {articleRule, filesRule, galleyRule, lacking, missing, template} from './looking.js'
import type {Profile} from './profile.js'

const guidelines = 'https://lockss.github.io/clockss-file-transfer-guidelines'
const audit =
  'https://www.crl.edu/archiving-preservation/digital-archives/certification-and-assessment-digital-repositories/portico-re'
const steps = 'https://www.portico.org/our-work/preservation-step-step/'
const approach = 'https://www.portico.org/our-work/preservation-approach/'
const practice = 'https://www.ncbi.nlm.nih.gov/books/NBK47087/'

/** Stages at which the text may still change (NISO RP-8). */
const unfinished = new Set(['AO', 'SMUR', 'AM', 'P'])

/** CLOCKSS, where files are transferred rather than harvested. */
export const clockss: Profile = {
  id: 'clockss',
  name: 'CLOCKSS',
  what: 'dark archive of journals',
  source: guidelines,
  rules: [
    articleRule(
      {
        id: 'clockss-final',
        level: 'must',
        demand: 'the published version, nothing before it',
        hint: 'Change `stage:` to `VoR` once the text is final.',
        field: 'stage',
        source: `${guidelines}#content`
      },
      ({stage}) =>
        stage && unfinished.has(stage) ? [`final content; \`stage: ${stage}\` is ${stages[stage]}`] : []
    ),
    articleRule(
      {
        id: 'clockss-doi',
        level: 'must',
        demand: 'the DOI',
        hint: 'Add `doi:` to the front matter.',
        field: 'doi',
        source: `${guidelines}#metadata`
      },
      ({doi}) => missing(doi, 'DOI')
    ),
    articleRule(
      {
        id: 'clockss-journal',
        level: 'must',
        demand: 'the name of the publication',
        hint: `Add \`journal: {title: …}\` to the front matter, ${template}.`,
        field: 'journal.title',
        source: `${guidelines}#metadata`
      },
      (article) => lacking(article, 'journal')
    ),
    articleRule(
      {
        id: 'clockss-date',
        level: 'must',
        demand: 'the date of publication',
        hint: 'Add `date:` to the front matter.',
        field: 'date',
        source: `${guidelines}#metadata`
      },
      ({dates}) => missing(dates.published, 'date of publication')
    ),
    articleRule(
      {
        id: 'clockss-url',
        level: 'must',
        demand: 'the URL at which it is read',
        hint: `Add \`doi:\`, or \`deposit: {landing_page: "https://…/{slug}"}\`, to the front matter, ${template}.`,
        field: 'deposit.landing_page',
        source: `${guidelines}#metadata`
      },
      (article) =>
        missing(landingPage(article) ?? (article.doi && doiUrl(article.doi)), 'URL at which it is read')
    ),
    articleRule(
      {
        id: 'clockss-issn',
        level: 'must',
        demand: 'an ISSN of the journal',
        hint: `Add \`journal: {eissn: …}\` or \`issn\` to the front matter, ${template}.`,
        field: 'journal.eissn',
        source: `${guidelines}#metadata`
      },
      ({journal}) => missing(journal.issn ?? journal.eissn, 'ISSN of the journal')
    ),
    galleyRule(
      {
        id: 'clockss-metadata',
        level: 'must',
        demand: 'the metadata as a file in a standard schema',
        hint: 'Build one: `colophon build --to jats`.',
        source: `${guidelines}#metadata`
      },
      ['jats', 'crossref', 'pubmed', 'ris'],
      'file of metadata (JATS, Crossref, PubMed or RIS)'
    ),
    galleyRule(
      {
        id: 'clockss-content',
        level: 'must',
        demand: 'the content in an open format',
        hint: 'Build one: `colophon build --to pdf,html`.',
        source: `${guidelines}#content`
      },
      ['pdf', 'html', 'epub'],
      'content (PDF, HTML or EPUB)'
    ),
    filesRule({
      id: 'clockss-files',
      level: 'must',
      demand: 'content and all that belongs to it, every picture too',
      hint: 'Build again; the pictures lie in the folder `.assets` beside the XML.',
      source: `${guidelines}#packaging`
    }),
    articleRule(
      {
        id: 'clockss-volume',
        level: 'should',
        demand: 'volume, and pages or number',
        hint: 'Add `volume:` and `pages:`, or `elocation_id:`, to the front matter.',
        field: 'volume',
        source: `${guidelines}#metadata`
      },
      (article) => lacking(article, 'volume', 'pages')
    ),
    articleRule(
      {
        id: 'clockss-authors',
        level: 'should',
        demand: 'title and authors',
        hint: 'Add `title:` and `authors:` to the front matter.',
        field: 'authors',
        source: `${guidelines}#metadata`
      },
      (article) => lacking(article, 'title', 'authors')
    )
  ]
}

/** Portico fits its tools to what a publisher sends: little is demanded, and more is asked for. */
export const portico: Profile = {
  id: 'portico',
  name: 'Portico',
  what: 'dark archive of journals',
  source: steps,
  rules: [
    articleRule(
      {
        id: 'portico-issn',
        level: 'must',
        demand: 'an ISSN of the journal',
        hint: `Add \`journal: {eissn: …}\` or \`issn\` to the front matter, ${template}.`,
        field: 'journal.eissn',
        source: audit
      },
      ({journal}) => missing(journal.issn ?? journal.eissn, 'ISSN of the journal')
    ),
    articleRule(
      {
        id: 'portico-date',
        level: 'must',
        demand: 'the date of publication',
        hint: 'Add `date:` to the front matter.',
        field: 'date',
        source: audit
      },
      ({dates}) => missing(dates.published, 'date of publication')
    ),
    galleyRule(
      {
        id: 'portico-content',
        level: 'must',
        demand: 'the source files of the article, XML or PDF',
        hint: 'Build them: `colophon build --to jats,pdf`.',
        source: steps
      },
      ['jats', 'pdf'],
      'source files (neither JATS nor PDF was built)'
    ),
    filesRule({
      id: 'portico-files',
      level: 'must',
      demand: 'every file that the XML names, every picture',
      hint: 'Build again; the pictures lie in the folder `.assets` beside the XML.',
      source: steps
    }),
    galleyRule(
      {
        id: 'portico-xml',
        level: 'should',
        demand: 'the full text as JATS, which its archive is normalised to',
        hint: 'Build it: `colophon build --to jats,pdf`.',
        source: practice
      },
      ['jats'],
      'full text as JATS (it was not built)'
    ),
    galleyRule(
      {
        id: 'portico-pdf',
        level: 'should',
        demand: 'the PDF that readers know',
        hint: 'Build it: `colophon build --to jats,pdf`.',
        source: practice
      },
      ['pdf'],
      'PDF (it was not built)'
    ),
    articleRule(
      {
        id: 'portico-bibliographic',
        level: 'should',
        demand: 'what the article is found by: title, authors, journal, publisher, volume, pages',
        hint: `Add \`title:\`, \`authors:\`, \`journal: {title: …, publisher: …}\`, \`volume:\`, \`pages:\` or \`elocation_id:\` to the front matter, ${template}.`,
        field: 'journal',
        source: approach
      },
      (article) => lacking(article, 'title', 'authors', 'journal', 'publisher', 'volume', 'pages')
    ),
    articleRule(
      {
        id: 'portico-doi',
        level: 'should',
        demand: 'the DOI, by which one article is told from another',
        hint: 'Add `doi:` to the front matter.',
        field: 'doi',
        source: audit
      },
      ({doi}) => missing(doi, 'DOI')
    )
  ]
}
