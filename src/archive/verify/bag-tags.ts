/** Tag files of a bag, as RFC 8493 writes them and BagIt 0.93 to 0.97 did. */

/** A line of a manifest. */
export interface Listed {
  /** Hex, in lower case. */
  digest: string
  /** As it is meant: decoded, without a leading `./`. */
  path: string
}

/** `bagit.txt` (RFC 8493 §2.1.1): two lines, without a byte order mark. `undefined`: it is something else. */
export function parseDeclaration(bytes: Uint8Array): {version: string; encoding: string} | undefined {
  const text = new TextDecoder('utf-8', {ignoreBOM: true}).decode(bytes)
  const [, version, encoding] =
    /^BagIt-Version: (\d+\.\d+)(?:\r\n|\r|\n)Tag-File-Character-Encoding: ([\w-]+)(?:\r\n|\r|\n)?$/u.exec(
      text
    ) ?? []
  return version && encoding ? {version, encoding} : undefined
}

/** Text of a tag file in the bag's encoding; `undefined`: it is not in it. */
export function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    return undefined
  }
}

/** Lines of a manifest (§2.1.3), each as it reads; one that is none as its text. */
export function parseManifest(text: string, version: string): (Listed | string)[] {
  return linesOf(text).map((line) => {
    const [, digest = '', marked = ''] = /^([\da-f]+)[ \t]+(.+)$/iu.exec(line) ?? []
    // `md5sum -b` writes an asterisk before the name, and was used before 1.0.
    const path = version < '1.0' ? marked.replace(/^\*/u, '') : marked
    return path === '' ? line : {digest: digest.toLowerCase(), path: decodePath(path, version)}
  })
}

/** Paths of `fetch.txt` (§2.2.3): `URL LENGTH PATH`; a line that is none as its text. */
export function parseFetch(text: string, version: string): ({path: string} | {line: string})[] {
  return linesOf(text).map((line) => {
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/u.exec(line)?.[1]
    return path === undefined ? {line} : {path: decodePath(path, version)}
  })
}

/** `bag-info.txt` (§2.2.2), in order; a line that is neither a label and value nor goes on as its text. */
export function parseInfo(text: string): ([label: string, value: string] | string)[] {
  const rows: ([string, string] | string)[] = []
  for (const line of linesOf(text)) {
    const last = rows.at(-1)
    const [, label = '', value = ''] = /^([^:\s](?:[^:]*[^:\s])?)\s*:(.*)$/u.exec(line) ?? []
    if (/^[ \t]/u.test(line) && Array.isArray(last)) last[1] += ` ${line.trim()}`
    else rows.push(label === '' ? line : [label, value.trim()])
  }
  return rows
}

/** Whether a path stays inside the bag, and says so plainly. */
export function isInside(path: string): boolean {
  return (
    !/^(?:[/~]|[a-z]:)/iu.test(path) && !path.split(/[/\\]/u).some((part) => ['', '.', '..'].includes(part))
  )
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '')
}

/** Signs that would break a line are percent-encoded; the percent sign itself since 1.0. */
function decodePath(path: string, version: string): string {
  const codes = version < '1.0' ? /%0[ad]/giu : /%(?:0[ad]|25)/giu
  return path.replace(/^\.\//u, '').replace(codes, (code) => decodeURIComponent(code))
}
