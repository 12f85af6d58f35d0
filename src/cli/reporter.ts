import type {Message} from '../record.js'

const colours = {fatal: 31, error: 31, warning: 33, info: 36} as const

/** Messages for people: `file:line:column  severity  text  rule-id`, the hint below. */
export function messageLines(messages: Message[], colour: boolean): string {
  const paint = (code: number, text: string) => (colour ? `\u001B[${code}m${text}\u001B[39m` : text)
  return messages
    .map(({file, line, column, severity, reason, rule, note}) => {
      const place = clean([file, line, column].filter((part) => part !== undefined).join(':'))
      const head = `${place}  ${paint(colours[severity], severity)}  ${clean(reason)}  ${paint(90, rule)}`
      return note && severity !== 'info' ? `${head}\n    ${paint(90, `hint: ${clean(note)}`)}` : head
    })
    .join('\n')
}

/** How many of each, in words. */
export function summary(messages: Message[]): string {
  const parts = (['fatal', 'error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = messages.filter((message) => message.severity === severity).length
    const name = {
      fatal: 'fatal',
      error: number === 1 ? 'error' : 'errors',
      warning: number === 1 ? 'warning' : 'warnings',
      info: number === 1 ? 'note' : 'notes'
    }[severity]
    return number > 0 ? [`${number} ${name}`] : []
  })
  return parts.join(', ') || 'no messages'
}

/** A manuscript's words steer no terminal. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, ' ')
}

/** `12 kB`, `3.4 MB`. */
export function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
