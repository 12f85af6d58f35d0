import type {Environment} from './environment.js'

/**
 * `SOURCE_DATE_EPOCH`, in seconds; `undefined` where it is none, or lies behind the year 5138: dates have four digits.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function sourceDate({variable}: Pick<Environment, 'variable'>): number | undefined {
  const value = variable('SOURCE_DATE_EPOCH')
  return value && /^\d{1,11}$/u.test(value) ? Number(value) : undefined
}

/** The same as an instant, RFC 3339. */
export function sourceInstant(environment: Pick<Environment, 'variable'>): string | undefined {
  const seconds = sourceDate(environment)
  return seconds === undefined ? undefined : `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`
}
