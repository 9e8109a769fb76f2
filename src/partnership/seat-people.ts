import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import {
  insertChair,
  insertMembership,
  listChairs,
  listMemberships,
  updateChairEndsOn,
  updateMembershipEndsOn,
} from './group.store.ts'
import type { GroupRole } from './group.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { findPerson } from './person.store.ts'
import { refuseUnlessMayEdit } from './policy.ts'
import { lockStructure, readStructure } from './structure.store.ts'
import { structureOn } from './structure.ts'
import { hasEndedBy, overlaps, type Term } from './term.ts'

export interface Appointment extends Term {
  readonly personId: string | undefined
  /** the office that chairs */
  readonly words: string
}

/** Appoints a chair from a day on; the chair before them ends the day before. */
export async function appointChair(app: App, actor: Actor, groupId: string, given: Appointment): Promise<Outcome> {
  refuseUnlessMayEdit(actor, 'edit-groups')
  return app.transaction(actor, async tx => {
    await lockStructure(tx, actor.partnershipId)
    const wrong = (await groupFault(tx, groupId, given)) ?? termFault(given)
    if (wrong) return refused(wrong)
    const chairs = (await listChairs(tx, { groupId })).filter(chair => !chair.isVice)
    const later = chairs.find(chair => Temporal.PlainDate.compare(chair.startsOn, given.startsOn) >= 0)
    if (later && overlaps(later, given))
      return refused({ startsOn: `A chair is appointed from ${dayInWords(later.startsOn)} already` })
    const before = chairs.find(chair => overlaps(chair, given))
    if (before) await updateChairEndsOn(tx, before.groupChairId, given.startsOn.subtract({ days: 1 }))
    await insertChair(tx, { partnershipId: actor.partnershipId, groupId, isVice: false, ...given })
    await appendAudit(tx, actor, {
      event: 'chair-appointed',
      subject: { groupId, personId: given.personId ?? null, startsOn: given.startsOn.toString() },
    })
    return done(undefined)
  })
}

export interface Seat extends Term {
  readonly agencyId: string
  readonly personId: string | undefined
  readonly role: GroupRole
}

/** Gives an agency a seat in a group, taken by a person or waiting for a name. */
export async function seatMember(app: App, actor: Actor, groupId: string, seat: Seat): Promise<Outcome> {
  refuseUnlessMayEdit(actor, 'edit-groups')
  return app.transaction(actor, async tx => {
    await lockStructure(tx, actor.partnershipId)
    const wrong = (await groupFault(tx, groupId, seat)) ?? termFault(seat)
    if (wrong) return refused(wrong)
    const person = seat.personId === undefined ? undefined : await findPerson(tx, seat.personId)
    if (person && person.agencyId !== seat.agencyId)
      return refused({
        personId: `${person.name} works for ${person.agencyName}. Select somebody of the agency, or nobody yet`,
      })
    const seats = await listMemberships(tx, { groupId, agencyId: seat.agencyId })
    if (seats.some(other => other.person?.personId === seat.personId && overlaps(other, seat)))
      return refused({ personId: 'They have a seat in this group already on some of these days' })
    await insertMembership(tx, { partnershipId: actor.partnershipId, groupId, ...seat })
    await appendAudit(tx, actor, {
      event: 'member-seated',
      subject: {
        groupId,
        agencyId: seat.agencyId,
        personId: seat.personId ?? null,
        startsOn: seat.startsOn.toString(),
      },
    })
    return done(undefined)
  })
}

/** Ends a seat with a day, its last. */
export async function endSeat(
  app: App,
  actor: Actor,
  key: { groupId: string; groupMemberId: string },
  endsOn: Temporal.PlainDate,
): Promise<Outcome> {
  refuseUnlessMayEdit(actor, 'edit-groups')
  return app.transaction(actor, async tx => {
    const seats = await listMemberships(tx, { groupId: key.groupId })
    const seat = seats.find(each => each.groupMemberId === key.groupMemberId)
    if (!seat) throw new NotFound('There is no such seat.')
    if (Temporal.PlainDate.compare(endsOn, seat.startsOn) < 0)
      return refused({ endsOn: `The last day must be on or after ${dayInWords(seat.startsOn)}, the first` })
    if (hasEndedBy(seat, endsOn)) return refused({ endsOn: 'The seat ended before that day' })
    await updateMembershipEndsOn(tx, key.groupMemberId, endsOn)
    await appendAudit(tx, actor, { event: 'seat-ended', subject: { ...key, endsOn: endsOn.toString() } })
    return done(undefined)
  })
}

async function groupFault(tx: Tx, groupId: string, { startsOn }: Term): Promise<Record<string, string> | undefined> {
  const history = await readStructure(tx)
  if (!history.versions.some(version => version.groupId === groupId)) throw new NotFound('There is no such group.')
  const stands = structureOn(history, startsOn).some(group => group.groupId === groupId)
  return stands ? undefined : { startsOn: `The group does not stand on ${dayInWords(startsOn)}` }
}

const termFault = ({ startsOn, endsOn }: Term): Record<string, string> | undefined =>
  endsOn && Temporal.PlainDate.compare(endsOn, startsOn) < 0
    ? { endsOn: 'The last day must be on or after the first' }
    : undefined
