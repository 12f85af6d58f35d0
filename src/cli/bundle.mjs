// Bundles the program into lib/: one file where there were a thousand, for a start in half the time.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

/** Large packages that the command line loads only when it needs them. */
const packages = [
  'citeproc',
  'epub-gen-memory',
  'jszip',
  'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
]

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Changes with every file the bundle is made of: what an earlier program kept is not for this one. */
function sourcesDigest() {
  const sources = readdirSync(join(root, 'src'), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  const hash = createHash('sha256')
  for (const path of [...sources.sort(), join(root, 'package.json'), join(root, 'package-lock.json')])
    hash.update(readFileSync(path))
  return hash.digest('hex')
}

/** The walker of trees names a function anew for every node it comes to, for debuggers: it takes longer than the walk. */
const namelessVisits = {
  name: 'nameless-visits',
  setup: ({onLoad}) =>
    onLoad({filter: /[\\/]unist-util-visit-parents[\\/]lib[\\/]index\.js$/}, ({path}) => {
      const source = readFileSync(path, 'utf8')
      return {contents: source.replace(/Object\.defineProperty\(visit, 'name', \{[^{}]*\}\)/u, '')}
    })
}

/** The packager of EPUBs as it is in a browser, where it brings no client of HTTP with it: it is given nothing to fetch. */
const withoutNetwork = {
  name: 'without-network',
  setup: ({onLoad}) =>
    onLoad(
      {filter: /[\\/]epub-gen-memory[\\/]dist[\\/]lib[\\/]util[\\/](?:fetchable|predicates)\.js$/},
      ({path}) => {
        const inBrowsers = {fetchable: 'fetchable-browser', predicates: 'predicates-nop'}
        return {
          contents: readFileSync(
            path.replace(/(\w+)(?=\.js$)/u, (name) => inBrowsers[name]),
            'utf8'
          )
        }
      }
    )
}

// Written beside, then put in place: another run may be reading.
const beside = join(root, `lib.${process.pid}`)
const started = Date.now()
const options = {
  absWorkingDir: root,
  outdir: beside,
  bundle: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [namelessVisits, withoutNetwork],
  // These find files of their own beside them, or are one file already.
  external: [
    ...packages,
    '@cantoo/pdf-lib',
    '@citation-js/*',
    '@likecoin/epubcheck-ts',
    '@napi-rs/canvas',
    '@sparticuz/chromium',
    'css-tree',
    'highlight.js',
    'hyphen',
    'pdfjs-dist',
    'speech-rule-engine',
    'subset-font',
    'tar-fs'
  ]
}
/**
 * Signs that the bundler leaves as they are, all in regular expressions, become escapes.
 *
 * V8 keeps a text in twice the room for a single one of them.
 */
function toAscii(path) {
  const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  const text = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    text.replace(/(\\[\0-\x7F])|\\?[^\0-\x7F]/g, (found, kept) => kept ?? escaped(found.at(-1)))
  )
}

/** A program that gives the function it stands in, by itself or to `require`. */
const around = {
  banner:
    "(typeof module === 'undefined' ? {} : module).exports = (function (exports, require, module, __filename, __dirname) {'use strict'; const __url = require('node:url').pathToFileURL(__filename).href;",
  footer: '});'
}

const define = {sourcesDigest: JSON.stringify(sourcesDigest()), bundledPackages: JSON.stringify(packages)}
const command = {
  ...options,
  outExtension: {'.js': '.cjs'},
  format: 'cjs',
  supported: {'dynamic-import': false},
  minifyWhitespace: true,
  define: {...define, 'import.meta.url': '__url'},
  banner: {js: around.banner},
  footer: {js: around.footer}
}
await Promise.all([
  // For programs: modules, loaded as they are needed.
  build({
    ...options,
    entryPoints: {cli: 'src/cli/start.ts', index: 'src/index.ts'},
    splitting: true,
    format: 'esm',
    chunkNames: 'parts/[name]-[hash]',
    define,
    // CommonJS inside asks for Node's own modules.
    banner: {
      js: "import {createRequire as __createRequire} from 'node:module';const require = __createRequire(import.meta.url);"
    }
  }),
  // For the command line: CommonJS, the only kind whose compiled form Node 20 can keep. One file, and one for each
  // large package that not every run needs.
  build({...command, entryPoints: {program: 'src/cli/main.ts'}}),
  ...packages.map((name) =>
    build({
      ...command,
      outdir: join(beside, 'packages'),
      entryPoints: {[name.replaceAll('/', '+')]: name},
      // Only who starts or downloads a browser, or reaches one over a network, would ask for these.
      external: [
        ...command.external.filter((other) => other !== name),
        '@puppeteer/browsers',
        'ws',
        '*/bidi/bidi.js'
      ]
    })
  )
])
for (const path of readdirSync(beside, {recursive: true}).filter((path) => /\.c?js$/u.test(path)))
  toAscii(join(beside, path))
putInPlace(join(root, 'lib'), `${beside}.before`)

/** Where another run did the same meanwhile, what it put there is as good, and may be running already. */
function putInPlace(lib, before) {
  const made = unless('ENOENT', () => statSync(lib).mtimeMs)
  if (!(made >= started)) {
    unless('ENOENT', () => renameSync(lib, before))
    unless('ENOTEMPTY', () => renameSync(beside, lib))
  }
  for (const folder of [beside, before]) rmSync(folder, {recursive: true, force: true})
}

function unless(code, act) {
  try {
    return act()
  } catch (error) {
    if (error.code !== code) throw error
  }
}
