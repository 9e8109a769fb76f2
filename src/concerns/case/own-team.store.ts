import { type RawBuilder, sql } from 'kysely'
import type { ListReader } from '#platform/auth/restriction/record-access.store.ts'

/** The condition that a case is in the queue of a team to which the reader belongs: beside `openTo`, in every list of cases that is not of one team. */
export const ofOwnTeam = (team: string, { personId, now }: ListReader): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(team)} in (select m.team_id from triage_team_member m where m.partnership_id = current_partnership()
    and m.person_id = ${personId ?? null} and m.starts_on <= (${now}::timestamptz at time zone 'Europe/London')::date
    and (m.ends_on is null or m.ends_on >= (${now}::timestamptz at time zone 'Europe/London')::date))`
