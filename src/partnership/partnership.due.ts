import type { Actor } from '#platform/auth/actor.ts'
import { ROLES } from '#platform/auth/roles.ts'
import { dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DueItem } from '#platform/due-item.ts'
import { listAgencies } from './agency.store.ts'
import { isPartnerOn } from './agency.ts'
import { listChairs, listMemberships } from './group.store.ts'
import { agenciesUrl, appointChairUrl, groupUrl, personUrl } from './partnership.urls.ts'
import { listPeople } from './person.store.ts'
import { mayEdit } from './policy.ts'
import { AUTHORITIES, membershipGaps, REGIMES } from './statutory-roles.ts'
import { readStructure } from './structure.store.ts'
import { structureOn } from './structure.ts'
import { covers, type Term } from './term.ts'

export const NOTICE_DAYS = 90

/** What waits in the partnership's registers: terms that end, groups without a chair, seats without a name, bodies without an agency. */
export async function partnershipDueItems(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<DueItem[]> {
  const keepsRegisters = mayEdit(actor, 'edit-groups')
  return [
    ...(await endingTerms(tx, actor, today, keepsRegisters)),
    ...(keepsRegisters ? await missingPeople(tx, today) : []),
    ...(keepsRegisters ? await missingBodies(tx, today) : []),
    ...(await unnamedSeats(tx, actor, today)),
  ]
}

const endsSoon = (term: Term, today: Temporal.PlainDate): boolean =>
  covers(term, today) &&
  term.endsOn !== undefined &&
  Temporal.PlainDate.compare(term.endsOn, today.add({ days: NOTICE_DAYS })) <= 0

async function endingTerms(
  tx: Tx,
  actor: Actor,
  today: Temporal.PlainDate,
  keepsRegisters: boolean,
): Promise<DueItem[]> {
  if (actor.personId === undefined) return []
  const people = (await listPeople(tx)).filter(person => keepsRegisters || person.personId === actor.personId)
  return people.flatMap(person =>
    person.roles
      .filter(held => endsSoon(held, today))
      .map((held): DueItem => {
        const office = ROLES[held.role].toLowerCase()
        const isOwn = person.personId === actor.personId
        return {
          title: isOwn ? `Your term as ${office} ends` : `The term of ${person.name} as ${office} ends`,
          href: personUrl(person.personId),
          why: isOwn
            ? 'From the day after, its pages are closed to you. The business manager can renew it.'
            : 'Renew it or name a successor: from the day after, the pages of the role are closed to them.',
          whose: isOwn ? 'The business manager' : 'Yours',
          dueOn: held.endsOn,
        }
      }),
  )
}

async function missingPeople(tx: Tx, today: Temporal.PlainDate): Promise<DueItem[]> {
  const groups = structureOn(await readStructure(tx), today).filter(group => group.standing !== 'external')
  const chairs = (await listChairs(tx)).filter(chair => !chair.isVice)
  return groups.flatMap((group): DueItem[] => {
    const own = chairs.filter(chair => chair.groupId === group.groupId)
    const sitting = own.find(chair => covers(chair, today))
    if (!sitting) {
      const last = own.find(chair => chair.endsOn)?.endsOn
      const since = last ? `It has had none since ${dayInWords(last)}.` : 'It has never had one.'
      return [
        {
          title: `${group.name} has no chair`,
          href: appointChairUrl(group.groupId),
          why: `${since} Nobody calls its meetings or signs its plan.`,
          whose: 'Yours',
        },
      ]
    }
    const hasNext = own.some(chair => chair !== sitting && covers(chair, sitting.endsOn?.add({ days: 1 }) ?? today))
    if (!endsSoon(sitting, today) || hasNext) return []
    return [
      {
        title: `The chair of ${group.name} ends their term`,
        href: groupUrl(group.groupId),
        why: `${sitting.person?.name ?? sitting.words}. No successor is appointed.`,
        whose: 'Yours',
        dueOn: sitting.endsOn,
      },
    ]
  })
}

async function missingBodies(tx: Tx, today: Temporal.PlainDate): Promise<DueItem[]> {
  const partners = (await listAgencies(tx)).filter(agency => isPartnerOn(agency, today))
  return membershipGaps(partners).map(gap => ({
    title: `No agency is ${AUTHORITIES[gap.authority]}`,
    href: `${agenciesUrl()}#membership-gaps`,
    why: `${REGIMES[gap.regime]}: the law names it as ${gap.role.toLowerCase()} (${gap.source}).`,
    whose: 'Yours',
  }))
}

/** An agency's seats that wait for a name, for its lead. */
async function unnamedSeats(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<DueItem[]> {
  const { agencyId } = actor
  if (agencyId === undefined || !actor.roles.some(role => role === 'agency-lead' || role === 'school-lead')) return []
  const seats = (await listMemberships(tx, { agencyId })).filter(seat => !seat.isNamed && covers(seat, today))
  if (seats.length === 0) return []
  const names = new Map(structureOn(await readStructure(tx), today).map(group => [group.groupId, group.name]))
  return seats.map(seat => ({
    title: `Nobody takes the seat of ${seat.agencyName} in ${names.get(seat.groupId) ?? 'a group'}`,
    href: groupUrl(seat.groupId),
    why: 'Tell the business manager who does.',
    whose: 'Yours',
  }))
}
