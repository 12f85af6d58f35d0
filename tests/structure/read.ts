import {displayName} from '../../src/model/index.js'
import {type Understood, understood} from '../understand.js'

/** A raw text, understood, and what tests of its head ask for. */
export interface Read extends Understood {
  /** Of the body, without tags. */
  words: string
  /** `Ada Bell | aff-1 aff-2` */
  authors: string[]
  /** Labels of the references that the text calls. */
  cited: (string | undefined)[]
}

export async function read(text: string): Promise<Read> {
  const {article, ...rest} = await understood(text)
  return {
    ...rest,
    article,
    words: rest.html().replace(/<[^>]+>/gu, ''),
    authors: article.contributors.map(
      ({name, affiliations}) => `${displayName(name)} | ${affiliations.join(' ')}`
    ),
    cited: article.references.filter(({citedBy}) => citedBy.length > 0).map(({label}) => label)
  }
}
