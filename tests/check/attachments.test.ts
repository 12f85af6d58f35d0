import {createHash} from 'node:crypto'
import {PDFDict, PDFDocument, PDFName, PDFRawStream} from '@cantoo/pdf-lib'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {attachmentsOf, checkAttachments, type Expected} from '../../src/check/attachments.js'
import {readPdf} from '../../src/check/pdf.js'
import {realEnvironment} from '../../src/environment/real.js'
import {renderPdf} from '../../src/render/pdf/pdf.js'
import {printPage} from '../render/pdf/article.js'

const environment = realEnvironment()
const files = {
  'paper.md': {mediaType: 'text/markdown', text: '# Tides\n', relationship: 'Source'},
  'paper.jats.xml': {mediaType: 'application/xml', text: '<article/>', relationship: 'Alternative'}
} as const
const expected = new Map<string, Expected[]>(
  Object.entries(files).map(([name, {text}]) => [
    name,
    [{digest: createHash('sha256').update(text).digest('hex'), of: 'the record'}]
  ])
)

let bytes: Uint8Array
beforeAll(async () => {
  const attachments = Object.entries(files).map(([name, {text, ...about}]) => ({
    name,
    ...about,
    bytes: Buffer.from(text),
    description: name
  }))
  bytes = (
    await renderPdf(printPage('<p>Tides'), await environment.browser(), {attachments: () => attachments})
  ).bytes
}, 60_000)
afterAll(() => environment.close())

/** Rules that are said of a PDF, each with the file it is said of. */
async function said(pdf: Uint8Array, wanted = expected): Promise<string[]> {
  const file = new VFile({path: 'paper.pdf'})
  await checkAttachments(pdf, wanted, file)
  return file.messages.map(({ruleId, reason}) => `${ruleId}: ${reason}`)
}

/** The PDF after somebody else had it. */
async function changed(change: (specification: PDFDict, document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, {updateMetadata: false})
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const name = object instanceof PDFDict && object.get(PDFName.of('UF'))
    if (name && String(name).includes('paper.md')) change(object, document)
  }
  return document.save()
}

describe('the files inside a PDF', () => {
  it('are what was put there, each with what it is to the article', async () => {
    const found = attachmentsOf(await readPdf(bytes))
    expect(found.map(({name, relationship, sound}) => [name, relationship, sound])).toEqual([
      ['paper.jats.xml', 'Alternative', true],
      ['paper.md', 'Source', true]
    ])
    expect(await said(bytes)).toEqual([])
  })

  it('are told apart from others by their digests', async () => {
    const other = new Map(expected).set('paper.md', [{digest: '0'.repeat(64), of: '`paper.md`'}])
    expect(await said(bytes, other)).toEqual([
      'attachment-differs: Expected `paper.md` inside `paper.pdf` as it was put there: its digest is not that of `paper.md`'
    ])
  })

  it('are not changed unnoticed', async () => {
    const tampered = await changed((specification, {context}) => {
      const stream = specification.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F')) as PDFRawStream
      const dict = stream.dict
      dict.delete(PDFName.of('Filter'))
      context.assign(
        specification.lookup(PDFName.of('EF'), PDFDict).get(PDFName.of('F')) as never,
        PDFRawStream.of(dict, Buffer.from('# Storms\n'))
      )
    })
    expect(await said(tampered)).toEqual([
      'attachment-differs: Expected `paper.md` inside `paper.pdf` as it was put there: its digest is not the one that stands beside it'
    ])
  })

  it('do not go, nor come, unnoticed', async () => {
    const without = new Map(expected).set('data.csv', [{digest: '0'.repeat(64), of: 'the record'}])
    expect(await said(bytes, without)).toEqual([
      'attachment-missing: Cannot find `data.csv` inside `paper.pdf`'
    ])
    expect(await said(bytes, new Map([...expected].slice(0, 1)))).toEqual([
      'attachment-unexpected: Unexpected file `paper.jats.xml` inside `paper.pdf`'
    ])
  })

  it('say what they are to the article', async () => {
    const loose = await changed((specification) => specification.delete(PDFName.of('AFRelationship')))
    expect(await said(loose)).toEqual([
      'attachment-loose: Expected `paper.md` inside `paper.pdf` to say what it is to the article (`AFRelationship`)'
    ])
  })
})
