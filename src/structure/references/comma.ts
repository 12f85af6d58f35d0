/**
 * References whose parts commas divide: Elsevier's `J. Geer, R.A. Lupton, Title, J. Sci. Commun. 163 (2010) 51–59.`,
 * those of physics, `B. Hamacher and J. Smith, Phys. Rev. Lett. 98, 145001 (2007).`, and of Science.
 *
 * @see https://www.elsevier.com/ (numbered style, "Guide for authors")
 */
import type {CslName} from '../../model/index.js'
import {cslDate, pageRange, part, trimField, trimName} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {readNames} from './people-list.js'

/** Initials before the family, as all names of such an entry have them. */
const name =
  /^(?:\p{Lu}\p{Ll}?\.[\s-]?){1,4}(?:(?:van|von|der|den|de|la|le|di|da|del|dos|du|el|al|bin|ten|ter)\s){0,3}(?:d['’])?\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?(?:\s(?:Jr|Sr|II|III)\.?)?$/u
const number = '[A-Za-z]{0,3}\\d{1,7}\\w{0,3}'

/** Fields of such an entry; `undefined` unless it begins with names that begin with initials. */
export function readComma({text}: EntryText): Fields | undefined {
  if (text.length > 1500) return undefined
  const people = leadingNames(text)
  if (!people) return undefined
  const {author, rest} = people
  return (
    preprint(author, rest) ??
    inBook(author, rest) ??
    journal(author, rest) ??
    chemical(author, rest) ??
    bracketed(author, rest) ??
    book(author, rest)
  )
}

/** Names at the beginning, to the first part that is none; the rest without the comma or stop between. */
function leadingNames(text: string): {author: CslName[]; rest: string} | undefined {
  const names: string[] = []
  let at = 0
  for (;;) {
    const found = /^(?:and\s+|&\s+)?(.{3,50}?)(?:,\s+(?:and\s+)?|\s+and\s+|\s+&\s+|(?<=\p{Ll})\.\s+)/u.exec(
      text.slice(at, at + 80)
    )
    const candidate = found?.[1]?.trim() ?? ''
    if (found && /^et\s+al\.?$/iu.test(candidate)) {
      at += found[0].length
      break
    }
    // `M. Sun et al., Title`
    const last = candidate.replace(/\s+et\s+al\.?$/iu, '')
    if (!found || !name.test(last)) break
    // `J. Electrochem. Soc., 2000`: a journal, though it looks like Mr Electrochem.
    if (
      /^J\.\s/u.test(last) &&
      /^\p{Lu}[\p{L}-]*(?:\.,?\s|,\s+(?:1[5-9]|20)\d{2})/u.test(text.slice(at + found[0].length)) &&
      /\.\s+$/u.test(found[0])
    )
      break
    names.push(last)
    at += found[0].length
    if (/\.\s+$/u.test(found[0]) || last !== candidate) break
  }
  const more =
    /^(?:et\s+al\.?,?\s+)?(?:[[(](?:the\s+)?[^()[\]]{2,60}?\s(?:Collaboration|Group|Team)s?[\])],?\s+)?/iu.exec(
      text.slice(at)
    )
  const author = names.length > 0 ? readNames(names.join(', '), false) : undefined
  return author && {author, rest: text.slice(at + (more?.[0].length ?? 0))}
}

/** `Title, J. Sci. Commun. 163 (2010) 51–59.`, `Phys. Rev. Lett. 98, 145001 (2007).`; the title may be left out. */
function journal(author: CslName[], rest: string): Fields | undefined {
  const year = '((?:1[5-9]|20)\\d{2})'
  const pages = `(${number}(?:\\s*[-–—]\\s*${number})?)`
  const physics = new RegExp(
    `^(.{3,500}?)[\\s,]+(\\d{1,4}[A-Z]?|[A-Z]\\d{1,4})\\s*(?:\\(([^()]{1,12})\\))?\\s*[,:]\\s*${pages}\\s*\\(${year}\\)`,
    'u'
  ).exec(rest)
  const found = physics
    ? null
    : new RegExp(
        `^(.{3,500}?)[\\s,]+(\\d{1,4}[A-Z]?|[A-Z]\\d{1,4})\\s*(?:\\(([^()]{1,12})\\)\\s*)?\\(${year}\\)[\\s,:]*${pages}?`,
        'u'
      ).exec(rest)
  const [, before = '', volume, issue] = found ?? physics ?? []
  // BibTeX's plain style: `Title. Journal, 12(3):45–67, 2010.`
  const plain = new RegExp(
    `^(.{3,400}[.?!])\\s+([^.\\d]{2,120}),\\s*(\\d{1,4})(?:\\(([^()]{1,12})\\))?:${pages},\\s*(?:\\p{L}{3,9}\\.?\\s)?${year}\\.?$`,
    'u'
  ).exec(rest.trim())
  if (plain)
    return {
      type: 'article-journal',
      author,
      ...abbreviatedFirst(plain[1] ?? '', plain[2] ?? ''),
      ...part('volume', plain[3]),
      ...part('issue', plain[4]),
      ...part('page', pageRange(plain[5])),
      ...part('issued', cslDate(plain[6] ?? ''))
    }
  if (!volume) return undefined
  const [issued, page] = found ? [found[4], found[5]] : [physics?.[5], physics?.[4]]
  const {title, container} = divided(before)
  if (!container) return undefined
  return {
    type: 'article-journal',
    author,
    ...part('title', title),
    'container-title': container,
    volume,
    ...part('issue', issue),
    ...part('page', pageRange(page)),
    ...part('issued', cslDate(issued ?? ''))
  }
}

/** `Title, arXiv preprint arXiv:1804.01234 (2018).` */
function preprint(author: CslName[], rest: string): Fields | undefined {
  const found =
    /^(.{5,400}?)[.,]\s+(?:in:\s+)?(?:arXiv|bioRxiv|medRxiv)(?:\s+(?:e-?prints?|preprint))?\b[\s:,]*(?:arXiv:\s?)?([\w.-]+\/?[\w.]*\d(?:v\d+)?)\s*(?:\[[\w.-]+\])?[\s,]*\(?((?:19|20)\d{2})\)?\.?$/iu.exec(
      rest
    )
  return found
    ? {
        type: 'article',
        author,
        title: trimField(found[1] ?? ''),
        publisher: /biorxiv/iu.test(rest) ? 'bioRxiv' : /medrxiv/iu.test(rest) ? 'medRxiv' : 'arXiv',
        number: /arxiv/iu.test(rest) && !/biorxiv/iu.test(rest) ? `arXiv:${found[2]}` : found[2],
        ...part('issued', cslDate(found[3] ?? ''))
      }
    : undefined
}

/** `Chem. Rev., 2014, 114, 11636–11682.`, as the Royal Society of Chemistry has articles; a title may stand before. */
function chemical(author: CslName[], rest: string): Fields | undefined {
  const found = new RegExp(
    `^(?:(.{5,400}?),\\s+)?([^,\\d]{2,80}?),\\s+((?:1[5-9]|20)\\d{2}),\\s+(?:(\\d{1,4}),\\s+)?(${number}(?:\\s*[-–—]\\s*${number})?)[\\s.]*$`,
    'u'
  ).exec(rest)
  if (!found) return undefined
  return {
    type: 'article-journal',
    author,
    ...part('title', found[1] && trimField(found[1])),
    'container-title': trimName(found[2] ?? ''),
    ...part('volume', found[4]),
    ...part('page', pageRange(found[5])),
    ...part('issued', cslDate(found[3] ?? ''))
  }
}

/** `Title. IEEE Trans. on Tides` parted at its first stop, where a small word follows the last: no name begins so. */
function abbreviatedFirst(title: string, container: string): Pick<Fields, 'title' | 'container-title'> {
  const [, own = '', first = ''] = /^(.{3,400}[.?!])\s+([^.?!]{1,40}\.)$/u.exec(title) ?? []
  if (!own || !/^(?:on|of|for|in)\s/u.test(container))
    return {title: trimField(title), 'container-title': trimName(container)}
  return {title: trimField(own), 'container-title': trimName(`${first} ${container}`)}
}

/**
 * Title and container: parted at the last comma, `Title, J. Sci. Commun.`; at the last stop, `Title. Nature`,
 * where what follows the comma is no abbreviation.
 */
function divided(text: string): {title?: string; container?: string} {
  const abbreviated = abbreviation(text)
  if (abbreviated > 0)
    return {title: trimField(text.slice(0, abbreviated)), container: trimName(text.slice(abbreviated))}
  // `…, ACM Comput. Surv. (CSUR)`: an abbreviation behind the last comma is a journal's, whatever its stops.
  const [, head = '', ending = ''] =
    /^(.{5,}),\s+(\p{Lu}[\p{L}-]*\.?(?:\s(?:\p{Lu}[\p{L}-]{0,12}\.?|\p{Ll}{2,3}|&)){0,7}\s?(?:\([\p{L}. ]{2,20}\))?)$/u.exec(
      text
    ) ?? []
  if (/\p{L}\.\s\p{Lu}/u.test(ending)) return {title: trimField(head), container: trimName(ending)}
  const at = text.lastIndexOf(', ')
  const last = at < 0 ? text : text.slice(at + 2)
  const short = last
    .split(/\s+/u)
    .every((word) => /^(?:\p{Lu}?\p{L}{0,9}\.|\p{Lu}\p{L}{0,9}|&|of|and)$/u.test(word))
  const [, title = '', container] = /^(.*\p{Ll}{2}[.?!]|.*[)\d][.?!])\s+(\p{Lu}.*)$/u.exec(text) ?? []
  if (container && !short) return {title: trimField(title), container: trimName(container)}
  if (at < 0) return {container: trimName(text)}
  return {title: trimField(text.slice(0, at)), container: trimName(last)}
}

/** Where `Nucl. Sci. Tech.` or `Phys. Rev. C` begins behind a title's stop; 0 for other ends of a text. */
function abbreviation(text: string): number {
  const words = [...text.matchAll(/\S+/gu)]
  let first = words.length
  while (
    first > 0 &&
    /^(?:\p{Lu}[\p{L}-]{0,11}\.|\p{Lu}|\p{Lu}\.-?\p{Lu}\.|&)$/u.test(words[first - 1]?.[0] ?? '')
  )
    first -= 1
  const stopped = words.slice(first).some(([word]) => word.endsWith('.'))
  const start = words[first]?.index ?? 0
  return stopped && /[.?!]\s+$/u.test(text.slice(0, start)) ? start : 0
}

/** `Handbook of Tides (Springer, Berlin, 2010), pp. 12–20.` */
function bracketed(author: CslName[], rest: string): Fields | undefined {
  const found =
    /^(.{3,300}?)(?:,\s*(\d{1,2})(?:st|nd|rd|th)\s+edn?\.?)?\s*\(([^(),\d]{2,60})(?:,\s*([^(),\d]{2,60}))?,\s*((?:1[5-9]|20)\d{2})\)(?:[,.]?\s*(?:pp?\.?|chap\.|ch\.)\s*(\w+(?:\s*[-–—]\s*\w+)?))?[\s.]*$/u.exec(
      rest
    )
  if (!found) return undefined
  return {
    type: 'book',
    author,
    title: trimField(found[1] ?? ''),
    ...part('edition', found[2]),
    publisher: trimName(found[3] ?? ''),
    ...part('publisher-place', found[4] && trimName(found[4])),
    ...part('page', pageRange(found[6])),
    ...part('issued', cslDate(found[5] ?? ''))
  }
}

/** `Title, in: B.S. Jones, R.Z. Smith (Eds.), Book, Publisher, Place, 2009, pp. 281–304.` */
function inBook(author: CslName[], rest: string): Fields | undefined {
  const found =
    /^(.{5,400}?)[,.]\s+in:?\s+(?:(.{3,200}?)\s*\((?:eds?)\.?\),?\s+)?(.{3,300}?),\s*((?:1[5-9]|20)\d{2})(?:[,.]\s*(?:pp?|pages)\.?\s*(\w+(?:\s*[-–—]\s*\w+)?))?/iu.exec(
      rest
    )
  if (!found || !/(?:[,.]\s+in:\s)|(?:[.,]\s+In\s\p{Lu})/u.test(rest.slice(0, 500))) return undefined
  const [container = '', ...imprint] = (found[3] ?? '').split(/,\s+|(?<=[-–]\d{1,6})\.\s+/u)
  const pages = imprint.find((one) => /^(?:pp?|pages)\.?\s*\d/u.test(one))
  const [publisher, ...place] = imprint.filter((one) => one !== pages && !/^(?:vol|no)\b|^\d/iu.test(one))
  const editor = found[2] ? readNames(found[2], false) : undefined
  return {
    type: !editor || /proc|conf|symp|workshop/iu.test(container) ? 'paper-conference' : 'chapter',
    author,
    title: trimField(found[1] ?? ''),
    ...part('editor', editor),
    'container-title': trimName(container),
    ...part('publisher', publisher),
    ...part('publisher-place', place.join(', ') || undefined),
    ...part('page', pageRange(found[5] ?? pages?.replace(/^\D+/u, ''))),
    ...part('issued', cslDate(found[4] ?? ''))
  }
}

/** `The Elements of Style, fourth ed., Longman, New York, 2000.`; a thesis and its school. */
function book(author: CslName[], rest: string): Fields | undefined {
  const placed =
    /^(.{3,300}?)(?:,\s*(\d{1,2})(?:st|nd|rd|th)\s+ed)?\.\s+(\p{Lu}[^:\d]{2,60}):\s*(\p{L}[^:]{1,80}?),\s*((?:1[5-9]|20)\d{2})(?:,\s*(?:pp?|ch|sec)\.[^,]{1,30})?\.?$/u.exec(
      rest.trim()
    )
  if (placed)
    return {
      type: 'book',
      author,
      title: trimField(placed[1] ?? ''),
      ...part('edition', placed[2]),
      'publisher-place': trimName(placed[3] ?? ''),
      publisher: trimName(placed[4] ?? ''),
      ...part('issued', cslDate(placed[5] ?? ''))
    }
  const found = /^(.{3,400}),\s*((?:1[5-9]|20)\d{2})\.?$/u.exec(rest.trim())
  if (!found) return undefined
  const stopped = plainBook(author, found[1] ?? '', found[2] ?? '')
  if (stopped) return stopped
  const parts = (found[1] ?? '').split(/,\s+(?=\S)|(?<!\bPh)(?<!\b[DM])\.\s+(?=\S)/u)
  const last = parts.at(-1) ?? ''
  // `Wiley, New York, 2nd edn, 2001`
  const numbered =
    parts.length > 2 && /^\d{1,2}(?:st|nd|rd|th)\s+edn?\.?$/iu.test(last) ? parts.pop() : undefined
  const edition = parts.findIndex((one) => /\bed(?:n|ition)?\.?$/iu.test(one))
  const thesis = parts.findIndex((one) => /\b(?:thesis|dissertation)\b/iu.test(one))
  const cut = thesis > 0 ? thesis : edition > 0 ? edition : parts.length > 2 ? parts.length - 2 : 1
  const [publisher, ...place] = parts.slice(thesis > 0 || edition > 0 ? cut + 1 : cut)
  const title = parts.slice(0, cut).join(', ')
  if (!publisher || !title) return undefined
  return {
    type: thesis > 0 ? 'thesis' : 'book',
    author,
    title: trimField(title),
    ...(thesis > 0 ? {genre: parts[thesis]} : {}),
    ...part('edition', ordinal(numbered ?? (edition > 0 ? (parts[edition] ?? '') : ''))),
    publisher: trimName(publisher),
    ...part('publisher-place', place.join(', ') || undefined),
    ...part('issued', cslDate(found[2] ?? ''))
  }
}

/** BibTeX's plain style, `Title: Subtitle. Publisher, Place, State`; `Title. Container, pages 12–20`. */
function plainBook(author: CslName[], text: string, year: string): Fields | undefined {
  const [, title, source = '', page, place] =
    /^(.{3,300}[\p{Ll}\d)])[.?!]\s+(\p{Lu}[^.,\d]{2,80})(?:,\s*(?:pages|pp\.)\s*(\w+(?:\s*[-–—]+\s*\w+)?)|((?:,\s*\p{Lu}[^,.\d]{1,40}){0,2}))$/u.exec(
      text
    ) ?? []
  if (!title || /\b(?:thesis|dissertation)\b/iu.test(text) || /\bed(?:n|ition)?$/iu.test(source))
    return undefined
  const base = {author, title: trimField(title), ...part('issued', cslDate(year))}
  if (page)
    return {type: 'chapter', ...base, 'container-title': trimName(source), ...part('page', pageRange(page))}
  return {
    type: 'book',
    ...base,
    publisher: trimName(source),
    ...part('publisher-place', trimField((place ?? '').replace(/^,\s*/u, '')) || undefined)
  }
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth'
]

/** `4` of `fourth ed.` and `4th ed`. */
export function ordinal(text: string): string | undefined {
  const word = ordinals.findIndex((one) => text.toLowerCase().includes(one))
  return word >= 0 ? String(word + 1) : /\d{1,2}/u.exec(text)?.[0]
}
