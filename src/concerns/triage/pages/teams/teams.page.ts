import { z } from 'zod'
import { isPartnerOn, listAgencies, listPeople, type Person, rolesOn } from '#partnership'
import { hasPermission } from '#platform/auth/permissions.ts'
import { dayInWords } from '#platform/day.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { dayField } from '#platform/http/day-field.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import { type Route, route, showPage } from '#platform/http/route.ts'
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

const makeRoutes = formRoutes({
  path: '/triage/teams/make',
  permission,
  async read({ app, actor }) {
    const today = app.clock.today()
    return (await app.transaction(actor, tx => listAgencies(tx))).filter(agency => isPartnerOn(agency, today))
  },
  page: makeTeamPage,
  form: makeForm,
  async send({ app, actor }, team) {
    const outcome = await makeTeam(app, actor, team)
    if (!outcome.isDone) return outcome
    const said = 'The team is open. Add its members next: nobody else opens its records.'
    return { to: teamUrl(outcome.value), said }
  },
})

const addRoutes = formRoutes({
  path: '/triage/teams/:teamId',
  permission,
  params,
  async read({ app, actor, params: { teamId } }) {
    const today = app.clock.today()
    return app.transaction(actor, async tx => {
      const team = await getTeam(tx, teamId)
      const members = await listMembers(tx, teamId)
      const inTeam = new Set(members.filter(({ endsOn }) => endsOn === undefined).map(({ personId }) => personId))
      const people = (await listPeople(tx)).filter(
        person => !inTeam.has(person.personId) && handlesConcerns(person, today),
      )
      return { team, members, people, today }
    })
  },
  page: (state, read) => teamPage({ ...read, state }),
  form: addForm,
  days: ['startsOn'],
  async send({ app, actor, params: { teamId } }, member) {
    const outcome = await addMember(app, actor, teamId, member)
    return outcome.isDone
      ? { to: teamUrl(teamId), said: `They belong to the team from ${dayInWords(member.startsOn)}.` }
      : outcome
  },
})

const handlesConcerns = (person: Person, today: Temporal.PlainDate): boolean =>
  hasPermission(
    rolesOn(person, today).map(held => held.role),
    'handle-concerns',
  )

const closeRoutes = formRoutes({
  path: '/triage/teams/:teamId/close',
  permission,
  params,
  async read({ app, actor, params: { teamId } }) {
    const team = await app.transaction(actor, tx => getTeam(tx, teamId))
    if (team.closedOn !== undefined) throw new Conflict('The team is closed already.')
    return team
  },
  page: closeTeamPage,
  form: closeForm,
  async send({ app, actor, params: { teamId } }, closing) {
    const outcome = await closeTeam(app, actor, teamId, closing)
    if (!outcome.isDone) return outcome
    return outcome.value === undefined
      ? { to: teamUrl(teamId), said: 'The team is closed.' }
      : { to: teamUrl(outcome.value), said: 'The team is open with the same members. The one before it is closed.' }
  },
})

const endRoutes = formRoutes({
  path: '/triage/teams/:teamId/members/:personId/end',
  permission,
  params: memberParams,
  async read({ app, actor, params: { teamId, personId } }) {
    const { team, member } = await app.transaction(actor, async tx => ({
      team: await getTeam(tx, teamId),
      member: (await listMembers(tx, teamId)).findLast(each => each.personId === personId),
    }))
    if (!member) throw new NotFound('They do not belong to the team.')
    return { team, member }
  },
  page: (state, { team, member }) => endMemberPage(state, team, member),
  form: endForm,
  days: ['endsOn'],
  async send({ app, actor, params: { teamId, personId } }, { endsOn }) {
    const outcome = await endMember(app, actor, teamId, { endsOn, personId })
    return outcome.isDone
      ? { to: teamUrl(teamId), said: 'Their last day is on record. Give what they have to somebody.' }
      : outcome
  },
})

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
  ...makeRoutes,
  ...addRoutes,
  ...closeRoutes,
  ...endRoutes,
]
