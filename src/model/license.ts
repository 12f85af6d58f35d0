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
  'GPL-3.0-or-later': {
    id: 'GPL-3.0-or-later',
    name: 'GNU GPL 3.0 or later',
    url: 'https://www.gnu.org/licenses/gpl-3.0.html'
  }
}

/**
 * A licence from an SPDX id, `CC BY 4.0`, or a URL.
 *
 * @returns `undefined` for what is none of them.
 */
export function parseLicense(text: string): License | undefined {
  const clean = text.trim()
  const url =
    /^https?:\/\/creativecommons\.org\/(?:licenses\/([a-z-]+)\/(\d\.\d)|publicdomain\/zero\/1\.0)/iu.exec(
      clean
    )
  if (url) return url[1] ? creativeCommons(url[1], url[2] as string) : others['CC0-1.0']
  const id = clean
    .toUpperCase()
    .replace(/[\s_]+/gu, '-')
    .replace(/^CREATIVE-COMMONS-/u, 'CC-')
  const commons = /^CC-(BY(?:-NC)?(?:-SA|-ND)?)(?:-(\d\.\d))?$/u.exec(id)
  if (commons) return creativeCommons(commons[1] as string, commons[2] ?? '4.0')
  if (/^CC-?0(?:-1\.0)?$/u.test(id)) return others['CC0-1.0']
  const known = Object.keys(others).find((key) => key.toUpperCase() === id)
  if (known) return others[known]
  return /^https?:\/\/\S+$/u.test(clean) ? {name: clean, url: clean} : undefined
}

function creativeCommons(terms: string, version: string): License {
  return {
    id: `CC-${terms.toUpperCase()}-${version}`,
    name: `CC ${terms.toUpperCase()} ${version}`,
    url: `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`
  }
}
