import type {PhrasingContent} from 'mdast'
import {VFile} from 'vfile'
import type {Metadata} from '../../src/model/index.js'
import {readFrontMatter, type TextParsers} from '../../src/read/front-matter/metadata.js'
import {splitFrontMatter} from '../../src/read/front-matter/split.js'

/** Fields hold Markdown, which is another room's affair: here it stays text. */
const text = (value: string): PhrasingContent[] => [{type: 'text', value}]
const parsers: TextParsers = {phrasing: text, blocks: (value) => [{type: 'paragraph', children: text(value)}]}

/** What front matter states, with its messages as `line:column rule reason`. */
export function stated(yaml: string): {metadata: Metadata; messages: string[]; rules: string[]} {
  return statedIn(`---\n${yaml}\n---\n\nWords.\n`)
}

/** The same for a whole file. */
export function statedIn(source: string): {metadata: Metadata; messages: string[]; rules: string[]} {
  const file = new VFile({path: 'paper.md', value: source})
  const {text, more, ...frontMatter} = splitFrontMatter(source)
  const metadata = readFrontMatter(
    {file, folder: '/m', slug: 'paper', dialect: 'pandoc', text, frontMatter, moreMetadata: more},
    parsers
  )
  return {
    metadata: JSON.parse(JSON.stringify(metadata)) as Metadata,
    messages: file.messages.map(({line, column, ruleId, reason}) => `${line}:${column} ${ruleId} ${reason}`),
    rules: file.messages.map(({ruleId}) => ruleId ?? '')
  }
}
