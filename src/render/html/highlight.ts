import type {ElementContent} from 'hast'
import {createLowlight, type LanguageFn} from 'lowlight'
import {keeping} from '../../environment/kept.js'

/** Colours code by classes of highlight.js; code of an unknown language stays plain. */
export type Highlighter = (code: string, language: string | undefined) => ElementContent[]

/** Short names that authors write, to highlight.js's own. */
const aliases: Record<string, string> = {
  __proto__: null as never,
  js: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  py: 'python',
  python3: 'python',
  ipython: 'python',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'shell',
  'shell-session': 'shell',
  rb: 'ruby',
  rs: 'rust',
  yml: 'yaml',
  html: 'xml',
  svg: 'xml',
  md: 'markdown',
  tex: 'latex',
  jl: 'julia',
  'c++': 'cpp',
  cxx: 'cpp',
  cc: 'cpp',
  'c#': 'csharp',
  cs: 'csharp',
  f90: 'fortran',
  hs: 'haskell',
  kt: 'kotlin',
  mat: 'matlab',
  toml: 'ini',
  cfg: 'ini',
  docker: 'dockerfile',
  make: 'makefile'
}

/** Longest listing that is coloured, in signs; grammars are not linear. */
const lengthLimit = 50_000

const kept = keeping<Highlighter>(16)

/** A highlighter for the languages an article uses; no others are loaded. */
export function highlighterFor(languages: Iterable<string>): Promise<Highlighter> {
  const names = [...new Set([...languages].map(nameOf))].sort()
  // Grammars bring names of their own: what another article uses may not colour this one's code.
  return kept(JSON.stringify(names), () => loadHighlighter(names))
}

async function loadHighlighter(languages: string[]): Promise<Highlighter> {
  const lowlight = createLowlight()
  for (const language of languages) {
    if (!/^[a-z0-9-]+$/u.test(language)) continue
    try {
      const {default: grammar} = (await import(`highlight.js/lib/languages/${language}`)) as {
        default: LanguageFn
      }
      lowlight.register(language, grammar)
    } catch {
      // No grammar of that name: the code stays plain, nothing is lost.
    }
  }
  return (code, language) => {
    const name = nameOf(language ?? '')
    if (!lowlight.registered(name) || code.length > lengthLimit) return [{type: 'text', value: code}]
    return lowlight.highlight(name, code).children as ElementContent[]
  }
}

function nameOf(language: string): string {
  const plain = language.toLowerCase().replace(/^\./u, '')
  return aliases[plain] ?? plain
}
