import {normalKey} from './aliases.js'
import {isRecord} from './shapes.js'

type Shape = Record<string, unknown>

/** `de`, `pt-BR`, `zh_Hans`: a language as a key. */
const tag = /^[a-z]{2,3}(?:[-_](?:[a-z]{4}|[a-z]{2}))?$/iu

/** Fields that are said in several languages, and where the other ones belong. */
const translated = new Set(['title', 'subtitle', 'abstract', 'keywords'])

/**
 * What is said in several languages, put where the schema has it: a title by
 * language (`title: {en: …, de: …}`), and a language at the end of a field's
 * name (`title_en`, `abstract-de`).
 *
 * The language of the article is stated, or is that of the first title.
 */
export function withTranslations(value: Shape): Shape {
  const found: {field: string; key: string; language: string | undefined; item: unknown}[] = []
  for (const [key, item] of Object.entries(value)) {
    const [, field = '', language] =
      /^(title|subtitle|abstract|keywords)(?:_(.+))?$/u.exec(normalKey(key)) ?? []
    if (!translated.has(field) || (language !== undefined && !isLanguage(language))) continue
    found.push({field, key, language: language?.replace('_', '-'), item})
  }
  const isTitle = ({field}: {field: string}) => field === 'title' || field === 'subtitle'
  const maps = found.filter((one) => isTitle(one) && one.language === undefined && isByLanguage(one.item))
  const suffixed = found.filter(({language}) => language !== undefined)
  if (maps.length === 0 && suffixed.length === 0) return value
  const made: Shape = {...value}
  const keys = [...maps, ...suffixed].map(({key}) => key)
  for (const key of keys) delete made[key]
  const said = ['title', 'subtitle'].flatMap((field) =>
    found
      .filter((one) => one.field === field)
      .flatMap(({language, item}): [string, string | undefined, unknown][] =>
        language === undefined && isByLanguage(item)
          ? Object.entries(item).map(([own, words]) => [field, own.replace('_', '-'), words])
          : [[field, language, item]]
      )
  )
  const titles = said.filter(([field]) => field === 'title')
  const stated = ['lang', 'language', 'locale']
    .map((name) => value[name])
    .find((one) => typeof one === 'string')
  const isPlain = titles.some(([, language]) => language === undefined)
  const first = isPlain ? undefined : titles[0]?.[1]
  const main = String(stated ?? first ?? 'en')
  const others = new Map<string, Shape>()
  for (const [field, language, words] of said) {
    const isOwn =
      language === undefined || (sameLanguage(language, main) && (!isPlain || words === made[field]))
    if (isOwn) made[field] ??= words
    else others.set(language, {...others.get(language), [field]: words})
  }
  if (stated === undefined && first !== undefined) made['lang'] = first
  if (others.size > 0 && made['translated_titles'] === undefined)
    made['translated_titles'] = [...others].map(([lang, words]) => ({lang, ...words}))
  for (const field of ['abstract', 'keywords'] as const) {
    const ones = suffixed.filter((one) => one.field === field)
    if (ones.length === 0) continue
    const own = Object.entries(made).find(([key]) => normalKey(key) === field)
    const plain =
      own && !isByLanguage(own[1]) && !(Array.isArray(own[1]) && isRecord(own[1][0])) ? own : undefined
    // What is there in a shape of its own is the author's last word.
    if (own && !plain) continue
    const byLanguage = Object.fromEntries([
      ...(plain ? [[main, plain[1]]] : []),
      ...ones.map((one) => [one.language, one.item])
    ])
    if (own) delete made[own[0]]
    made[field] = byLanguage
  }
  return made
}

/** Words that are spelled as a language and are none here. */
const others = new Set(['alt', 'tag', 'seo', 'pdf', 'web', 'toc', 'sub', 'pre', 'raw', 'tex'])

function isLanguage(text: string): boolean {
  return tag.test(text) && !others.has(text.toLowerCase())
}

function isByLanguage(item: unknown): item is Shape {
  if (!isRecord(item)) return false
  const keys = Object.keys(item)
  return keys.length > 0 && keys.every(isLanguage)
}

function sameLanguage(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace('_', '-')
  const primary = (text: string) => plain(text).split('-')[0]
  return plain(one) === plain(other) || primary(one) === plain(other) || plain(one) === primary(other)
}
