import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { createTestApp, type TestPerson } from '#platform/testing/site.ts'
import { type ConcernsPlace, receive } from '../../testing/concerns.ts'
import { foldTotals } from '../totals.store.ts'
import {
  addConclusion,
  addDecision,
  addLink,
  addReopening,
  type ConclusionRow,
  factsOf,
  nationalClassOf,
} from './cases.ts'

const DAYS = ['2024-04-01', '2024-05-02', '2024-06-15', '2025-03-31', '2025-04-01']
const PATHWAYS = ['s42-2', 's42-2', 's42-1', 'not-met', 'screened-out', 'other-enquiry']

const ENDINGS: readonly Omit<ConclusionRow, 'on'>[] = [
  { risk: 'removed', achieved: 'fully' },
  { risk: 'reduced', achieved: 'partly', lackedCapacity: 'yes', supported: 'yes' },
  { risk: 'remained', achieved: 'not', lackedCapacity: 'yes', supported: 'no' },
  { asked: 'not-asked' },
]

export type Happening = (pick: number) => Promise<unknown>

/** What can happen to concerns, enquiries and answers, as far as their rows are concerned; a number picks to which. */
export function happeningsIn(
  database: TestDatabase,
  place: ConcernsPlace,
  { nurse, individuals }: { readonly nurse: TestPerson; readonly individuals: readonly string[] },
): Readonly<Record<string, Happening>> {
  const idsOf = async (query: string): Promise<string[]> =>
    (await database.owner<{ id: string }>(query)).map(({ id }) => id)
  const one = async (pick: number, query: string): Promise<string | undefined> => {
    const all = await idsOf(query)
    return all[pick % Math.max(all.length, 1)]
  }
  const concern = (pick: number) => one(pick, 'select concern_id as id from concern order by concern_id')
  const enquiry = (pick: number, state: string) =>
    one(pick, `select enquiry_id as id from enquiry where state = '${state}' order by enquiry_id`)

  const decide = async (concernId: string, pathway: string, inTime: boolean): Promise<void> => {
    const [decided] = await database.owner<{ version: number; on: string }>(
      `update concern set pathway = $2, national_class = $3, decision_version = decision_version + 1, decided_on = received_on,
         decided_in_time = $4, late_cause = 'other' where concern_id = $1 and about = 'adult'
       returning decision_version as version, decided_on::text as on`,
      [concernId, pathway, nationalClassOf(pathway), inTime],
    )
    if (decided) await addDecision(database, place, { concernId, ...decided, pathway, inTime })
  }

  return {
    receive: pick =>
      receive(
        createTestApp(database, clockAt(Temporal.Instant.from(`${DAYS[pick % DAYS.length]}T10:00:00Z`))),
        nurse.actor,
        {
          about: pick % 5 === 0 ? 'child' : 'adult',
          source: pick % 2 === 0 ? 'hospital' : 'police',
          abuseTypes: pick % 3 === 0 ? ['neglect', 'physical'] : [],
        },
      ),
    /** two at once about somebody who is known already */
    'receive again': async pick =>
      database.owner(
        `insert into concern (partnership_id, concern_id, reference, about, individual_id, team_id, channel, received_at, received_on,
           source, clock_rule, first_due_on, due_on)
         select partnership_id, gen_random_uuid(), 'AC-2024-' || upper(substr(md5(random()::text), 1, 5)), about, individual_id, team_id,
           channel, received_at + make_interval(days => $2::int * n), received_on + $2::int * n, source, clock_rule, due_on, due_on
         from concern, generate_series(1, 2) n where concern_id = $1 and about = 'adult'`,
        [await concern(pick), (pick % 5) * 30],
      ),
    async decide(pick) {
      const undisputed = `select concern_id as id from concern where about = 'adult' and concern_id not in (select concern_id from enquiry) order by concern_id`
      const concernId = await one(pick, undisputed)
      if (concernId !== undefined)
        await decide(concernId, PATHWAYS[Math.floor(pick / 3) % PATHWAYS.length] ?? '', pick % 2 === 0)
    },
    async link(pick) {
      const [concernId, to] = [await concern(pick), individuals[pick % individuals.length] ?? '']
      if (concernId === undefined) return
      await database.owner('update concern set individual_id = $2 where concern_id = $1', [concernId, to])
      await addLink(database, place, { concernId, to, act: 'linked', at: new Date().toISOString() })
    },
    /** several at once, as when two individuals are found to be one */
    async 'link all of one source'(pick) {
      const to = individuals[pick % individuals.length] ?? ''
      const moved = await database.owner<{ id: string }>(
        `update concern set individual_id = $1 where source = $2 returning concern_id as id`,
        [to, pick % 2 === 0 ? 'hospital' : 'police'],
      )
      for (const { id: concernId } of moved)
        await addLink(database, place, { concernId, to, act: 'linked', at: new Date().toISOString() })
    },
    correct: async pick =>
      database.owner(
        `update concern set source = 'other', location = 'other', abuse_types = '{financial}', version = version + 1 where concern_id = $1`,
        [await concern(pick)],
      ),
    touch: async pick =>
      database.owner('update concern set version = version + 1 where concern_id = $1', [await concern(pick)]),
    owe: async pick =>
      database.owner(
        `insert into concern_feedback (partnership_id, concern_id, raised_by, reference, kind, entitlement, due_on)
         select partnership_id, concern_id, 'nobody', reference, $2, 'need-to-know', received_on + $3::int from concern
         where concern_id = $1 on conflict do nothing`,
        [await concern(pick), pick % 4 > 0 ? 'decision' : 'outcome', pick % 7 > 0 ? 5 : 20_000],
      ),
    answer: async pick =>
      database.owner(
        `update concern_feedback set told = 'It was decided.', how = 'phone', given_by = 'test', given_at = now(),
           given_on = least(due_on + $2::int, current_date) where feedback_id = $1`,
        [
          await one(pick, 'select feedback_id as id from concern_feedback where given_at is null order by feedback_id'),
          (pick % 3) - 1,
        ],
      ),
    enquire: async pick =>
      database.owner(
        `insert into enquiry (partnership_id, reference, concern_id, individual_id, kind, team_id, state, started_on, planning_rule, planning_due_on)
         select partnership_id, 'EN-2024-' || lpad((select count(*) from enquiry)::text, 5, '0'), concern_id, individual_id,
           case when pathway = 's42-2' then 'section-42' else 'other' end, team_id, 'planning', received_on, 'test', received_on + 14
         from concern where concern_id = $1 and pathway in ('s42-2', 'other-enquiry') on conflict do nothing`,
        [
          await one(
            pick,
            `select concern_id as id from concern where pathway in ('s42-2', 'other-enquiry')
               and concern_id not in (select concern_id from enquiry) order by concern_id`,
          ),
        ],
      ),
    plan: async pick =>
      database.owner(
        `update enquiry set state = 'under-way', planning_held_on = started_on + $2::int, planning_late_cause = 'other' where enquiry_id = $1`,
        [await enquiry(pick, 'planning'), (pick % 2) * 20],
      ),
    async conclude(pick) {
      const row = ENDINGS[pick % ENDINGS.length]
      const enquiryId = await enquiry(pick, 'under-way')
      if (enquiryId === undefined || row === undefined) return
      const [held] = await database.owner<{ version: number; on: string }>(
        `update enquiry set state = 'concluded', concluded_on = started_on + 20, conclusion = $2, risk_outcome = $3, asked = $4,
           achieved = $5, lacked_capacity = $6, supported_by_advocate = $7, conclusion_version = conclusion_version + 1
         where enquiry_id = $1 returning conclusion_version as version, concluded_on::text as on`,
        [enquiryId, ...factsOf({ on: '', ...row })],
      )
      if (held) await addConclusion(database, place, { enquiryId, ...row, ...held })
    },
    async reopen(pick) {
      const enquiryId = await enquiry(pick, 'concluded')
      const [held] = await database.owner<{ version: number; on: string }>(
        `update enquiry set state = 'under-way', concluded_on = null, conclusion = null, risk_outcome = null, asked = null,
           achieved = null, lacked_capacity = null, supported_by_advocate = null
         where enquiry_id = $1 returning conclusion_version as version, current_date::text as on`,
        [enquiryId],
      )
      if (held && enquiryId !== undefined) await addReopening(database, place, { enquiryId, ...held })
    },
    async withdraw(pick) {
      const enquiryId = await enquiry(pick, 'under-way')
      if (enquiryId === undefined) return
      const [held] = await database.owner<{ concernId: string }>(
        `update enquiry set state = 'withdrawn' where enquiry_id = $1 returning concern_id as "concernId"`,
        [enquiryId],
      )
      if (held) await decide(held.concernId, 'not-met', true)
    },
    fold: () =>
      inContext(database.as('kith_worker'), { partnershipId: place.partnershipId, actor: 'job:test' }, tx =>
        foldTotals(tx, 7),
      ),
  }
}
