import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {type Article, type Asset, isTitled} from '../../model/index.js'
import {filesRule, galleyRule, jatsRule, missing, template, wordsIn} from './looking.js'
import type {Profile, Subject, Unmet} from './profile.js'

const criteria = 'https://pmc.ncbi.nlm.nih.gov/pub/min_requirements/'
const files = 'https://pmc.ncbi.nlm.nih.gov/pub/filespec/'
const images = 'https://pmc.ncbi.nlm.nih.gov/pub/filespec-images/'
const style = 'https://www.ncbi.nlm.nih.gov/pmc/pmcdoc/tagging-guidelines/article/style.html'

/** Pixels: a column of 85 mm at 300 dots an inch, PMC's least for pictures in tones. */
const column = 1000

/** What PubMed Central demands of the files of an article. */
export const pmc: Profile = {
  id: 'pmc',
  name: 'PubMed Central',
  what: 'archive of the full text of the life sciences',
  source: criteria,
  rules: [
    galleyRule(
      {
        id: 'pmc-xml',
        level: 'must',
        demand: 'the article as XML',
        hint: 'Build the JATS galley: `colophon build --to jats,pdf`.',
        source: criteria
      },
      ['jats'],
      'XML of the article (the JATS galley was not built)'
    ),
    jatsRule(
      {
        id: 'pmc-doctype',
        level: 'must',
        demand: 'a DTD of JATS, named by its public identifier',
        hint: 'Build the JATS galley again.',
        source: criteria
      },
      ({root}) => {
        const declared = root.children.find((node) => node.type === 'doctype')
        return missing(
          /^-\/\/NLM\/\/DTD /u.test((declared?.type === 'doctype' && declared.public) || ''),
          'public identifier of a DTD (`<!DOCTYPE article PUBLIC …>`)'
        )
      }
    ),
    jatsRule(
      {
        id: 'pmc-full-text',
        level: 'must',
        demand: 'the full text, not its metadata alone',
        hint: 'Write the text below the front matter.',
        source: criteria
      },
      (jats) => missing(jats.words('body'), 'full text (`<body>`)')
    ),
    jatsRule(
      {
        id: 'pmc-title',
        level: 'must',
        demand: 'the title',
        hint: 'Add `title:` to the front matter.',
        field: 'title',
        source: style
      },
      (jats, {article}) =>
        missing(isTitled(article) && jats.words('article-meta', 'article-title'), 'title (`<article-title>`)')
    ),
    jatsRule(
      {
        id: 'pmc-journal',
        level: 'must',
        demand: 'the journal’s title, which its id is made of',
        hint: `Add \`journal: {title: …, abbreviation: …}\` to the front matter, ${template}.`,
        field: 'journal.title',
        source: style
      },
      (jats) => missing(jats.words('journal-meta', 'journal-id'), 'title of the journal (`<journal-id>`)')
    ),
    jatsRule(
      {
        id: 'pmc-issn',
        level: 'must',
        demand: 'an ISSN of the journal',
        hint: `Add \`journal: {eissn: …}\` or \`issn\` to the front matter, ${template}.`,
        field: 'journal.eissn',
        source: criteria
      },
      (jats) => missing(jats.words('journal-meta', 'issn'), 'ISSN of the journal (`<issn>`)')
    ),
    jatsRule(
      {
        id: 'pmc-publisher',
        level: 'must',
        demand: 'the publisher',
        hint: `Add \`journal: {publisher: …}\` to the front matter, ${template}.`,
        field: 'journal.publisher',
        source: criteria
      },
      (jats) => missing(jats.words('journal-meta', 'publisher-name'), 'publisher (`<publisher-name>`)')
    ),
    jatsRule(
      {
        id: 'pmc-volume',
        level: 'must',
        demand: 'the volume',
        hint: 'Add `volume:` to the front matter.',
        field: 'volume',
        source: criteria
      },
      (jats) => missing(jats.words('article-meta', 'volume'), 'volume (`<volume>`)')
    ),
    jatsRule(
      {
        id: 'pmc-issue',
        level: 'should',
        demand: 'the issue, of a journal with pages',
        hint: 'Add `issue:` to the front matter, where the journal has issues.',
        field: 'issue',
        source: criteria
      },
      (jats) =>
        jats.words('article-meta', 'fpage')
          ? missing(jats.words('article-meta', 'issue'), 'issue (`<issue>`)')
          : []
    ),
    jatsRule(
      {
        id: 'pmc-pages',
        level: 'must',
        demand: 'the pages, or the number of the article',
        hint: 'Add `pages:` or `elocation_id:` to the front matter.',
        field: 'pages',
        source: criteria
      },
      (jats) =>
        missing(
          jats.words('article-meta', 'fpage') || jats.words('article-meta', 'elocation-id'),
          'pages, or number of the article (`<fpage>`, `<elocation-id>`)'
        )
    ),
    jatsRule(
      {
        id: 'pmc-date',
        level: 'must',
        demand: 'the day of publication, whole',
        hint: 'Add `date: 2026-01-31` to the front matter.',
        field: 'date',
        source: criteria
      },
      (jats) => {
        const [date] = jats.all('article-meta', 'pub-date')
        if (!date) return ['date of publication (`<pub-date>`)']
        const lacks = ['year', 'month', 'day'].filter((part) => jats.within(date, part).length === 0)
        return lacks.length > 0 ? [`${lacks.join(' and ')} of publication (\`<pub-date>\`)`] : []
      }
    ),
    jatsRule(
      {
        id: 'pmc-doi',
        level: 'should',
        demand: 'the DOI, where there is one',
        hint: 'Add `doi:` to the front matter.',
        field: 'doi',
        source: criteria
      },
      (jats) =>
        missing(
          jats.all('article-meta', 'article-id').some(({attributes}) => attributes['pub-id-type'] === 'doi'),
          'DOI (`<article-id>`)'
        )
    ),
    jatsRule(
      {
        id: 'pmc-authors',
        level: 'should',
        demand: 'the authors',
        hint: 'Add `authors:` to the front matter.',
        field: 'authors',
        source: style
      },
      (jats) => missing(jats.all('article-meta', 'contrib').length, 'authors (`<contrib>`)')
    ),
    jatsRule(
      {
        id: 'pmc-copyright',
        level: 'should',
        demand: 'the copyright statement',
        hint: 'Add `copyright: © 2026 The Authors` to the front matter.',
        field: 'copyright',
        source: criteria
      },
      (jats) =>
        missing(
          jats.words('article-meta', 'copyright-statement'),
          'copyright statement (`<copyright-statement>`)'
        )
    ),
    jatsRule(
      {
        id: 'pmc-license',
        level: 'should',
        demand: 'the licence, with its URL',
        hint: 'Add `license: CC-BY-4.0` to the front matter.',
        field: 'license',
        source: criteria
      },
      (jats) =>
        missing(
          jats.all('article-meta', 'license').some(({attributes}) => attributes['xlink:href']),
          'licence with its URL (`<license>`)'
        )
    ),
    filesRule({
      id: 'pmc-files',
      level: 'must',
      demand: 'every picture, as a file that the XML names letter by letter',
      hint: 'Build again; the pictures lie in the folder `.assets` beside the XML.',
      source: criteria
    }),
    jatsRule(
      {
        id: 'pmc-tables',
        level: 'should',
        demand: 'tables as text, not as pictures',
        hint: 'Write the table in Markdown, in place of its picture.',
        source: images
      },
      (jats) =>
        jats
          .all('table-wrap')
          .filter(
            (wrap) =>
              jats.within(wrap, 'graphic').length > 0 &&
              jats.within(wrap, 'table').length === 0 &&
              jats.within(wrap, 'p').length === 0
          )
          .map((wrap) => `table as text (\`${wrap.attributes['id'] ?? wordsIn(wrap).slice(0, 40)}\`)`)
    ),
    {
      id: 'pmc-image-resolution',
      level: 'should',
      demand: `pictures of ${column} pixels across or more: a column of 85 mm at 300 dots an inch`,
      hint: 'Save the figure anew with more pixels, or as SVG or PDF: lines are then drawn at 800 dots an inch.',
      reads: ['article'],
      source: images,
      unmet: (subject) => subject.article.assets.flatMap((asset) => coarse(asset, subject))
    },
    galleyRule(
      {
        id: 'pmc-pdf',
        level: 'should',
        demand: 'a PDF of the article',
        hint: 'Build the PDF: `colophon build --to jats,pdf`.',
        source: files
      },
      ['pdf'],
      'PDF of the article (it was not built)'
    ),
    {
      id: 'pmc-pdfa',
      level: 'should',
      demand: 'a PDF that keeps to PDF/A',
      hint: 'Build the PDF again: Colophon’s are PDF/A-3a.',
      reads: ['pdf'],
      source: files,
      unmet: ({galleys}) => {
        const pdf = galleys.get('pdf')
        return !pdf || new TextDecoder('latin1').decode(pdf.bytes).includes('pdfaid:part')
          ? []
          : ['PDF that says it keeps to PDF/A']
      }
    }
  ]
}

function coarse({href, source, mediaType, width = 0, height, drawn}: Asset, {article}: Subject): Unmet[] {
  if (mediaType === 'image/svg+xml' || drawn || width === 0 || width >= column) return []
  return [{phrase: `more pixels in \`${source}\`, ${width} × ${height}`, place: placeOfImage(article, href)}]
}

/** Where a picture stands in the text first. */
export function placeOfImage({body}: Article, href: string): Unmet['place'] {
  let place: Unmet['place']
  for (const block of body)
    visit(block as Nodes, 'image', (node) => {
      if (node.url === href) place ??= node.position
    })
  return place
}
