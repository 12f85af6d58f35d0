import {readdirSync} from 'node:fs'
import {it} from 'vitest'
import {hyphenationDictionary} from '../../src/environment/hyphenation-dictionary.js'
import {hyphenationPatterns} from '../../src/environment/hyphenation-patterns.js'
it('x', () => {
  for (const n of readdirSync('node_modules/hyphen/patterns').map(x=>x.replace('.js',''))) {
    const t=performance.now(); const p=hyphenationPatterns(n)!; const t2=performance.now()
    try { const b=hyphenationDictionary(p); if (b.length>60000||performance.now()-t>100) console.log(n, p.length,(t2-t).toFixed(0), (performance.now()-t2).toFixed(0), b.length)} catch(e) {console.log(n,String(e))}
  }
}, 200000)
