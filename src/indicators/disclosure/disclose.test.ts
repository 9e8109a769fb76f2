import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exact } from '../exact.ts'
import { type DiscloseOptions, type Disclosure, disclose } from './disclose.ts'
import { DISCLOSURE_PROFILES, type ProfileName } from './profiles.ts'
import { publishableText } from './publishable.ts'
import type { Release } from './release.ts'
import { anyTable, people, table } from './testing/table.ts'

function published(release: Release, profile: ProfileName, options: DiscloseOptions = {}): Record<string, string> {
  const result: Disclosure = disclose(release, DISCLOSURE_PROFILES[profile], options)
  assert.ok(result.outcome === 'publishable')
  return Object.fromEntries([...result.published].map(([id, figure]) => [id, publishableText(figure)]))
}

const list = (counts: Record<string, number>, total: string): Release => ({
  cells: Object.entries(counts).map(([id, count]) => people(id, count)),
  groups: [{ id: 'all', total, members: Object.keys(counts).filter(id => id !== total) }],
  derived: [],
})

test('counts of 1 to 4 people are withheld in a local report; 0, 5 and counts of things are shown', () => {
  const cells = [0, 1, 4, 5, 1603].map(n => people(`n${n}`, n))
  const meetings = { ...people('meetings', 3), protects: 'nothing' as const }
  const shown = published({ cells: [...cells, meetings], groups: [], derived: [] }, 'public-local')
  assert.deepEqual(shown, { n0: '0', n1: '[c]', n4: '[c]', n5: '5', n1603: '1,603', meetings: '3' })
})

test('each profile withholds and rounds as its publisher does', () => {
  const cells = [
    ...[0, 4, 5, 7, 9, 12, 343].map(n => people(`n${n}`, n)),
    { ...people('region', 343), area: 'regional' as const },
  ]
  const shown = (profile: ProfileName) =>
    Object.values(published({ cells, groups: [], derived: [] }, profile)).join(' ')
  assert.equal(shown('public-sac'), '* * 5 5 10 10 345 345')
  assert.equal(shown('public-dfe'), '0 c c 7 9 12 343 340')
  assert.equal(shown('public-strict'), '[c] [c] [c] [c] [c] 12 343 343')
  assert.equal(shown('partner-restricted'), '0 4 5 7 9 12 343 343')
})

test('a small count is not given away by its total: the smallest count beside it is withheld too', () => {
  assert.deepEqual(published(list({ a: 3, b: 40, c: 12, none: 0, all: 55 }, 'all'), 'public-local'), {
    a: '[c]',
    b: '40',
    c: '[c]',
    none: '0',
    all: '55',
  })
})

test('where only the total is left to withhold, the total is withheld', () => {
  const shown = published(list({ a: 3, none: 0, all: 3 }, 'all'), 'public-local')
  assert.deepEqual(shown, { a: '[c]', none: '0', all: '[c]' })
  assert.deepEqual(published(list({ a: 2, b: 3, all: 5 }, 'all'), 'public-local'), { a: '[c]', b: '[c]', all: '[c]' })
})

test('two small counts with a small sum between them need a third', () => {
  const shown = published(list({ a: 1, b: 2, c: 30, d: 50, all: 83 }, 'all'), 'public-local')
  assert.deepEqual(shown, { a: '[c]', b: '[c]', c: '[c]', d: '50', all: '83' })
})

test('a tie goes by name, so that the same figures are always withheld', () => {
  const counts = { x: 3, c: 12, b: 12, all: 27 }
  const release = list(counts, 'all')
  const shown = published({ ...release, cells: release.cells.toReversed() }, 'public-local')
  assert.deepEqual(shown, { x: '[c]', b: '[c]', c: '12', all: '27' })
  assert.deepEqual(published(release, 'public-local'), shown)
})

test('a percentage goes with its part, its whole, and what remains', () => {
  const share = (part: number, whole: number) =>
    published(
      {
        cells: [people('part', part), people('whole', whole)],
        groups: [],
        derived: [{ kind: 'percentage', id: 'share', numerator: 'part', denominator: 'whole' }],
      },
      'public-local',
    )
  assert.deepEqual(share(343, 1603), { part: '343', whole: '1,603', share: '21.4%' })
  assert.deepEqual(share(3, 50), { part: '[c]', whole: '50', share: '[c]' })
  // Two of fifty remain, and 48 beside 50 would say so.
  assert.deepEqual(share(48, 50), { part: '[c]', whole: '50', share: '[c]' })
  assert.deepEqual(share(78, 78), { part: '78', whole: '78', share: '100.0%' })
  assert.deepEqual(share(0, 0), { part: '0', whole: '0', share: 'n/a' })
})

test('a change goes with either of its periods', () => {
  const change = (current: number, previous: number) =>
    published(
      {
        cells: [people('now', current), people('before', previous)],
        groups: [],
        derived: [
          { kind: 'change', id: 'chg', current: 'now', previous: 'before' },
          { kind: 'percentage-change', id: 'pct', current: 'now', previous: 'before' },
        ],
      },
      'public-local',
    )
  assert.deepEqual(change(72, 129), { now: '72', before: '129', chg: '−57', pct: '−44.2%' })
  assert.deepEqual(change(8, 3), { now: '8', before: '[c]', chg: '[c]', pct: '[c]' })
  assert.deepEqual(change(8, 0), { now: '8', before: '0', chg: '+8', pct: 'n/a' })
})

test('percentages are worked out before rounding, and then tell what rounding hid', () => {
  const release: Release = {
    ...list({ a: 3, b: 43, all: 46 }, 'all'),
    derived: [{ kind: 'rate', id: 'b per adult', numerator: 'b', denominator: 'all', per: 1, decimals: 2 }],
  }
  assert.deepEqual(published(release, 'public-sac'), { a: '*', b: '*', all: '45', 'b per adult': '*' })
  const alone = { ...release, cells: release.cells.filter(cell => cell.id !== 'a'), groups: [] }
  assert.deepEqual(published(alone, 'public-sac'), { b: '45', all: '45', 'b per adult': '0.93' })
})

test('figures without a count behind them, words and disputed counts pass, unless a reading is protected', () => {
  const release: Release = {
    cells: [
      { kind: 'figure', id: 'supplied', value: exact('6.45'), unit: 'percent', decimals: 1 },
      { kind: 'state', id: 'tbc', state: 'to-be-confirmed', words: 'To be confirmed' },
      { kind: 'disputed', id: 'arrests', readings: [70, 74], protects: 'people' },
      { kind: 'disputed', id: 'few', readings: [3, 7], protects: 'people' },
    ],
    groups: [],
    derived: [],
  }
  assert.deepEqual(published(release, 'public-local'), {
    supplied: '6.5%',
    tbc: 'To be confirmed',
    arrests: '70 or 74 (printed in more than one way)',
    few: '[c]',
  })
})

test('a count that its supplier withheld is not worked out for them', () => {
  const release: Release = {
    cells: [
      { kind: 'state', id: 'a', state: 'suppressed', words: 'c' },
      people('b', 40),
      people('d', 12),
      people('all', 54),
    ],
    groups: [{ id: 'all', total: 'all', members: ['a', 'b', 'd'] }],
    derived: [],
  }
  assert.deepEqual(published(release, 'public-local'), { a: 'c', b: '40', d: '[c]', all: '54' })
})

test('a release that contradicts itself is refused in words', () => {
  const wrong = (release: Release, words: RegExp) =>
    assert.throws(() => disclose(release, DISCLOSURE_PROFILES.internal), { name: 'UnsoundRelease', message: words })
  wrong(list({ a: 3, all: 4 }, 'all'), /does not add up: its parts give 3, its total says 4/)
  wrong({ cells: [people('a', 1), people('a', 1)], groups: [], derived: [] }, /two figures named "a"/)
  wrong({ cells: [people('a', 1.5)], groups: [], derived: [] }, /1.5, which is not a count/)
  wrong({ cells: [people('a', 1)], groups: [{ id: 'g', total: 'a', members: ['b'] }], derived: [] }, /names "b"/)
})

const counts = ({ cells }: Release) => cells.flatMap(cell => (cell.kind === 'count' ? [cell] : []))

test('a local report shows every count exactly or not at all, and an internal one shows all', () => {
  fc.assert(
    fc.property(anyTable, rows => {
      const release = table(rows)
      const local = published(release, 'public-local')
      const internal = published(release, 'internal')
      for (const { id, count } of counts(release)) {
        assert.ok(local[id] === String(count) || local[id] === '[c]')
        assert.equal(internal[id], String(count))
        if (count > 0 && count < 5) assert.equal(local[id], '[c]')
      }
    }),
    { numRuns: 60 },
  )
})

test('withholding does not depend on the order in which figures are given', () => {
  fc.assert(
    fc.property(anyTable, rows => {
      const release = table(rows)
      const turned = { ...release, cells: release.cells.toReversed(), groups: release.groups.toReversed() }
      assert.deepEqual(published(turned, 'public-local'), { ...published(release, 'public-local') })
    }),
    { numRuns: 40 },
  )
})
