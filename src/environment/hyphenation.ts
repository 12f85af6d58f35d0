/**
 * Which hyphenation dictionaries a page needs, and where the browser finds them.
 *
 * No Chromium outside its own updates brings any; these are built from TeX
 * patterns, each once per machine, when a page first asks for it.
 */
import {randomUUID} from 'node:crypto'
import {copyFile, rename, stat, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {nameDigest} from './cache.js'
import {makeFolder} from './folders.js'
import {hyphenationDictionary} from './hyphenation-dictionary.js'
import {hyphenationPatterns, patternsVersion} from './hyphenation-patterns.js'

/** Changes with what a dictionary's bytes depend on. */
export function dictionaryVersion(): string {
  return nameDigest(patternsVersion(), 'hyb-1')
}

/** Languages of an HTML page, as its `lang` attributes name them, in lower case. */
export function pageLanguages(html: string): string[] {
  const found = html.matchAll(/\blang\s*=\s*["']?([a-z]{2,3}(?:-[a-z\d]{1,8}){0,4})(?![a-z\d-])/giu)
  return [...new Set([...found].map((match) => match[1]!.toLowerCase()))]
}

/** English outside these territories hyphenates as in Britain (CLDR `parentLocales`). */
const american = new Set(['us', 'as', 'gu', 'mh', 'mp', 'pr', 'um', 'vi'])

/** Names under which Chromium asks, where they aren't the language's own. */
const fallback: Record<string, string> = {en: 'en-us', de: 'de-1996', no: 'nb', mn: 'mn-cyrl'}

/** TeX's names for patterns, where they aren't Chromium's. */
const patternNames: Record<string, string> = {el: 'el-monoton', sr: 'sr-cyrl', sh: 'sh-latn'}

/** Name of the dictionary Chromium opens for a language: `en-us` for `en`, `de-1996` for `de-AT`. */
export function dictionaryName(language: string): string {
  const [primary = '', ...subtags] = language.toLowerCase().split('-')
  if (primary === 'en' && subtags.length > 0)
    return subtags.some((tag) => american.has(tag)) ? 'en-us' : 'en-gb'
  if (primary === 'de' && subtags.includes('1901')) {
    return subtags.some((tag) => tag === 'ch' || tag === 'li') ? 'de-ch-1901' : 'de-1901'
  }
  return fallback[primary] ?? primary
}

/**
 * Put the dictionaries of these languages into `folder`, as `hyph-<name>.hyb`.
 *
 * @param built where they are kept between runs; may be `folder` itself.
 */
export async function provideDictionaries(languages: string[], built: string, folder: string): Promise<void> {
  const names = [...new Set(languages.map(dictionaryName))]
  await Promise.all(names.map((name) => provide(name, built, folder)))
}

async function provide(name: string, built: string, folder: string): Promise<void> {
  const file = `hyph-${name}.hyb`
  const kept = join(built, file)
  if (!(await exists(kept))) {
    const patterns = hyphenationPatterns(patternNames[name] ?? name)
    if (!patterns) return
    await makeFolder(built, 0o700)
    const bytes = hyphenationDictionary(patterns)
    await whole(kept, (beside) => writeFile(beside, bytes))
  }
  const wanted = join(folder, file)
  if (wanted !== kept && !(await exists(wanted))) await whole(wanted, (beside) => copyFile(kept, beside))
}

/** A file that is there whole or not at all, whoever else makes it at the same time. */
async function whole(path: string, make: (beside: string) => Promise<void>): Promise<void> {
  const beside = join(dirname(path), `.${randomUUID()}.tmp`)
  await make(beside)
  await rename(beside, path)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  )
}
