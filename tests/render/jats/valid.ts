import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'

const folder = resolve('../shared/schemas/jats/1.3')

/** Why JATS can't be validated here; `undefined`: it can. */
export const hindrance =
  spawnSync('xmllint', ['--version']).status !== 0
    ? 'no xmllint'
    : existsSync(folder)
      ? undefined
      : 'no DTD of JATS 1.3'

/** What the DTD of JATS 1.3 has against documents, all looked at in one run; empty when nothing. */
export function dtdFaults(documents: readonly Uint8Array[]): string[] {
  const place = mkdtempSync(join(tmpdir(), 'colophon-jats-'))
  try {
    const paths = documents.map((bytes, index) => {
      const path = join(place, `${index}.xml`)
      writeFileSync(path, bytes)
      return path
    })
    const dtd = 'JATS-journalpublishing1-3-mathml3.dtd'
    const {stderr} = spawnSync('xmllint', ['--nonet', '--noout', '--dtdvalid', dtd, ...paths], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26
    })
    return stderr.split('\n').filter((line) => /error|does not validate/u.test(line))
  } finally {
    rmSync(place, {recursive: true})
  }
}
