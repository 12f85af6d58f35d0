import type {Code as CodeNode, Paragraph, Parent} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownArgument} from './names.js'

/** What a directive says besides its content. */
export interface MystDirective {
  argument: string
  /** Lines as written: `:name: x`, or YAML between `---`. */
  options: string[]
}

interface Open {
  type: 'containerDirective' | 'code'
  name: string
  data: {myst: MystDirective; lines: {line: number; text: string}[]; line: number}
}

const open = (context: CompileContext) => context.stack.at(-1) as unknown as Open

/** `containerDirective` nodes with what they say in `data.myst`; `code` where no Markdown is held. */
export const mystDirectiveFromMarkdown: FromMarkdown = {
  enter: {
    mystDirective(token: Token) {
      const data: Open['data'] = {myst: {argument: '', options: []}, lines: [], line: token.start.line}
      const node = {type: 'containerDirective', name: '', attributes: {}, children: [], data}
      this.enter(node as unknown as ContainerDirective, token)
    },
    mystWords(token: Token) {
      this.enter({type: 'paragraph', children: [], data: {directiveLabel: true}} as Paragraph, token)
    }
  },
  exit: {
    mystName(token: Token) {
      open(this).name = this.sliceSerialize(token)
    },
    mystArgument(token: Token) {
      open(this).data.myst.argument = this.sliceSerialize(token).trim()
    },
    mystWords(token: Token) {
      this.exit(token)
    },
    mystOption(token: Token) {
      open(this).data.myst.options.push(this.sliceSerialize(token))
    },
    mystVerbatim(token: Token) {
      open(this).data.lines.push({line: token.start.line, text: this.sliceSerialize(token)})
    },
    mystDirective(token: Token) {
      const node = open(this)
      const {lines, line, myst} = node.data
      this.exit(token)
      if (markdownArgument(node.name)) {
        node.data = {myst} as Open['data']
        return
      }
      const {children, attributes, name, data, ...rest} = node as unknown as ContainerDirective
      const siblings = (this.stack.at(-1) as Parent).children
      siblings[siblings.length - 1] = {...rest, ...verbatim(node.name, myst, lines, line)}
    }
  }
}

/** The same as a code fence of this name. */
function verbatim(
  name: string,
  {argument}: MystDirective,
  lines: {line: number; text: string}[],
  start: number
): CodeNode {
  const body: string[] = []
  for (const {line, text} of lines) body[line - start - 1] = text
  const value = Array.from(body, (text) => text ?? '').join('\n')
  return {
    type: 'code',
    lang: `{${name}}`,
    meta: argument || null,
    value
  }
}
