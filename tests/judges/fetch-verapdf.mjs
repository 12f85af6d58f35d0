// Fetches veraPDF (GPL-3.0 or MPL-2.0, a judge and no part of Colophon) into the user's cache, once; its digest is checked.
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {dirname, join} from 'node:path'

const {file, url, sha256} = JSON.parse(readFileSync(new URL('verapdf.json', import.meta.url), 'utf8'))
const path = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'colophon', file)

if (!existsSync(path)) {
  try {
    const response = await fetch(url, {signal: AbortSignal.timeout(120_000)})
    if (!response.ok) throw new Error(`${url} answers ${response.status}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`${url} is not the file it should be`)
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(`${path}.part`, bytes)
    renameSync(`${path}.part`, path)
  } catch (error) {
    console.error(`Cannot fetch veraPDF: ${error.cause?.message ?? error.message}`)
    process.exitCode = 1
  }
}
