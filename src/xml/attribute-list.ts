import type {Attributes} from '../model/index.js'

/**
 * Pandoc's attributes in one line, `#id .class name="value"`; `undefined`
 * where there are none.
 *
 * It says in JATS `specific-use` what JATS has no attribute for. Values keep
 * to one line, as XML reads a line break in an attribute as a space.
 */
export function attributeList({id, classes = [], pairs = {}}: Partial<Attributes>): string | undefined {
  const quoted = (value: string) => `"${value.replace(/\s/gu, ' ').replace(/["\\]/gu, '\\$&')}"`
  const parts = [
    ...(id ? [`#${id.replace(/\s/gu, '-')}`] : []),
    ...classes.filter(Boolean).map((name) => `.${name.replace(/\s/gu, '-')}`),
    ...Object.entries(pairs).map(([name, value]) => `${name.replace(/[\s="#.]+/gu, '-')}=${quoted(value)}`)
  ]
  return parts.length > 0 ? parts.join(' ') : undefined
}

const part = /#(\S+)|\.(\S+)|([^\s="#.][^\s=]*)="((?:[^"\\]|\\.)*)"/gu

/** The attributes that `attributeList` wrote; words that are none of them are left out. */
export function readAttributeList(text: string | undefined): Attributes {
  const read: Attributes = {classes: [], pairs: {}}
  for (const [, id, name, key, value] of (text ?? '').matchAll(part)) {
    if (id) read.id = id
    else if (name) read.classes.push(name)
    else if (key) read.pairs[key] = (value ?? '').replace(/\\(.)/gu, '$1')
  }
  return read
}

/** One list with another's parts added; an id of the second wins. */
export function joinAttributeLists(
  first: string | undefined,
  second: string | undefined
): string | undefined {
  return [first, second].filter(Boolean).join(' ') || undefined
}
