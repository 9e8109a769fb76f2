import { dateField } from '#platform/ui/date-field.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { html } from '#platform/ui/html.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { closeGroupUrl, groupUrl } from '../../partnership.urls.ts'
import type { GroupOn } from '../../structure.ts'
import { staffForm } from '../staff-form.view.ts'

export function groupClosingPage(state: FormState, group: GroupOn, below: readonly GroupOn[]): PageContent {
  const alone = below.filter(child => child.parents.length === 1 && child.standing === 'within')
  return staffForm({
    title: `Close ${group.name}`,
    section: 'structure',
    lead: html`Its chair and members end with its last day. What it was and did stays on record.${
      alone.length > 0 &&
      html` First say to whom ${alone.map(child => child.name).join(' and ')} will be accountable: ${alone.length === 1 ? 'it answers' : 'they answer'} to this group alone.`
    }`,
    state,
    action: closeGroupUrl(group.groupId),
    fields: [
      dateField(state, { name: 'lastDay', label: 'Its last day', hint: 'For example, 31 3 2024' }),
      textAreaField(state, { name: 'reason', label: 'Why is it closed?', rows: 3 }),
    ],
    submit: 'Close the group',
    isWarning: true,
    back: { text: 'Back', href: groupUrl(group.groupId) },
  })
}
