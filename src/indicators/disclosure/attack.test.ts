import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { disclose } from './disclose.ts'
import { DISCLOSURE_PROFILES, type DisclosureProfile, isProtected } from './profiles.ts'
import { type Publishable, publishableNumber } from './publishable.ts'
import type { CountCell, Derived, PublishedCell, Release } from './release.ts'
import { people } from './testing/table.ts'

/**
 * An attacker who tries every pair of tables that could have printed all that was printed, in both releases: counts,
 * rounded or not, percentages, changes and their percentages. It shares no line with the code under test but the words
 * of a profile, and knows those.
 */
const MOST = 26
const RUNS = 160

interface Printed {
  readonly figures: ReadonlyMap<string, Publishable>
  readonly profile: DisclosureProfile
}

const roundHalfUp = (top: number, bottom: number, places: number): number =>
  Math.sign(top) * (Math.floor((Math.abs(top) * 10 ** places * 2 + bottom) / (2 * bottom)) / 10 ** places)

function agrees({ figures, profile }: Printed, id: string, count: number): boolean {
  const figure = figures.get(id)
  if (!figure) return true
  const { protection, roundBase } = profile
  const isSmall = protection !== undefined && isProtected(count, protection)
  if (figure.state === 'withheld') return count > 0 || (protection?.zeroDisclosive ?? false)
  return !isSmall && publishableNumber(figure) === Math.floor((2 * count + roundBase) / (2 * roundBase)) * roundBase
}

function agreesDerived({ figures, profile }: Printed, id: string, top: number, bottom: number): boolean {
  const figure = figures.get(id)
  if (figure?.state !== 'shown') return true
  return (
    bottom > 0 && Math.abs((publishableNumber(figure) ?? 0) - roundHalfUp(100 * top, bottom, profile.decimals)) < 1e-9
  )
}

type Pair = readonly [a: number, b: number]

/** Both parts of each table that agrees with what one period prints. */
function possible(printed: Printed, period: string): Pair[] {
  const found: Pair[] = []
  for (let a = 0; a <= MOST; a++)
    for (let b = 0; b <= MOST; b++) {
      const counts = agrees(printed, `${period} a`, a) && agrees(printed, `${period} b`, b)
      if (!counts || !agrees(printed, `${period} all`, a + b)) continue
      if (agreesDerived(printed, `${period} share`, a, a + b)) found.push([a, b])
    }
  return found
}

function agreesInTime(printed: Printed, before: Pair, now: Pair): boolean {
  const values = (pair: Pair) => ({ a: pair[0], b: pair[1], all: pair[0] + pair[1] })
  const [then, later] = [values(before), values(now)]
  const base = printed.profile.roundBase
  return (['a', 'b', 'all'] as const).every(name => {
    const [x, y] = [then[name], later[name]]
    const change = printed.figures.get(`change ${name}`)
    if (change?.state === 'shown' && publishableNumber(change) !== base * roundHalfUp(y - x, base, 0)) return false
    return agreesDerived(printed, `rise ${name}`, y - x, x)
  })
}

const release = (
  period: string,
  [a, b]: Pair,
  derived: readonly Derived[],
  before: Release['groups'] = [],
): Release => ({
  cells: [people(`${period} a`, a), people(`${period} b`, b), people(`${period} all`, a + b)],
  groups: [{ id: period, total: `${period} all`, members: [`${period} a`, `${period} b`] }, ...before],
  derived: [
    { kind: 'percentage', id: `${period} share`, numerator: `${period} a`, denominator: `${period} all` },
    ...derived,
  ],
})

const changes: readonly Derived[] = ['a', 'b', 'all'].flatMap(name => [
  { kind: 'change' as const, id: `change ${name}`, current: `now ${name}`, previous: `before ${name}` },
  { kind: 'percentage-change' as const, id: `rise ${name}`, current: `now ${name}`, previous: `before ${name}` },
])

/** How far apart the least and the most possible value of each count lie; undefined: nothing at all is possible. */
function openness(tables: readonly Pair[]): readonly number[] | undefined {
  if (tables.length === 0) return undefined
  return [([a]: Pair) => a, ([, b]: Pair) => b, ([a, b]: Pair) => a + b].map(read => {
    const values = tables.map(read)
    return values.reduce((x, y) => Math.max(x, y)) - values.reduce((x, y) => Math.min(x, y))
  })
}

/** Of each period, the tables that agree with some table of the other by what is printed of the changes. */
function jointly(printed: Printed): { before: readonly Pair[]; now: readonly Pair[] } {
  const [olds, news] = [possible(printed, 'before'), possible(printed, 'now')]
  const tells = changes.some(({ id }) => printed.figures.get(id)?.state === 'shown')
  if (!tells) return { before: olds, now: news }
  return {
    before: olds.filter(old => news.some(each => agreesInTime(printed, old, each))),
    now: news.filter(each => olds.some(old => agreesInTime(printed, old, each))),
  }
}

for (const name of ['public-local', 'public-dfe', 'public-sac', 'public-strict'] as const) {
  test(`two releases with their percentages and changes leave every protected count wide open under ${name}`, context => {
    let refusedCount = 0
    const profile = DISCLOSURE_PROFILES[name]
    const threshold = profile.protection?.threshold ?? 0
    const pair = fc.tuple(fc.nat(13), fc.nat(13))
    fc.assert(
      fc.property(pair, pair, (before, now) => {
        const one = release('before', before, [])
        const first = disclose(one, profile)
        assert.ok(first.outcome === 'publishable')
        const register: readonly PublishedCell[] = first.shown
        const second = disclose(release('now', now, changes, one.groups), profile, { earlier: register })
        if (second.outcome === 'refused') {
          refusedCount++
          return
        }
        const printed = { figures: new Map([...first.published, ...second.published]), profile }
        const tables = jointly(printed)
        for (const [period, [a, b]] of [
          ['before', before],
          ['now', now],
        ] as const) {
          const open = openness(tables[period])
          assert.ok(open, 'the truth agrees with what was printed')
          for (const [index, count] of [a, b, a + b].entries())
            if (profile.protection && isProtected(count, profile.protection))
              assert.ok((open[index] ?? 0) >= threshold, `${period} ${['a', 'b', 'all'][index]} is ${count}`)
        }
      }),
      { numRuns: RUNS },
    )
    context.diagnostic(`${refusedCount} of ${RUNS} second releases were refused`)
    assert.ok(refusedCount * 4 < RUNS, 'a release is refused only where nothing else helps')
  })
}

test('a rounded count that a percentage tells exactly is exact in the register of later releases', () => {
  const profile = DISCLOSURE_PROFILES['public-sac']
  const cells: CountCell[] = [people('part', 43), people('whole', 121)]
  const share: Derived = { kind: 'percentage', id: 'share', numerator: 'part', denominator: 'whole' }
  const shownOf = (derived: readonly Derived[]) => {
    const result = disclose({ cells, groups: [], derived }, profile)
    assert.ok(result.outcome === 'publishable')
    return result.shown.map(({ shown }) => shown)
  }
  assert.deepEqual(shownOf([share]), ['exact', 'exact'])
  assert.deepEqual(shownOf([]), [{ roundedTo: 5 }, { roundedTo: 5 }])
})
