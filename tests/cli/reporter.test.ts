import {describe, expect, it} from 'vitest'
import {messageLines, summary} from '../../src/cli/reporter.js'
import type {Message} from '../../src/record.js'

const message: Message = {
  file: 'paper.md',
  line: 3,
  column: 7,
  severity: 'warning',
  rule: 'image-missing',
  reason: 'Cannot find image `a.png`',
  note: 'Put it beside the manuscript.'
}

describe('messages on a terminal', () => {
  it('stand in one line each, the hint below', () => {
    expect(messageLines([message], false)).toBe(
      'paper.md:3:7  warning  Cannot find image `a.png`  image-missing\n    hint: Put it beside the manuscript.'
    )
  })

  it('tell an error from a warning, and count it by its name', () => {
    const wrong: Message = {...message, severity: 'error'}
    expect(messageLines([wrong], false)).toContain('paper.md:3:7  error  Cannot find')
    expect(summary([wrong, message])).toBe('1 error, 1 warning')
  })

  it('keep hints to themselves where nothing need change', () => {
    expect(messageLines([{...message, severity: 'info'}], false)).not.toContain('hint')
  })

  it('without a place name the file, or nothing', () => {
    expect(messageLines([{...message, line: undefined, column: undefined, note: undefined}], false)).toBe(
      'paper.md  warning  Cannot find image `a.png`  image-missing'
    )
  })

  it('are coloured for people only', () => {
    expect(messageLines([message], true)).toContain('\u001B[33mwarning\u001B[39m')
    expect(messageLines([message], false)).not.toContain('\u001B')
  })

  it('steer no terminal, whatever the manuscript and its name hold', () => {
    const nasty = 'a\u001B]0;title\u0007\u001B[2J\r\n\u0008\u009B1m\u202Etxt\u2066x\u2069\u200F\u2028'
    const lines = messageLines([{...message, file: `${nasty}.md`, reason: nasty, note: nasty}], false)
    expect(lines.split('\n')).toHaveLength(2)
    expect(lines.replace('\n', '')).not.toMatch(/[\p{Cc}\u200E\u200F\u061C\u2028-\u202E\u2066-\u2069]/u)
  })

  it('are counted in words', () => {
    expect(summary([])).toBe('no messages')
    expect(summary([message, message, {...message, severity: 'info'}])).toBe('2 warnings, 1 note')
  })
})
