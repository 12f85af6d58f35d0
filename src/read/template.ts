import {createHash} from 'node:crypto'
import {isAbsolute, join, resolve} from 'node:path'
import {parse} from 'yaml'
import {z} from 'zod'
import type {Environment} from '../environment/environment.js'
import {installation} from '../environment/installation.js'
import {parseDoi, parseIssn, type Template, type TemplateSettings} from '../model/index.js'
import {deposit, journal} from './front-matter/schema.js'

/** A template that can't be used. `message` tells what is wrong, and in which file. */
export class TemplateInvalid extends Error {}

const bundled = join(installation, 'templates')
const colour = z.string().regex(/^#[\da-f]{6}$/iu)

const settings = z.strictObject({
  title: z.string(),
  /** Bundled template whose files are used where this one has none. */
  extends: z
    .string()
    .regex(/^[\w-]+$/u)
    .optional(),
  fonts: z.array(
    z.strictObject({
      family: z.string(),
      package: z.string(),
      faces: z.array(z.string().regex(/^[1-9]00( italic)?$/u)),
      for: z.enum(['math', 'code', 'cjk', 'script']).optional()
    })
  ),
  cover: z.strictObject({paper: colour, ink: colour, accent: colour}),
  journal: journal
    .transform(({issn, eissn, ...said}) => ({
      ...said,
      ...(issn ? {issn: checked('ISSN', issn, parseIssn)} : {}),
      ...(eissn ? {eissn: checked('ISSN', eissn, parseIssn)} : {})
    }))
    .optional(),
  deposit: deposit
    .transform(({landing_page: landingPage, file_url: fileUrl, crossmark_policy: policy, ...said}) => ({
      ...said,
      landingPage,
      fileUrl,
      crossmarkPolicy: policy ? checked('DOI', policy, parseDoi) : undefined
    }))
    .optional()
})

/** An identifier of `template.yaml`. @throws {TemplateInvalid} */
function checked<T>(kind: string, text: string, parse: (text: string) => T | undefined): T {
  const value = parse(text)
  if (value === undefined)
    throw new TemplateInvalid(
      `Cannot use the template: its \`template.yaml\` says \`${text}\`, which is no ${kind}`
    )
  return value
}

/** Names of the templates that come with Colophon, sorted. */
export async function bundledTemplates({files}: Environment): Promise<string[]> {
  return ((await files.list(bundled)) ?? []).filter((entry) => !entry.includes('.'))
}

/**
 * Read a journal's look.
 *
 * @param name a bundled template, or a folder: absolute, or from `base`.
 * @throws {TemplateInvalid}
 */
export async function readTemplate(name: string, base: string, environment: Environment): Promise<Template> {
  const {files} = environment
  const isName = /^[\w-]+$/u.test(name)
  const folder = isName ? join(bundled, name) : isAbsolute(name) ? name : resolve(base, name)
  if (!(await files.list(folder))) {
    const known = await bundledTemplates(environment)
    throw new TemplateInvalid(
      `Cannot find template \`${name}\`. Bundled: ${known.join(', ')}; or give a folder`
    )
  }
  const digest = createHash('sha256')
  const part = async (file: string, base?: string) => {
    const own = await files.read(join(folder, file))
    const bytes = own ?? (base ? await files.read(join(bundled, base, file)) : undefined)
    if (!bytes) throw new TemplateInvalid(`Cannot use template \`${name}\`: it lacks \`${file}\``)
    const text = new TextDecoder().decode(bytes)
    digest.update(`${file}\0${text.length}\0${text}`)
    return text
  }
  const source = await part('template.yaml')
  const parsed = settings.safeParse(parse(source))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new TemplateInvalid(
      `Cannot use template \`${name}\`: \`template.yaml\`, ${issue?.path.join('.')}: ${issue?.message}`
    )
  }
  const {extends: parent, ...own} = parsed.data
  return {
    name: isName ? name : (folder.split(/[\\/]/u).filter(Boolean).at(-1) as string),
    page: await part('page.html', parent),
    screenCss: await part('screen.css', parent),
    printCss: await part('print.css', parent),
    epubCss: await part('epub.css', parent),
    settings: own as TemplateSettings,
    digest: digest.digest('hex')
  }
}
