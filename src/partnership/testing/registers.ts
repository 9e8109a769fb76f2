import assert from 'node:assert/strict'
import type { Actor } from '#platform/auth/actor.ts'
import { clockAt } from '#platform/clock.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { type AgencyDetails, addAgency } from '../add-agency.ts'
import { type GroupDetails, openGroup } from '../arrange-group.ts'
import type { Outcome } from '../outcome.ts'
import { partnershipRoutes } from '../partnership.routes.ts'

export const on = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

export const refusal = (outcome: Outcome<unknown>, field: string): string =>
  outcome.isDone ? 'it was done' : (outcome.errors[field] ?? 'nothing about this field')

export const details = (name: string, rest: Partial<AgencyDetails> = {}): AgencyDetails => ({
  name,
  kind: 'voluntary',
  statutoryRoles: [],
  aliases: [],
  joinedOn: on('2020-01-01'),
  ...rest,
})

export const group = (name: string, rest: Partial<GroupDetails> = {}): GroupDetails => ({
  name,
  remit: 'Its remit',
  kind: 'delivery',
  standing: 'within',
  parentIds: [],
  note: '',
  startsOn: on('2022-04-01'),
  ...rest,
})

const operator = (partnershipId: string): Actor => ({
  id: 'operator:test',
  name: 'Test',
  partnershipId,
  partnershipName: 'Ours',
  roles: ['administrator'],
})
/** Two partnerships, the registers of the first with an agency, a group and people, and a site on which to look at them. */
export async function createRegisters() {
  const database = await cloneTestDatabase()
  const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-05-08T09:00:00Z')))
  const site = await createTestSite(app, partnershipRoutes)

  const newPartnership = async (slug: string): Promise<string> =>
    (
      await database.owner<{ partnership_id: string }>(
        `insert into partnership (slug, name) values ($1, $1) returning partnership_id`,
        [slug],
      )
    )[0]?.partnership_id ?? ''

  const ours = await newPartnership('ours')
  const theirs = await newPartnership('theirs')

  const admin = operator(ours)
  const asApp = <T>(work: (tx: Tx) => Promise<T>, partnershipId = ours): Promise<T> =>
    inContext(database.as('kith_app'), { partnershipId, actor: 'test' }, work)

  async function added(name: string, rest: Partial<AgencyDetails> = {}, actor = admin): Promise<string> {
    const outcome = await addAgency(app, actor, details(name, rest))
    assert.ok(outcome.isDone)
    return outcome.value
  }

  async function opened(name: string, rest: Partial<GroupDetails> = {}): Promise<string> {
    const outcome = await openGroup(app, admin, group(name, rest))
    assert.ok(outcome.isDone, JSON.stringify(outcome))
    return outcome.value
  }

  const council = await added('Avonvale Council', { aliases: ['The Council'] })
  const manager = await signInAs(database, { partnershipId: ours, agencyId: council, roles: ['business-manager'] })
  const member = await signInAs(database, { partnershipId: ours, agencyId: council, roles: ['group-member'] })
  const top = await opened('Executive Group', { standing: 'top' })
  return { database, app, site, ours, theirs, admin, asApp, added, opened, council, manager, member, top }
}
