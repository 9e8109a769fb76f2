import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { AGENCY_KINDS, type Agency } from '../../agency.ts'
import { GROUP_ROLES, type Membership } from '../../group.ts'
import { agenciesUrl, changeAgencyUrl, groupUrl, leaveAgencyUrl, personUrl } from '../../partnership.urls.ts'
import type { Person } from '../../person.ts'
import { AUTHORITIES, REGIMES, regimes, statutoryRoleWords } from '../../statutory-roles.ts'
import { covers } from '../../term.ts'
import { termInWords } from '../words.ts'

export interface AgencyPage {
  readonly agency: Agency
  readonly isPartner: boolean
  /** those whom the reader may see */
  readonly people: readonly Person[]
  readonly maySeePeople: boolean
  readonly memberships: readonly (Membership & { readonly groupName: string })[]
  readonly today: Temporal.PlainDate
  readonly mayEdit: boolean
}

export function agencyPage(page: AgencyPage): PageContent {
  const { agency, isPartner, mayEdit } = page
  const left = agency.leftOn && (isPartner ? 'Leaves on' : 'Left on')
  const aside =
    mayEdit &&
    html`${linkButton('Change the details', changeAgencyUrl(agency.agencyId), 'secondary')} ${
      agency.leftOn === undefined && linkButton('Record that it leaves', leaveAgencyUrl(agency.agencyId), 'secondary')
    }`
  return {
    title: agency.name,
    section: 'agencies',
    breadcrumbs: [{ text: 'Agencies', href: agenciesUrl() }],
    body: html`${pageHeading({
      title: agency.name,
      below: left && html`${tag({ tone: 'neutral', text: `${left} ${dayInWords(agency.leftOn)}` })}`,
      aside,
    })}
${details(agency)}
${groupSection(page)}
${page.maySeePeople && peopleSection(page)}`,
  }
}

function details(agency: Agency): SafeHtml {
  const row = (key: string, value: SafeHtml | string) => ({ key: { text: key }, value: { html: html`${value}` } })
  return govuk('summary-list', {
    rows: [
      row('Type', AGENCY_KINDS[agency.kind]),
      ...regimes().map(regime => row(`Role: ${REGIMES[regime].toLowerCase()}`, roleUnder(agency, regime))),
      row('Also known as', agency.aliases.length === 0 ? 'No other name' : joinHtml(agency.aliases, html`<br>`)),
      row('Partner', termInWords({ startsOn: agency.joinedOn, endsOn: agency.leftOn })),
    ],
  })
}

function roleUnder(agency: Agency, regime: Agency['statutoryRoles'][number]['regime']): SafeHtml | string {
  const held = agency.statutoryRoles.find(role => role.regime === regime)
  const words = held && statutoryRoleWords(regime, held.role)
  if (!held || !words) return 'No statutory role'
  const body = held.authority && html`, as ${AUTHORITIES[held.authority]}`
  return html`${words.text}${body}<br><span class="govuk-hint">${words.source}</span>`
}

function groupSection({ agency, memberships, today }: AgencyPage): SafeHtml {
  const heading = sectionHeading({ text: 'Groups', count: memberships.length })
  if (memberships.length === 0)
    return html`${heading}${emptyState({ why: `${agency.name} has no seat in any group.` })}`
  return html`${heading}${dataTable({
    id: 'groups',
    caption: 'Seats in groups',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Group',
        cell: seat => html`<a class="govuk-link" href="${groupUrl(seat.groupId)}">${seat.groupName}</a>`,
      },
      { head: 'Who', cell: seat => whoSits(seat) },
      { head: 'In the group as', cell: seat => GROUP_ROLES[seat.role] },
      { head: 'When', cell: seat => `${termInWords(seat)}${covers(seat, today) ? '' : ' (not now)'}` },
    ],
    rows: memberships,
  })}`
}

export function whoSits({ person, isNamed }: Membership): SafeHtml | string {
  if (person) return html`<a class="govuk-link" href="${personUrl(person.personId)}">${person.name}</a>`
  return isNamed ? 'Somebody of the agency' : 'Nobody named yet'
}

function peopleSection({ agency, people, today }: AgencyPage): SafeHtml {
  const heading = sectionHeading({ text: 'People', count: people.length })
  if (people.length === 0)
    return html`${heading}${emptyState({ why: `There is nobody of ${agency.name} in the register whom you may see.` })}`
  return html`${heading}${dataTable({
    id: 'people',
    caption: 'People',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Name',
        cell: person => html`<a class="govuk-link" href="${personUrl(person.personId)}">${person.name}</a>`,
      },
      { head: 'Job title', cell: person => person.jobTitle },
      { head: 'When', cell: person => `${termInWords(person)}${covers(person, today) ? '' : ' (not now)'}` },
    ],
    rows: people,
  })}`
}
