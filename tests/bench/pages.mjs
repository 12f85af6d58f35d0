/** Pages per second, for short documents and long ones, and WeasyPrint's beside them where it is installed. */
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {longManuscript} from './long.mjs'
import {measure} from './processes.mjs'
import {medianOf} from './tables.mjs'

const lengths = [4, 40, 400]
const cli = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))
const warmProgram = fileURLToPath(new URL('warm-pages.mjs', import.meta.url))

/**
 * A row for each length. Long documents are printed fewer times.
 *
 * @param peers whether pandoc and WeasyPrint are there: together they print the same text.
 */
export async function benchPages(scratch, runs, {pandoc, weasyprint}) {
  const rows = []
  for (const wanted of lengths) {
    const folder = join(scratch, `pages-${wanted}`)
    const paper = join(folder, 'paper.md')
    mkdirSync(folder)
    writeFileSync(paper, longManuscript(wanted))
    const times = Math.max(1, Math.min(runs, Math.round(120 / wanted)))
    const out = join(folder, 'out')
    const cold = []
    const peer = []
    let peak = 0
    // In turns, so that a busy moment of the machine meets both.
    for (let run = 0; run < times; run += 1) {
      const sample = await measure(process.execPath, [
        cli,
        'build',
        paper,
        '--out',
        out,
        '--to',
        'pdf',
        '--force'
      ])
      cold.push(sample.milliseconds)
      peak = Math.max(peak, sample.peak ?? 0)
      if (pandoc && weasyprint) peer.push(await printElsewhere(paper, folder))
    }
    // A program that stays open is warm after some dozens of pages: short documents take more runs.
    const warmTimes = Math.max(times, Math.round(80 / wanted))
    const {output} = await measure(process.execPath, [warmProgram, paper, out, String(warmTimes)])
    const warm = JSON.parse(output)
    const {layout, print, finish} = warm.split
    // Within one run, so that a busy machine meets both.
    const shareOf = (whole) => medianOf(finish.map((time, run) => time / whole(run)))
    rows.push({
      pages: warm.pages,
      cold: medianOf(cold),
      warm: medianOf(warm.samples),
      ...Object.fromEntries(Object.entries(warm.split).map(([name, samples]) => [name, medianOf(samples)])),
      share: shareOf((run) => layout[run] + print[run]),
      shareOfPrint: shareOf((run) => print[run]),
      peak,
      peer: peer.length > 0 ? medianOf(peer.map(({milliseconds}) => milliseconds)) : undefined,
      peerPages: peer[0]?.pages
    })
  }
  return rows
}

/** The same text by pandoc and WeasyPrint, a process each. */
async function printElsewhere(paper, folder) {
  const page = join(folder, 'page.html')
  const pdf = join(folder, 'page.pdf')
  const first = await measure('pandoc', [paper, '-s', '--mathml', '-o', page])
  const second = await measure('weasyprint', [page, pdf])
  const info = await measure('pdfinfo', [pdf]).catch(() => undefined)
  return {
    milliseconds: first.milliseconds + second.milliseconds,
    pages: Number(/^Pages:\s+(\d+)/mu.exec(info?.output ?? '')?.[1]) || undefined
  }
}

/** Lines for people. */
export function pageLines(rows) {
  const perSecond = (pages, time) => (pages && time ? (pages / (time / 1000)).toFixed(1) : '–')
  const cell = (text, width = 12) => String(text).padStart(width)
  const ms = (time) => `${Math.round(time)} ms`
  const percent = (share) => `${Math.round(share * 100)} %`
  return [
    `${'Pages per second'.padEnd(18)}${['cold', 'warm', 'WeasyPrint', 'layout', 'print', 'finish', 'of print', 'of both', 'memory'].map((title) => cell(title)).join('')}`,
    ...rows.map(
      ({pages, cold, warm, layout, print, finish, share, shareOfPrint, peak, peer, peerPages}) =>
        `${`  ${pages} pages`.padEnd(18)}${[
          perSecond(pages, cold),
          perSecond(pages, warm),
          perSecond(peerPages ?? pages, peer),
          ms(layout),
          ms(print),
          ms(finish),
          percent(shareOfPrint),
          percent(share),
          `${Math.round(peak / 1e6)} MB`
        ]
          .map((text) => cell(text))
          .join('')}`
    )
  ]
}
