import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { disclose } from './disclose.ts'
import { feasibleIntervals, findExposures, type Knowledge, type Relation, type Unknown } from './intervals.ts'
import { DISCLOSURE_PROFILES, type DisclosureProfile, isProtected } from './profiles.ts'
import { type Publishable, publishableNumber } from './publishable.ts'
import type { AdditiveGroup, PublishedCell, Release } from './release.ts'
import { anyTable, people, table } from './testing/table.ts'

/** An attacker who has only what was printed: shown numbers (within their rounding), sums, and "at least one" where
 * zeros are printed. Written apart from the code under test. */
function attack(shown: ReadonlyMap<string, Publishable>, groups: readonly AdditiveGroup[], profile: DisclosureProfile) {
  const ids = [...shown.keys()]
  const hiddenLeast = profile.protection?.zeroDisclosive ? 0n : 1n
  const unknowns: Unknown[] = ids.map(id => {
    const figure = shown.get(id)
    const number = figure && publishableNumber(figure)
    const base = { id, truth: undefined, watched: true }
    if (number === undefined) return { ...base, least: hiddenLeast, most: undefined }
    const slack = Math.floor(profile.roundBase / 2)
    return { ...base, least: BigInt(Math.max(0, number - slack)), most: BigInt(number + slack) }
  })
  const relations: Relation[] = groups.map(({ id: group, total, members }) => ({
    group,
    sum: 0n,
    terms: [total, ...members].map((id, index) => ({ unknown: ids.indexOf(id), coefficient: index === 0 ? -1n : 1n })),
  }))
  const intervals = feasibleIntervals({ unknowns, relations })
  assert.ok(intervals)
  return intervals
}

function assertProtected(release: Release, profile: DisclosureProfile): void {
  const result = disclose(release, profile)
  assert.ok(result.outcome === 'publishable')
  const { protection } = profile
  assert.ok(protection)
  const intervals = attack(result.published, release.groups, profile)
  for (const cell of release.cells) {
    if (cell.kind !== 'count' || !isProtected(cell.count, protection)) continue
    const { least = 0n, most } = intervals.get(cell.id) ?? {}
    assert.ok(most === undefined || most - least >= BigInt(protection.threshold), `${cell.id}: ${least} to ${most}`)
    assert.ok(most === undefined || most >= BigInt(protection.threshold), `${cell.id} can only be protected`)
  }
}

for (const name of ['public-local', 'public-dfe', 'public-strict', 'public-sac'] as const) {
  test(`no protected count in a table can be worked out from what is published under ${name}`, () => {
    fc.assert(
      fc.property(anyTable, rows => assertProtected(table(rows), DISCLOSURE_PROFILES[name])),
      { numRuns: 40 },
    )
  })
}

test('a hierarchy of tables that share totals is protected as a whole', () => {
  const two = fc.tuple(
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 12 }),
  )
  fc.assert(
    fc.property(fc.array(two, { minLength: 4, maxLength: 4 }), areas => {
      const [a = [], b = [], c = [], d = []] = areas
      const first = table([a, b], 'north ')
      const second = table([c, d], 'south ')
      const grand = areas.flat().reduce((sum, n) => sum + n, 0)
      const parts = ['north rTcT', 'south rTcT']
      const release = {
        cells: [...first.cells, ...second.cells, people('all', grand)],
        groups: [...first.groups, ...second.groups, { id: 'areas', total: 'all', members: parts }],
        derived: [],
      }
      assertProtected(release, DISCLOSURE_PROFILES['public-local'])
    }),
    { numRuns: 40 },
  )
})

test('the quick audit finds exactly what the full bounds find', () => {
  fc.assert(
    fc.property(anyTable, fc.array(fc.nat(60), { maxLength: 14 }), (rows, hidden) => {
      const release = table(rows)
      const cells = release.cells.flatMap(cell => (cell.kind === 'count' ? [cell] : []))
      const isHidden = (id: string) => hidden.some(n => cells[n % cells.length]?.id === id)
      const unknowns: Unknown[] = cells
        .filter(({ id }) => isHidden(id))
        .map(({ id, count }) => ({ id, least: 0n, most: undefined, truth: BigInt(count), watched: true }))
      const relations: Relation[] = release.groups.map(({ id: group, total, members }) => {
        let sum = 0n
        const terms = [total, ...members].flatMap((id, index) => {
          const coefficient = index === 0 ? -1n : 1n
          if (isHidden(id)) return [{ unknown: unknowns.findIndex(u => u.id === id), coefficient }]
          sum -= coefficient * BigInt(cells.find(cell => cell.id === id)?.count ?? 0)
          return []
        })
        return { group, sum, terms }
      })
      const knowledge: Knowledge = { unknowns, relations }
      const all = [...(feasibleIntervals(knowledge) ?? [])]
      const narrow = all.filter(([, { least, most }]) => most !== undefined && most - least < 5n).map(([id]) => id)
      // Parts with plain exposures report those first, so the quick audit may find fewer but never none.
      const found = findExposures(knowledge, 5).map(({ id }) => id)
      assert.ok(found.every(id => narrow.includes(id)))
      assert.equal(found.length > 0, narrow.length > 0)
    }),
    { numRuns: 100 },
  )
})

const local = DISCLOSURE_PROFILES['public-local']
const earlier = (id: string, count: number, shown: PublishedCell['shown'] = 'exact'): PublishedCell => ({
  id,
  count,
  protects: 'people',
  shown,
})
const year: AdditiveGroup = { id: 'year', total: 'year', members: ['q1', 'q2', 'q3', 'q4'] }

test('a year is not published beside quarters that together give away the one withheld', () => {
  const register = [earlier('q1', 20), earlier('q2', 31), earlier('q3', 3, 'withheld')]
  const release = { cells: [people('q4', 25), people('year', 79)], groups: [year], derived: [] }
  const result = disclose(release, local, { earlier: register })
  assert.ok(result.outcome === 'publishable')
  assert.equal(result.published.get('q4')?.state, 'withheld')
  assert.equal(result.published.get('year')?.state, 'shown')
})

test('a count withheld before stays withheld, because it may be hiding another', () => {
  const register = [earlier('a', 12, 'withheld'), earlier('b', 3, 'withheld'), earlier('all', 15)]
  const groups = [{ id: 'all', total: 'all', members: ['a', 'b'] }]
  const again = disclose({ cells: [people('a', 12)], groups, derived: [] }, local, { earlier: register })
  assert.ok(again.outcome === 'publishable')
  assert.equal(again.published.get('a')?.state, 'withheld')
  const revised = disclose({ cells: [people('a', 13)], groups: [], derived: [] }, local, { earlier: register })
  assert.ok(revised.outcome === 'publishable' && revised.published.get('a')?.state === 'shown')
})

test('what an earlier release already gives away is said, and what cannot be helped is refused until accepted', () => {
  const shown = disclose({ cells: [people('a', 3)], groups: [], derived: [] }, local, { earlier: [earlier('a', 3)] })
  assert.ok(shown.outcome === 'publishable')
  assert.equal(shown.published.get('a')?.state, 'withheld')
  assert.deepEqual(
    shown.log.map(entry => entry.step),
    ['primary', 'earlier'],
  )

  const release = {
    cells: [people('a', 3)],
    groups: [{ id: 'all', total: 'all', members: ['a', 'b'] }],
    derived: [],
  }
  const register = [earlier('b', 40), earlier('all', 43)]
  const refused = disclose(release, local, { earlier: register })
  assert.ok(refused.outcome === 'refused')
  assert.deepEqual(
    refused.exposed.map(({ id, least, most }) => [id, least, most]),
    [['a', 3n, 3n]],
  )
  const accepted = disclose(release, local, { earlier: register, accepted: new Set(['a']) })
  assert.ok(accepted.outcome === 'publishable' && accepted.published.get('a')?.state === 'withheld')
})

test('quarters published one after another never give away a withheld one', () => {
  const quarter = fc.integer({ min: 0, max: 12 })
  fc.assert(
    fc.property(quarter, quarter, quarter, quarter, (...quarters) => {
      const register: PublishedCell[] = []
      const shown = new Map<string, Publishable>()
      const publish = (release: Release) => {
        const result = disclose(release, local, { earlier: register })
        assert.ok(result.outcome === 'publishable')
        for (const cell of release.cells) {
          const figure = result.published.get(cell.id)
          if (cell.kind !== 'count' || !figure) continue
          shown.set(cell.id, figure)
          register.push(earlier(cell.id, cell.count, figure.state === 'shown' ? 'exact' : 'withheld'))
        }
      }
      for (const [i, n] of quarters.entries()) publish({ cells: [people(`q${i + 1}`, n)], groups: [], derived: [] })
      publish({
        cells: [
          people(
            'year',
            quarters.reduce((a, b) => a + b, 0),
          ),
        ],
        groups: [year],
        derived: [],
      })
      const intervals = attack(shown, [year], local)
      for (const [i, n] of quarters.entries()) {
        const { least = 0n, most } = intervals.get(`q${i + 1}`) ?? {}
        if (isProtected(n, { threshold: 5, zeroDisclosive: false })) assert.ok(most === undefined || most - least >= 5n)
      }
    }),
  )
})

test('a wide table is protected within a few seconds', () => {
  const rows = Array.from({ length: 12 }, (_, r) => Array.from({ length: 17 }, (_, c) => (r * 7 + c * 13) % 23))
  const started = performance.now()
  assertProtected(table(rows), local)
  assert.ok(performance.now() - started < 20_000)
})
