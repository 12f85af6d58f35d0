import {describe, expect, it} from 'vitest'
import {epsToPdf, findGhostscript} from '../../src/environment/ghostscript.js'
import {drawEps} from '../../src/read/eps-figure.js'

const eps = (program: string) =>
  new TextEncoder().encode(
    `%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 200 100\n%%EndComments\n${program}\nshowpage\n`
  )
/** A development dependency: it must be there, or nothing here would be tested. */
const program = findGhostscript() as string

describe('an EPS figure', () => {
  it('is drawn by Ghostscript, in the size of its box', async () => {
    const {mediaType, width, height, bytes} = await drawEps(
      eps(
        '1 0 0 setrgbcolor 10 10 50 30 rectfill /Helvetica findfont 12 scalefont setfont 20 80 moveto (Tide) show'
      )
    )
    expect([mediaType, width, height]).toEqual(['image/png', 267, 133])
    expect(bytes.length).toBeGreaterThan(1000)
  })

  it('is drawn in the same bytes each time', async () => {
    const figure = eps('20 20 moveto 180 80 lineto stroke')
    expect((await drawEps(figure)).bytes).toEqual((await drawEps(figure)).bytes)
  })

  it('says how to have it drawn where no Ghostscript is', async () => {
    await expect(drawEps(eps('20 20 moveto 180 80 lineto stroke'), '')).rejects.toThrow('epstopdf')
  })

  it('reads no file', async () => {
    for (const path of ['/etc/passwd', '/figure.pdf', '%stdin', '../package.json'])
      await expect(epsToPdf(eps(`(${path}) (r) file 100 string readstring pop =`), program)).rejects.toThrow(
        /cannot draw it: Error: \/(?:invalidfileaccess|ioerror)/u
      )
  })

  it('is ended when its time is over', async () => {
    await expect(epsToPdf(eps('{} loop'), program, {time: 3000})).rejects.toThrow('longer than 3 s')
  })

  it('takes no more memory than its limit', async () => {
    const {rss} = process.memoryUsage()
    await expect(
      epsToPdf(eps('/all 10000 array def 0 1 9999 {all exch 60000 string put} for'), program, {pages: 2048})
    ).rejects.toThrow(/VMerror|memory/iu)
    expect(process.memoryUsage().rss - rss).toBeLessThan(500_000_000)
  })

  it('that is none says so', async () => {
    await expect(epsToPdf(eps('this is no program'), program)).rejects.toThrow('Error: /undefined in this')
  })
})
