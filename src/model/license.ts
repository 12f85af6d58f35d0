import type {License} from './article.js'

/** Licences that journals use, by SPDX id; versions 1.0 to 4.0 of the Creative Commons ones follow from their pattern. */
const others: Record<string, License> = {
  'CC0-1.0': {id: 'CC0-1.0', name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/'},
  MIT: {id: 'MIT', name: 'MIT License', url: 'https://opensource.org/license/mit'},
  'Apache-2.0': {
    id: 'Apache-2.0',
    name: 'Apache License 2.0',
    url: 'https://www.apache.org/licenses/LICENSE-2.0'
  },
  'BSD-3-Clause': {
    id: 'BSD-3-Clause',
    name: 'BSD 3-Clause License',
    url: 'https://opensource.org/license/bsd-3-clause'
  },
  'BSD-2-Clause': {
    id: 'BSD-2-Clause',
    name: 'BSD 2-Clause License',
    url: 'https://opensource.org/license/bsd-2-clause'
  },
  'MPL-2.0': {
    id: 'MPL-2.0',
    name: 'Mozilla Public License 2.0',
    url: 'https://www.mozilla.org/MPL/2.0/'
  },
  'GPL-2.0-or-later': {
    id: 'GPL-2.0-or-later',
    name: 'GNU GPL 2.0 or later',
    url: 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html'
  },
  'GPL-3.0-only': {
    id: 'GPL-3.0-only',
    name: 'GNU GPL 3.0',
    url: 'https://www.gnu.org/licenses/gpl-3.0.html'
  },
  'GPL-3.0-or-later': {
    id: 'GPL-3.0-or-later',
    name: 'GNU GPL 3.0 or later',
    url: 'https://www.gnu.org/licenses/gpl-3.0.html'
  },
  'LGPL-3.0-or-later': {
    id: 'LGPL-3.0-or-later',
    name: 'GNU LGPL 3.0 or later',
    url: 'https://www.gnu.org/licenses/lgpl-3.0.html'
  },
  'AGPL-3.0-or-later': {
    id: 'AGPL-3.0-or-later',
    name: 'GNU AGPL 3.0 or later',
    url: 'https://www.gnu.org/licenses/agpl-3.0.html'
  }
}

/** Other spellings, in capitals and with `-` for space → SPDX id. */
const spellings: Record<string, string> = {
  __proto__: null as never,
  'MIT-LICENSE': 'MIT',
  APACHE: 'Apache-2.0',
  'APACHE-2': 'Apache-2.0',
  'APACHE-LICENSE-2.0': 'Apache-2.0',
  'APACHE-LICENSE,-VERSION-2.0': 'Apache-2.0',
  BSD: 'BSD-3-Clause',
  'BSD-3': 'BSD-3-Clause',
  'BSD-2': 'BSD-2-Clause',
  'MPL-2': 'MPL-2.0',
  'GPL-2.0': 'GPL-2.0-or-later',
  'GPL-2': 'GPL-2.0-or-later',
  GPLV2: 'GPL-2.0-or-later',
  'GPL-3.0': 'GPL-3.0-or-later',
  'GPL-3': 'GPL-3.0-or-later',
  GPLV3: 'GPL-3.0-or-later',
  'LGPL-3.0': 'LGPL-3.0-or-later',
  LGPLV3: 'LGPL-3.0-or-later',
  'AGPL-3.0': 'AGPL-3.0-or-later',
  AGPLV3: 'AGPL-3.0-or-later',
  'PUBLIC-DOMAIN': 'CC0-1.0'
}

/** What the licences of Creative Commons allow, in words, and their letters. */
const conditions: [RegExp, string][] = [
  [/non-?\s?commercial/iu, 'NC'],
  [/share-?\s?alike/iu, 'SA'],
  [/no-?\s?deriv/iu, 'ND']
]

/**
 * A licence from an SPDX id, `CC BY 4.0`, its name in words, a URL, or a
 * sentence that says one of them; a sentence that names none is kept as it is.
 *
 * @returns `undefined` for what is none of them.
 */
export function parseLicense(text: string): License | undefined {
  const clean = text.trim()
  if (clean.length > 5000) return undefined
  const id = clean
    .toUpperCase()
    .replace(/[\s_]+/gu, '-')
    .replace(/^CREATIVE-COMMONS-/u, 'CC-')
  const commons = commonsIn(clean)
  if (commons) return commons
  const known = Object.keys(others).find((key) => key.toUpperCase() === id) ?? spellings[id]
  if (known) return others[known]
  if (/^https?:\/\/\S+$/u.test(clean)) return {name: clean, url: clean}
  const isSentence =
    /\s/u.test(clean) && /licen[cs]e|rights|permission|copyright|lizenz|licencia|许可|授权/iu.test(clean)
  return isSentence ? {name: clean} : undefined
}

/** The licence of Creative Commons that a text says: by its address first, then by its letters, then in words. */
export function commonsIn(text: string): License | undefined {
  const url =
    /creativecommons\.org\/(?:licenses\/(by[a-z-]*)\/(\d\.\d)(?:\/([a-z]{2}|igo)(?![a-z]))?|(publicdomain\/zero\/1\.0))/iu.exec(
      text
    )
  if (url) return url[1] ? creativeCommons(url[1], url[2] as string, url[3]) : others['CC0-1.0']
  if (/(?<![\p{L}\p{N}])CC[-_\s]?(?:0|zero)(?![\p{L}\p{N}])/iu.test(text)) return others['CC0-1.0']
  const letters =
    /(?<![\p{L}\p{N}])(?:CC|creative commons)[-_\s]{0,2}\(?(BY(?:[-_\s]NC)?(?:[-_\s](?:SA|ND))?)\)?(?![-_]?\p{L})(?:[-_\s,]{1,2}(?:version |v\.? ?)?(\d\.\d))?/iu.exec(
      text
    )
  if (letters) return creativeCommons((letters[1] as string).replace(/[_\s]/gu, '-'), letters[2] ?? '4.0')
  const words =
    /creative commons[\s-]+(attribution(?:[\s,/–-]{1,3}(?:non-?\s?commercial|share-?\s?alike|no-?\s?deriv(?:ativ(?:e|ion))?s?(?: works)?)){0,2})(?:(?: international| unported| generic)?(?: public)?(?: licen[cs]e)?,?(?: version)?[\s-]*\(?(\d\.\d))?/iu.exec(
      text
    )
  if (!words) return undefined
  const said = words[1] as string
  const more = conditions.filter(([pattern]) => pattern.test(said)).map(([, sign]) => sign)
  return creativeCommons(['BY', ...more].join('-'), words[2] ?? '4.0')
}

/** @param place jurisdiction it was ported to: `de`. */
function creativeCommons(terms: string, version: string, place?: string): License {
  const where = place ? [place.toUpperCase()] : []
  return {
    id: ['CC', terms.toUpperCase(), version, ...where].join('-'),
    name: ['CC', terms.toUpperCase(), version, ...where].join(' '),
    url: `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/${place ? `${place.toLowerCase()}/` : ''}`
  }
}
