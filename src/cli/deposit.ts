import {resolve} from 'node:path'
import {prepareDeposit} from '../deposit.js'
import {realEnvironment} from '../environment/real.js'
import type {Dialect} from '../model/index.js'
import type {CrossrefVersion} from '../render/deposit/crossref/version.js'
import {tellMessages} from './build.js'
import {fail} from './exit.js'

export interface DepositArguments {
  template?: string
  crossrefVersion?: CrossrefVersion
  dialect?: Dialect
  json?: boolean
}

/** `colophon deposit --dry-run`: the deposit to stdout, what is missing to stderr. */
export async function deposit(path: string, options: DepositArguments): Promise<number> {
  const environment = realEnvironment()
  try {
    const {xml, messages, doi} = await prepareDeposit(
      resolve(path),
      {...options, base: process.cwd()},
      environment
    )
    if (options.json) {
      tellMessages(messages, true)
      process.stdout.write(`${JSON.stringify({type: 'result', failed: !xml, doi, deposit: xml})}\n`)
    } else {
      tellMessages(messages, false)
      if (xml) process.stdout.write(xml)
    }
    return xml ? 0 : 1
  } catch (error) {
    return fail(error, options.json)
  } finally {
    await environment.close()
  }
}
