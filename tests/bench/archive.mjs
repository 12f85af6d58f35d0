// npm run bench:archive — a store of many articles: how long it takes to list it, to seal into it, and how much
// memory hashing takes. Figures only; nothing is judged. OBJECTS and GIGABYTES change the size.
import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const objects = Number(process.env['OBJECTS'] ?? 10_000)
const gigabytes = Number(process.env['GIGABYTES'] ?? 2)
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'colophon-bench-'))
const sha = (text, algorithm = 'sha512') => createHash(algorithm).update(text).digest('hex')

/** An object of about as many files as an edition has, most of them only named: listing reads no content. */
function writeObject(store, id, content) {
  const hash = sha(id, 'sha256')
  const place = join(store, hash.slice(0, 3), hash)
  mkdirSync(join(place, 'v1'), {recursive: true})
  const manifest = {}
  const state = {}
  for (let file = 0; file < 20; file++) {
    const digest = content && file === 0 ? content.digest : sha(`${id}/${file}`)
    manifest[digest] = [`v1/content/galleys/file-${file}.xml`]
    state[digest] = [`galleys/file-${file}.xml`]
    if (content && file > 0) {
      delete manifest[digest]
      delete state[digest]
    }
  }
  const versions = {
    v1: {
      created: '2024-12-18T00:00:00Z',
      message: 'Edition 1',
      user: {name: 'Press', address: 'urn:issn:2049-3630'},
      state
    }
  }
  const type = 'https://ocfl.io/1.1/spec/#inventory'
  const text = JSON.stringify({id, type, digestAlgorithm: 'sha512', head: 'v1', manifest, versions}, null, 2)
  for (const at of [place, join(place, 'v1')]) {
    writeFileSync(join(at, 'inventory.json'), text)
    writeFileSync(join(at, 'inventory.json.sha512'), `${sha(text)} inventory.json\n`)
  }
  writeFileSync(join(place, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n')
  return place
}

function writeRoot(store) {
  const extension = '0004-hashed-n-tuple-storage-layout'
  mkdirSync(join(store, 'extensions', extension), {recursive: true})
  const config = {
    extensionName: extension,
    digestAlgorithm: 'sha256',
    tupleSize: 3,
    numberOfTuples: 1,
    shortObjectRoot: false
  }
  writeFileSync(join(store, 'extensions', extension, 'config.json'), JSON.stringify(config))
  writeFileSync(join(store, 'ocfl_layout.json'), JSON.stringify({extension, description: 'hashed'}))
  writeFileSync(join(store, '0=ocfl_1.1'), 'ocfl_1.1\n')
}

/** Seconds, and the most memory in MB, of a run of the program. */
function run(...words) {
  const started = performance.now()
  const {status, stdout, stderr} = spawnSync(
    '/usr/bin/time',
    ['-f', 'rss %M', process.execPath, join(root, 'lib/cli.js'), ...words],
    {encoding: 'utf8', maxBuffer: 1 << 28}
  )
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const memory = Math.round(Number(/rss (\d+)/u.exec(stderr)?.[1] ?? 0) / 1000)
  return {seconds, memory, status, lines: stdout.split('\n').length - 1}
}

try {
  const [small, large, heavy] = ['small', 'large', 'heavy'].map((name) => join(folder, name))
  for (const store of [large, heavy]) writeRoot(store)
  for (let number = 0; number < objects; number++) writeObject(large, `https://doi.org/10.5555/a.${number}`)

  const listed = run('archive', 'list', '--store', large)
  console.log(`list      ${listed.lines} articles  ${listed.seconds} s  ${listed.memory} MB`)
  const warm = run('archive', 'list', '--store', large)
  console.log(`again     ${warm.lines} articles  ${warm.seconds} s  ${warm.memory} MB`)
  for (const [name, store] of [
    ['empty', small],
    [`${objects} articles`, large]
  ]) {
    const sealed = run(
      'archive',
      'seal',
      join(root, 'manuscript'),
      '--store',
      store,
      '--allow-warnings',
      '--to',
      'jats'
    )
    console.log(`seal      into ${name}  ${sealed.seconds} s  exit ${sealed.status}`)
  }

  const size = gigabytes * 2 ** 30
  const hash = createHash('sha512')
  const zeros = Buffer.alloc(1 << 24)
  for (let at = 0; at < size; at += zeros.length) hash.update(zeros)
  const place = writeObject(heavy, 'https://doi.org/10.5555/heavy', {digest: hash.digest('hex')})
  mkdirSync(join(place, 'v1/content/galleys'), {recursive: true})
  const file = openSync(join(place, 'v1/content/galleys/file-0.xml'), 'w')
  ftruncateSync(file, size)
  closeSync(file)
  const verified = run('archive', 'verify', '--store', heavy)
  console.log(
    `verify    ${gigabytes} GB  ${verified.seconds} s  ${verified.memory} MB  exit ${verified.status}`
  )
} finally {
  rmSync(folder, {recursive: true, force: true})
}
