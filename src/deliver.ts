/**
 * A manuscript, or a sealed edition, becomes the zip that a receiver takes.
 *
 * A manuscript is built in memory and its galleys are read back, as for an
 * edition; what the receiver refuses forbids the zip.
 */
import {basename, dirname, join, resolve} from 'node:path'
import {VFile} from 'vfile'
import type {Content, EditionFile} from './archive/export/content.js'
import {type Delivery, deliveryOf, type ReceiverPackage} from './archive/export/delivery.js'
import {figureDrawer} from './archive/export/figures.js'
import {type Destination, mecaName, mecaPackage} from './archive/export/meca.js'
import {pmcPackage, pmcStem} from './archive/export/pmc.js'
import {refuse, type Written, writeZip} from './archive/export/write.js'
import {digestOf} from './archive/inventory.js'
import {type BuiltGalley, checkProfile} from './check/profiles/profile.js'
import {profiles} from './check/profiles/profiles.js'
import {checkGalleys} from './check.js'
import {report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import {filesBelow, overlay} from './environment/overlay.js'
import {sourceInstant} from './environment/source-date.js'
import type {Store} from './environment/store.js'
import {type Article, type GalleyFormat, galleyName} from './model/index.js'
import {type PublishOptions, publish} from './publish.js'
import {readManuscript} from './read/manuscript.js'
import {type BuildRecord, type Message, messageOf} from './record.js'
import {renderPage} from './render/html/page.js'
import {instantOf} from './seal.js'
import {readXml} from './xml/read-xml.js'

/** Receivers whose packages are known, by the names of their options. */
export const receivers = ['pmc', 'meca'] as const
export type Receiver = (typeof receivers)[number]

export interface DeliverOptions {
  /** Where the package goes (MECA). Default: not said. */
  destination?: Destination
  /** A zip that is there already gives way. Default: it stays. */
  force?: boolean
}

/** A package that was asked for. */
export interface Delivered {
  receiver: Receiver
  /** About the package; what its receiver refuses is fatal. */
  messages: Message[]
  /** The zip, then the files in it; `undefined`: a message forbids it. */
  written?: [zip: Written, ...files: Written[]]
}

/** Folder of the build in memory; its name appears nowhere. */
const workplace = resolve('/colophon-delivery')

/**
 * Build a manuscript, once, and pack it for each receiver.
 *
 * @param path absolute; a manuscript file or folder.
 * @returns what is said of the manuscript and its galleys, and the packages; none where a message forbids all.
 * @throws {ExportExists} and what `publish` throws.
 */
export async function deliverManuscript(
  path: string,
  asked: readonly Receiver[],
  options: DeliverOptions &
    Pick<PublishOptions, 'base' | 'template' | 'jatsVersion' | 'dialect' | 'strict' | 'progress'>,
  target: Store,
  real: Environment
): Promise<{messages: Message[]; packages: Delivered[]}> {
  const table = new Map<string, Uint8Array>()
  const environment = overlay(real, workplace, table)
  const {base, template, jatsVersion, dialect, strict, progress} = options
  const choices = {base, template, dialect, strict, progress, out: workplace}
  if (!options.force) await refuseEarly(path, asked, {...choices, jatsVersion}, target, real)
  const publication = await publish(
    path,
    {...choices, jatsVersion, formats: ['pdf', 'jats'], force: true},
    environment
  )
  const {slug, article} = publication
  if (publication.failed || !article) return {messages: publication.messages, packages: []}
  const held = asked.filter((receiver) => receiver === 'pmc')
  const inspection = await checkGalleys(path, {...choices, profiles: held}, environment)
  const all = inspection.messages.map((message) => shownOf(message, base))
  const isDemand = ({rule}: Message) => profiles.pmc.rules.some(({id}) => id === rule)
  const demands = all.filter(isDemand)
  const messages = all.filter((message) => !isDemand(message))
  if (messages.some((message) => forbids(message, strict))) return {messages, packages: []}
  const record = JSON.parse(
    new TextDecoder().decode(table.get(join(workplace, `${slug}.build.json`)))
  ) as BuildRecord
  const folder = (await real.files.list(path)) ? path : dirname(path)
  const file = (name: string, bytes: Uint8Array): EditionFile => ({
    path: name,
    digest: digestOf(bytes),
    size: bytes.byteLength,
    bytes: async () => bytes
  })
  const sources: EditionFile[] = []
  for (const name of Object.keys(record.inputs)) {
    const bytes = record.inputs[name] === null ? undefined : await real.files.read(join(folder, name))
    if (bytes) sources.push(file(name, bytes))
  }
  const own = await readManuscript(path, base, real, dialect)
  const delivery: Delivery = {
    slug,
    galleys: filesBelow(table, workplace)
      .filter(([name]) => !name.endsWith('.build.json'))
      .map(([name, bytes]) => file(name, bytes)),
    sources,
    manuscript: own.file.basename,
    created: createdOf(article, real),
    sender: {name: article.deposit.depositor, email: article.deposit.email}
  }
  const packages: Delivered[] = []
  for (const receiver of asked) {
    const said = receiver === 'pmc' ? demands : []
    if (said.some((message) => forbids(message, strict))) packages.push({receiver, messages: said})
    else packages.push(await pack(delivery, receiver, {force: false, ...options}, said, target, real))
  }
  return {messages, packages}
}

/**
 * What would be refused in the end is refused before the PDF is printed: its
 * name is told by the JATS alone.
 *
 * @throws {ExportExists}
 */
async function refuseEarly(
  path: string,
  asked: readonly Receiver[],
  choices: PublishOptions,
  target: Store,
  real: Environment
): Promise<void> {
  const there = (await target.list('')) ?? []
  if (!there.some(({name}) => name.endsWith('.zip'))) return
  const table = new Map<string, Uint8Array>()
  const {progress: _, ...quiet} = choices
  const {slug, failed} = await publish(
    path,
    {...quiet, formats: ['jats'], force: true},
    overlay(real, workplace, table)
  )
  const bytes = table.get(join(workplace, `${slug}.jats.xml`))
  if (failed || !bytes) return
  const root = await readXml(new TextDecoder().decode(bytes))
  const names = {pmc: pmcStem(root, slug), meca: mecaName(slug)}
  for (const receiver of asked) await refuse(target, `${names[receiver]}.zip`, 'Use `--force`')
}

const forbids = ({severity}: Message, strict = false) =>
  severity === 'fatal' || severity === 'error' || (strict && severity === 'warning')

/**
 * Pack a sealed edition.
 *
 * @throws {GalleyLacking} {ExportExists} {SealedFileLost}
 */
export async function deliverEdition(
  content: Content,
  receiver: Receiver,
  options: DeliverOptions,
  target: Store,
  environment: Environment
): Promise<Delivered> {
  const delivery = deliveryOf(content)
  const {article} = content
  const messages = receiver === 'pmc' && article ? await demandsOf(delivery, article) : []
  if (messages.some((message) => forbids(message))) return {receiver, messages}
  return pack(delivery, receiver, options, messages, target, environment)
}

async function pack(
  delivery: Delivery,
  receiver: Receiver,
  {destination, force}: DeliverOptions,
  said: Message[],
  target: Store,
  environment: Environment
): Promise<Delivered> {
  const made: ReceiverPackage =
    receiver === 'pmc'
      ? await pmcPackage(delivery, figureDrawer(environment.browser))
      : await mecaPackage(delivery, destination)
  const zip = new VFile({path: `${made.name}.zip`})
  for (const [rule, ...values] of made.told) report(zip, rule, undefined, ...values)
  const written = await writeZip(target, made.name, made.files, {
    created: delivery.created,
    isFlat: true,
    force
  })
  return {receiver, messages: [...said, ...zip.messages.map(messageOf)], written}
}

/** What PubMed Central says of a sealed edition; its places are those of no file at hand. */
async function demandsOf({galleys, slug}: Delivery, article: Article): Promise<Message[]> {
  const lying = new Map<GalleyFormat, BuiltGalley>()
  for (const format of ['jats', 'pdf'] as const) {
    const name = galleyName(format, slug)
    const galley = galleys.find(({path}) => path === name)
    const companions = format === 'jats' ? galleys.map(({path}) => path) : []
    if (galley) lying.set(format, {name, bytes: await galley.bytes(), companions})
  }
  const file = new VFile({path: slug})
  await checkProfile(profiles.pmc, {article, page: await renderPage(article), galleys: lying}, file)
  return file.messages.map(messageOf)
}

/** Galleys were never on a disk: they are named without a folder. */
function shownOf(message: Message, base: string): Message {
  const path = message.file && resolve(base, message.file)
  return path?.startsWith(workplace) ? {...message, file: basename(path)} : message
}

/** `SOURCE_DATE_EPOCH`, else the day of publication, else the earliest that zip files know. */
function createdOf({dates}: Article, environment: Environment): string {
  const day = dates.published && instantOf(dates.published)
  return sourceInstant(environment) ?? day ?? '1980-01-01T00:00:00Z'
}
