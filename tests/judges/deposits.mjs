/** Where the judges of metadata lie, and which they are. */
import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'

const text = readFileSync(new URL('deposits.json', import.meta.url), 'utf8')

/** Python packages with their versions. */
export const packages = JSON.parse(text)

const digest = createHash('sha256').update(text).digest('hex').slice(0, 12)
export const folder = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'colophon',
  `deposits-${digest}`
)
