import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { whole } from './exact.ts'
import { cellKey, type IncomingObservation, type Observation, revise } from './observation.ts'
import { financialYear, parsePeriod } from './period.ts'
import { known, type ObservedValue } from './value.ts'

const value = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map((n): ObservedValue => known(whole(n))),
  fc.constantFrom<ObservedValue>(
    { state: 'nil-return' },
    { state: 'missing' },
    { state: 'narrative-only', narrative: 'more' },
  ),
)
const incoming = fc
  .uniqueArray(
    fc.record({
      code: fc.constantFrom('a.b', 'c.d'),
      year: fc.integer({ min: 2020, max: 2023 }),
      agency: fc.constantFrom(undefined, 'x'),
      value,
    }),
    {
      selector: ({ code, year, agency }) => `${code}${year}${agency}`,
      maxLength: 12,
    },
  )
  .map(rows =>
    rows.map(
      ({ code, year, agency, value: observed }): IncomingObservation => ({
        measureCode: code,
        period: financialYear(year),
        area: '',
        agencyId: agency,
        breakdown: '',
        observed,
        printed: JSON.stringify(observed.state),
        basis: '',
      }),
    ),
  )

/** What the store does with the answer of `revise`. */
function hold(held: readonly Observation[], figures: readonly IncomingObservation[], sourceId: string): Observation[] {
  const { added, replaced } = revise(figures, held)
  const kept = held.filter(figure => !replaced.includes(figure.id))
  return [
    ...kept,
    ...added.map(figure => ({
      ...figure,
      id: `${sourceId}-${cellKey(figure)}`,
      sourceId,
      recordedAt: Temporal.Instant.from('2024-05-02T10:00:00Z'),
    })),
  ]
}

test('after any two files each cell has one current figure: that of the last file that spoke of it', () => {
  fc.assert(
    fc.property(incoming, incoming, (first, second) => {
      const held = hold(hold([], first, 'one'), second, 'two')
      assert.equal(new Set(held.map(cellKey)).size, held.length)
      for (const figure of second)
        assert.deepEqual(held.find(each => cellKey(each) === cellKey(figure))?.observed, figure.observed)
      for (const figure of held) assert.ok(figure.revision === 1 || figure.sourceId === 'two')
    }),
  )
})

test('the same file again changes nothing', () => {
  fc.assert(
    fc.property(incoming, figures => {
      const { added, replaced, confirmed } = revise(figures, hold([], figures, 'one'))
      assert.deepEqual([added.length, replaced.length, confirmed.length], [0, 0, figures.length])
    }),
  )
})

test('two names for the same days are the same period', () => {
  const of = (name: string) =>
    cellKey({ measureCode: 'a', period: parsePeriod(name), area: '', agencyId: undefined, breakdown: '' })
  assert.equal(of('2023-24'), of('12m-to-2024-03'))
  assert.notEqual(of('2023-24'), of('2023-24-Q4'))
})

test('a figure that was withdrawn goes on with the next revision', () => {
  const figure = { measureCode: 'a.b', period: financialYear(2023), area: '', agencyId: undefined, breakdown: '' }
  const incoming = { ...figure, observed: known(whole(4)), printed: '4', basis: '' }
  const { added } = revise([incoming], [], new Map([[cellKey(figure), 3]]))
  assert.deepEqual(
    added.map(({ revision }) => revision),
    [4],
  )
})
