import {type Content, describe, type PackageFile, textFile, titleOf} from './content.js'

/** The files of an edition as they are, with a page that tells what each is, and digests for `sha512sum`. */
export function plainPackage(content: Content): PackageFile[] {
  const sums = content.files.map(({path, digest}) => sumLine(path, digest)).join('')
  return [textFile('README.txt', readme(content)), textFile('sha512sums.txt', sums), ...content.files]
}

/** As GNU `sha512sum` writes it: a name with a line end or backslash is escaped, and the line says so. */
function sumLine(path: string, digest: string): string {
  const escaped = path.replace(
    /[\\\n\r]/gu,
    (sign) => ({'\\': '\\\\', '\n': '\\n', '\r': '\\r'})[sign] as string
  )
  return `${escaped === path ? '' : '\\'}${digest}  ${escaped}\n`
}

function readme(content: Content): string {
  const {doi, id, number, created, message, record, article, tools} = content
  const facts: [term: string, value: string | undefined][] = [
    ['Identifier', doi ? `https://doi.org/${doi}` : id],
    ['Edition', `${number}, sealed ${created.slice(0, 10)}`],
    [
      'Stage',
      record?.stage &&
        [record.stage, record.version && `version ${record.version}`].filter(Boolean).join(', ')
    ],
    ['What is new', message],
    ['Licence', article?.license && [article.license.name, article.license.url].filter(Boolean).join(', ')],
    ['Source (SWHID)', record?.swhid.source],
    [
      'Made with',
      Object.entries(tools)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')
    ]
  ]
  const width = Math.max(...facts.map(([term]) => term.length)) + 2
  const lines = [
    titleOf(content),
    '='.repeat(Math.min(72, [...titleOf(content)].length)),
    '',
    ...facts.flatMap(([term, value]) =>
      value ? [`${`${term}:`.padEnd(width)}${value.replace(/\s+/gu, ' ')}`] : []
    ),
    '',
    'Files',
    '-----',
    '',
    ...content.files.flatMap(({path, size}) => [path, `    ${describe(path, content)} (${size} bytes)`]),
    '',
    'To verify',
    '---------',
    '',
    'In this folder, on Linux:   sha512sum --check sha512sums.txt',
    'On macOS:                   shasum -a 512 -c sha512sums.txt',
    'On Windows, file by file:   certutil -hashfile FILE SHA512',
    '',
    'Each line of sha512sums.txt is the SHA-512 digest of a file, and its name.',
    ''
  ]
  return lines.join('\n')
}
