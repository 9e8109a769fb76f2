import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { disclose } from './disclose.ts'
import { DISCLOSURE_PROFILES } from './profiles.ts'
import { fewestWithheld } from './testing/optimum.ts'
import { people, table } from './testing/table.ts'

const count = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) },
)
const smallTable = fc
  .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

for (const [name, tables] of [
  ['public-local', 80],
  ['public-dfe', 40],
  ['public-sac', 20],
  ['public-strict', 40],
] as const) {
  test(`over random tables ${name} withholds at most a fifth more counts than an exhaustive search finds necessary`, context => {
    const profile = DISCLOSURE_PROFILES[name]
    let [ours, fewest, worst] = [0, 0, 0]
    for (const rows of fc.sample(smallTable, { numRuns: tables, seed: 2026 })) {
      const release = table(rows)
      const result = disclose(release, profile)
      assert.ok(result.outcome === 'publishable')
      const withheldCount = [...result.published.values()].filter(({ state }) => state === 'withheld').length
      const best = fewestWithheld(release, profile)
      ours += withheldCount
      fewest += best
      worst = Math.max(worst, withheldCount - best)
    }
    context.diagnostic(`${name}: ${ours} withheld, ${fewest} necessary, at most ${worst} more in one table`)
    assert.ok(ours * 5 <= fewest * 6, `${ours} withheld where ${fewest} are necessary`)
  })
}

test('a protected count in the middle of a table takes three others with it, and no more', () => {
  const release = table([
    [20, 30, 40],
    [25, 3, 45],
    [28, 33, 50],
  ])
  const result = disclose(release, DISCLOSURE_PROFILES['public-local'])
  assert.ok(result.outcome === 'publishable')
  assert.equal([...result.published.values()].filter(({ state }) => state === 'withheld').length, 4)
})

test('a count that was withheld on the way and need not be is shown, and the log does not name it', () => {
  const release = {
    cells: [people('a', 3), people('b', 9), people('c', 20), people('all', 32)],
    groups: [{ id: 'all', total: 'all', members: ['a', 'b', 'c'] }],
    derived: [],
  }
  const result = disclose(release, DISCLOSURE_PROFILES['public-local'])
  assert.ok(result.outcome === 'publishable')
  const withheld = [...result.published].flatMap(([id, { state }]) => (state === 'withheld' ? [id] : []))
  assert.deepEqual(withheld, ['a', 'b'])
  assert.deepEqual(new Set(result.log.map(({ id }) => id)), new Set(withheld))
})
