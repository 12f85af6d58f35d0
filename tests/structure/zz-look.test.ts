import {readdirSync, readFileSync, existsSync} from 'node:fs'
import {it} from 'vitest'
import {VFile} from 'vfile'
import {parseMarkdown} from '../../src/parse/parse.js'
import {liftFrontMatter} from '../../src/structure/lift/front-matter.js'
import {readReferenceList} from '../../src/structure/references/reference-list.js'
import {markCitations} from '../../src/structure/references/citations.js'
import {rejoinParagraphs} from '../../src/structure/rejoin.js'
import {plain} from '../../src/structure/phrasing.js'

it('looks', () => {
  const out: string[] = []
  for (const path of (process.env.LOOK ?? '').split(',')) {
    const text = readFileSync(path, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, (m) => m.replace(/[^\n]/gu, ''))
    const file = new VFile({path, value: text})
    const tree = parseMarkdown(text, file)
    file.messages.length = 0
    const stated = process.env.STATED ? JSON.parse(process.env.STATED) : {}
    const t0 = performance.now()
    const meta = liftFrontMatter(tree, file, stated)
    const list = readReferenceList(tree, file)
    rejoinParagraphs(tree, file)
    if (list) markCitations(tree, list.references, file)
    out.push(`######## ${path} ${(performance.now() - t0).toFixed(0)} ms`)
    out.push(JSON.stringify({...meta, title: plain(meta.title ?? []), abstracts: meta.abstracts?.map((a) => ({...a, children: a.children.map((c) => plain([c]).slice(0, 60) + ' … ' + plain([c]).slice(-40))}))}, null, 1))
    out.push('--- first blocks:')
    for (const b of tree.children.slice(0, 14)) out.push(`  ${b.type}: ${plain([b]).slice(0, 160)}`)
    out.push('--- refs ' + list?.title)
    for (const r of list?.references ?? []) out.push(`  [${r.label}] ${plain(r.formatted).slice(0, 110)}\n      ${JSON.stringify({...r.csl, author: r.csl.author?.map((a) => a.literal ?? `${a.family}|${a.given}`).join('; '), id: undefined})}`)
    out.push('--- last blocks:')
    for (const b of tree.children.slice(-4)) out.push(`  ${b.type}: ${plain([b]).slice(0, 160)}`)
    out.push('--- messages')
    for (const m of file.messages) out.push(`  ${m.line}:${m.column} ${m.ruleId} ${m.reason}`)
  }
  console.log(out.join('\n'))
})
