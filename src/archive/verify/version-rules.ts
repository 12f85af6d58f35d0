import {isRecord} from '../inventory.js'
import {type Findings, shown} from './finding.js'
import {checkForm, conflicts} from './manifest-rules.js'

interface Context {
  path: string
  algorithm: string
  findings: Findings
}

/**
 * §3.5.3.1: a version's block.
 *
 * @param keyed digests as the manifest writes them.
 * @param used fills with the digests of the state, in lower case.
 */
export function checkVersion(
  value: unknown,
  name: string,
  keyed: Set<string>,
  used: Set<string>,
  context: Context
): void {
  const {path, findings} = context
  if (!isRecord(value)) {
    findings.add('E047', path, `a JSON object for version ${name}, found ${shown(value)}`)
    return
  }
  const allowed = new Set(['created', 'state', 'message', 'user'])
  for (const key of Object.keys(value))
    if (!allowed.has(key)) findings.add('E102', path, `no key ${shown(key)} in version ${name}`)
  checkCreated(value['created'], name, context)
  if (value['state'] === undefined) findings.add('E048', path, `a key \`state\` in version ${name}`)
  else checkState(value['state'], name, keyed, used, context)
  const {message, user} = value
  if (message === undefined) findings.add('W007', path, `a message in version ${name}`)
  else if (typeof message !== 'string')
    findings.add('E094', path, `a text as message of version ${name}, found ${shown(message)}`)
  if (user === undefined) findings.add('W007', path, `a user in version ${name}`)
  else checkUser(user, name, context)
}

/** RFC 3339, with seconds and zone. */
function checkCreated(value: unknown, name: string, {path, findings}: Context): void {
  if (value === undefined) findings.add('E048', path, `a key \`created\` in version ${name}`)
  else if (!isDateTime(value))
    findings.add(
      'E049',
      path,
      `a date such as \`2024-12-18T09:30:00Z\` in version ${name}, found ${shown(value)}`
    )
}

export function isDateTime(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const found = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/u.exec(
    value
  )
  if (!found) return false
  const [year, month, day, hour, minute, second, zoneHour, zoneMinute] = found
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number, number, number]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= days &&
    hour < 24 &&
    minute < 60 &&
    second <= 60 &&
    zoneHour < 24 &&
    zoneMinute < 60
  )
}

function checkUser(user: unknown, name: string, {path, findings}: Context): void {
  if (!isRecord(user)) {
    findings.add('E054', path, `a JSON object as user of version ${name}, found ${shown(user)}`)
    return
  }
  const {name: own, address} = user
  if (typeof own !== 'string' || own === '')
    findings.add('E054', path, `a name of the user of version ${name}`)
  if (address === undefined) findings.add('W008', path, `an address of the user of version ${name}`)
  else if (typeof address !== 'string')
    findings.add('E054', path, `a text as address of the user of version ${name}, found ${shown(address)}`)
  else if (!/^[a-z][a-z\d+.-]*:\S+$/iu.test(address))
    findings.add('W009', path, `a URI as address of the user of version ${name}, found ${shown(address)}`)
}

function checkState(
  state: unknown,
  name: string,
  keyed: Set<string>,
  used: Set<string>,
  {path, algorithm, findings}: Context
): void {
  if (!isRecord(state)) {
    findings.add('E050', path, `a JSON object as state of version ${name}, found ${shown(state)}`)
    return
  }
  const logical = new Set<string>()
  const seen = new Set<string>()
  for (const [digest, paths] of Object.entries(state)) {
    checkForm(digest, algorithm, path, findings)
    // To the letter: a digest in another case is another key.
    if (!keyed.has(digest) || seen.has(digest.toLowerCase()))
      findings.add('E050', path, `a digest of the manifest in the state of ${name}, found ${shown(digest)}`)
    seen.add(digest.toLowerCase())
    used.add(digest.toLowerCase())
    if (!Array.isArray(paths)) {
      findings.add(['E050', 'E051'], path, `a list of logical paths for ${shown(digest)} in version ${name}`)
      continue
    }
    for (const one of paths) {
      if (typeof one !== 'string')
        findings.add('E051', path, `a logical path in ${name}, found ${shown(one)}`)
      else if (/^\/|\/$/u.test(one) || one === '')
        findings.add('E053', path, `a logical path without \`/\` at its ends in ${name}, found ${shown(one)}`)
      else if (one.split('/').some((part) => part === '' || part === '.' || part === '..'))
        findings.add('E052', path, `a logical path of names in ${name}, found ${shown(one)}`)
      else if (logical.has(one))
        findings.add('E095', path, `each logical path once in ${name}, found ${shown(one)} again`)
      else logical.add(one)
    }
  }
  for (const inner of conflicts(logical))
    findings.add('E095', path, `${shown(inner)} to be a file or a folder in ${name}, not both`)
}
