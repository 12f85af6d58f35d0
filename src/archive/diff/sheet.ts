/** Style of the comparison page: quiet, so that the marks speak. Colours pass WCAG AA, light and dark. */
export const sheet = `
:root { color-scheme: light dark; --ink: #1d2127; --quiet: #59616b; --paper: #fff; --rule: #d9dee4; --tint: #f5f7f9; --accent: #0f4c75; --del: #8c1d18; --del-bg: #fbe6e4; --ins: #0d5c2e; --ins-bg: #dff3e5; --move: #6a3f00; --move-bg: #fdf1dc }
@media (prefers-color-scheme: dark) { :root { --ink: #dfe3e8; --quiet: #a3acb7; --paper: #14181d; --rule: #39414b; --tint: #1d232a; --accent: #84bfe8; --del: #ffb4ab; --del-bg: #43201e; --ins: #9be0b3; --ins-bg: #17381f; --move: #f3c98b; --move-bg: #3a2b12 } img { background: #fff } }
* { box-sizing: border-box }
html { font: 400 1rem/1.6 Georgia, "Source Serif 4", serif; color: var(--ink); background: var(--paper); scroll-padding-top: 5rem }
body { margin: 0 auto; padding: 2rem 1.5rem 5rem; max-width: 82rem; overflow-wrap: break-word }
:is(h1, h2, table, .kicker, .summary, .quiet, .moved, summary, header a) { font-family: system-ui, "Source Sans 3", sans-serif }
h1 { margin: 0 0 .6rem; font-size: clamp(1.4rem, 1rem + 1.6vw, 2rem); line-height: 1.2; text-wrap: balance }
h2 { margin: 0; font-size: 1rem }
h2 .name { overflow-wrap: anywhere }
.kicker { margin: 0 0 .3rem; font-size: .9rem; font-weight: 600; color: var(--accent) }
.summary { margin: 0; color: var(--quiet) }
header { padding-bottom: 1.4rem }
header p { margin: .2rem 0 0 }
.quiet { color: var(--quiet); font-size: .9rem; margin: 0 }
a { color: var(--accent); text-underline-offset: .16em }
:is(a, pre, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
#metadata { margin-bottom: 2.4rem }
#metadata h2 { margin-bottom: .5rem }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .92rem; line-height: 1.5; border-block: 1px solid var(--rule) }
th, td { padding: .45rem .8rem; text-align: left; vertical-align: top; border-top: 1px solid var(--rule); overflow-wrap: anywhere }
td { white-space: pre-wrap }
:is(th, td):first-child { width: 10rem; padding-left: 0 }
thead th { border-top: 0; color: var(--quiet); font-weight: 600 }
tbody th { font-weight: 600 }
.row { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 2.5rem; padding: .1rem 0 }
.heads { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: .6rem 0; border-bottom: 2px solid var(--accent); margin-bottom: .8rem }
.side { min-width: 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid transparent }
.heads .side { padding-left: 0; border: 0 }
.row-changed > .side, .row-deleted > .side:first-child, .row-added > .side:last-child { border-left-color: var(--rule) }
.row-deleted > .side:first-child { border-left-color: var(--del) }
.row-added > .side:last-child { border-left-color: var(--ins) }
.row-moved > .side { border-left-color: var(--move) }
.row-same .block { color: var(--quiet) }
.row:target { background: var(--tint) }
.block { margin: .3rem 0 }
.heading { font-family: system-ui, "Source Sans 3", sans-serif; font-weight: 600; margin-top: .9rem; font-size: 1.05rem }
.level-1 { font-size: 1.2rem }
.caption, .row-same .picture { font-size: .93rem }
.block.item { display: list-item; margin-left: 1.2rem; list-style: disc }
.reference, .note { font-size: .93rem; line-height: 1.5 }
.block.row { display: block; font-size: .93rem }
.cell { color: var(--quiet) }
pre { overflow-x: auto; padding: .6rem .8rem; background: var(--tint); font: .85rem/1.5 ui-monospace, "Source Code Pro", monospace; white-space: pre-wrap }
code { font: .88em ui-monospace, "Source Code Pro", monospace }
sup, sub { font-size: .72em; line-height: 0 }
.smallcaps { font-variant-caps: small-caps }
img { display: block; max-width: 100%; max-height: 24rem; height: auto; margin: .3rem 0 }
.picture { font-style: italic }
del, ins { text-decoration-thickness: 1px; text-underline-offset: .18em; border-radius: 2px; padding: .06em .1em; box-decoration-break: clone; -webkit-box-decoration-break: clone }
del { color: var(--del); background: var(--del-bg); text-decoration-line: line-through }
ins { color: var(--ins); background: var(--ins-bg); text-decoration-line: underline }
.row-moved :is(del, ins) { text-decoration: none }
.row-moved .side > .block > :is(del, ins):only-child { color: var(--move); background: var(--move-bg) }
:is(del, ins):has(img) { display: block; width: fit-content; padding: .4rem }
:is(del, ins):has(> math[display=block]) { display: block; padding: .2em 0 }
:is(del, ins)::before, :is(del, ins)::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
del::before { content: " [deleted: " } ins::before { content: " [added: " } :is(del, ins)::after { content: "] " }
.moved { margin: .3rem 0; font-size: .92rem }
details { margin: .6rem 0; border-block: 1px solid var(--rule) }
summary { padding: .4rem 0; cursor: pointer; font-size: .92rem; color: var(--accent) }
@media (max-width: 46rem) { .row { grid-template-columns: 1fr } .heads { position: static } .side:empty { display: none }
  #metadata :is(table, tbody, tr, th, td) { display: block; width: auto } #metadata thead { position: absolute; clip-path: inset(50%) }
  #metadata :is(th, td) { padding: .1rem 0 .1rem 0; border: 0 } #metadata td { padding-left: 3rem; min-height: 1.7rem; position: relative } #metadata td::before { content: attr(data-of); position: absolute; left: 0; width: 2.7rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: var(--quiet) }
  #metadata tr { padding: .5rem 0; border-top: 1px solid var(--rule) } }
@media print { .heads { position: static } body { max-width: none; padding: 0; font-size: 9.5pt } .row { break-inside: avoid } }
`
