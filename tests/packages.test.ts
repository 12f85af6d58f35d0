import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'

interface Entry {
  dev?: boolean
  hasInstallScript?: boolean
  license?: string
}
const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Record<string, Entry>}
const atRunTime = Object.entries(packages).filter(([path, {dev}]) => path !== '' && !dev)

it('installs without running or downloading anything', () => {
  expect(atRunTime.filter(([, {hasInstallScript}]) => hasInstallScript).map(([path]) => path)).toEqual([])
})

it('depends at run time on packages that anybody may use', () => {
  const isStrict = (license: string) =>
    license.split(' OR ').every((choice) => /\b[AL]?GPL|-NC\b|UNLICENSED|^$/u.test(choice))
  expect(atRunTime.filter(([, {license = ''}]) => isStrict(license)).map(([path]) => path)).toEqual([])
})
