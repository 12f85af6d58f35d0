/**
 * An article's galleys: its page, dressed for each format, side by side.
 */
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import {isMetadataFormat, type MetadataFormat, metadataFormats} from './crosswalk/crosswalk.js'
import {count, report} from './diagnostics/report.js'
import type {RuleId} from './diagnostics/rules.js'
import type {Environment} from './environment/environment.js'
import {version} from './environment/installation.js'
import {sourceDate, sourceInstant} from './environment/source-date.js'
import {bookFaces} from './fonts/book.js'
import {selectFaces} from './fonts/faces.js'
import {mathStyles} from './fonts/math-styles.js'
import {printFaces} from './fonts/print.js'
import {
  type Article,
  defaultFormats,
  type Galley,
  type GalleyFormat,
  galleyFormats,
  galleyName,
  type Manuscript,
  type Page,
  type PrintedPage,
  type Template
} from './model/index.js'
import type {PublishOptions} from './publish.js'
import type {SourceFile} from './read/sources.js'
import {renderMetadata} from './render/deposit/deposit.js'
import {coverSigns} from './render/epub/cover/words.js'
import {type EpubInput, renderEpub} from './render/epub/epub.js'
import {renderHtml, renderPrint} from './render/html/html.js'
import {signsOf} from './render/html/signs.js'
import {renderJats} from './render/jats/jats.js'
import type {Attachment} from './render/pdf/attachments.js'
import {reportCoarse, reportFine} from './render/pdf/image-sizes.js'
import {choosePaper} from './render/pdf/paper.js'
import {renderPdf} from './render/pdf/pdf.js'
import {printedPages} from './render/pdf/printed-pages.js'
import {renderText} from './render/text/text.js'

/** One message for all: a passage in a script without a font has many signs. */
function reportMissing(signs: string[], file: VFile): void {
  const source = String(file.value)
  const places = signs.map((sign) => source.indexOf(sign)).filter((at) => at >= 0)
  const place = places.length > 0 ? location(source).toPoint(Math.min(...places)) : undefined
  const named = signs
    .slice(0, 3)
    .map((sign) => `\`${sign}\` (U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`)
  const rest = signs.length > 3 ? ` and ${count(signs.length - 3, 'further sign')}` : ''
  report(file, 'glyph-missing', place, named.join(', ') + rest)
}

/**
 * Dress the page for each galley, side by side.
 *
 * @param meanwhile done once, while the browser lays out its pages on another core; at once where nothing is printed.
 */
export async function renderGalleys(
  page: Page,
  template: Template,
  {
    formats = defaultFormats,
    jatsVersion = '1.3',
    crossrefVersion = '5.3.1',
    epubProfile,
    unprinted,
    printed: elsewhere,
    progress = () => {}
  }: PublishOptions,
  {file}: Manuscript,
  sources: SourceFile[],
  environment: Environment,
  meanwhile: () => void = () => {}
): Promise<Galley[]> {
  const {fonts} = template.settings
  const {faces, missing} = await selectFaces(fonts, page, environment)
  if (missing.length > 0) reportMissing(missing, file)
  const dress = {template, faces: faces.woff2, mathCss: page.hasMath ? await mathStyles(environment) : ''}
  // It travels in the PDF, whether it is wanted beside it or not.
  let written: Galley | undefined
  const jats = () => {
    written ??= renderJats(page.article, jatsVersion, version)
    return written
  }
  const metadata = {crossrefVersion, seconds: sourceDate(environment), built: formats, version}
  // The EPUB names the pages of the PDF, and so waits for it.
  const prints = formats.includes('pdf') && !unprinted
  const paginates = formats.includes('pdf') && formats.includes('epub')
  let printing: Promise<PrintedPage[]> | undefined =
    unprinted && elsewhere && paginates
      ? Promise.resolve(printedPages(elsewhere, page.article.firstPage))
      : undefined
  /** The browser has all it asked for. What is not its page waits until then: nothing else takes as long as it does. */
  const begun = signal(!prints)
  /** It prints, and asks for nothing more. */
  const isPrinting = signal(!prints)
  const printed = async (): Promise<{galley: Galley; pages: PrintedPage[]}> => {
    const {settings} = page.article
    const paper = choosePaper(template, page.article, file)
    const fixed = template.printedInSheet === true && !settings.page
    const whole = await printFaces(dress.faces, fonts, environment)
    const [sheet, browser] = await Promise.all([
      renderPrint(page, {...dress, faces: whole}, paper, fixed),
      environment.browser()
    ])
    let attachments: Attachment[] = []
    const {
      bytes,
      lost,
      images,
      copies,
      printed: pages
    } = await renderPdf({...sheet, article: page.article}, browser, {
      sourceDate: sourceDate(environment),
      absent: missing,
      paginates,
      progress: (what) => {
        begun.give()
        progress('pdf', what)
      },
      attachments: () => {
        isPrinting.give()
        attachments = enclosed(sources, jats(), renderMetadata('csl', page.article, metadata))
        return attachments
      }
    })
    reportCoarse(images, page.article, file)
    reportFine(copies, page.article, file)
    if (lost > 0) report(file, 'figure-glyphs-missing', undefined, String(lost))
    const tools = {colophon: version, browser: browser.version}
    const galley: Galley = {
      format: 'pdf',
      name: galleyName('pdf', page.article.slug),
      mediaType: 'application/pdf',
      bytes,
      tools,
      attachments
    }
    return {galley, pages}
  }
  const make: Record<Exclude<GalleyFormat, MetadataFormat | 'pdf'>, () => Promise<Galley>> = {
    html: () => renderHtml(page, dress, formats, version),
    epub: async () => {
      const {article} = page
      const onCover = {characters: coverSigns(page), codeCharacters: new Set<string>(), hasMath: false}
      const own = {
        template,
        fonts: (await selectFaces(fonts, onCover, environment)).faces.woff,
        tell: (rule: RuleId, ...values: string[]) => void report(file, rule, undefined, ...values),
        printed: printing && {
          isPrinting: isPrinting.given,
          pages: printing,
          name: galleyName('pdf', article.slug)
        },
        modified: modified(article, environment)
      }
      if ((epubProfile ?? article.settings.epubProfile) !== 'compat')
        return claimingEpub({...own, page, embedded: () => bookFaces(faces.woff, page)}, file)
      const {picturePage} = await import('./render/epub/pictures/pictures.js')
      const tools = {fonts: faces.woff2, mathCss: dress.mathCss, browser: () => environment.browser()}
      const {page: pictured, ...pictures} = await picturePage(page, tools)
      const signs = signsOf(pictured)
      const {faces: left} = await selectFaces(fonts, {...pictured, ...signs}, environment)
      const embedded = () => bookFaces(left.woff, signs)
      return claimingEpub({...own, page: pictured, pictures, embedded}, file)
    },
    jats: async () => jats(),
    text: async () => renderText(page, version)
  }
  // The PDF first: its browser prints on another core while the rest is written.
  const order = (['pdf', 'epub', 'html', 'jats', 'text', ...metadataFormats] as const).filter(
    (format) => formats.includes(format) && (prints || format !== 'pdf')
  )
  const done = begun.given.then(meanwhile)
  const galleys = await Promise.all(
    // Async, so that what one throws at once leaves none of the others without a listener.
    order.map(async (format) => {
      if (format === 'pdf') {
        progress(format)
        const making = printed().finally(() => {
          begun.give()
          isPrinting.give()
        })
        printing = making.then(({pages}) => pages)
        // Its failure is the PDF's, and may come before the EPUB waits for it.
        printing.catch(() => {})
        return (await making).galley
      }
      await begun.given
      progress(format)
      return isMetadataFormat(format) ? renderMetadata(format, page.article, metadata) : make[format]()
    })
  )
  await done
  return galleyFormats.flatMap((format) => galleys.filter((galley) => galley.format === format))
}

/**
 * The EPUB; where the front matter signs for its accessibility, it claims the
 * standard if its checks find nothing. Reports `accessibility-unmet`.
 */
async function claimingEpub(input: EpubInput, file: VFile): Promise<Galley> {
  const galley = await renderEpub(input)
  if (!input.page.article.accessibility) return galley
  const {epubFaults, readEpub} = await import('./check/epub.js')
  const {accessibilityFaults} = await import('./check/epub-lint.js')
  const faults = [
    ...accessibilityFaults(await readEpub(galley.bytes)),
    ...((await epubFaults(galley.bytes)) ?? [])
  ]
  const [first] = faults
  if (first === undefined) return renderEpub({...input, tell: undefined, conforms: true})
  report(file, 'accessibility-unmet', undefined, first, String(faults.length))
  return galley
}

/** Something to wait for. */
function signal(isGiven: boolean): {given: Promise<void>; give: () => void} {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  if (isGiven) give()
  return {given, give}
}

/** What travels inside the PDF: what it was made of, the article in XML, and how to cite it. */
function enclosed(sources: SourceFile[], jats: Galley, csl: Galley): Attachment[] {
  const own: Attachment[] = [
    {
      ...fileOf(jats),
      relationship: 'Alternative',
      description: 'The article in JATS XML'
    },
    {
      ...fileOf(csl),
      relationship: 'Data',
      description: 'Its metadata'
    }
  ]
  const taken = new Set(own.map(({name}) => name))
  return [
    ...sources.map(({kind, ...file}): Attachment => {
      const name = taken.has(file.name) ? `source-${file.name}` : file.name
      return kind === 'manuscript'
        ? {...file, name, relationship: 'Source', description: 'The manuscript'}
        : {...file, name, relationship: 'Data', description: 'Its references'}
    }),
    ...own
  ]
}

function fileOf({name, mediaType, bytes}: Galley): Pick<Attachment, 'name' | 'mediaType' | 'bytes'> {
  return {name, mediaType, bytes}
}

/** Instant of the edition: `SOURCE_DATE_EPOCH`, else the day of publication, else the earliest that zip files know. */
function modified({dates}: Article, environment: Environment): string {
  const instant = sourceInstant(environment)
  if (instant) return instant
  const [year = '1980', month = '01', day = '01'] = dates.published?.split('-') ?? []
  return `${year}-${month}-${day}T00:00:00Z`
}
