import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { appointChairUrl, groupUrl } from '../../partnership.urls.ts'
import type { Person } from '../../person.ts'
import type { GroupOn } from '../../structure.ts'
import { staffForm } from '../staff-form.view.ts'

export const chairFormPage = (state: FormState, group: GroupOn, people: readonly Person[]): PageContent =>
  staffForm({
    title: `Appoint a chair of ${group.name}`,
    section: 'structure',
    lead: 'The chair before them ends the day before they begin.',
    state,
    action: appointChairUrl(group.groupId),
    fields: [
      textField(state, {
        name: 'words',
        label: 'The office that chairs',
        hint: 'For example, Independent chair, or Head of adult safeguarding',
      }),
      selectField(state, {
        name: 'personId',
        label: 'Who (optional)',
        choices: [
          { value: '', text: 'Nobody named yet' },
          ...people.map(person => ({ value: person.personId, text: `${person.name}, ${person.agencyName}` })),
        ],
      }),
      dateField(state, { name: 'startsOn', label: 'First day', hint: 'For example, 1 4 2024' }),
      dateField(state, { name: 'endsOn', label: 'Last day (optional)', hint: 'For a term of office' }),
    ],
    submit: 'Appoint the chair',
    back: { text: 'Back', href: groupUrl(group.groupId) },
  })
