import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField } from '#platform/ui/fields.ts'
import { type CurrentFilter, filters } from '#platform/ui/filters.ts'
import { linkButton } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { pagination } from '#platform/ui/pagination.ts'
import { AGENCY_KINDS, type Agency } from '../../agency.ts'
import { AGENCY_STATES, type AgencyFilter, roleFilterChoices, roleFilterWords } from '../../agency-filter.ts'
import type { PageOfRows } from '../../page-of.ts'
import { addAgencyUrl, agenciesUrl, agencyUrl } from '../../partnership.urls.ts'
import { AUTHORITIES, type MembershipGap, REGIMES, statutoryRoleWords } from '../../statutory-roles.ts'
import { counted } from '../words.ts'

export interface AgenciesPage {
  readonly filter: AgencyFilter
  readonly page: PageOfRows<Agency>
  readonly gaps: readonly MembershipGap[]
  readonly mayEdit: boolean
}

export function agenciesPage({ filter, page, gaps, mayEdit }: AgenciesPage): PageContent {
  const add = mayEdit && linkButton('Add an agency', addAgencyUrl())
  return {
    title: 'Agencies',
    section: 'agencies',
    body: html`${pageHeading({ title: 'Agencies', aside: add })}
${filterForm(filter, page.total)}
${page.total === 0 ? nothingFound(filter) : register(filter, page)}
${gapSection(gaps)}`,
  }
}

/** What the address says of a filter; a part in `without` is left out. */
function addressOf({ kind, role, state }: AgencyFilter, change: Record<string, string> = {}): string {
  return agenciesUrl({ kind: kind ?? '', role: role ?? '', state: state === 'open' ? '' : state, ...change })
}

function filterForm(filter: AgencyFilter, total: number): SafeHtml {
  const state: FormState = { values: { kind: filter.kind, role: filter.role, state: filter.state }, errors: {} }
  const current: CurrentFilter[] = [
    ...(filter.kind
      ? [{ text: `Type: ${AGENCY_KINDS[filter.kind]}`, removeHref: addressOf(filter, { kind: '' }) }]
      : []),
    ...(filter.role
      ? [{ text: `Statutory role: ${roleFilterWords(filter.role) ?? ''}`, removeHref: addressOf(filter, { role: '' }) }]
      : []),
    ...(filter.state === 'open'
      ? []
      : [{ text: `State: ${AGENCY_STATES[filter.state]}`, removeHref: addressOf(filter, { state: '' }) }]),
  ]
  return filters({
    action: agenciesUrl(),
    fields: [
      selectField(state, {
        name: 'kind',
        label: 'Type',
        choices: [{ value: '', text: 'All types' }, ...choices(AGENCY_KINDS)],
      }),
      selectField(state, {
        name: 'role',
        label: 'Statutory role',
        choices: [{ value: '', text: 'All' }, ...roleFilterChoices()],
      }),
      selectField(state, { name: 'state', label: 'State', choices: choices(AGENCY_STATES) }),
    ],
    current,
    ...(current.length > 1 ? { clearHref: agenciesUrl() } : {}),
    count: counted(total, 'agency', 'agencies'),
  })
}

const choices = (words: Readonly<Record<string, string>>): { value: string; text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

const nothingFound = (filter: AgencyFilter): SafeHtml =>
  emptyState({
    why: 'No agency is of this type, role and state.',
    next:
      filter.kind || filter.role || filter.state !== 'open'
        ? html`<a class="govuk-link" href="${agenciesUrl()}">Show every partner</a>`
        : undefined,
  })

function register(filter: AgencyFilter, page: PageOfRows<Agency>): SafeHtml {
  const last = page.first + page.rows.length - 1
  return html`${dataTable({
    id: 'agencies',
    caption: 'Agencies',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Agency',
        cell: agency => html`<a class="govuk-link" href="${agencyUrl(agency.agencyId)}">${agency.name}</a>`,
      },
      { head: 'Type', cell: agency => AGENCY_KINDS[agency.kind] },
      { head: 'Statutory role', cell: statutoryRoleLines },
      { head: 'Partner', cell: agency => partnerInWords(agency) },
    ],
    rows: page.rows,
  })}${pagination({
    summary: `Showing ${page.first} to ${last} of ${counted(page.total, 'agency', 'agencies')}.`,
    previousHref: page.previous && addressOf(filter, { from: page.previous }),
    nextHref: page.next && addressOf(filter, { from: page.next }),
  })}`
}

/** One line for each regime under which the agency has a role. */
const statutoryRoleLines = (agency: Agency): SafeHtml | string =>
  agency.statutoryRoles.length === 0
    ? 'None'
    : joinHtml(
        agency.statutoryRoles.map(
          ({ regime, role }) => `${REGIMES[regime]}: ${(statutoryRoleWords(regime, role)?.text ?? role).toLowerCase()}`,
        ),
        html`<br>`,
      )

const partnerInWords = ({ joinedOn, leftOn }: Agency): string =>
  leftOn === undefined ? `Since ${dayInWords(joinedOn)}` : `${dayInWords(joinedOn)} to ${dayInWords(leftOn)}`

function gapSection(gaps: readonly MembershipGap[]): SafeHtml {
  const heading = sectionHeading({ text: 'Bodies that the law names', id: 'membership-gaps' })
  if (gaps.length === 0)
    return html`${heading}<p class="govuk-body">Every body that must take part under the Children Act 2004, the Care Act 2014 and the Crime and Disorder Act 1998 has an agency in the register.</p>`
  return html`${heading}<p class="govuk-body">${counted(gaps.length, 'body has', 'bodies have')} no agency in the register:</p>
<ul class="govuk-list govuk-list--bullet">${gaps.map(
    gap =>
      html`<li>${REGIMES[gap.regime]}: ${AUTHORITIES[gap.authority]}, as ${gap.role.toLowerCase()} (${gap.source})</li>`,
  )}</ul>`
}
