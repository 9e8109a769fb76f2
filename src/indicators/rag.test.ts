import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { exact, fraction, parseExact, whole } from './exact.ts'
import { compareBases, POINTS_RULE, RATINGS, type RagCell, type RagRule, RELATIVE_RULE, rag, ragKey } from './rag.ts'
import { known, type ObservedValue, percentage } from './value.ts'

const STRICT_RULE: RagRule = { ...RELATIVE_RULE, version: 'relative-strict', boundary: 'below' }

function published(): RagCell<string>[] {
  const file = new URL('../../demo/data/published-2023-24/kpi-matrix.csv', import.meta.url)
  const rows = parse<Record<'kpi' | 'target' | 'agency' | 'value', string>>(readFileSync(file), { columns: true })
  return rows.map(row => {
    const value = parseExact(row.value)
    const observed: ObservedValue = value ? known(value) : { state: 'missing' }
    return { id: `${row.kpi} ${row.agency}`, observed, target: exact(row.target) }
  })
}

test('68 against 80 is exactly 15% short: amber when red means more than 15%', () => {
  const rated = rag(known(whole(68)), whole(80), RELATIVE_RULE)
  assert.equal(rated.rating, 'close')
  assert.equal(rated.why, '68% is 15% of the target below 80%: exactly 15%.')
  assert.equal(rag(known(whole(68)), whole(80), STRICT_RULE).rating, 'below')
  assert.equal(rag(known(whole(67)), whole(80), RELATIVE_RULE).rating, 'below')
  const why = rag(known(whole(67)), whole(80), POINTS_RULE).why
  assert.equal(why, '67% is 13 percentage points below 80%: less than 15 points.')
})

test('of the 272 published cells, points instead of shares change two, and a third stands exactly on the boundary', () => {
  const cells = published()
  assert.equal(cells.length, 272)
  assert.deepEqual(compareBases(cells, RELATIVE_RULE, POINTS_RULE), [
    { id: "1.6 Children's Social Care", before: 'below', after: 'close' },
    { id: '1.8 Severnside Mental Health Trust', before: 'below', after: 'close' },
  ])
  assert.deepEqual(compareBases(cells, RELATIVE_RULE, STRICT_RULE), [
    { id: "1.4 Children's Social Care", before: 'close', after: 'below' },
  ])
  assert.equal(compareBases(cells, STRICT_RULE, POINTS_RULE).length, 3)
})

test('a value that is not a number, or has no target, is not rated and says why', () => {
  assert.deepEqual(rag({ state: 'to-be-confirmed' }, whole(85), RELATIVE_RULE), {
    rating: undefined,
    why: 'There is no number to compare with the target.',
  })
  assert.equal(rag(known(whole(5)), undefined, RELATIVE_RULE).rating, undefined)
  assert.equal(rag(known(whole(0)), whole(0), RELATIVE_RULE).rating, 'met')
  assert.equal(rag(known(whole(-1)), whole(0), RELATIVE_RULE).rating, undefined)
})

test('a small group is flagged and still rated, on its exact fraction', () => {
  const small = rag(percentage(whole(6), whole(7)), whole(85), RELATIVE_RULE)
  assert.ok(small.rating === 'met' && small.smallGroup)
  const large = rag(percentage(whole(849), whole(1000)), whole(85), RELATIVE_RULE)
  assert.ok(large.rating === 'close' && !large.smallGroup)
})

test('the key is written from the rule', () => {
  const meanings = (rule: RagRule) =>
    ragKey(rule)
      .slice(1, 3)
      .map(entry => entry.meaning)
  assert.deepEqual(meanings(RELATIVE_RULE), [
    'Amber: below the target by 15% of the target or less',
    'Red: below the target by more than 15% of the target',
  ])
  assert.deepEqual(meanings({ ...POINTS_RULE, closeUpTo: '12.5', boundary: 'below' }), [
    'Amber: below the target by less than 12.5 percentage points',
    'Red: below the target by 12.5 percentage points or more',
  ])
})

const value = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 7n }))
const target = fc.integer({ min: 1, max: 100 })

test('the rating agrees with whole-number arithmetic for every fraction and target', () => {
  fc.assert(
    fc.property(value, target, ([n, d], t) => {
      const short = BigInt(t) * d - n
      const relative = short <= 0n ? 'met' : short * 100n > 15n * BigInt(t) * d ? 'below' : 'close'
      const points = short <= 0n ? 'met' : short > 15n * d ? 'below' : 'close'
      assert.equal(rag(known(fraction(n, d)), whole(t), RELATIVE_RULE).rating, relative)
      assert.equal(rag(known(fraction(n, d)), whole(t), POINTS_RULE).rating, points)
    }),
  )
})

test('a higher value is never rated worse', () => {
  const rank = (v: readonly [bigint, bigint], t: number, rule: RagRule) => {
    const rating = rag(known(fraction(...v)), whole(t), rule).rating
    return rating === undefined ? -1 : RATINGS.indexOf(rating)
  }
  fc.assert(
    fc.property(value, value, target, fc.constantFrom(RELATIVE_RULE, POINTS_RULE, STRICT_RULE), (a, b, t, rule) => {
      const [low, high] = a[0] * b[1] <= b[0] * a[1] ? [a, b] : [b, a]
      assert.ok(rank(high, t, rule) <= rank(low, t, rule))
    }),
  )
})
