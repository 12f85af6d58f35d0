import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {CrossrefVersion} from '../../../src/render/deposit/crossref/version.js'

const schemas = resolve('../shared/schemas')

/** Why deposits can't be validated here; `undefined`: they can. */
export const hindrance = !existsSync(schemas)
  ? 'no schemas beside the repository'
  : spawnSync('xmllint', ['--version']).error
    ? 'no xmllint'
    : undefined

/** What Crossref's schema has against deposits, all looked at in one run; empty when nothing. */
export function crossrefFaults(documents: readonly Uint8Array[], version: CrossrefVersion): string[] {
  const folder = join(schemas, `crossref-${version}`)
  const {lines, valid} = xmllint(documents, ['--schema', join(folder, `crossref${version}.xsd`)], {
    XML_CATALOG_FILES: join(folder, 'catalog.xml')
  })
  return valid === documents.length ? lines : [...lines, `${documents.length - valid} are not valid`]
}

/** Documents that are no XML, a line each. */
export function malformed(documents: readonly Uint8Array[]): string[] {
  return xmllint(documents, [], {}).lines
}

function xmllint(documents: readonly Uint8Array[], options: string[], environment: Record<string, string>) {
  const place = mkdtempSync(join(tmpdir(), 'colophon-xml-'))
  try {
    const paths = documents.map((bytes, index) => {
      const path = join(place, `${index}.xml`)
      writeFileSync(path, bytes)
      return path
    })
    const {stderr} = spawnSync('xmllint', ['--nonet', '--noout', ...options, ...paths], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: {...process.env, ...environment}
    })
    const said = stderr.split('\n')
    return {
      lines: said.filter((line) => /error/u.test(line) && !/Skipping import/u.test(line)),
      valid: said.filter((line) => line.endsWith('validates')).length
    }
  } finally {
    rmSync(place, {recursive: true})
  }
}
