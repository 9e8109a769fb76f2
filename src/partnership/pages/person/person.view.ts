import { ROLES } from '#platform/auth/roles.ts'
import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import {
  agencyUrl,
  changePersonUrl,
  endPersonUrl,
  endRoleUrl,
  giveRoleUrl,
  groupUrl,
  peopleUrl,
} from '../../partnership.urls.ts'
import type { Person, RoleHeld } from '../../person.ts'
import { covers, hasEndedBy, type Term } from '../../term.ts'
import { termInWords } from '../words.ts'

/** Something somebody does in a group: a seat or a chair. */
export interface GroupPart extends Term {
  readonly groupId: string
  readonly groupName: string
  readonly as: string
}

export interface PersonPage {
  readonly person: Person
  readonly groups: readonly GroupPart[]
  readonly today: Temporal.PlainDate
  readonly mayEdit: boolean
  readonly mayGiveRoles: boolean
  readonly mayEndRole: (held: RoleHeld) => boolean
}

export function personPage(page: PersonPage): PageContent {
  const { person, today, mayEdit } = page
  const aside =
    mayEdit &&
    html`${linkButton('Change the details', changePersonUrl(person.personId), 'secondary')} ${
      person.endsOn === undefined && linkButton('Record that they leave', endPersonUrl(person.personId), 'secondary')
    }`
  return {
    title: person.name,
    section: 'people',
    breadcrumbs: [{ text: 'People', href: peopleUrl() }],
    body: html`${pageHeading({ title: person.name, below: stateOf(person, today), aside })}
${details(person)}
${roleSection(page)}
${groupSection(page)}`,
  }
}

function stateOf(person: Person, today: Temporal.PlainDate): SafeHtml | undefined {
  if (covers(person, today)) return undefined
  const text = hasEndedBy(person, today)
    ? `Left on ${person.endsOn ? dayInWords(person.endsOn) : ''}`
    : `Begins on ${dayInWords(person.startsOn)}`
  return tag({ tone: 'neutral', text })
}

function details(person: Person): SafeHtml {
  const row = (key: string, value: SafeHtml | string) => ({ key: { text: key }, value: { html: html`${value}` } })
  return govuk('summary-list', {
    rows: [
      row('Job title', person.jobTitle === '' ? 'Not given' : person.jobTitle),
      row('Agency', html`<a class="govuk-link" href="${agencyUrl(person.agencyId)}">${person.agencyName}</a>`),
      row('Email', person.email ?? 'Not given'),
      row('In the partnership', termInWords(person)),
      row('Can sign in', person.hasAccount ? 'Yes, with an account' : 'No: nobody has invited them yet'),
    ],
  })
}

function roleSection({ person, today, mayGiveRoles, mayEndRole }: PersonPage): SafeHtml {
  const heading = sectionHeading({
    text: 'Roles',
    count: person.roles.length,
    aside: mayGiveRoles && html`<a class="govuk-link" href="${giveRoleUrl(person.personId)}">Give a role</a>`,
  })
  if (person.roles.length === 0)
    return html`${heading}${emptyState({ why: `${person.name} holds no role, so no page of the partnership is open to them.` })}`
  const acts = person.roles.some(mayEndRole)
  return html`${heading}${dataTable({
    id: 'roles',
    caption: 'Roles and their terms',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: 'Role', cell: held => `${ROLES[held.role]}${held.isDeputy ? ', as deputy' : ''}` },
      { head: 'Term', cell: held => termInWords(held) },
      { head: 'Now', cell: held => nowInWords(held, today) },
      ...(acts
        ? [
            {
              head: 'Act',
              cell: (held: RoleHeld) =>
                mayEndRole(held) &&
                html`<a class="govuk-link" href="${endRoleUrl(person.personId, held.personRoleId)}">End the term<span class="govuk-visually-hidden"> as ${ROLES[held.role].toLowerCase()}</span></a>`,
            },
          ]
        : []),
    ],
    rows: person.roles,
  })}`
}

function nowInWords(term: Term, today: Temporal.PlainDate): string {
  if (covers(term, today)) return 'Yes'
  return hasEndedBy(term, today) ? 'Ended' : 'Not yet'
}

function groupSection({ person, groups, today }: PersonPage): SafeHtml {
  const heading = sectionHeading({ text: 'Groups', count: groups.length })
  if (groups.length === 0) return html`${heading}${emptyState({ why: `${person.name} has no seat in any group.` })}`
  return html`${heading}${dataTable({
    id: 'groups',
    caption: 'Groups',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Group',
        cell: part => html`<a class="govuk-link" href="${groupUrl(part.groupId)}">${part.groupName}</a>`,
      },
      { head: 'As', cell: part => part.as },
      { head: 'Term', cell: part => termInWords(part) },
      { head: 'Now', cell: part => nowInWords(part, today) },
    ],
    rows: groups,
  })}`
}
