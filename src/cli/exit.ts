import {BrowserUnavailable} from '../environment/browser-unavailable.js'
import {ManuscriptNotFound} from '../read/manuscript.js'
import {TemplateInvalid} from '../read/template.js'

/** Set the code the program ends with; what is still open may close first. */
export function exitCode(code: number): void {
  process.exitCode = code
}

/**
 * Tell a failure in a line, and its exit code.
 *
 * Only a fault of Colophon's own shows where it happened.
 */
export function fail(error: unknown): number {
  if (error instanceof ManuscriptNotFound || error instanceof TemplateInvalid) return say(error.message, 2)
  if (error instanceof BrowserUnavailable) return say(error.message, 3)
  if (isSystemError(error)) return say(`Cannot go on: ${error.message}`, 3)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return say(`Colophon failed. This is a fault of the program; please report it.\n${text}`, 3)
}

function say(message: string, code: number): number {
  process.stderr.write(`${message}\n`)
  return code
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}
