/**
 * A sealed edition becomes a package that is read without Colophon.
 *
 * The article behind it is understood again from its sealed source: packages
 * tell authors, licence and provenance in their own words.
 */
import {bag} from './archive/export/bag.js'
import {
  type Content,
  type EditionFile,
  type ExportKind,
  type PackageFile,
  packageName
} from './archive/export/content.js'
import {crate} from './archive/export/crate.js'
import {epubAip} from './archive/export/epub-aip.js'
import {plainPackage} from './archive/export/plain.js'
import {writeFolder, writeZip} from './archive/export/write.js'
import {digestOf} from './archive/inventory.js'
import {type ArchivedEdition, type ArchiveObject, join, readFileOf} from './archive/object.js'
import {type EditionRecord, parts, readRecordOf} from './archive/record.js'
import {understandSealed} from './compare.js'
import {type DeliverOptions, deliverEdition, type Receiver, receivers} from './deliver.js'
import type {Environment} from './environment/environment.js'
import {version} from './environment/installation.js'
import type {Store} from './environment/store.js'
import type {BuildRecord, Message} from './record.js'

const make: Record<ExportKind, (content: Content) => PackageFile[] | Promise<PackageFile[]>> = {
  bagit: bag,
  'ro-crate': crate,
  'epub-aip': epubAip,
  zip: plainPackage
}

/**
 * Export an edition.
 *
 * @param kinds forms to make; `zip` beside others packs each of them.
 * @param target stands for the output folder.
 * @returns names of the folders and files made, and what is said of those for receivers.
 * @throws {ExportExists} {GalleyLacking} {SealedFileLost}
 */
export async function exportEdition(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  kinds: readonly (ExportKind | Receiver)[],
  target: Store,
  environment: Environment,
  options: DeliverOptions = {}
): Promise<{made: string[]; messages: Message[]}> {
  const content = await contentOf(store, object, edition, environment)
  const packed = kinds.includes('zip')
  const forms = kinds.length > 1 ? kinds.filter((kind) => kind !== 'zip') : kinds
  const made: string[] = []
  const messages: Message[] = []
  for (const kind of forms) {
    if (isReceiver(kind)) {
      const delivered = await deliverEdition(content, kind, options, target, environment)
      messages.push(...delivered.messages)
      if (delivered.written) made.push(delivered.written[0].name)
      continue
    }
    const name = packageName(content, kind)
    const files = await make[kind](content)
    if (packed) await writeZip(target, name, files, content)
    else await writeFolder(target, name, files)
    made.push(packed ? `${name}.zip` : name)
  }
  return {made, messages}
}

function isReceiver(kind: ExportKind | Receiver): kind is Receiver {
  return receivers.some((one) => one === kind)
}

async function contentOf(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  environment: Environment
): Promise<Content> {
  const isSha512 = object.inventory.digestAlgorithm === 'sha512'
  const files: EditionFile[] = []
  for (const [path, file] of edition.files) {
    const size = await store.size(join(object.path, file.contentPath))
    const bytes = () => readFileOf(store, object, file)
    // Objects of others may know their files by SHA-256.
    const digest = isSha512 ? file.digest.toLowerCase() : digestOf(await bytes())
    files.push({path, digest, size: size ?? 0, bytes})
  }
  files.push(...(await sealOf(store, object, edition)))
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const record = await readRecordOf(store, object, edition)
  return {
    id: object.id,
    doi: object.doi,
    version: edition.version,
    number: edition.number,
    created: edition.created,
    message: edition.message,
    files,
    record,
    article: record && (await understandSealed(store, object, edition, record, environment)),
    tools: await toolsOf(files, record),
    colophon: version
  }
}

/** What ties the edition to its store: the inventory as it was sealed, its signatures. Other tools' objects may lack both. */
async function sealOf(
  store: Store,
  {path}: ArchiveObject,
  {version}: ArchivedEdition
): Promise<EditionFile[]> {
  const signatures = ((await store.list(join(path, 'logs/signatures'))) ?? [])
    .filter(({name, kind}) => kind === 'file' && name.startsWith(`${version}.`))
    .map(({name}) => [join(path, 'logs/signatures', name), name])
  const found: EditionFile[] = []
  for (const [from = '', name = ''] of [
    [join(path, version, 'inventory.json'), 'inventory.json'],
    ...signatures
  ]) {
    const bytes = await store.read(from)
    if (bytes)
      found.push({
        path: `seal/${name}`,
        digest: digestOf(bytes),
        size: bytes.byteLength,
        bytes: async () => bytes
      })
  }
  return found
}

/** Programs and versions that the record of the build names. */
async function toolsOf(
  files: EditionFile[],
  record: EditionRecord | undefined
): Promise<Record<string, string>> {
  const file = files.find(({path}) => path === parts.build)
  if (!file) return record ? {colophon: record.build.colophon} : {}
  const build = JSON.parse(new TextDecoder().decode(await file.bytes())) as BuildRecord
  const tools: Record<string, string> = {}
  for (const galley of build.galleys) Object.assign(tools, galley.tools)
  // Colophon first, then by name.
  const rank = (name: string) => (name === 'colophon' ? '' : name)
  return Object.fromEntries(Object.entries(tools).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1)))
}
