import type { Actor } from '#platform/auth/actor.ts'
import { ROLES } from '#platform/auth/roles.ts'
import { dayInWords } from '#platform/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { DueItem } from '#platform/due-item.ts'
import { listAgencies } from './agency.store.ts'
import { isPartnerOn } from './agency.ts'
import { listMemberships } from './group.store.ts'
import { chairsAtHome, structureAtHome } from './partnership.home.ts'
import { agenciesUrl, appointChairUrl, groupUrl, personUrl } from './partnership.urls.ts'
import { listPeople } from './person.store.ts'
import { mayEdit } from './policy.ts'
import { AUTHORITIES, membershipGaps, REGIMES } from './statutory-roles.ts'
import { latestNames, structureOn } from './structure.ts'
import { covers, type Term } from './term.ts'

const NOTICE_DAYS = 90

interface Reader {
  readonly actor: Actor
  readonly today: Temporal.PlainDate
  /** sees to everybody's terms, chairs and seats, not only to their own */
  readonly keepsRegisters: boolean
}

/** What waits in the partnership's registers: terms that end, groups without a chair, bodies without an agency, seats without a name. */
export async function partnershipDueItems(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<DueItem[]> {
  const keepsRegisters = mayEdit(actor, 'edit-groups')
  return [
    ...(await endingTerms(tx, { actor, today, keepsRegisters })),
    ...(keepsRegisters ? await missingChairs(tx, today) : []),
    ...(keepsRegisters ? await missingBodies(tx, today) : []),
    ...(await unnamedSeats(tx, actor, today)),
  ]
}

const endsSoon = (term: Term, today: Temporal.PlainDate): boolean =>
  covers(term, today) &&
  term.endsOn !== undefined &&
  Temporal.PlainDate.compare(term.endsOn, today.add({ days: NOTICE_DAYS })) <= 0

interface EndingTerm extends Term {
  readonly personId: string
  readonly name: string
  /** "independent chair", "chair of Executive Group" */
  readonly as: string
}

/** Terms of office that end within the notice, one item for all that end for a person on one day. */
async function endingTerms(tx: Tx, { actor, today, keepsRegisters }: Reader): Promise<DueItem[]> {
  if (actor.personId === undefined) return []
  const ending = (await listTerms(tx, today)).filter(
    term => endsSoon(term, today) && (keepsRegisters || term.personId === actor.personId),
  )
  const together = Map.groupBy(ending, term => `${term.personId} ${term.endsOn}`)
  return [...together.values()].flatMap(terms => {
    const [first] = terms
    if (!first) return []
    const isOwn = first.personId === actor.personId
    const offices = inWords([...new Set(terms.map(term => term.as))])
    return {
      title: isOwn ? `Your term as ${offices} ends` : `The term of ${first.name} as ${offices} ends`,
      href: personUrl(first.personId),
      act: isOwn ? 'See your roles' : `See the roles of ${first.name}`,
      why: isOwn ? 'The business manager can renew it.' : 'Renew it or name a successor before the day after.',
      whose: isOwn ? 'The business manager' : 'Yours',
      dueOn: first.endsOn,
    }
  })
}

/** Who holds which office today: roles of the partnership and chairs of groups. A group chair is named by the group. */
async function listTerms(tx: Tx, today: Temporal.PlainDate): Promise<EndingTerm[]> {
  const names = latestNames(await structureAtHome(tx), today)
  const roles = (await listPeople(tx)).flatMap(({ personId, name, roles: held }) =>
    held
      .filter(({ role }) => role !== 'group-chair')
      .map(role => ({
        personId,
        name,
        as: ROLES[role.role].toLowerCase(),
        startsOn: role.startsOn,
        endsOn: role.endsOn,
      })),
  )
  const chairs = (await chairsAtHome(tx)).flatMap(({ person, groupId, isVice, startsOn, endsOn }) =>
    person
      ? [
          {
            ...person,
            as: `${isVice ? 'vice chair' : 'chair'} of ${names.get(groupId) ?? 'a group'}`,
            startsOn,
            endsOn,
          },
        ]
      : [],
  )
  return [...roles, ...chairs.sort((one, other) => one.as.localeCompare(other.as, 'en-GB'))]
}

const inWords = (parts: readonly string[]): string => new Intl.ListFormat('en-GB').format(parts)

async function missingChairs(tx: Tx, today: Temporal.PlainDate): Promise<DueItem[]> {
  const groups = structureOn(await structureAtHome(tx), today).filter(group => group.standing !== 'external')
  const chairs = (await chairsAtHome(tx)).filter(chair => !chair.isVice)
  return groups.flatMap((group): DueItem[] => {
    const own = chairs.filter(chair => chair.groupId === group.groupId)
    if (own.some(chair => covers(chair, today))) return []
    const last = own.find(chair => chair.endsOn)?.endsOn
    return [
      {
        title: `${group.name} has no chair`,
        href: appointChairUrl(group.groupId),
        act: 'Appoint a chair',
        why: last ? `It has had none since ${dayInWords(last)}.` : 'It has never had one.',
        whose: 'Yours',
      },
    ]
  })
}

async function missingBodies(tx: Tx, today: Temporal.PlainDate): Promise<DueItem[]> {
  const partners = (await listAgencies(tx)).filter(agency => isPartnerOn(agency, today))
  return membershipGaps(partners).map(gap => ({
    title: `No agency is ${AUTHORITIES[gap.authority]}`,
    href: `${agenciesUrl()}#membership-gaps`,
    act: 'See the gaps',
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
  const names = new Map(structureOn(await structureAtHome(tx), today).map(group => [group.groupId, group.name]))
  return seats.map(seat => ({
    title: `Nobody takes the seat of ${seat.agencyName} in ${names.get(seat.groupId) ?? 'a group'}`,
    href: groupUrl(seat.groupId),
    act: 'Open the group',
    why: 'Tell the business manager who does.',
    whose: 'Yours',
  }))
}
