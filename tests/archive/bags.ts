import {digest} from './fixtures.js'

/** A bag as files by path; bytes where it is no UTF-8. */
export type Bag = Record<string, string | Uint8Array>

/** A sound bag of BagIt 1.0, with one file more or less, or another text. */
export function bagOf(changes: Record<string, string | Uint8Array | undefined> = {}, version = '1.0'): Bag {
  const bag: Bag = {
    'bagit.txt': `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`,
    'data/a.txt': 'a\n',
    'data/b/c.txt': 'c\n',
    'manifest-sha512.txt': rows('sha512', {'data/a.txt': 'a\n', 'data/b/c.txt': 'c\n'})
  }
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) delete bag[path]
    else bag[path] = text
  }
  return bag
}

/** Lines of a manifest. */
export function rows(algorithm: string, files: Record<string, string>): string {
  return Object.entries(files)
    .map(([path, text]) => `${digest(text, algorithm)}  ${path}\n`)
    .join('')
}

const both = {'data/a.txt': 'a\n', 'data/b/c.txt': 'c\n'}
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()
const oxum = (value: string) => ({'bag-info.txt': `Payload-Oxum: ${value}\n`})

/** As the Library of Congress's conformance suite sorts them, and by what is amiss with them. */
export const bags: [kind: 'valid' | 'invalid' | 'warning', what: string, bag: Bag][] = [
  ['valid', 'basic', bagOf()],
  ['valid', 'sha224', bagOf({'manifest-sha512.txt': undefined, 'manifest-sha224.txt': rows('sha224', both)})],
  [
    'valid',
    'md5 of BagIt 0.97',
    bagOf({'manifest-sha512.txt': undefined, 'manifest-md5.txt': rows('md5', both)}, '0.97')
  ],
  [
    'valid',
    'digests in capitals',
    bagOf({'manifest-sha512.txt': rows('sha512', both).replace(/^\S+/gmu, (hex) => hex.toUpperCase())})
  ],
  [
    'valid',
    'lines that end in CR LF',
    bagOf({'manifest-sha512.txt': rows('sha512', both).replaceAll('\n', '\r\n')})
  ],
  [
    'valid',
    'metadata repeated and continued',
    bagOf({'bag-info.txt': 'Contact-Name: A\nContact-Name: B\nExternal-Description: long\n   words\n'})
  ],
  ['valid', 'right Payload-Oxum', bagOf(oxum('4.2'))],
  [
    'valid',
    'tags in UTF-16',
    bagOf({
      'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16BE\n',
      'manifest-sha512.txt': utf16(rows('sha512', both)),
      'bag-info.txt': utf16('Contact-Name: Núñez\n')
    })
  ],
  [
    'valid',
    'a tag manifest, and tags that are not in it',
    bagOf({
      'tagmanifest-sha512.txt': rows('sha512', {'bagit.txt': String(bagOf()['bagit.txt'])}),
      'notes/more.txt': 'x'
    })
  ],
  [
    'valid',
    'an asterisk of md5sum, before 1.0',
    bagOf({'manifest-sha512.txt': rows('sha512', both).replaceAll('  data', ' *data')}, '0.97')
  ],
  [
    'valid',
    'files in one of two manifests, before 1.0',
    bagOf(
      {
        'manifest-sha512.txt': rows('sha512', {'data/a.txt': 'a\n'}),
        'manifest-md5.txt': rows('md5', {'data/b/c.txt': 'c\n'})
      },
      '0.97'
    )
  ],
  [
    'invalid',
    'files in one of two manifests',
    bagOf({
      'manifest-sha512.txt': rows('sha512', {'data/a.txt': 'a\n'}),
      'manifest-md5.txt': rows('md5', {'data/b/c.txt': 'c\n'})
    })
  ],
  ['invalid', 'a byte order mark in bagit.txt', bagOf({'bagit.txt': `\uFEFF${bagOf()['bagit.txt']}`})],
  [
    'invalid',
    'white space before the colon of bagit.txt',
    bagOf({'bagit.txt': 'BagIt-Version : 1.0\nTag-File-Character-Encoding : UTF-8\n'})
  ],
  ['invalid', 'a line too many in bagit.txt', bagOf({'bagit.txt': `${bagOf()['bagit.txt']}More: x\n`})],
  ['invalid', 'no encoding in bagit.txt', bagOf({'bagit.txt': 'BagIt-Version: 1.0\n'})],
  ['invalid', 'no manifest', bagOf({'manifest-sha512.txt': undefined})],
  ['invalid', 'a file that is altered', bagOf({'data/a.txt': 'b\n'})],
  ['invalid', 'a file that is missing', bagOf({'data/a.txt': undefined})],
  ['invalid', 'a file that no manifest lists', bagOf({'data/more.txt': 'x'})],
  [
    'invalid',
    'a path that leads out',
    bagOf({'manifest-sha512.txt': `${rows('sha512', both)}${digest('x')}  ../../README.md\n`})
  ],
  [
    'invalid',
    'a path from the root',
    bagOf({'manifest-sha512.txt': `${rows('sha512', both)}${digest('x')}  /etc/passwd\n`})
  ],
  [
    'invalid',
    'a path from home',
    bagOf({'manifest-sha512.txt': `${rows('sha512', both)}${digest('x')}  ~/.bashrc\n`})
  ],
  ['invalid', 'wrong Payload-Oxum', bagOf(oxum('5.2'))],
  [
    'invalid',
    'a tag that is altered',
    bagOf({'tagmanifest-sha512.txt': rows('sha512', {'bagit.txt': 'other'})})
  ],
  [
    'invalid',
    'a file to be fetched',
    bagOf({
      'data/a.txt': undefined,
      'fetch.txt': 'https://example.org/a.txt 2 data/a.txt\n'
    })
  ],
  [
    'warning',
    'a name in another form of Unicode',
    bagOf({
      'data/a.txt': undefined,
      'data/Nu\u0301n\u0303ez': 'a\n',
      'manifest-sha512.txt': rows('sha512', {'data/N\u00FA\u00F1ez': 'a\n', 'data/b/c.txt': 'c\n'})
    })
  ],
  [
    'warning',
    'a name listed in two forms of Unicode',
    bagOf({
      'data/N\u00FA\u00F1ez': '',
      'manifest-sha512.txt': rows('sha512', {
        ...both,
        'data/N\u00FA\u00F1ez': '',
        'data/Nu\u0301n\u0303ez': ''
      })
    })
  ]
]
