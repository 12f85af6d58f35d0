import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {runCompiled} from '../../src/cli/compiled.js'

let folder: string
let path: string
const said: unknown[] = []
Object.assign(globalThis, {compiledTestSays: (text: unknown) => said.push(text)})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'colophon-compiled-'))
  path = join(folder, 'program.cjs')
  said.length = 0
  program('first', true)
})
afterEach(() => rmSync(folder, {recursive: true}))

function program(words: string, isTypical: boolean): void {
  writeFileSync(
    path,
    `(function (exports, require, module, __filename) {exports.session = {isTypical: ${isTypical}}\nconst {sep} = require('node:path')\nfunction say() { compiledTestSays('${words}' + sep + typeof module + __filename.length) }\nsay()})`
  )
}

const compiled = () => readdirSync(folder).filter((name) => name !== 'program.cjs')

test('keeps what was compiled of a program, and runs it the same with it', () => {
  runCompiled(path, [], 'v1')()
  expect(compiled()).toHaveLength(1)
  expect(runCompiled(path, [], 'v1')()).toBe(0)
  expect(said).toHaveLength(2)
  expect(said[0]).toMatch(/^first.object\d+$/u)
  expect(said[1]).toBe(said[0])
})

test('keeps nothing of a run that compiled little', () => {
  program('short', false)
  runCompiled(path, [], 'v1')()
  expect(compiled()).toEqual([])
})

test('runs another program by its own text, as long as it may be', () => {
  runCompiled(path, [], 'v1')()
  program('other', true)
  expect(runCompiled(path, [], 'v2')()).toBe(1)
  expect(said[1]).toMatch(/^other/u)
})

test('takes nothing that is damaged', () => {
  runCompiled(path, [], 'v1')()
  const place = join(folder, compiled()[0] as string)
  const bytes = readFileSync(place)
  bytes.fill(0x55, bytes.length >> 1)
  writeFileSync(place, bytes)
  expect(runCompiled(path, [], 'v1')()).toBe(1)
  writeFileSync(place, 'x')
  expect(runCompiled(path, [], 'v1')()).toBe(1)
  expect(said).toEqual([said[0], said[0], said[0]])
})

test('runs a package beside it once, and keeps what was compiled of it too', () => {
  mkdirSync(join(folder, 'packages'))
  const beside = join(folder, 'packages', 'one+part.cjs')
  writeFileSync(
    beside,
    "(function (exports, require, module) {compiledTestSays('package'); module.exports = {}})"
  )
  const twice = "compiledTestSays(require('one/part') === require('one/part'))"
  writeFileSync(path, `(function (exports, require) {exports.session = {isTypical: true}; ${twice}})`)
  expect(runCompiled(path, ['one/part'], 'v1')()).toBe(2)
  expect(runCompiled(path, ['one/part'], 'v1')()).toBe(0)
  expect(said).toEqual(['package', true, 'package', true])
})
