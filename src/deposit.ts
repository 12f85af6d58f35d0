/**
 * What would be deposited at Crossref. Sends nothing, writes nothing, and
 * needs no browser.
 */
import {crossrefDemands} from './crosswalk/demands.js'
import {galleyGaps} from './crosswalk/gaps.js'
import {withJournal} from './crosswalk/journal.js'
import {isFatal, report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import {version} from './environment/installation.js'
import {sourceDate} from './environment/source-date.js'
import {type PublishOptions, understand} from './publish.js'
import {type Message, messageOf} from './record.js'
import {renderMetadata} from './render/deposit/deposit.js'
import {chooseTemplate} from './template.js'

export type DepositOptions = Pick<PublishOptions, 'base' | 'template' | 'crossrefVersion' | 'dialect'>

/**
 * The deposit of a manuscript, and what is said about it: `metadata-incomplete`
 * for what Crossref refuses without, `deposit-advice` for what it asks for.
 *
 * Throws when there is no manuscript.
 */
export async function prepareDeposit(
  path: string,
  options: DepositOptions,
  environment: Environment
): Promise<{doi?: string; xml?: string; messages: Message[]}> {
  const {manuscript, article: own} = await understand(path, options, environment)
  const {file} = manuscript
  const template = await chooseTemplate(options, own, file, environment)
  const article = withJournal(own, template.settings)
  for (const {phrase, hint} of galleyGaps('crossref', article))
    report(file, 'metadata-incomplete', undefined, 'crossref', phrase, hint)
  for (const {level, unmet, hint} of crossrefDemands)
    if (level === 'should')
      for (const phrase of unmet(article)) report(file, 'deposit-advice', undefined, phrase, hint)
  const messages = file.messages.map(messageOf)
  if (isFatal(file)) return {doi: article.doi, messages}
  const {bytes} = renderMetadata('crossref', article, {
    crossrefVersion: options.crossrefVersion ?? '5.3.1',
    seconds: sourceDate(environment),
    built: [],
    version
  })
  return {doi: article.doi, xml: new TextDecoder().decode(bytes), messages}
}
