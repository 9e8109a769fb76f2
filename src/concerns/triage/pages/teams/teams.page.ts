import { z } from 'zod'
import { isPartnerOn, listAgencies, listPeople, rolesOn } from '#partnership'
import { hasPermission } from '#platform/auth/permissions.ts'
import { dayInWords } from '#platform/day.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { getTeam, isMemberOn, listMembers, listTeams } from '../../../case/team.store.ts'
import { teamUrl } from '../../../concerns.urls.ts'
import { addMember, closeTeam, endMember, makeTeam } from '../../change-team.ts'
import { closeTeamPage, endMemberPage, makeTeamPage, teamPage, teamsPage } from './teams.view.ts'

const permission = 'edit-triage-teams'
const params = z.object({ teamId: z.uuid() })
const memberParams = z.object({ teamId: z.uuid(), personId: z.uuid() })

const makeForm = z.object({
  name: z
    .string('Enter the name of the team')
    .trim()
    .min(1, 'Enter the name of the team')
    .max(120, 'The name must be 120 characters or fewer'),
  about: z.enum(['adult', 'child'], 'Select whom its concerns are about'),
  agencyId: z.uuid('Select the agency it belongs to'),
})
const closeForm = z.object({
  successor: z.string().trim().max(120, 'The name must be 120 characters or fewer').catch(''),
})
const addForm = z.object({ personId: z.uuid('Select somebody'), startsOn: dayField('Their first day') })
const endForm = z.object({ endsOn: dayField('Their last day') })

async function shownToMake({ app, actor }: Visit, state: FormState): Promise<Answer> {
  const today = app.clock.today()
  const agencies = (await app.transaction(actor, tx => listAgencies(tx))).filter(agency => isPartnerOn(agency, today))
  return showPage(makeTeamPage(state, agencies), state === emptyForm ? 200 : 400)
}

async function shownTeam({ app, actor }: Visit, teamId: string, state: FormState): Promise<Answer> {
  const today = app.clock.today()
  const page = await app.transaction(actor, async tx => {
    const team = await getTeam(tx, teamId)
    const members = await listMembers(tx, teamId)
    const inTeam = new Set(members.filter(({ endsOn }) => endsOn === undefined).map(({ personId }) => personId))
    const people = (await listPeople(tx)).filter(
      person =>
        !inTeam.has(person.personId) &&
        hasPermission(
          rolesOn(person, today).map(held => held.role),
          'handle-concerns',
        ),
    )
    return { team, members, people }
  })
  return showPage(teamPage({ ...page, today, state }), state === emptyForm ? 200 : 400)
}

async function shownClose({ app, actor }: Visit, teamId: string, state: FormState): Promise<Answer> {
  const team = await app.transaction(actor, tx => getTeam(tx, teamId))
  if (team.closedOn !== undefined) throw new Conflict('The team is closed already.')
  return showPage(closeTeamPage(state, team), state === emptyForm ? 200 : 400)
}

async function shownEnd(
  { app, actor }: Visit,
  { teamId, personId }: z.infer<typeof memberParams>,
  state: FormState,
): Promise<Answer> {
  const { team, member } = await app.transaction(actor, async tx => ({
    team: await getTeam(tx, teamId),
    member: (await listMembers(tx, teamId)).findLast(each => each.personId === personId),
  }))
  if (!member) throw new NotFound('They do not belong to the team.')
  return showPage(endMemberPage(state, team, member), state === emptyForm ? 200 : 400)
}

export const teamRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/triage/teams',
    permission,
    async handle({ app, actor }) {
      const today = app.clock.today()
      const teams = await app.transaction(actor, async tx => {
        const rows = []
        for (const team of await listTeams(tx)) {
          const members = await listMembers(tx, team.teamId)
          rows.push({ team, memberCount: members.filter(member => isMemberOn(member, today)).length })
        }
        return rows
      })
      return showPage(teamsPage(teams))
    },
  }),
  route({ method: 'GET', path: '/triage/teams/make', permission, handle: visit => shownToMake(visit, emptyForm) }),
  route({
    method: 'POST',
    path: '/triage/teams/make',
    permission,
    async handle(visit) {
      const parsed = parseForm(makeForm, visit.form)
      if (!parsed.ok) return shownToMake(visit, parsed.state)
      const outcome = await makeTeam(visit.app, visit.actor, parsed.data)
      return outcome.isDone
        ? redirect(teamUrl(outcome.value), 'The team is open. Add its members next: nobody else opens its records.')
        : shownToMake(visit, { values: visit.form, errors: outcome.errors })
    },
  }),
  route({
    method: 'GET',
    path: '/triage/teams/:teamId',
    permission,
    params,
    handle: visit => shownTeam(visit, visit.params.teamId, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/triage/teams/:teamId',
    permission,
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { teamId },
      } = visit
      const parsed = parseForm(addForm, withDays(form, 'startsOn'))
      if (!parsed.ok) return shownTeam(visit, teamId, parsed.state)
      const outcome = await addMember(app, actor, teamId, parsed.data)
      return outcome.isDone
        ? redirect(teamUrl(teamId), `They belong to the team from ${dayInWords(parsed.data.startsOn)}.`)
        : shownTeam(visit, teamId, { values: form, errors: outcome.errors })
    },
  }),
  route({
    method: 'GET',
    path: '/triage/teams/:teamId/close',
    permission,
    params,
    handle: visit => shownClose(visit, visit.params.teamId, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/triage/teams/:teamId/close',
    permission,
    params,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { teamId },
      } = visit
      const parsed = parseForm(closeForm, form)
      if (!parsed.ok) return shownClose(visit, teamId, parsed.state)
      const outcome = await closeTeam(app, actor, teamId, parsed.data)
      if (!outcome.isDone) return shownClose(visit, teamId, { values: form, errors: outcome.errors })
      return outcome.value === undefined
        ? redirect(teamUrl(teamId), 'The team is closed.')
        : redirect(teamUrl(outcome.value), 'The team is open with the same members. The one before it is closed.')
    },
  }),
  route({
    method: 'GET',
    path: '/triage/teams/:teamId/members/:personId/end',
    permission,
    params: memberParams,
    handle: visit => shownEnd(visit, visit.params, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/triage/teams/:teamId/members/:personId/end',
    permission,
    params: memberParams,
    async handle(visit) {
      const {
        app,
        actor,
        form,
        params: { teamId, personId },
      } = visit
      const parsed = parseForm(endForm, withDays(form, 'endsOn'))
      if (!parsed.ok) return shownEnd(visit, visit.params, parsed.state)
      const outcome = await endMember(app, actor, teamId, { ...parsed.data, personId })
      return outcome.isDone
        ? redirect(teamUrl(teamId), 'Their last day is on record. Give what they have to somebody.')
        : shownEnd(visit, visit.params, { values: form, errors: outcome.errors })
    },
  }),
]
