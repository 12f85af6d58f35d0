import {ExportExists, NoEpub} from '../archive/export/content.js'
import {GalleyLacking} from '../archive/export/delivery.js'
import {KeyUnusable} from '../archive/keys.js'
import {StoreUnwritable} from '../archive/lock.js'
import {SealedFileLost} from '../archive/object.js'
import {NotAStore} from '../archive/root.js'
import {ObjectDamaged} from '../archive/write.js'
import {TemplateInvalid} from '../diagnostics/template-invalid.js'
import {BrowserUnavailable} from '../environment/browser-unavailable.js'
import {StoreLocked} from '../environment/store.js'
import {ManuscriptNotFound} from '../read/manuscript.js'
import {messageOf} from '../record.js'
import {WrongUsage} from './archive-store.js'
import {messageLines} from './reporter.js'

/** Set the code the program ends with; what is still open may close first. */
export function exitCode(code: number): void {
  process.exitCode = code
}

/**
 * Tell a failure in a line, and its exit code.
 *
 * Only a fault of Colophon's own shows where it happened.
 */
export function fail(error: unknown, json = false): number {
  if (error instanceof TemplateInvalid && error.messages.length > 0) {
    const messages = error.messages.map(messageOf)
    if (json)
      for (const message of messages)
        process.stdout.write(`${JSON.stringify({type: 'message', ...message})}\n`)
    return json ? 2 : say(messageLines(messages, Boolean(process.stderr.isTTY)), 2)
  }
  if (error instanceof ManuscriptNotFound || error instanceof TemplateInvalid) return say(error.message, 2)
  if (
    [NotAStore, KeyUnusable, WrongUsage, ExportExists, NoEpub, GalleyLacking].some(
      (kind) => error instanceof kind
    )
  )
    return say(textOf(error), 2)
  if (error instanceof ObjectDamaged || error instanceof SealedFileLost) return say(error.message, 1)
  if (error instanceof StoreLocked || error instanceof StoreUnwritable) return say(error.message, 3)
  if (error instanceof BrowserUnavailable) return say(error.message, 3)
  if (isSystemError(error)) return say(`Cannot go on: ${error.message}`, 3)
  if (error instanceof Error && isSystemError(error.cause))
    return say(`${error.message}: ${error.cause.message}`, 3)
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return say(`Colophon failed. This is a fault of the program; please report it.\n${text}`, 3)
}

const textOf = (error: unknown) => (error as Error).message

function say(message: string, code: number): number {
  process.stderr.write(`${message}\n`)
  return code
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}
