import { dateField } from '#platform/ui/date-field.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { Membership } from '../../group.ts'
import { endSeatUrl, groupUrl } from '../../partnership.urls.ts'
import { staffForm } from '../staff-form.view.ts'

export const seatEndingPage = (state: FormState, seat: Membership): PageContent =>
  staffForm({
    title: `End the seat of ${seat.agencyName}`,
    section: 'structure',
    lead: seat.person
      ? `${seat.person.name} takes it until then. That they did stays on record.`
      : 'That the agency had it stays on record.',
    state,
    action: endSeatUrl(seat.groupId, seat.groupMemberId),
    fields: [dateField(state, { name: 'endsOn', label: 'Last day', hint: 'For example, 31 3 2024' })],
    submit: 'End the seat',
    isWarning: true,
    back: { text: 'Back', href: groupUrl(seat.groupId) },
  })
