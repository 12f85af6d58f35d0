import {type Book, type BookImage, bookOf} from './book.js'
import type {Profile, ProfileRule} from './profile.js'

const megabyte = 1_000_000

type BookRule = Omit<ProfileRule, 'unmet' | 'reads'> & {unmet(book: Book): string[] | Promise<string[]>}

/** A store's profile: what it demands of the EPUB, after there being one. */
function store(id: string, name: string, source: string, rules: BookRule[]): Profile {
  const missing: ProfileRule = {
    id: `${id}-epub`,
    level: 'must',
    demand: 'an EPUB',
    hint: 'Build the EPUB galley: `colophon build --to epub`.',
    reads: ['epub'],
    source,
    unmet: ({galleys}) => (galleys.has('epub') ? [] : ['no EPUB galley'])
  }
  return {
    id,
    name,
    what: 'bookstore',
    source,
    rules: [
      missing,
      ...rules.map((rule) => ({
        ...rule,
        reads: ['epub'] as const,
        unmet: async (subject: Parameters<ProfileRule['unmet']>[0]) => {
          const book = await bookOf(subject)
          return book ? rule.unmet(book) : []
        }
      }))
    ]
  }
}

const size = ({name, width, height}: BookImage) => `\`${name}\`, ${width} × ${height} pixels`

/** A cover with a shorter and a longer side of at least so many pixels. */
function cover(
  id: string,
  least: {short: number; long: number},
  level: ProfileRule['level'],
  source: string
): BookRule {
  return {
    id: `${id}-cover`,
    level,
    field: 'cover',
    demand: `a cover of at least ${least.short} × ${least.long} pixels`,
    hint: 'Give a larger image as `cover:`, or leave the field away: one of 1600 × 2400 pixels is drawn.',
    source,
    unmet: ({images}) => {
      const found = images.find(({isCover}) => isCover)
      if (!found) return ['no cover']
      const sides = [found.width, found.height].sort((a, b) => a - b) as [number, number]
      return sides[0] < least.short || sides[1] < least.long ? [`a larger cover than ${size(found)}`] : []
    }
  }
}

function imageBytes(id: string, most: number, source: string): BookRule {
  return {
    id: `${id}-image-size`,
    level: 'must',
    demand: `images of at most ${most / megabyte} MB`,
    hint: 'Save the figure with fewer pixels, or a photograph as JPEG.',
    source,
    unmet: ({images}) =>
      images
        .filter(({bytes}) => bytes > most)
        .map(({name, bytes}) => `an image smaller than \`${name}\`, ${(bytes / megabyte).toFixed(1)} MB`)
  }
}

function imagePixels(id: string, most: number, source: string): BookRule {
  return {
    id: `${id}-image-pixels`,
    level: 'must',
    demand: `images of at most ${most / megabyte} megapixels`,
    hint: 'Save the figure with fewer pixels.',
    source,
    unmet: ({images}) =>
      images
        .filter(({width, height}) => width * height > most)
        .map((image) => `fewer pixels than ${size(image)}`)
  }
}

function columns(id: string, most: number, source: string): BookRule {
  return {
    id: `${id}-table-columns`,
    level: 'should',
    demand: `tables of at most ${most} columns`,
    hint: 'Turn the table, or part it in two.',
    source,
    unmet: ({documents}) =>
      documents
        .filter((one) => one.columns > most)
        .map((one) => `at most ${most} columns in a table, not ${one.columns} (\`${one.name}\`)`)
  }
}

function documentBytes(id: string, most: number, source: string): BookRule {
  return {
    id: `${id}-document-size`,
    level: 'must',
    demand: `content documents of at most ${most / megabyte} MB`,
    hint: 'Part the section that fills the file.',
    source,
    unmet: ({documents}) =>
      documents
        .filter(({bytes}) => bytes > most)
        .map(({name, bytes}) => `a smaller file than \`${name}\`, ${(bytes / megabyte).toFixed(1)} MB`)
  }
}

function css(id: string, source: string): BookRule {
  return {
    id: `${id}-css`,
    level: 'should',
    demand: 'a style sheet that its engine does not drop',
    hint: "Change `epub.css` of the journal's template.",
    source,
    unmet: async ({css}) => {
      const {cssFaults, cssSentence} = await import('../epub-css.js')
      return cssFaults(css).map(cssSentence)
    }
  }
}

const kindleSource = 'https://kdp.amazon.com/en_US/help/topic/GR7L28FRM2PQT3FY'
const koboSource = 'https://github.com/kobolabs/epub-spec'
const appleSource = 'https://help.apple.com/itc/booksassetguide/en.lproj/static.html'

/** Amazon Kindle Publishing Guidelines. */
export const kindle = store('kindle', 'Kindle', kindleSource, [
  cover('kindle', {short: 625, long: 1000}, 'must', kindleSource),
  imageBytes('kindle', 5 * megabyte, kindleSource),
  {
    id: 'kindle-ncx-depth',
    level: 'should',
    demand: 'an NCX of at most two levels',
    hint: 'Colophon writes two: build again.',
    source: kindleSource,
    unmet: ({depth}) => (depth === 0 ? ['an NCX'] : depth > 2 ? [`two levels in the NCX, not ${depth}`] : [])
  },
  {
    id: 'kindle-nested-tables',
    level: 'must',
    demand: 'no table within a table',
    hint: 'Part the table in two.',
    source: kindleSource,
    unmet: ({documents}) =>
      documents.filter(({nested}) => nested).map(({name}) => `a table without another within (\`${name}\`)`)
  },
  {
    id: 'kindle-file-size',
    level: 'must',
    demand: 'a file of at most 650 MB',
    hint: 'Make the images of the manuscript smaller.',
    source: kindleSource,
    unmet: ({bytes}) =>
      bytes > 650 * megabyte ? [`a smaller file than ${(bytes / megabyte).toFixed(0)} MB`] : []
  },
  css('kindle', kindleSource)
])

/** Kobo's EPUB specification. */
export const kobo = store('kobo', 'Kobo', koboSource, [
  cover('kobo', {short: 1072, long: 1448}, 'should', koboSource),
  imageBytes('kobo', 5 * megabyte, koboSource),
  documentBytes('kobo', 10 * megabyte, koboSource),
  columns('kobo', 4, koboSource),
  {
    id: 'kobo-fonts',
    level: 'must',
    demand: 'fonts as OpenType, TrueType or WOFF',
    hint: 'WOFF 2 is not on its list: take another package for the font in `template.yaml`.',
    source: koboSource,
    unmet: ({fonts}) =>
      fonts
        .filter((name) => /\.woff2$/iu.test(name))
        .map((name) => `another format than WOFF 2 (\`${name}\`)`)
  },
  css('kobo', koboSource)
])

/** Apple Books Asset Guide. */
export const apple = store('apple', 'Apple Books', appleSource, [
  cover('apple', {short: 1400, long: 1400}, 'must', appleSource),
  imagePixels('apple', 5.6 * megabyte, appleSource),
  {
    id: 'apple-file-size',
    level: 'must',
    demand: 'a file of at most 2 GB',
    hint: 'Make the images of the manuscript smaller.',
    source: appleSource,
    unmet: ({bytes}) =>
      bytes > 2000 * megabyte ? [`a smaller file than ${(bytes / megabyte).toFixed(0)} MB`] : []
  },
  css('apple', appleSource)
])
