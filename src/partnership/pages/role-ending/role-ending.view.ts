import { ROLES } from '#platform/auth/roles.ts'
import { dateField } from '#platform/ui/date-field.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { endRoleUrl, personUrl } from '../../partnership.urls.ts'
import type { RoleHeld } from '../../person.ts'
import { staffForm } from '../staff-form.view.ts'

export const roleEndingPage = (
  state: FormState,
  person: { personId: string; name: string },
  held: RoleHeld,
): PageContent =>
  staffForm({
    title: `End the term of ${person.name} as ${ROLES[held.role].toLowerCase()}`,
    section: 'people',
    lead: 'From the day after, the pages of this role are closed to them. That they held it stays on record.',
    state,
    action: endRoleUrl(person.personId, held.personRoleId),
    fields: [dateField(state, { name: 'endsOn', label: 'Last day', hint: 'For example, 31 3 2026' })],
    submit: 'End the term',
    isWarning: true,
    back: { text: 'Back', href: personUrl(person.personId) },
  })
