import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { About } from '../codes.ts'

export interface Team {
  readonly teamId: string
  readonly name: string
  readonly about: About
  readonly agencyId: string
  readonly closedOn: Temporal.PlainDate | undefined
}

const COLUMNS = ['t.team_id', 't.name', 't.about', 't.agency_id', 't.closed_on'] as const

interface TeamRow {
  readonly team_id: string
  readonly name: string
  readonly about: string
  readonly agency_id: string
  readonly closed_on: Temporal.PlainDate | null
}

const teamOf = (row: TeamRow): Team => ({
  teamId: row.team_id,
  name: row.name,
  about: row.about === 'child' ? 'child' : 'adult',
  agencyId: row.agency_id,
  closedOn: row.closed_on ?? undefined,
})

/** The teams somebody belongs to on a day, those for adults first: whose cases they may open. */
export async function listTeamsOf(tx: Tx, personId: string | undefined, today: Temporal.PlainDate): Promise<Team[]> {
  if (personId === undefined) return []
  const rows = await tx
    .selectFrom('triage_team_member as m')
    .innerJoin('triage_team as t', join =>
      join.onRef('t.partnership_id', '=', 'm.partnership_id').onRef('t.team_id', '=', 'm.team_id'),
    )
    .select(COLUMNS)
    .distinct()
    .where('m.person_id', '=', personId)
    .where('m.starts_on', '<=', today)
    .where(row => row.or([row('m.ends_on', 'is', null), row('m.ends_on', '>=', today)]))
    .orderBy('t.about')
    .orderBy('t.name')
    .execute()
  return rows.map(teamOf)
}

/** Every team there is or was, the open ones first. */
export async function listTeams(tx: Tx): Promise<Team[]> {
  const rows = await tx
    .selectFrom('triage_team as t')
    .select(COLUMNS)
    .orderBy('t.closed_on', order => order.desc().nullsFirst())
    .orderBy('t.about')
    .orderBy('t.name')
    .execute()
  return rows.map(teamOf)
}

/** `toChange` keeps everybody else from changing it meanwhile. */
export async function getTeam(tx: Tx, teamId: string, toChange = false): Promise<Team> {
  const query = tx.selectFrom('triage_team as t').select(COLUMNS).where('team_id', '=', teamId)
  const row = await (toChange ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new NotFound('There is no such team.')
  return teamOf(row)
}

export interface TeamMember {
  readonly personId: string
  readonly name: string
  readonly jobTitle: string
  readonly startsOn: Temporal.PlainDate
  readonly endsOn: Temporal.PlainDate | undefined
}

/** Everybody who is, was or will be a member, by name. */
export async function listMembers(tx: Tx, teamId: string): Promise<TeamMember[]> {
  const rows = await tx
    .selectFrom('triage_team_member as m')
    .innerJoin('person_label as p', join =>
      join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.person_id', '=', 'm.person_id'),
    )
    .select(['m.person_id', 'p.name', 'p.job_title', 'm.starts_on', 'm.ends_on'])
    .where('m.team_id', '=', teamId)
    .orderBy('p.name')
    .orderBy('m.starts_on')
    .execute()
  return rows.map(row => ({
    personId: row.person_id,
    name: row.name ?? '',
    jobTitle: row.job_title ?? '',
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? undefined,
  }))
}

/** Whether the member belongs to the team on the day. */
export const isMemberOn = ({ startsOn, endsOn }: TeamMember, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(startsOn, day) <= 0 &&
  (endsOn === undefined || Temporal.PlainDate.compare(endsOn, day) >= 0)

export async function insertTeam(
  tx: Tx,
  team: { partnershipId: string; agencyId: string; name: string; about: About },
): Promise<string> {
  const row = await tx
    .insertInto('triage_team')
    .values({ partnership_id: team.partnershipId, agency_id: team.agencyId, name: team.name, about: team.about })
    .returning('team_id')
    .executeTakeFirstOrThrow()
  return row.team_id
}

export async function updateTeamClosedOn(tx: Tx, teamId: string, closedOn: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('triage_team').set({ closed_on: closedOn }).where('team_id', '=', teamId).execute()
}

export async function insertMember(
  tx: Tx,
  member: { partnershipId: string; teamId: string; personId: string; startsOn: Temporal.PlainDate },
): Promise<void> {
  await tx
    .insertInto('triage_team_member')
    .values({
      partnership_id: member.partnershipId,
      team_id: member.teamId,
      person_id: member.personId,
      starts_on: member.startsOn,
    })
    .execute()
}

export async function updateMemberEndsOn(
  tx: Tx,
  key: { teamId: string; personId: string; startsOn: Temporal.PlainDate },
  endsOn: Temporal.PlainDate,
): Promise<void> {
  await tx
    .updateTable('triage_team_member')
    .set({ ends_on: endsOn })
    .where('team_id', '=', key.teamId)
    .where('person_id', '=', key.personId)
    .where('starts_on', '=', key.startsOn)
    .execute()
}
