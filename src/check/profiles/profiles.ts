import {clockss, portico} from './archives.js'
import {crossref} from './crossref.js'
import {doaj} from './doaj.js'
import {jats4r} from './jats4r.js'
import {pmc} from './pmc.js'
import type {Profile} from './profile.js'
import {scholar} from './scholar.js'
import {apple, kindle, kobo} from './stores.js'

/** Receivers whose demands are known, by the name that `--profile` takes. */
export const profiles = {
  crossref,
  pmc,
  portico,
  clockss,
  doaj,
  scholar,
  jats4r,
  kindle,
  kobo,
  apple
} as const satisfies Record<string, Profile>

export type ProfileId = keyof typeof profiles

export const profileIds = Object.keys(profiles) as ProfileId[]

/** `PROFILES.md`: every rule, what it reads, where it is cured, and whose it is. */
export function profilesPage(): string {
  return `${[
    introduction,
    ...profileIds.map((id) => section(profiles[id])),
    '## What the packages see to\n',
    packages
  ].join('\n')}\n`
}

const introduction = `# Profiles, rule by rule

What receivers demand of an article before they take it: \`colophon check --profile crossref,pmc\`. *Must*: the
receiver refuses the article without it; the message is fatal and the exit code 1. *Should*: it takes the article, and
asks for it; a warning. *Reads* says what the rule looks at: \`article\` is what the front matter says, with the
journal's \`template.yaml\`; other names are galleys as they lie in the output folder. *Add* names the field of the
front matter that cures it. A message carries the id of its rule, the place of the field, what to do, and the source.

This page is written from the rules (\`UPDATE=1 npx vitest run tests/check/profiles.test.ts\`); a test holds it to them.
Receivers change their demands: a source is the page they stood on in November 2026.
`

const packages = `Names, pictures and folders are the business of \`colophon export\`, and no rule here asks for them: it names XML and
PDF alike, draws SVG and other pictures as TIFF, and lists what it packs. CLOCKSS takes one format that is not text for each
article: deliver the PDF without the EPUB. Portico agrees on names and folders with each publisher.`

function section({id, name, what, source, rules}: Profile): string {
  const rows = rules.map(
    (rule) =>
      `| \`${rule.id}\` | ${rule.level} | ${rule.demand} | ${rule.reads.map((one) => `\`${one}\``).join(', ')} | ${rule.field ? `\`${rule.field}\`` : '–'} | ${linked(rule.source)} |`
  )
  return [
    `## ${name}: \`--profile ${id}\`\n`,
    `${what.charAt(0).toUpperCase()}${what.slice(1)}. Demands: <${source}>\n`,
    '| Rule | Level | Demands | Reads | Add | Source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ''
  ].join('\n')
}

/** A source as a link: its title where it has one, else its host and the end of its path. */
function linked(source: string): string {
  const [, title, url = source] = /^(.+): (https?:.+)$/u.exec(source) ?? []
  const {host, pathname} = new URL(url)
  const end = pathname.split('/').filter(Boolean).at(-1)
  return `[${title ?? [host.replace(/^www\./u, ''), end].filter(Boolean).join(', ')}](${url})`
}
