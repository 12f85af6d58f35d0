import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'

/** What is installed, as JSON. */
export const versions = readFileSync(new URL('python.json', import.meta.url), 'utf8')

/** Where: other versions go elsewhere. */
export const folder = join(
  process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
  'colophon',
  `python-${createHash('sha256').update(versions).digest('hex').slice(0, 12)}`
)
