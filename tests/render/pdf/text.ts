import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Text of a PDF as a reader extracts it, a line for each line. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({data: bytes.slice(), verbosity: 0}).promise
  const lines: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const {items} = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) lines.push(item.str, item.hasEOL ? '\n' : '')
  }
  await document.destroy()
  return lines.join('')
}
