import {expect, it} from 'vitest'
import {understood} from '../../understand.js'

it('has the box of a task in the line that it belongs to, where items have paragraphs too', async () => {
  const {html} = await understood('- [x] One\n\n    More.\n\n- [ ] Two\n\nText.\n\n- [ ] Three\n- Four\n')
  const items = html().match(/<li[ >].*?<\/li>/gsu) ?? []
  expect(items.map((item) => item.replace(/<span[^>]*>(.)\s*<\/span>/gu, '$1 '))).toEqual([
    '<li class="task"><p>☒ One</p><p>More.</p></li>',
    '<li class="task"><p>☐ Two</p></li>',
    '<li class="task">☐ Three</li>',
    '<li>Four</li>'
  ])
})
