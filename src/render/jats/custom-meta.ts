import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, hiddenProseOf, pageLine} from '../../model/index.js'
import type {JatsVersion} from './declaration.js'

/** JATS `<processing-meta>` (since 1.3): the tag set, and in which notations its formulas are. */
export function processingMeta(version: JatsVersion): Element | undefined {
  if (version === '1.2') return undefined
  return x('processing-meta', {
    'base-tagset': 'publishing',
    'mathml-version': '3.0',
    'math-representation': 'mathml tex',
    'table-model': 'xhtml',
    'tagset-family': 'jats'
  })
}

/**
 * JATS `<custom-meta-group>`: the stage for those who read no
 * `<article-version>`; the journal's choices for this article, who signs for
 * its accessibility, and the commands of its formulas, so that the XML alone
 * rebuilds every galley.
 */
export function customMeta(article: Article): Element | undefined {
  const {settings, deposit, stage, accessibility} = article
  const {template, toc, numberSections, smart, epubProfile, page} = settings
  const rows: [use: string, name: string, value: string | undefined][] = [
    ['version', 'article-version', stage],
    ['setting', 'template', template],
    ['setting', 'toc', toc ? 'yes' : undefined],
    ['setting', 'numberSections', numberSections ? 'yes' : undefined],
    ['setting', 'smart', smart ? undefined : 'no'],
    ['setting', 'epubProfile', epubProfile],
    ['setting', 'page', page && pageLine(page)],
    ...Object.entries(deposit).map(([name, value]): (typeof rows)[number] => [
      'deposit',
      name,
      Array.isArray(value) ? value.join('; ') || undefined : value
    ]),
    ...(['certifiedBy', 'credential', 'report', 'summary'] as const).map((name): (typeof rows)[number] => [
      'accessibility',
      name,
      accessibility?.[name]
    ]),
    ...usedMacros(article).map(([name, tex]): (typeof rows)[number] => ['tex-macro', name, tex])
  ]
  const known = rows.filter(([, , value]) => value !== undefined)
  if (known.length === 0) return undefined
  return x(
    'custom-meta-group',
    known.map(([use, name, value]) =>
      x('custom-meta', {'specific-use': use}, [x('meta-name', name), x('meta-value', value)])
    )
  )
}

/** The commands that formulas use, and those that these use; in their order. */
function usedMacros({macros = {}, title, subtitle, body, notes, abstracts, references}: Article) {
  const names = Object.keys(macros)
  if (names.length === 0) return []
  const sources: string[] = []
  const gather = (children: unknown) =>
    visit({type: 'root', children} as Root, (node) => {
      if (node.type === 'formula' || node.type === 'equation') sources.push(node.value)
    })
  const parts = [body, ...notes.map(({children}) => children), ...abstracts.map(({children}) => children)]
  for (const part of parts) {
    gather(part)
    for (const {children} of hiddenProseOf(part)) gather(children)
  }
  for (const line of [title, subtitle ?? [], ...references.map(({formatted}) => formatted)]) gather(line)
  const used = new Set<string>()
  for (let text = sources.join('\n'); text; ) {
    const found = names.filter((name) => !used.has(name) && uses(text, name))
    for (const name of found) used.add(name)
    text = found.map((name) => macros[name]).join('\n')
  }
  return names.filter((name) => used.has(name)).map((name) => [name, macros[name] as string] as const)
}

/** Whether TeX calls a command: a longer name that begins so is another. */
function uses(tex: string, name: string): boolean {
  const isWord = /[A-Za-z]$/u.test(name)
  for (let at = tex.indexOf(name); at >= 0; at = tex.indexOf(name, at + 1))
    if (!isWord || !/[A-Za-z]/u.test(tex[at + name.length] ?? '')) return true
  return false
}
