import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FIGURE_UNITS, fraction, NON_VALUES, PROTECTS } from '#indicators'
import { foundFromJson, foundToJson } from './found-json.ts'
import { foundFigure, foundOf, observed } from './testing/draft.ts'

const anyExact = fc
  .tuple(fc.bigInt(), fc.bigInt({ min: 1n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator))
const anyWords = fc.oneof(fc.string(), fc.constantFrom('int:5', '{"$integer":"5"}', '$integer'))
const anyContent = fc.oneof(
  anyExact.map(value => observed({ state: 'value', value })),
  fc
    .tuple(anyExact, anyExact, anyExact)
    .map(([value, numerator, denominator]) => observed({ state: 'value', value, numerator, denominator })),
  anyWords.map(narrative => observed({ state: 'narrative-only', narrative })),
  fc
    .constantFrom(...NON_VALUES.filter(state => state !== 'narrative-only' && state !== 'count-only'))
    .map(state => observed({ state })),
  fc
    .tuple(anyExact, anyExact, anyWords)
    .map(([a, b, where]) => observed({ state: 'disputed', readings: [{ value: a, where }, { value: b }] })),
  fc.tuple(anyWords, anyWords).map(([current, previous]) => ({ kind: 'change' as const, current, previous })),
)
const anyFigure = fc
  .tuple(anyWords, anyContent, fc.constantFrom(...PROTECTS), fc.constantFrom(...FIGURE_UNITS))
  .map(([id, content, protects, figureUnit]) => foundFigure(id, content, { protects, figureUnit }))

test('found figures are read back from JSON as they were written, whatever their words and however large their numbers', () => {
  fc.assert(
    fc.property(fc.array(anyFigure, { maxLength: 5 }), anyWords, (figures, id) => {
      const found = foundOf(figures, [{ id, total: 'all', members: ['a', 'b'] }])
      assert.deepEqual(foundFromJson(foundToJson(found)), found)
      assert.deepEqual(foundFromJson(JSON.parse(foundToJson(found))), found)
    }),
  )
})
