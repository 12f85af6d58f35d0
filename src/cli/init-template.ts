import {join, resolve} from 'node:path'
import type {Environment} from '../environment/environment.js'
import {realEnvironment} from '../environment/real.js'
import {nearestHint, type Template, type TemplateFont} from '../model/index.js'
import {bundledTemplates, readTemplate, templateFiles} from '../read/template.js'

/** `colophon init --template`: a copy of a bundled template, with comments that teach; nothing is written over. */
export async function initTemplate(
  name: string,
  folder: string,
  environment: Environment = realEnvironment()
): Promise<number> {
  const {files} = environment
  const known = await bundledTemplates(environment)
  if (!known.includes(name)) {
    process.stderr.write(
      `Cannot find template \`${name}\`${nearestHint(name, known) || '.'} A template begins as a copy of one of: ${known.join(', ')}. The folder comes last: colophon init --template ${known[0]} ${folder === 'template' ? name : folder}\n`
    )
    return 2
  }
  const target = resolve(folder)
  const parts = ['template.yaml', ...templateFiles]
  const present = ((await files.list(target)) ?? []).filter((entry) => parts.includes(entry))
  if (present.length > 0) {
    process.stderr.write(
      `Cannot begin in \`${folder}\`: it holds ${present.join(', ')} already; name another folder\n`
    )
    return 2
  }
  for (const [path, text] of templateCopy(await readTemplate(name, '.', environment)))
    await files.write(join(target, path), text)
  const shown = /^(?:[\w-]+)$/u.test(folder) ? `./${folder}` : folder
  process.stdout.write(
    `${parts.map((part) => join(folder, part)).join('\n')}
Next:
  1. Write the journal's name into template.yaml, and choose its fonts, colours and paper.
  2. See it: colophon build MANUSCRIPT --template ${shown}
  3. Change a little, build again; what is wrong is told with file, line and column.
All that a template can hold: templates/README.md of Colophon.
`
  )
  return 0
}

/** The files of a template of one's own, begun from another. */
export function templateCopy(template: Template): [path: string, text: string][] {
  return [
    ['template.yaml', settingsText(template)],
    ['page.html', pageComment + template.page],
    ['screen.css', `${sheetComments['screen.css']}\n${template.screenCss}`],
    ['print.css', `${sheetComments['print.css']}\n${template.printCss}`],
    ['epub.css', `${sheetComments['epub.css']}\n${template.epubCss}`]
  ]
}

function settingsText({name, settings, printed}: Template): string {
  const {paper, ink, accent} = settings.cover
  const {size, margins, first, narrow} = printed
  return `# A journal's look, begun from \`${name}\`. Every field is told in templates/README.md of Colophon.
# A slip is told with its line when you build.
#
# Files you do not change may go: with \`extends: ${name}\` they are taken from there.

# Its name in lists of templates; readers never see it.
title: My journal

# What every article says of its journal, unless its own front matter does.
# journal:
#   title: Journal of Rivers
#   abbreviation: J. Rivers
#   issn: 1234-5679
#   publisher: Riverside Press

# Families that the style sheets name. A package of npm (https://fontsource.org), installed beside Colophon;
# or files of this folder: {family: River Serif, files: {400: fonts/River-Regular.ttf, 400 italic: fonts/River-Italic.ttf}}
# Change a family here, and its name in screen.css, print.css and epub.css.
fonts:
${settings.fonts.map((font) => `  - ${fontText(font)}`).join('\n')}

# Colours of the EPUB's cover.
cover: {paper: "${paper}", ink: "${ink}", accent: "${accent}"}

# The printed page. A name (A4, letter, B5, A5, US-trade, royal …) or 170mm x 240mm.
# Margins: one to four lengths in the order of CSS, or {top: …, inner: …, outer: …, bottom: …}.
# first: margins of the first page, where they are others.
# narrow: where text is narrower than this, \`layout\` is \`narrow\` (see page.html, and the end of print.css).
page:
  size: ${size.name ?? `${size.width}mm x ${size.height}mm`}
  margins: {top: ${margins.top}mm, inner: ${margins.inner}mm, outer: ${margins.outer}mm, bottom: ${margins.bottom}mm}
  first: {top: ${first.top ?? margins.top}mm}
  narrow: ${narrow ?? 0}mm

# Pictures of this folder: {{ images.logo }} is their address in page.html, var(--image-logo) in screen.css and print.css.
# images: {logo: logo.svg}
`
}

function fontText({family, package: name, faces, for: use}: TemplateFont): string {
  const list = faces.map((face) => (face.includes(' ') ? face : `"${face}"`)).join(', ')
  return `{family: ${family}, package: "${name}", faces: [${list}]${use ? `, for: ${use}` : ''}}`
}

const pageComment = `{% comment %}
The page, for screen and print alike, in Liquid (https://liquidjs.com).
Markup between and around the slots is yours. Keep every slot once, in this order: it is the order of reading.
What goes through raw was made by Colophon, never by an author; all else is escaped.
{% endcomment -%}
`

const sheetComments = {
  'screen.css': `/* The HTML galley. Classes to style: templates/README.md of Colophon, "CSS hooks". */`,
  'print.css': `/* The PDF, printed by Chromium. Size and margins of the page are in template.yaml; --page-width and
   --page-height are those of the text. Running heads are the margin boxes of @page. */`,
  'epub.css': `/* The EPUB. Reading systems differ: leave out calc(), var(), flex, grid, nesting and direction. */`
}
