/**
 * A journal's look: a folder of five files, or fewer where it extends one
 * that comes with Colophon. What is broken in it is said with its place.
 */
import {createHash} from 'node:crypto'
import {isAbsolute, join, posix, relative, resolve, sep} from 'node:path'
import {VFile} from 'vfile'
import {isFatal, report} from '../diagnostics/report.js'
import {TemplateInvalid} from '../diagnostics/template-invalid.js'
import type {Environment} from '../environment/environment.js'
import {installation} from '../environment/installation.js'
import {
  type Doi,
  type Issn,
  type License,
  marginWords,
  nearestHint,
  pageGeometry,
  parseDoi,
  parseIssn,
  parseLicense,
  sizeWords,
  type Template,
  type TemplatePage,
  type TemplateSettings
} from '../model/index.js'
import {type ReadOwn, readFonts, readImages} from './template-files.js'
import {readTemplateYaml, type StatedTemplate, type TemplateYaml} from './template-settings.js'
import {checkSheet, pageOfSheet} from './template-sheet.js'

const bundled = join(installation, 'templates')
/** Files of a template besides `template.yaml`. */
export const templateFiles = ['page.html', 'screen.css', 'print.css', 'epub.css'] as const

/** What a template that describes no page is printed on. */
const plainPage: TemplatePage = {
  size: {name: 'A4', width: 210, height: 297},
  margins: {top: 25, bottom: 25, inner: 25, outer: 25, mirrored: false},
  first: {}
}

/** Names of the templates that come with Colophon, sorted. */
export async function bundledTemplates({files}: Environment): Promise<string[]> {
  return ((await files.list(bundled)) ?? []).filter((entry) => !entry.includes('.'))
}

/** Where a template lies: a bundled one by name, or a folder, absolute or from `base`. */
export function templateFolder(name: string, base: string): string {
  if (/^[\w-]+$/u.test(name)) return join(bundled, name)
  return isAbsolute(name) ? name : resolve(base, name)
}

/**
 * Read a journal's look.
 *
 * @param name a bundled template, or a folder: absolute, or from `base`.
 * @throws {TemplateInvalid}
 */
export async function readTemplate(name: string, base: string, environment: Environment): Promise<Template> {
  const {files} = environment
  const folder = templateFolder(name, base)
  const isBundled = /^[\w-]+$/u.test(name)
  const entries = await files.list(folder)
  const known = await bundledTemplates(environment)
  if (!entries) {
    const near = nearestHint(name, known)
    const beside =
      isBundled && (await files.list(resolve(base, name))) ? `; did you mean \`./${name}\`?` : near
    throw new TemplateInvalid(
      `Cannot find template \`${name}\`${beside || '.'} Bundled: ${known.join(', ')}; or give a folder, as ./my-journal`
    )
  }
  const place = isBundled ? `templates/${name}` : shownFolder(folder, base)
  const digest = createHash('sha256')
  const fileOf = (path: string) => new VFile({path: posix.join(place, path)})
  const read: ReadOwn = async (path) => {
    const bytes = await files.read(join(folder, path))
    if (bytes) digest.update(`${path}\0${bytes.byteLength}\0`).update(bytes)
    return bytes
  }
  const file = fileOf('template.yaml')
  const end = (more: VFile[] = []): void => {
    const said = [file, ...more]
    if (said.some((one) => isFatal(one)))
      throw new TemplateInvalid(
        `Cannot use template \`${name}\``,
        said.flatMap(({messages}) => messages)
      )
  }
  const source = await read('template.yaml')
  if (!source)
    report(file, 'template-file-missing', undefined, 'template.yaml', nearName('template.yaml', entries))
  const yaml = source && readTemplateYaml(new TextDecoder().decode(source), file)
  end()
  const {settings, page, place: at} = yaml as TemplateYaml

  const parent = settings.extends
  if (parent !== undefined && !known.includes(parent)) {
    report(
      file,
      'template-parent-unknown',
      at('extends'),
      parent,
      nearestHint(parent, known),
      known.join(', ')
    )
    end()
  }
  const inherited = parent === undefined ? undefined : await readTemplate(parent, base, environment)
  if (inherited) digest.update(inherited.digest)
  const inheritedText = inherited && {
    'page.html': inherited.page,
    'screen.css': inherited.screenCss,
    'print.css': inherited.printCss,
    'epub.css': inherited.epubCss
  }
  const own: string[] = []
  const texts = {} as Record<(typeof templateFiles)[number], string>
  for (const path of templateFiles) {
    const bytes = await read(path)
    if (bytes) own.push(path)
    const text = bytes ? new TextDecoder().decode(bytes) : inheritedText?.[path]
    if (text === undefined) report(file, 'template-file-missing', undefined, path, nearName(path, entries))
    texts[path] = text ?? ''
  }

  for (const field of ['fonts', 'cover'] as const)
    if (!settings[field] && !inherited) report(file, 'template-field-missing', undefined, field)
  const fonts = settings.fonts
    ? await readFonts(settings.fonts, at, read, file, environment)
    : (inherited?.settings.fonts ?? [])
  const images = await readImages(settings.images ?? {}, at, read, entries, file)
  const inSheet =
    settings.page === undefined && own.includes('print.css')
      ? await pageOfSheet(texts['print.css'])
      : undefined
  const printed = inSheet ?? pageOf(settings.page, page, inherited?.printed ?? plainPage)
  if (!pageGeometry(printed))
    report(
      file,
      'template-no-room',
      at('page', 'margins'),
      sizeWords(printed.size),
      marginWords(printed.margins)
    )
  end()
  return {
    name: isBundled ? name : (folder.split(/[\\/]/u).filter(Boolean).at(-1) as string),
    page: texts['page.html'],
    screenCss: texts['screen.css'],
    printCss: texts['print.css'],
    epubCss: texts['epub.css'],
    settings: {
      title: settings.title,
      fonts,
      cover: settings.cover ?? (inherited?.settings.cover as TemplateSettings['cover']),
      ...publisherOf(settings)
    },
    printed,
    ...((inSheet || (inherited?.printedInSheet && !settings.page)) && {printedInSheet: true}),
    images: {...inherited?.images, ...images},
    ...(!isBundled && {own: {place, files: own}}),
    digest: digest.digest('hex')
  }
}

/**
 * Say what in the style sheets of a template does not hold, each with its own file.
 *
 * Those that come with Colophon are held by its tests.
 *
 * @throws {TemplateInvalid} when one can't be read.
 */
export async function checkSheets({own, name, ...template}: Template): Promise<VFile[]> {
  const sheets = [
    ['screen.css', template.screenCss, 'screen'],
    ['print.css', template.printCss, 'print'],
    ['epub.css', template.epubCss, 'epub']
  ] as const
  const said = await Promise.all(
    sheets
      .filter(([path]) => own?.files.includes(path))
      .map(async ([path, css, medium]) => {
        const file = new VFile({path: posix.join(own?.place ?? '', path)})
        await checkSheet(css, medium, file)
        return file
      })
  )
  if (said.some((file) => isFatal(file)))
    throw new TemplateInvalid(
      `Cannot use template \`${name}\``,
      said.flatMap(({messages}) => messages)
    )
  return said
}

/** What `template.yaml` says of the page, over what its parent does. */
function pageOf(
  stated: StatedTemplate['page'],
  page: TemplateYaml['page'],
  parent: TemplatePage
): TemplatePage {
  const other = pageGeometry(parent, page)
  const {first = {}, narrow = parent.narrow} = stated ?? {}
  const margins = {...parent.margins, ...page.margins}
  if (!other) return {size: page.size ?? parent.size, margins, first: {}}
  return {
    size: other.size,
    margins: other.margins,
    first: {top: first.top ?? other.first.top, bottom: first.bottom ?? other.first.bottom},
    ...(narrow !== undefined && {narrow})
  }
}

/** What the template says of journal and deposits, its identifiers parsed. */
function publisherOf(
  stated: StatedTemplate
): Pick<TemplateSettings, 'journal' | 'license' | 'copyright' | 'deposit'> {
  const {journal, license, copyright, deposit} = stated
  const {issn, eissn, doi, nlm_abbreviation: nlmAbbreviation, ...names} = journal ?? {}
  const {landing_page: landingPage, file_url: fileUrl, crossmark_policy: policy, ...said} = deposit ?? {}
  return {
    ...(journal && {
      journal: {
        ...names,
        ...(issn !== undefined && {issn: parseIssn(issn) as Issn}),
        ...(eissn !== undefined && {eissn: parseIssn(eissn) as Issn}),
        ...(doi !== undefined && {doi: parseDoi(doi) as Doi}),
        ...(nlmAbbreviation !== undefined && {nlmAbbreviation})
      } as TemplateSettings['journal'] & object
    }),
    ...(license !== undefined && {license: parseLicense(license) as License}),
    ...(copyright !== undefined && {copyright}),
    ...(deposit && {
      deposit: {
        ...said,
        landingPage,
        fileUrl,
        crossmarkPolicy: policy === undefined ? undefined : (parseDoi(policy) as Doi)
      } as TemplateSettings['deposit'] & object
    })
  }
}

/** `; did you mean …?`, where a file is there under another name. */
function nearName(path: string, entries: string[]): string {
  return nearestHint(
    path,
    entries.filter(
      (one) =>
        /\.(?:html?|css|ya?ml|liquid)$/u.test(one) && !['template.yaml', ...templateFiles].includes(one)
    )
  )
}

/** A folder as messages name it: from where the program was started, when it is below. */
function shownFolder(folder: string, base: string): string {
  const path = relative(base, folder)
  return (path.startsWith('..') || isAbsolute(path) ? folder : path || '.').split(sep).join('/')
}
