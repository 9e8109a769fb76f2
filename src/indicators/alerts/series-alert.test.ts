import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SUPPLIED_MEASURES } from '../catalogue/all.ts'
import { createCatalogue } from '../catalogue.ts'
import { whole } from '../exact.ts'
import { monthPeriod, parsePeriod } from '../period.ts'
import { variationRead } from '../spc/read-variation.ts'
import { known } from '../value.ts'
import { OWNERS, ownsAlert } from './alert-owner.ts'
import { unusualInWords } from './alert-words.ts'
import { isSameEpisode, type Unusual, unusualLately } from './series-alert.ts'

const FIRST = Temporal.PlainYearMonth.from('2024-01')
const lately = (values: readonly (number | undefined)[]) =>
  unusualLately(
    variationRead(
      {
        kind: 'month',
        points: values.map((value, at) => ({
          period: monthPeriod(FIRST.add({ months: at })),
          observed: value === undefined ? undefined : known(whole(value)),
        })),
      },
      { polarity: 'less-is-better', changes: [], target: undefined },
    ),
  ).map(unusualInWords)

const ORDINARY = [20, 24, 21, 25, 20, 23, 22, 24, 21, 23, 22, 24, 21]

test('what is unusual at the end of a series is told in words, without a figure and without calling it worse', () => {
  assert.deepEqual(lately([...ORDINARY, 60]), ['February 2025 was above the upper limit.'])
  const rise = lately([20, 26, 21, 25, 20, 26, 22, 24, 20, 21, 22, 23, 24, 25, 26])
  assert.deepEqual(rise, ['September 2024 to March 2025 belong to one long rise.'])
})

test('several unusual months that follow each other are told as one', () => {
  assert.deepEqual(lately([...ORDINARY, ...ORDINARY, 61, 60]), ['March 2026 to April 2026 were unusually high.'])
})

test('ordinary months, an unusual month of long ago, and limits on trial call nobody', () => {
  assert.deepEqual(lately(ORDINARY), [])
  assert.deepEqual(lately([...ORDINARY.slice(0, 6), 36, ...ORDINARY]), [])
  assert.deepEqual(lately([20, 24, 21, 25, 20, 23, 22, 24, 21, 60]), [])
  assert.deepEqual(lately([]), [])
})

test('a month that is not known yet hides nothing that came before it', () => {
  assert.deepEqual(lately([...ORDINARY, 60, undefined, undefined, undefined]), [
    'February 2025 was above the upper limit.',
  ])
})

test('what touches or follows at once on the same side is the same episode', () => {
  const from = (first: string, last: string, side: Unusual['side'] = 'high'): Unusual => ({
    cause: 'run',
    side,
    first: parsePeriod(first),
    last: parsePeriod(last),
  })
  const january = from('2025-01', '2025-01')
  assert.ok(isSameEpisode(january, from('2025-02', '2025-02')))
  assert.ok(isSameEpisode(from('2024-09', '2025-03'), january))
  assert.ok(!isSameEpisode(january, from('2025-03', '2025-03')))
  assert.ok(!isSameEpisode(january, from('2025-02', '2025-02', 'low')))
})

test('every owner of the table owns a measure, and whoever owns none of them leaves it to the business manager', () => {
  const { measures } = createCatalogue(SUPPLIED_MEASURES)
  const owners = new Set(measures.map(({ owner }) => owner))
  for (const owner of Object.keys(OWNERS)) assert.ok(owners.has(owner), owner)
  const reader = (role: 'business-manager' | 'agency-lead' | 'learner', agencyKind: 'police' | 'school') => ({
    roles: [role],
    agencyId: 'one',
    agencyKind,
  })
  const owned = (who: ReturnType<typeof reader>, agencyId?: string) =>
    measures.filter(measure => ownsAlert(who, measure, agencyId)).map(({ owner }) => owner)
  assert.equal(owned(reader('business-manager', 'school')).length, measures.length)
  assert.deepEqual([...new Set(owned(reader('agency-lead', 'police')))], ['Constabulary'])
  assert.deepEqual(owned(reader('agency-lead', 'school')), [])
  assert.deepEqual(owned(reader('learner', 'police')), [])
  assert.equal(owned(reader('agency-lead', 'school'), 'one').length, measures.length, 'the series of their own agency')
  assert.deepEqual(owned(reader('agency-lead', 'police'), 'other'), [])
})
