import { sql } from 'kysely'
import type { Tx } from '../../../db/database.ts'
import { route, showPage } from '../../../http/route.ts'
import { createTestPartnership } from '../../../testing/accounts.ts'
import { cloneTestDatabase } from '../../../testing/database.ts'
import { movingClock } from '../../../testing/moving-clock.ts'
import { createTestApp, createTestSite, signInAs, type TestPerson } from '../../../testing/site.ts'
import { html } from '../../../ui/html.ts'
import type { Actor } from '../../actor.ts'
import { authRoutes, restrictionRoutes } from '../../auth.routes.ts'
import type { Role } from '../../roles.ts'
import { breakGlass, refuseRecord } from '../break-glass.ts'
import { getRecordAccess, openTo } from '../record-access.store.ts'
import { mayOpen, type RecordRef } from '../record-access.ts'
import { restrictRecord } from '../restrict-record.ts'
import type { RestrictableKind } from '../restrictable-kind.ts'

export const REASON = 'The child is with them tonight and the duty team cannot be reached'

export interface Person extends TestPerson {
  readonly actor: Actor
}

/** Cases, people who handle them and people who do not, and what each test does with them. A table of its own stands for every kind of record. */
export async function createRestrictedPlace() {
  const database = await cloneTestDatabase()
  await database.owner(`
  create table test_case (
    partnership_id uuid not null, test_case_id uuid not null default uuidv7(), reference text not null, retain_until date,
    primary key (partnership_id, test_case_id));
  alter table test_case enable row level security;
  create policy own_partnership on test_case to kith_app using (partnership_id = current_partnership());
  grant select on test_case to kith_app;`)

  const clock = movingClock(Temporal.Now.instant())
  const app = createTestApp(database, clock)
  const ours = await createTestPartnership(database, 'ours')
  const theirs = await createTestPartnership(database, 'theirs')

  const testCases: RestrictableKind = {
    kind: 'test-case',
    title: 'Test case',
    exampleReference: 'TC-1',
    async findByReference(tx, reference) {
      const found = await sql<{
        id: string
      }>`select test_case_id as id from test_case where reference = ${reference}`.execute(tx)
      return found.rows[0]?.id
    },
    href: id => `/test-cases/${id}`,
  }
  const testCasePage = route({
    method: 'GET',
    path: '/test-cases/:id',
    permission: 'see-partnership',
    async handle(visit) {
      const { id } = visit.params as { id: string }
      const record = { kind: 'test-case', id }
      const access = await app.transaction(visit.actor, tx => getRecordAccess(tx, record, app.clock.now()))
      return mayOpen(visit.actor, access)
        ? showPage({ title: 'A case', body: html`<p>The case</p>` })
        : refuseRecord(app, visit.actor, record)
    },
  })
  const site = await createTestSite(app, [...authRoutes, ...restrictionRoutes([testCases]), testCasePage])

  async function personWith(roles: readonly Role[], where = ours, name = `Person ${roles.join(' ')}`): Promise<Person> {
    const person = await signInAs(database, { ...where, roles, name })
    const actor: Actor = {
      id: `person:${person.personId}`,
      name,
      partnershipId: where.partnershipId,
      partnershipName: 'Ours',
      roles,
      personId: person.personId,
      agencyId: where.agencyId,
    }
    await database.owner(
      'update session set last_seen_at = $1, reauthenticated_at = $1, ends_at = $2 where account_id = $3',
      [clock.now().toString(), clock.now().add({ hours: 8 }).toString(), person.accountId],
    )
    return { ...person, actor }
  }

  let made = 0
  async function makeCase(where = ours): Promise<RecordRef> {
    const reference = `TC-${++made}`
    const [row] = await database.owner<{ id: string }>(
      'insert into test_case (partnership_id, reference) values ($1, $2) returning test_case_id as id',
      [where.partnershipId, reference],
    )
    return { kind: 'test-case', id: row?.id ?? '', reference }
  }
  const listed = (person: Person, record: RecordRef): Promise<boolean> =>
    app.transaction(person.actor, async tx => {
      const reader = { personId: person.personId, now: clock.now() }
      const rows = await sql<{ id: string }>`select test_case_id as id from test_case
      where ${openTo(reader, 'test-case', sql.ref('test_case.test_case_id'))}`.execute(tx)
      return rows.rows.some(row => row.id === record.id)
    })
  const opens = (person: Person, record: RecordRef): Promise<boolean> =>
    app.transaction(person.actor, async tx => mayOpen(person.actor, await getRecordAccess(tx, record, clock.now())))
  const act = <T>(person: Person, work: (tx: Tx) => Promise<T>): Promise<T> => app.transaction(person.actor, work)
  const events = async (event: string): Promise<number> =>
    (
      await database.owner('select from audit_event where event = $1 and partnership_id = $2', [
        event,
        ours.partnershipId,
      ])
    ).length

  const manager = await personWith(['business-manager'], ours, 'Imelda Farrow')
  const lead = await personWith(['information-governance-lead'], ours, 'Iris Gould')
  const [leadAccount] = await database.owner<{ email: string }>('select email from account where account_id = $1', [
    lead.accountId,
  ])
  const leadEmail = leadAccount?.email ?? ''
  const triage = await personWith(['triage-practitioner'], ours, 'Tess Round')
  const reader = await personWith(['triage-practitioner'], ours, 'Rae Dare')
  const TOMORROW = clock.today().add({ days: 1 })

  const restrict = (record: RecordRef, readers = [reader.personId], by = manager): Promise<void> =>
    act(by, tx =>
      restrictRecord(app, tx, by.actor, { record, reason: 'staff-linked', note: '', readers, reviewOn: TOMORROW }),
    )
  const breakIt = (person: Person, record: RecordRef, hours = 4) =>
    breakGlass(app, person.actor, { kind: testCases, reference: record.reference, reason: REASON, hours })
  return {
    database,
    clock,
    app,
    site,
    ours,
    theirs,
    personWith,
    makeCase,
    listed,
    opens,
    act,
    events,
    restrict,
    breakIt,
    manager,
    lead,
    leadEmail,
    triage,
    reader,
    TOMORROW,
  }
}
