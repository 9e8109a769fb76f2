import { dateField } from '#platform/ui/date-field.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { endPersonUrl, personUrl } from '../../partnership.urls.ts'
import { staffForm } from '../staff-form.view.ts'

export const personEndingPage = (state: FormState, person: { personId: string; name: string }): PageContent =>
  staffForm({
    title: `Record that ${person.name} leaves`,
    section: 'people',
    lead: 'From the day after, they hold no role and no seat in a group here and can no longer open this partnership. What they did stays on record, with their name.',
    state,
    action: endPersonUrl(person.personId),
    fields: [
      dateField(state, { name: 'endsOn', label: 'Their last day', hint: 'For example, 31 3 2024' }),
      textAreaField(state, { name: 'reason', label: 'Why do they leave?', rows: 3 }),
    ],
    submit: 'Record that they leave',
    isWarning: true,
    back: { text: 'Back', href: personUrl(person.personId) },
  })
