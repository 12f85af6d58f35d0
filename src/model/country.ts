/** Names that are no longer, or never were, those of the language's own list. */
const others: Record<string, string> = {
  __proto__: null as never,
  'cape verde': 'CV',
  'czech republic': 'CZ',
  england: 'GB',
  holland: 'NL',
  'ivory coast': 'CI',
  korea: 'KR',
  macedonia: 'MK',
  'northern ireland': 'GB',
  "people's republic of china": 'CN',
  'pr china': 'CN',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  scotland: 'GB',
  swaziland: 'SZ',
  turkey: 'TR',
  türkiye: 'TR',
  'the netherlands': 'NL',
  uk: 'GB',
  usa: 'US',
  us: 'US',
  'united states of america': 'US',
  'viet nam': 'VN',
  wales: 'GB'
}

/** Codes that stand for no country. */
const none = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

/** Codes by name, for each language that was asked for. */
const lists = new Map<string, Map<string, string>>()

/**
 * ISO 3166-1 code of a country, `DE`, by its name in English or in the
 * language of the article; `undefined` where it is not known by that name.
 */
export function countryCode(name: string, language: string): string | undefined {
  const key = keyOf(name)
  return others[key] ?? listOf('en').get(key) ?? listOf(language).get(key)
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('’', "'").replaceAll('.', '').replace(/\s+/gu, ' ').trim()
}

function listOf(language: string): Map<string, string> {
  const known = lists.get(language)
  if (known) return known
  const list = new Map<string, string>()
  lists.set(language, list)
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  let names: Intl.DisplayNames
  try {
    names = new Intl.DisplayNames([language], {type: 'region', fallback: 'none'})
  } catch {
    return list
  }
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    // An old code stands for the country of today.
    if (none.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue
    const name = names.of(code)
    if (name) list.set(keyOf(name), code)
  }
  return list
}
