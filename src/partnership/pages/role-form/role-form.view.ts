import { ROLES, type Role } from '#platform/auth/roles.ts'
import { checkboxesField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { giveRoleUrl, personUrl } from '../../partnership.urls.ts'
import { staffForm } from '../staff-form.view.ts'

export const roleFormPage = (
  state: FormState,
  person: { personId: string; name: string },
  roles: readonly Role[],
): PageContent =>
  staffForm({
    title: `Give ${person.name} a role`,
    section: 'people',
    lead: 'A role opens its pages from its first day to its last.',
    state,
    action: giveRoleUrl(person.personId),
    fields: [
      selectField(state, {
        name: 'role',
        label: 'Role',
        choices: [{ value: '', text: 'Select a role' }, ...roles.map(role => ({ value: role, text: ROLES[role] }))],
      }),
      checkboxesField(state, {
        name: 'isDeputy',
        label: 'Deputy',
        choices: [{ value: 'yes', text: 'They stand in for whoever holds the role' }],
        isSmall: true,
      }),
      dateField(state, { name: 'startsOn', label: 'First day', hint: 'For example, 1 4 2026' }),
      dateField(state, {
        name: 'endsOn',
        label: 'Last day (optional)',
        hint: 'For a term of office. Leave it empty when the role goes on until it is ended.',
      }),
    ],
    submit: 'Give the role',
    back: { text: 'Back', href: personUrl(person.personId) },
  })
