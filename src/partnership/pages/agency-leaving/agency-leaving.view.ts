import { dateField } from '#platform/ui/date-field.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import { agencyUrl, leaveAgencyUrl } from '../../partnership.urls.ts'
import { staffForm } from '../staff-form.view.ts'

export const agencyLeavingPage = (state: FormState, agency: { agencyId: string; name: string }): PageContent =>
  staffForm({
    title: `Record that ${agency.name} leaves`,
    section: 'agencies',
    lead: 'From the day after, its people can no longer sign in to this partnership, and its seats in groups are empty. Everything it did stays on record.',
    state,
    action: leaveAgencyUrl(agency.agencyId),
    fields: [
      dateField(state, { name: 'leftOn', label: 'Its last day as a partner', hint: 'For example, 31 3 2024' }),
      textAreaField(state, { name: 'reason', label: 'Why does it leave?', rows: 3 }),
    ],
    submit: 'Record that it leaves',
    isWarning: true,
    back: { text: 'Back', href: agencyUrl(agency.agencyId) },
  })
