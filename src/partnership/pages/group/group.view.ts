import { dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { govuk } from '#platform/ui/design-system.ts'
import { actions, linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { type Chair, GROUP_ROLES, type Membership } from '../../group.ts'
import {
  agencyUrl,
  appointChairUrl,
  changeGroupUrl,
  closeGroupUrl,
  endSeatUrl,
  groupUrl,
  seatMemberUrl,
  structureUrl,
} from '../../partnership.urls.ts'
import { GROUP_KINDS, type GroupOn, type GroupVersion, STANDINGS, VERSION_CHANGES } from '../../structure.ts'
import { covers } from '../../term.ts'
import { whoSits } from '../agency/agency.view.ts'
import { chairInWords } from '../chair-in-words.view.ts'
import { counted, termInWords } from '../words.ts'

export interface GroupPage {
  readonly day: Temporal.PlainDate
  readonly isToday: boolean
  /** as it stands on the day; undefined when it does not */
  readonly group: GroupOn | undefined
  /** every version there was, is or will be, the earliest first */
  readonly versions: readonly GroupVersion[]
  /** the groups accountable to it that day */
  readonly below: readonly GroupOn[]
  readonly chairs: readonly Chair[]
  readonly memberships: readonly Membership[]
  readonly mayEdit: boolean
}

export function groupPage(page: GroupPage): PageContent {
  const { day, group, versions, isToday } = page
  const groupId = versions[0]?.groupId ?? ''
  const title = group?.name ?? versions.at(-1)?.name ?? ''
  const state = group
    ? html`${tag({ tone: 'neutral', shape: 'neutral', text: GROUP_KINDS[group.kind] })}`
    : tag({ tone: 'neutral', shape: 'quiet', text: `Does not stand on ${dayInWords(day)}` })
  return {
    title,
    section: 'structure',
    breadcrumbs: [{ text: 'Structure', href: structureUrl(isToday ? undefined : day) }],
    body: html`${pageHeading({
      context: `As at ${dayInWords(day)}`,
      title,
      below: state,
      aside: !isToday && html`<p><a class="govuk-link" href="${groupUrl(groupId)}">See it as it is today</a></p>`,
    })}
${group && details(group, page.below, day)}
${page.mayEdit && acts(groupId, isToday && group !== undefined)}
${chairSection(page, groupId)}
${memberSection(page, groupId)}
${historySection(versions, groupId)}`,
  }
}

function details(group: GroupOn, below: readonly GroupOn[], day: Temporal.PlainDate): SafeHtml {
  const row = (key: string, value: SafeHtml | string) => ({ key: { text: key }, value: { html: html`${value}` } })
  const link = (id: string, name: string) => html`<a class="govuk-link" href="${groupUrl(id, day)}">${name}</a>`
  const parents = group.parents.map(
    parent =>
      html`${link(parent.groupId, parent.name)}${parent.isInferred && ' (inferred)'}${parent.note !== '' && html`<br><span class="govuk-hint">${parent.note}</span>`}`,
  )
  return govuk('summary-list', {
    rows: [
      row('Remit', group.remit === '' ? 'Not stated' : group.remit),
      row('Accountable to', parents.length === 0 ? STANDINGS[group.standing] : joinHtml(parents, html`<br>`)),
      row(
        'Groups accountable to it',
        below.length === 0
          ? 'None'
          : joinHtml(
              below.map(child => link(child.groupId, child.name)),
              html`<br>`,
            ),
      ),
      ...(group.note === '' ? [] : [row('Note', group.note)]),
    ],
  })
}

const acts = (groupId: string, stands: boolean): SafeHtml =>
  actions(
    linkButton('Change the group', changeGroupUrl(groupId), 'secondary'),
    stands && linkButton('Close the group', closeGroupUrl(groupId), 'secondary'),
  )

function chairSection({ chairs, day, mayEdit, group }: GroupPage, groupId: string): SafeHtml {
  const appoint = mayEdit && group && html`<a class="govuk-link" href="${appointChairUrl(groupId)}">Appoint a chair</a>`
  const heading = sectionHeading({ text: 'Chair', aside: appoint })
  if (chairs.length === 0)
    return html`${heading}${emptyState({ why: 'Nobody has been appointed to chair this group.' })}`
  return html`${heading}${dataTable({
    id: 'chairs',
    caption: 'Who chairs and chaired',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      { head: 'Chair', cell: chair => chairInWords(chair) },
      { head: 'As', cell: chair => (chair.isVice ? 'Vice chair' : 'Chair') },
      { head: 'Term', cell: chair => termInWords(chair) },
      { head: `On ${dayInWords(day)}`, cell: chair => (covers(chair, day) ? 'In the chair' : 'Not in the chair') },
    ],
    rows: chairs,
  })}`
}

function memberSection({ memberships, day, mayEdit, group }: GroupPage, groupId: string): SafeHtml {
  const sitting = memberships.filter(seat => covers(seat, day))
  const others = memberships.length - sitting.length
  const add = mayEdit && group && html`<a class="govuk-link" href="${seatMemberUrl(groupId)}">Add a member</a>`
  const heading = sectionHeading({ text: 'Members', count: sitting.length, aside: add })
  const elsewhen =
    others > 0 && html`<p class="govuk-body">${counted(others, 'seat was', 'seats were')} held on other days only.</p>`
  if (sitting.length === 0)
    return html`${heading}${emptyState({ why: `No agency had a seat on ${dayInWords(day)}.` })}${elsewhen}`
  return html`${heading}${dataTable({
    id: 'members',
    caption: `Members on ${dayInWords(day)}`,
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'Agency',
        cell: seat => html`<a class="govuk-link" href="${agencyUrl(seat.agencyId)}">${seat.agencyName}</a>`,
      },
      { head: 'Who', cell: seat => whoSits(seat) },
      { head: 'As', cell: seat => GROUP_ROLES[seat.role] },
      { head: 'Since', cell: seat => termInWords(seat) },
      ...(mayEdit
        ? [
            {
              head: 'Act',
              cell: (seat: Membership) =>
                seat.endsOn === undefined &&
                html`<a class="govuk-link" href="${endSeatUrl(groupId, seat.groupMemberId)}">End the seat<span class="govuk-visually-hidden"> of ${seat.agencyName}</span></a>`,
            },
          ]
        : []),
    ],
    rows: sitting,
  })}${elsewhen}`
}

function historySection(versions: readonly GroupVersion[], groupId: string): SafeHtml {
  const last = versions.at(-1)
  return html`${sectionHeading({ text: 'History' })}${dataTable({
    id: 'history',
    caption: 'What it was called and for',
    isCaptionHidden: true,
    isStacked: true,
    columns: [
      {
        head: 'When',
        cell: version =>
          html`<a class="govuk-link" href="${groupUrl(groupId, version.startsOn)}">${termInWords(version)}</a>`,
      },
      { head: 'Change', cell: version => VERSION_CHANGES[version.change] },
      { head: 'Name', cell: version => version.name },
      { head: 'Remit', cell: version => version.remit },
      ...(versions.some(version => version.note !== '')
        ? [{ head: 'Note', cell: (version: GroupVersion) => version.note }]
        : []),
    ],
    rows: versions,
  })}${last?.endsOn && html`<p class="govuk-body">Its last day was ${dayInWords(last.endsOn)}.</p>`}`
}
