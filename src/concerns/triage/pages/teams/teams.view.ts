import { dayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { selectField, textField } from '#platform/ui/fields.ts'
import { button, linkButton, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Team, TeamMember } from '../../../case/team.store.ts'
import { ABOUT, type About } from '../../../codes.ts'
import { closeTeamUrl, endMemberUrl, makeTeamUrl, teamsUrl, teamUrl } from '../../../concerns.urls.ts'
import { actForm } from '../acts/act-form.view.ts'

const ABOUT_WORDS: Readonly<Record<About, string>> = {
  adult: 'Concerns about adults',
  child: 'Contacts about children',
}

interface Row {
  readonly team: Team
  readonly memberCount: number
}

export const teamsPage = (teams: readonly Row[]): PageContent => ({
  title: 'Triage teams',
  section: 'triage-teams',
  body: html`${pageHeading({
    title: 'Triage teams',
    aside: linkButton('Make a team', makeTeamUrl(), 'secondary'),
  })}<p class="govuk-body">Whoever belongs to a team, and has a role that handles concerns, opens its records. Nobody else does.</p>
${
  teams.length === 0
    ? emptyState({
        why: 'There is no triage team, so no concern can be raised here yet.',
        next: html`<a class="govuk-link" href="${makeTeamUrl()}">Make a team</a>`,
      })
    : dataTable({
        id: 'teams',
        caption: 'Triage teams',
        isCaptionHidden: true,
        isStacked: true,
        columns: [
          {
            head: 'Team',
            cell: ({ team }: Row) => html`<a class="govuk-link" href="${teamUrl(team.teamId)}">${team.name}</a>`,
          },
          { head: 'Takes', cell: ({ team }) => ABOUT_WORDS[team.about] },
          {
            head: 'Members today',
            stackedLabel: 'Members today',
            cell: ({ memberCount }) => memberCount,
            isNumeric: true,
          },
          {
            head: 'Open',
            stackedLabel: 'Open',
            cell: ({ team }) => (team.closedOn ? `Until ${dayInWords(team.closedOn)}` : 'Yes'),
          },
        ],
        rows: teams,
      })
}`,
})

export const makeTeamPage = (
  state: FormState,
  agencies: readonly { readonly agencyId: string; readonly name: string }[],
): PageContent => ({
  ...actForm({
    title: 'Make a triage team',
    lead: 'New concerns about adults go to the open team for adults, new contacts about children to the one for children.',
    state,
    action: makeTeamUrl(),
    fields: html`${textField(state, { name: 'name', label: 'Name' })}${radiosField(state, {
      name: 'about',
      label: 'Whom are its concerns about?',
      choices: Object.entries(ABOUT).map(([value, text]) => ({ value, text })),
    })}${selectField(state, {
      name: 'agencyId',
      label: 'Agency',
      choices: [
        { value: '', text: 'Select an agency' },
        ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
      ],
    })}`,
    submit: 'Make the team',
    back: { text: 'Back', href: teamsUrl() },
  }),
  section: 'triage-teams',
})

export interface TeamPage {
  readonly team: Team
  readonly members: readonly TeamMember[]
  /** who could be added */
  readonly people: readonly { readonly personId: string; readonly name: string; readonly agencyName: string }[]
  readonly today: Temporal.PlainDate
  readonly state: FormState
}

export const teamPage = ({ team, members, people, today, state }: TeamPage): PageContent => ({
  title: team.name,
  section: 'triage-teams',
  breadcrumbs: [{ text: 'Triage teams', href: teamsUrl() }],
  hasErrors: hasErrors(state),
  body: html`${errorSummary(state)}${pageHeading({
    context: html`${ABOUT_WORDS[team.about]}${team.closedOn && `. Closed on ${dayInWords(team.closedOn)}`}`,
    title: team.name,
    aside: team.closedOn === undefined && linkButton('Close the team', closeTeamUrl(team.teamId), 'secondary'),
  })}
${
  members.length === 0
    ? emptyState({ why: 'Nobody belongs to the team yet, so nobody can decide what comes to it.' })
    : dataTable({
        id: 'members',
        caption: 'Members',
        isStacked: true,
        columns: [
          { head: 'Name', cell: (member: TeamMember) => member.name },
          { head: 'Job', cell: ({ jobTitle }) => jobTitle },
          { head: 'Since', stackedLabel: 'Since', cell: ({ startsOn }) => dayInWords(startsOn) },
          {
            head: 'Until',
            cell: ({ personId, name, endsOn }) =>
              endsOn === undefined
                ? html`<a class="govuk-link" href="${endMemberUrl(team.teamId, personId)}">End their time<span class="govuk-visually-hidden">: ${name}</span></a>`
                : dayInWords(endsOn),
          },
        ],
        rows: members,
      })
}
${team.closedOn === undefined && adding(team, people, today, state)}`,
})

const adding = (team: Team, people: TeamPage['people'], today: Temporal.PlainDate, state: FormState): SafeHtml =>
  html`${sectionHeading({ text: 'Add a member', id: 'add' })}${
    people.length === 0
      ? emptyState({
          why: 'Everybody whose role handles concerns belongs to the team. Give somebody the role of triage practitioner or triage manager first.',
          next: html`<a class="govuk-link" href="/people">People</a>`,
        })
      : postForm({
          action: teamUrl(team.teamId),
          body: html`${selectField(state, {
            name: 'personId',
            label: 'Who',
            hint: 'Everybody whose role handles concerns',
            choices: [
              { value: '', text: 'Select somebody' },
              ...people.map(({ personId, name, agencyName }) => ({ value: personId, text: `${name}, ${agencyName}` })),
            ],
          })}${dateField(
            { ...state, values: { ...todayValues(today), ...state.values } },
            { name: 'startsOn', label: 'First day', hint: 'For example, 1 4 2027' },
          )}${button({ text: 'Add to the team' })}`,
        })
  }`

const todayValues = (today: Temporal.PlainDate): Record<string, string> => ({
  'startsOn-day': String(today.day),
  'startsOn-month': String(today.month),
  'startsOn-year': String(today.year),
})

export const closeTeamPage = (state: FormState, { teamId, name, about }: Team): PageContent => ({
  ...actForm({
    title: `Close ${name}`,
    lead: `From today no new ${about === 'adult' ? 'concern about an adult' : 'contact about a child'} comes to it. Its members still open what it has, and finish it.`,
    state,
    action: closeTeamUrl(teamId),
    fields: textField(state, {
      name: 'successor',
      label: 'Name of the team that takes its place (optional)',
      hint: 'It opens with the same members. Without one, none can be raised until you make a team.',
    }),
    submit: 'Close the team',
    isWarning: true,
    back: { text: 'Back', href: teamUrl(teamId) },
  }),
  section: 'triage-teams',
})

export const endMemberPage = (state: FormState, team: Team, member: TeamMember): PageContent => ({
  ...actForm({
    title: `End ${member.name}’s time in ${team.name}`,
    lead: 'From the day after they open none of its records. What they have stays with their name until it is given to somebody.',
    state,
    action: endMemberUrl(team.teamId, member.personId),
    fields: dateField(state, { name: 'endsOn', label: 'Last day', hint: 'For example, 31 3 2027' }),
    submit: 'End their time',
    isWarning: true,
    back: { text: 'Back', href: teamUrl(team.teamId) },
  }),
  section: 'triage-teams',
})
