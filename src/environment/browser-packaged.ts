/**
 * The browser inside the npm package `@sparticuz/chromium`: a headless shell for Linux x64.
 *
 * The package's own unpacking trusts a shared temporary path; this one
 * unpacks into the user's cache, once, and checks what it unpacked.
 */
import {createHash} from 'node:crypto'
import {createReadStream, createWriteStream} from 'node:fs'
import {mkdir, readFile, stat, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {Readable, Transform} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {promisify} from 'node:util'
import {brotliDecompress, createBrotliDecompress} from 'node:zlib'
import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'
import {cacheFolder, folderMadeOnce, nameDigest} from './cache.js'
import {dictionaryVersion} from './hyphenation.js'

/** SHA-256 of what each version unpacks to. */
const recorded: Record<string, {chromium: string; libraries: string; fonts: string}> = {
  '143.0.4': {
    chromium: '52bfc7e573cc3d0f1647ef4c10e646c47ae7bf5f9a7e8c0f7832abd961fb5c0c',
    libraries: 'c10ed3cf3117280313f325fc900aa2988c79da6813123747bd0020b493077c83',
    fonts: '94e59793443d9766011c494a98076d35aa0e6bab8eccf6307d41a162e1a38638'
  }
}

/** An unpacked browser and the folders it needs. */
export interface PackagedBrowser {
  path: string
  /** For `LD_LIBRARY_PATH`: a bare Debian lacks NSS, NSPR and Expat. */
  libraries: string
  /** Where the shell looks for hyphenation dictionaries. */
  dictionaries: string
}

/** Version of the package as installed; `undefined` when it isn't. */
export async function packagedVersion(): Promise<string | undefined> {
  try {
    const {version} = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8')) as {
      version: string
    }
    return version
  } catch {
    return undefined
  }
}

/** Where the browser is, or will be after its first use. */
export async function packagedPath(variable: (name: string) => string | undefined): Promise<string> {
  const version = (await packagedVersion()) ?? 'none'
  const folder = `chromium-${version}-${nameDigest(version, dictionaryVersion())}`
  return join(await cacheFolder(variable), folder, 'chromium')
}

/** The browser, unpacked on first use (about two seconds, 195 MB). Throws what stands in the way. */
export async function packagedBrowser(
  variable: (name: string) => string | undefined
): Promise<PackagedBrowser> {
  const version = await packagedVersion()
  if (!version) throw new Error('Cannot find the package @sparticuz/chromium: run `npm ci`')
  const digests = recorded[version]
  if (!digests)
    throw new Error(`Unexpected version ${version} of @sparticuz/chromium: no digest is recorded for it`)
  const path = await packagedPath(variable)
  const folder = await folderMadeOnce(dirname(path), async (beside) => {
    const binaries = join(packageFolder(), 'bin')
    await Promise.all([
      unpackProgram(join(binaries, 'chromium.br'), join(beside, 'chromium'), digests.chromium),
      unpackArchive(join(binaries, 'al2023.tar.br'), beside, digests.libraries),
      mkdir(join(beside, 'hyphen-data'))
    ])
  })
  await stat(path)
  return {
    path,
    libraries: join(folder, 'lib'),
    dictionaries: join(folder, 'hyphen-data')
  }
}

/**
 * Path of a fontconfig file that names the packaged font and none of the
 * machine's: what a template's fonts lack then looks the same everywhere.
 * `undefined` without the package.
 */
export async function packagedFonts(
  variable: (name: string) => string | undefined
): Promise<string | undefined> {
  const version = await packagedVersion()
  const digest = version && recorded[version]?.fonts
  if (!digest) return undefined
  const path = join(await cacheFolder(variable), `fonts-${nameDigest(digest)}`)
  await folderMadeOnce(path, async (beside) => {
    await unpackArchive(join(packageFolder(), 'bin', 'fonts.tar.br'), beside, digest)
    const config = x('fontconfig', [x('dir', join(path, 'fonts')), x('cachedir', join(path, 'cache'))])
    await writeFile(join(beside, 'fonts.conf'), toXml(config))
  })
  return join(path, 'fonts.conf')
}

function packageFolder(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  return join(dirname(entry), '..', '..')
}

async function unpackProgram(packed: string, path: string, digest: string): Promise<void> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(undefined, chunk)
    }
  })
  await pipeline(
    createReadStream(packed, {highWaterMark: 1 << 20}),
    createBrotliDecompress({chunkSize: 1 << 20}),
    hashing,
    createWriteStream(path, {mode: 0o700, highWaterMark: 1 << 22})
  )
  assertDigest(packed, hash.digest('hex'), digest)
}

async function unpackArchive(packed: string, folder: string, digest: string): Promise<void> {
  const archive = await promisify(brotliDecompress)(await readFile(packed))
  assertDigest(packed, createHash('sha256').update(archive).digest('hex'), digest)
  const {extract} = await import('tar-fs')
  await pipeline(Readable.from([archive]), extract(folder, {chown: false}))
}

function assertDigest(packed: string, actual: string, expected: string): void {
  if (actual !== expected) {
    throw new Error(
      `Cannot trust \`${packed}\`: its content has digest ${actual}, not ${expected}. Run \`npm ci\``
    )
  }
}
