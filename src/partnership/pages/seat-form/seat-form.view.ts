import { dateField } from '#platform/ui/date-field.ts'
import { selectField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Agency } from '../../agency.ts'
import { GROUP_ROLES } from '../../group.ts'
import { groupUrl, seatMemberUrl } from '../../partnership.urls.ts'
import type { Person } from '../../person.ts'
import type { GroupOn } from '../../structure.ts'
import { staffForm } from '../staff-form.view.ts'

export const seatFormPage = (
  state: FormState,
  group: GroupOn,
  { agencies, people }: { agencies: readonly Agency[]; people: readonly Person[] },
): PageContent =>
  staffForm({
    title: `Add a member of ${group.name}`,
    section: 'structure',
    lead: 'The seat is the agency’s. Name who takes it, or leave it waiting for a name.',
    state,
    action: seatMemberUrl(group.groupId),
    fields: [
      selectField(state, {
        name: 'agencyId',
        label: 'Agency',
        choices: [
          { value: '', text: 'Select an agency' },
          ...agencies.map(agency => ({ value: agency.agencyId, text: agency.name })),
        ],
      }),
      selectField(state, {
        name: 'personId',
        label: 'Who (optional)',
        choices: [
          { value: '', text: 'Nobody named yet' },
          ...people.map(person => ({ value: person.personId, text: `${person.name}, ${person.agencyName}` })),
        ],
      }),
      selectField(state, {
        name: 'role',
        label: 'In the group as',
        choices: Object.entries(GROUP_ROLES).map(([value, text]) => ({ value, text })),
      }),
      dateField(state, { name: 'startsOn', label: 'First day', hint: 'For example, 1 4 2024' }),
      dateField(state, { name: 'endsOn', label: 'Last day (optional)' }),
    ],
    submit: 'Add the member',
    back: { text: 'Back', href: groupUrl(group.groupId) },
  })
