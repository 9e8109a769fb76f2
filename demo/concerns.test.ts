import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { loadDemonstration } from './load.ts'

const database = await cloneTestDatabase()
const { ownerUrl } = database
await loadDemonstration({ ownerUrl, clock: clockAt(Temporal.Instant.from('2026-11-24T10:30:00Z')) })

/** Concerns as they were known on the last day of the year: by the first decision recorded by then. */
const AS_KNOWN = `with place as (select partnership_id from partnership where slug = 'avonvale'),
  known as (
    select c.*, d.pathway as was, d.in_time
    from concern c
      join place using (partnership_id)
      left join concern_decision d
        on d.partnership_id = c.partnership_id and d.concern_id = c.concern_id and d.version = 1 and d.decided_on <= $2::date
    where c.about = 'adult' and c.received_on between $1::date and $2::date)`

const YEARS = {
  '2021-22': ['2021-04-01', '2022-03-31'],
  '2022-23': ['2022-04-01', '2023-03-31'],
  '2023-24': ['2023-04-01', '2024-03-31'],
} as const

const PUBLISHED = {
  '2021-22': { received: 1021, awaiting: 0, screened: 288 },
  '2022-23': { received: 1654, enquiries: 347, met: 809, not_met: 498, awaiting: 0, in_time: 695, decided: 1654 },
  '2023-24': {
    received: 1603,
    enquiries: 343,
    met: 673,
    not_met: 517,
    awaiting: 70,
    people: 1086,
    in_time: 874,
    decided: 1533,
    screened: 260,
  },
} as const

for (const [year, published] of Object.entries(PUBLISHED)) {
  test(`the concerns of ${year}, as known on its last day, are exactly those published`, async () => {
    const [row] = await database.owner<Record<string, number>>(
      `${AS_KNOWN} select
        count(*) filter (where was is distinct from 'screened-out')::int as received,
        count(*) filter (where was = 's42-2')::int as enquiries,
        count(*) filter (where was = 's42-1')::int as met,
        count(*) filter (where was = 'not-met')::int as not_met,
        count(*) filter (where was is null)::int as awaiting,
        count(distinct individual_id) filter (where was is distinct from 'screened-out')::int as people,
        count(*) filter (where in_time and was <> 'screened-out')::int as in_time,
        count(*) filter (where was <> 'screened-out')::int as decided,
        count(*) filter (where was = 'screened-out')::int as screened
      from known`,
      [...YEARS[year as keyof typeof YEARS]],
    )
    assert.deepEqual({ ...row, ...published }, row)
  })
}
