import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

const list = `## References

Ruiz, A., & Holm, B. (2010). Quiet rivers. *Journal of Water*, 3(2), 1–9.

Ruiz, A. (2010). Loud rivers. *Journal of Water*, 4(1), 10–19.

Holm, B. (2012a). Ice. *Journal of Water*, 5(1), 1–9.

Holm, B. (2012b). Snow. *Journal of Water*, 5(2), 1–9.

Lind, E., Berg, A., & Dahl, O. (2015). Mud. *Journal of Water*, 6(1), 1–9.
`

async function calls(text: string) {
  const {article, messages} = await understood(`# Of rivers\n\n## Introduction\n\n${text}\n\n${list}`)
  const found = JSON.stringify(article.body).matchAll(
    /"citationLink","reference":"ref-(\d)","children":\[\{"type":"text","value":"([^"]*)"/gu
  )
  return {calls: [...found].map(([, id, words]) => `${words} → ${id}`), rules: messages.map(({rule}) => rule)}
}

describe('calls by name and year', () => {
  it('ties each name and year to the entry that begins so', async () => {
    const {calls: found} = await calls(
      'Rivers flow (Ruiz & Holm, 2010; Holm 2012a, 2012b, p. 3), as Lind et al. (2015) say; Ruiz (2010) disagrees.'
    )
    expect(found).toEqual([
      'Ruiz & Holm, 2010 → 1',
      'Holm 2012a → 3',
      '2012b → 4',
      'Lind et al. (2015 → 5',
      'Ruiz (2010 → 2'
    ])
  })

  it('leaves names without their year, and years of others, alone', async () => {
    const {calls: found, rules} = await calls(
      'Holm came in 2012. Ruiz (2011) and Holm (2012) are unknown; Lind thanked Ruiz (1999), and 2010 was dry.'
    )
    expect(found).toEqual([])
    expect(rules).toContain('references-uncited')
    expect(rules).not.toContain('reference-uncited')
  })
})
