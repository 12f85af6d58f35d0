import {digestOf} from '../inventory.js'
import {type Content, type PackageFile, textFile, titleOf} from './content.js'

/**
 * A BagIt 1.0 bag of an edition: SHA-512 for all files, payload and tags.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8493
 */
export function bag(content: Content): PackageFile[] {
  const payload = content.files.map((file) => ({...file, path: `data/${file.path}`}))
  const tags: [path: string, text: string][] = [
    ['bag-info.txt', bagInfo(content)],
    ['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'],
    ['manifest-sha512.txt', manifest(payload.map(({path, digest}) => [path, digest]))]
  ]
  const digests = tags.map(([path, text]): [string, string] => [
    path,
    digestOf(new TextEncoder().encode(text))
  ])
  return [
    ...tags.map(([path, text]) => textFile(path, text)),
    textFile('tagmanifest-sha512.txt', manifest(digests)),
    ...payload
  ]
}

/** RFC 8493 §2.1.3: line ends and percent signs of a path are percent-encoded. */
function manifest(rows: [path: string, digest: string][]): string {
  const encode = (path: string) =>
    path.replace(/[%\r\n]/gu, (sign) => ({'%': '%25', '\r': '%0D', '\n': '%0A'})[sign] as string)
  return rows.map(([path, digest]) => `${digest}  ${encode(path)}\n`).join('')
}

/** RFC 8493 §2.2.2. The date is the edition's: the same edition gives the same bag. */
function bagInfo(content: Content): string {
  const {article, doi, id, version, created, files, colophon} = content
  const octets = files.reduce((sum, {size}) => sum + size, 0)
  const rows: [label: string, value: string | undefined][] = [
    ['Source-Organization', article?.journal.publisher ?? article?.journal.title],
    ['External-Description', titleOf(content)],
    ['Bagging-Date', created.slice(0, 10)],
    ['External-Identifier', doi ? `https://doi.org/${doi}` : id],
    ['Payload-Oxum', `${octets}.${files.length}`],
    ['Bag-Group-Identifier', article?.conceptDoi && `https://doi.org/${article.conceptDoi}`],
    ['Internal-Sender-Identifier', `${id} ${version}`],
    ['Internal-Sender-Description', content.message],
    ['Bag-Software-Agent', `Colophon ${colophon}`]
  ]
  return rows
    .flatMap(([label, value]) => (value ? [`${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`] : []))
    .join('')
}
