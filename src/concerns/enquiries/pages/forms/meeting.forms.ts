import { z } from 'zod'
import { dayInWords } from '#platform/day.ts'
import { dayValues, optionalDayField } from '#platform/http/day-field.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { HtmlPart } from '#platform/ui/html.ts'
import { LATE_CAUSES } from '../../../codes.ts'
import type { Enquiry } from '../../enquiry.store.ts'
import { holdMeeting } from '../../hold-meeting.ts'
import { listMeetings } from '../../planning.store.ts'
import { actRoutes } from '../act.page.ts'
import { latestOf } from '../correction.ts'
import { optionalCodeField, optionalText, selectChoices } from '../form-fields.ts'

const Meeting = z.object({
  plannedFor: optionalDayField('The day it is planned for'),
  heldOn: optionalDayField('The day it was held'),
  people: optionalText(2000),
  notes: optionalText(),
  lateCause: optionalCodeField(LATE_CAUSES),
})

const fields = (state: FormState, _loaded: unknown, enquiry: Enquiry): HtmlPart[] => [
  dateField(state, { name: 'plannedFor', label: 'Day it is planned for (optional)' }),
  dateField(state, {
    name: 'heldOn',
    label: 'Day it was held (optional)',
    hint: 'Leave empty until it has been held. For example, 9 5 2024',
  }),
  textAreaField(state, {
    name: 'people',
    label: 'Who took part',
    hint: 'Names and agencies, or who is to be invited',
    rows: 3,
  }),
  textAreaField(state, { name: 'notes', label: 'What was agreed (optional)', rows: 6 }),
  selectField(state, {
    name: 'lateCause',
    label: 'If it was late, why',
    hint: `The first planning meeting is due by ${dayInWords(enquiry.planningDueOn)}`,
    choices: selectChoices('It was in time', LATE_CAUSES),
  }),
]

const shared = { tab: 'planning', act: 'record', days: ['plannedFor', 'heldOn'], fields } as const

const add = actRoutes({
  ...shared,
  path: 'meetings/add',
  title: 'Record a planning meeting',
  submit: 'Record the meeting',
  done: 'The planning meeting is on record.',
  schema: Meeting,
  load: async () => undefined,
  run: ({ app, actor, read, data }) => holdMeeting(app, actor, read, data),
})

const change = actRoutes({
  ...shared,
  path: 'meetings/:id/change',
  title: 'Change a planning meeting',
  lead: () => 'Say that it was held, or correct what is on record. What was written before stays beside it.',
  submit: 'Record the change',
  done: 'The change is on record.',
  schema: Meeting.extend({ correction: optionalText(2000) }),
  load: async ({ tx, enquiry, id }) => latestOf(await listMeetings(tx, enquiry.enquiryId), id),
  start: meeting => ({
    ...dayValues('plannedFor', meeting.plannedFor),
    ...dayValues('heldOn', meeting.heldOn),
    people: meeting.people,
    notes: meeting.notes,
    lateCause: meeting.lateCause,
  }),
  fields: (state, loaded, enquiry) => [
    ...fields(state, loaded, enquiry),
    textAreaField(state, { name: 'correction', label: 'What was wrong (only when you correct something)', rows: 2 }),
  ],
  run: ({ app, actor, read, data: { correction, ...meeting }, loaded: { id, version } }) =>
    holdMeeting(app, actor, read, meeting, { id, version, reason: correction }),
})

export const meetingRoutes = [...add, ...change]
