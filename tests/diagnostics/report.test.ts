import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {isFatal, report, shorten} from '../../src/diagnostics/report.js'
import type {Rule} from '../../src/diagnostics/rule.js'
import {rules} from '../../src/diagnostics/rules.js'

describe('a message', () => {
  it('holds place, severity, reason, note and rule', () => {
    const file = new VFile({path: 'paper.md'})
    report(file, 'citation-unresolved', {line: 3, column: 5}, 'smith', '; did you mean `smyth`?')
    expect(file.messages[0]).toMatchObject({
      file: 'paper.md',
      line: 3,
      column: 5,
      fatal: false,
      ruleId: 'citation-unresolved',
      reason: 'Cannot find reference `smith`; did you mean `smyth`?',
      note: expect.stringContaining('bibliography')
    })
  })

  it('takes values as they are, signs of patterns too, and cuts long ones', () => {
    const file = new VFile()
    report(file, 'link-unsafe', undefined, '$1 $& $2\n  x')
    report(file, 'link-unsafe', undefined, 'x'.repeat(500))
    expect(file.messages[0]?.reason).toContain('`$1 $& $2 x`')
    expect(file.messages[1]?.reason.length).toBeLessThan(150)
    expect(shorten('one two', 4)).toBe('one…')
  })

  it('is fatal by its rule, and as a warning under `strict`', () => {
    const file = new VFile()
    report(file, 'doi-missing')
    expect([isFatal(file), isFatal(file, true)]).toEqual([false, false])
    report(file, 'title-missing')
    expect([isFatal(file), isFatal(file, true)]).toEqual([false, true])
    report(file, 'too-deep', undefined, '100')
    expect(isFatal(file)).toBe(true)
  })
})

describe('the rules', () => {
  it('that ask for a change begin with the word that tells their kind, and hint at what to do', () => {
    for (const [id, rule] of Object.entries(rules) as [string, Rule][]) {
      if (rule.fatal !== undefined)
        expect(rule.reason, id).toMatch(/^(?:Cannot|Expected|Unexpected|Missing)\b/u)
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/u)
      // What should change has a hint; what is merely worth knowing may do without.
      if (rule.fatal !== undefined && id !== 'template-invalid' && id !== 'galley-invalid')
        expect(rule.note, id).toBeTruthy()
    }
  })
})
