/** References of ACM's format and of others in plain text, where no italics tell the source. */
import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

const cslOf = async (...entries: string[]) => {
  const list = entries.map((entry, index) => `${index + 1}. ${entry}`).join('\n')
  const {article} = await understood(`# Tides\n\nWords.\n\n## References\n\n${list}\n`)
  return article.references.map(({csl}) => csl)
}

describe('a reference in ACM’s format', () => {
  it('gives volume, issue and pages, and families behind given names, whoever is left out', async () => {
    const [one, other] = await cslOf(
      'Ada Bell, Cy M Dee, and Eve Oh. 2015. Mills: a tidal view. Tidal Notices 50, 10 (2015), 451–469.',
      'Ada Bell, Cy Dee, Eve Fox, et al. 2016. {Mills}: a system. In 12th Tidal symposium (TIDE 16). 265–283.'
    )
    expect(one).toMatchObject({
      type: 'article-journal',
      author: [
        {family: 'Bell', given: 'Ada'},
        {family: 'Dee', given: 'Cy M'},
        {family: 'Oh', given: 'Eve'}
      ],
      title: 'Mills: a tidal view',
      'container-title': 'Tidal Notices',
      volume: '50',
      issue: '10',
      page: '451-469'
    })
    expect(other).toMatchObject({
      type: 'paper-conference',
      author: [{family: 'Bell'}, {family: 'Dee'}, {family: 'Fox'}],
      title: 'Mills: a system',
      'container-title': '12th Tidal symposium (TIDE 16)',
      page: '265-283'
    })
  })

  it('gives numbers of preprints and articles, volumes of proceedings, and bodies that write', async () => {
    const csl = await cslOf(
      'OpenTides. 2023. A report on mills. arXiv preprint arXiv:2303.01234 (2023).',
      'Ada Bell and Cy Dee. 2025. Fast mills. In Advances in Tidal Processing, Vol. 38.',
      'Ada Bell. 2024. Slow mills. ACM Trans. Tides 21, 1, Article 16 (January 2024), 23 pages.'
    )
    expect(csl).toMatchObject([
      {type: 'article', author: [{literal: 'OpenTides'}], number: 'arXiv:2303.01234'},
      {type: 'paper-conference', 'container-title': 'Advances in Tidal Processing', volume: '38'},
      {type: 'article-journal', volume: '21', issue: '1', number: '16'}
    ])
    expect(csl[1]).not.toHaveProperty('page')
  })
})

describe('a reference in plain text', () => {
  it('parts a title from a journal’s abbreviated words', async () => {
    const csl = await cslOf(
      "Bell, A. Tides below: Solving the troubles of today's harbours. Tunn. Undergr. Space Technol. 2016, 55, 245-248. [CrossRef]",
      'Bell, A.; Dee, C. Deep Tidal Views. IEEE Trans. Tidal Syst. Rehabil. Eng. 2017, 25, 392–401.'
    )
    expect(csl).toMatchObject([
      {
        title: "Tides below: Solving the troubles of today's harbours",
        'container-title': 'Tunn. Undergr. Space Technol.'
      },
      {title: 'Deep Tidal Views', 'container-title': 'IEEE Trans. Tidal Syst. Rehabil. Eng.'}
    ])
  })

  it('tells a book’s publisher from its place by the semicolon', async () => {
    const csl = await cslOf(
      'Bell, A. An Introduction to Mills; Tidal Press: London, UK, 1996; pp. 7-24.',
      'World Tidal Federation. Atlas of Tides, 10th ed.; World Tidal Federation: Brussels, Belgium, 2021.'
    )
    expect(csl).toMatchObject([
      {type: 'book', publisher: 'Tidal Press', 'publisher-place': 'London, UK', page: '7-24'},
      {type: 'book', author: [{literal: 'World Tidal Federation'}], edition: '10'}
    ])
  })

  it('has volume and issue parted by a comma, `et al.` behind a semicolon, a first name inverted', async () => {
    const csl = await cslOf(
      'Bell, A.; Dee, C.; and Fox, E. Ranking mills in time. Tidal Letters, 32, 9 (2011), 1328–1336.',
      'Bell, A.; Dee, C.; et al. Views of Maize. Tidal Phenomics 2021, 20, 98.',
      'Bell, Ada, et al. "Grain growth." Materials 13.1 (2019): 134.'
    )
    expect(csl).toMatchObject([
      {
        volume: '32',
        issue: '9',
        page: '1328-1336',
        author: [{family: 'Bell'}, {family: 'Dee'}, {family: 'Fox'}]
      },
      {author: [{family: 'Bell'}, {family: 'Dee'}], 'container-title': 'Tidal Phenomics'},
      {author: [{family: 'Bell', given: 'Ada'}]}
    ])
  })
})
