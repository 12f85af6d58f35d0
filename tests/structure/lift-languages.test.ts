import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

describe('heads in other languages', () => {
  it('lifts authors with marks in brackets, dates and labels in Spanish, and loses no word', async () => {
    const {article, rules} = await understood(`# El agua de los montes

María José Ríos-Vega (1)*, Luis Arce (2) y Ana Paz (1, 2)

(1) Departamento de Geografía, Universidad de los Montes, Bogotá, Colombia.
(2) Instituto de Aguas, Lima, Perú.

*Autora para correspondencia: mj@montes.example

Recibido: 12 de marzo de 2019. Aceptado: 3 de julio de 2019.

**Resumen.** Se compara el agua de los montes con la de los valles, para las personas que la usan.

**Palabras clave:** agua; montes

## 1. Introducción

El agua es de todos los que viven en los montes y en los valles; se usa con cuidado para las plantas y para los animales. Los ríos que bajan del monte se llenan con la nieve y con la lluvia, y los pueblos se reparten el agua.
`)
    expect(article.language).toBe('es')
    expect(article.contributors.map(({affiliations}) => affiliations)).toEqual([
      ['aff-1'],
      ['aff-2'],
      ['aff-1', 'aff-2']
    ])
    expect(article.contributors[0]).toMatchObject({corresponding: true, email: 'mj@montes.example'})
    expect(article.dates).toEqual({received: '2019-03-12', accepted: '2019-07-03'})
    expect(rules.filter((rule) => !rule.startsWith('inferred-'))).toEqual([])
  })
})
