import {join, resolve} from 'node:path'
import {type ExportKind, exportKinds} from '../archive/export/content.js'
import {receivers} from '../deliver.js'
import {diskStore} from '../environment/disk-store.js'
import {realEnvironment} from '../environment/real.js'
import {exportEdition} from '../export.js'
import {
  chosenEdition,
  chosenObjects,
  doiArgument,
  openStore,
  readChosen,
  titleOf,
  WrongUsage
} from './archive-store.js'
import {tellMessages} from './build.js'
import {fail} from './exit.js'
import {destinationOf} from './export.js'
import {clean} from './reporter.js'

export interface ExportArguments {
  store: string
  out: string
  edition?: number | 'last'
  bagit?: boolean
  roCrate?: boolean
  epubAip?: boolean
  zip?: boolean
  pmc?: boolean
  meca?: boolean
  destination?: string
  provider?: string
  json?: boolean
}

/** `colophon archive export`: an edition of one article, or of each of the store. */
export async function exportEditions(doi: string | undefined, options: ExportArguments): Promise<number> {
  const environment = realEnvironment()
  try {
    const asked: Record<ExportKind, boolean | undefined> = {
      bagit: options.bagit,
      'ro-crate': options.roCrate,
      'epub-aip': options.epubAip,
      zip: options.zip
    }
    const kinds = [
      ...exportKinds.filter((kind) => asked[kind]),
      ...receivers.filter((receiver) => options[receiver])
    ]
    if (kinds.length === 0)
      throw new WrongUsage(
        'Expected a form to export: --bagit, --ro-crate, --epub-aip, --zip, --pmc or --meca'
      )
    const choices = {destination: destinationOf(options)}
    let worst = 0
    const store = openStore(options.store)
    const objects = await chosenObjects(store, doiArgument(doi))
    if (objects.length === 0) throw new WrongUsage(`Cannot export: ${options.store} holds no edition yet`)
    const target = diskStore(resolve(options.out), options.out)
    await target.makeFolder('')
    for (const chosen of objects) {
      const object = await readChosen(store, chosen)
      const edition = chosenEdition(object, options.edition ?? chosen.named)
      const {made, messages} = await exportEdition(
        store,
        object,
        edition,
        kinds,
        target,
        environment,
        choices
      )
      tellMessages(messages, options.json)
      if (messages.some(({severity}) => severity === 'fatal')) worst = 1
      for (const name of made) {
        const path = join(options.out, name)
        const row = {type: 'result', doi: object.doi, edition: edition.number, path}
        process.stdout.write(
          options.json
            ? `${JSON.stringify(row)}\n`
            : `${clean(`${titleOf(object)}: edition ${edition.number} is exported to ${path}`)}\n`
        )
      }
    }
    return worst
  } catch (error) {
    return fail(error)
  } finally {
    await environment.close()
  }
}
