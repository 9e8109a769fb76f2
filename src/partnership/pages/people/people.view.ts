import { ROLES } from '#platform/auth/roles.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { selectField } from '#platform/ui/fields.ts'
import { type CurrentFilter, filters } from '#platform/ui/filters.ts'
import { linkButton } from '#platform/ui/form.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { pagination } from '#platform/ui/pagination.ts'
import type { Agency } from '../../agency.ts'
import type { PageOfRows } from '../../page-of.ts'
import { addPersonUrl, agencyUrl, peopleUrl, personUrl } from '../../partnership.urls.ts'
import { type Person, rolesOn } from '../../person.ts'
import { PERSON_STATES, type PersonFilter } from '../../person-filter.ts'
import { counted } from '../words.ts'

export interface PeoplePage {
  readonly filter: PersonFilter
  readonly page: PageOfRows<Person>
  /** those whose people the reader may see; one or none for the reader of an agency */
  readonly agencies: readonly Agency[]
  readonly today: Temporal.PlainDate
  readonly mayEdit: boolean
}

export function peoplePage({ filter, page, agencies, today, mayEdit }: PeoplePage): PageContent {
  return {
    title: 'People',
    section: 'people',
    body: html`${pageHeading({ title: 'People', aside: mayEdit && linkButton('Add a person', addPersonUrl()) })}
${filterForm(filter, agencies, page.total)}
${
  page.total === 0
    ? emptyState({
        why: 'Nobody in the register is of this agency, role and state.',
        next: html`<a class="govuk-link" href="${peopleUrl()}">Show everybody</a>`,
      })
    : register(filter, page, today)
}`,
  }
}

const addressOf = ({ agencyId, role, state }: PersonFilter, change: Record<string, string> = {}): string =>
  peopleUrl({ agency: agencyId ?? '', role: role ?? '', state: state === 'now' ? '' : state, ...change })

function filterForm(filter: PersonFilter, agencies: readonly Agency[], total: number): SafeHtml {
  const state: FormState = { values: { agency: filter.agencyId, role: filter.role, state: filter.state }, errors: {} }
  const agency = agencies.find(each => each.agencyId === filter.agencyId)
  const current: CurrentFilter[] = [
    ...(agency ? [{ text: `Agency: ${agency.name}`, removeHref: addressOf(filter, { agency: '' }) }] : []),
    ...(filter.role ? [{ text: `Role: ${ROLES[filter.role]}`, removeHref: addressOf(filter, { role: '' }) }] : []),
    ...(filter.state === 'now'
      ? []
      : [{ text: `State: ${PERSON_STATES[filter.state]}`, removeHref: addressOf(filter, { state: '' }) }]),
  ]
  const choices = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, text]) => ({ value, text }))
  return filters({
    action: peopleUrl(),
    fields: [
      ...(agencies.length > 1
        ? [
            selectField(state, {
              name: 'agency',
              label: 'Agency',
              choices: [
                { value: '', text: 'All agencies' },
                ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
              ],
            }),
          ]
        : []),
      selectField(state, {
        name: 'role',
        label: 'Role',
        choices: [{ value: '', text: 'All roles' }, ...choices(ROLES)],
      }),
      selectField(state, { name: 'state', label: 'State', choices: choices(PERSON_STATES) }),
    ],
    current,
    ...(current.length > 1 ? { clearHref: peopleUrl() } : {}),
    count: counted(total, 'person', 'people'),
  })
}

function register(filter: PersonFilter, page: PageOfRows<Person>, today: Temporal.PlainDate): SafeHtml {
  const last = page.first + page.rows.length - 1
  return html`${dataTable({
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
      {
        head: 'Agency',
        cell: person => html`<a class="govuk-link" href="${agencyUrl(person.agencyId)}">${person.agencyName}</a>`,
      },
      { head: 'Roles now', cell: person => roleLines(person, today) },
    ],
    rows: page.rows,
  })}${pagination({
    summary: `Showing ${page.first} to ${last} of ${counted(page.total, 'person', 'people')}.`,
    previousHref: page.previous && addressOf(filter, { from: page.previous }),
    nextHref: page.next && addressOf(filter, { from: page.next }),
  })}`
}

function roleLines(person: Person, today: Temporal.PlainDate): SafeHtml | string {
  const held = rolesOn(person, today)
  if (held.length === 0) return 'None'
  return joinHtml(
    held.map(({ role, isDeputy }) => `${ROLES[role]}${isDeputy ? ' (deputy)' : ''}`),
    html`<br>`,
  )
}
