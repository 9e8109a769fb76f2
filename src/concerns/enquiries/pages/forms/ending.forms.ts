import { z } from 'zod'
import { dayInWords } from '#platform/day.ts'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import { html } from '#platform/ui/html.ts'
import { addNote } from '../../add-note.ts'
import { recordTransferAnswer } from '../../answer-transfer.ts'
import { CONTACT_WAYS, EXPERIENCE_ANSWERS, EXPERIENCE_QUESTIONS, SPEAKERS } from '../../enquiry-codes.ts'
import { offerTransfer } from '../../offer-transfer.ts'
import { recordExperience } from '../../record-experience.ts'
import { reopenEnquiry } from '../../reopen-enquiry.ts'
import { listTransfers } from '../../transfer.store.ts'
import { actRoutes } from '../act.page.ts'
import { choicesOf, codeField, optionalCodeField, optionalText, requiredText } from '../form-fields.ts'

const nothing = async () => undefined

const note = actRoutes({
  path: 'notes/add',
  act: 'record',
  tab: 'history',
  title: 'Add a note',
  submit: 'Add the note',
  done: 'The note is on record.',
  schema: z.object({ note: requiredText('Enter the note') }),
  load: nothing,
  fields: state => [
    textAreaField(state, {
      name: 'note',
      label: 'Note',
      hint: 'Notes are never altered. A later one can correct it.',
      rows: 6,
    }),
  ],
  run: ({ app, actor, read, data }) => addNote(app, actor, read, data.note),
})

const correctNote = actRoutes({
  path: 'notes/:id/correct',
  act: 'record',
  tab: 'history',
  title: 'Correct a note',
  lead: () => 'The note stays on record, beside this.',
  submit: 'Record the correction',
  done: 'The correction is on record.',
  schema: z.object({ note: requiredText('Enter what is right') }),
  load: nothing,
  fields: state => [textAreaField(state, { name: 'note', label: 'What is right', rows: 6 })],
  run: ({ app, actor, read, data, id }) => addNote(app, actor, read, data.note, id),
})

const reopen = actRoutes({
  path: 'reopen',
  act: 'reopen',
  tab: '',
  title: 'Open the enquiry again',
  lead: () => 'Its conclusion stays on record. The enquiry goes back to the team’s list until it is closed again.',
  submit: 'Open it again',
  done: 'The enquiry is open again.',
  schema: z.object({ reason: requiredText('Enter why it is opened again', 4000) }),
  load: nothing,
  fields: state => [textAreaField(state, { name: 'reason', label: 'Why it is opened again', rows: 4 })],
  run: ({ app, actor, read, data }) => reopenEnquiry(app, actor, read, data.reason),
})

const transfer = actRoutes({
  path: 'transfer',
  act: 'offer-transfer',
  tab: '',
  title: 'Offer the enquiry to another area',
  lead: () => 'It stays ours until that area takes it on. If they decline, it goes on here as it was.',
  submit: 'Offer the enquiry',
  done: 'The offer is on record.',
  schema: z.object({
    offeredTo: requiredText('Enter which area it is offered to', 200),
    reason: requiredText('Enter why', 4000),
  }),
  load: nothing,
  fields: state => [
    textField(state, { name: 'offeredTo', label: 'Which area', hint: 'The council where the harm happened' }),
    textAreaField(state, { name: 'reason', label: 'Why', rows: 4 }),
  ],
  run: ({ app, actor, read, data }) => offerTransfer(app, actor, read, data),
})

const answer = actRoutes({
  path: 'transfer/answer',
  load: async ({ tx, enquiry }) => (await listTransfers(tx, enquiry.enquiryId))[0],
  act: 'accept-transfer',
  tab: '',
  title: 'Record the other area’s answer',
  lead: offer => offer && html`Offered to ${offer.offeredTo} on ${dayInWords(offer.offeredOn)}.`,
  submit: 'Record the answer',
  done: 'The answer is on record.',
  days: ['on'],
  schema: z.object({
    answer: codeField({ accepted: '', declined: '' }, 'Select what they answered'),
    reason: optionalText(4000),
    on: dayField('The day they answered'),
  }),
  start: (_offer, today) => dayValues('on', today),
  fields: state => [
    radiosField(state, {
      name: 'answer',
      label: 'What they answered',
      choices: [
        { value: 'accepted', text: 'They take the enquiry on', hint: 'It ends here' },
        { value: 'declined', text: 'They decline', hint: 'It goes on here as it was' },
      ],
    }),
    textAreaField(state, { name: 'reason', label: 'Their reason', hint: 'Needed where they decline', rows: 3 }),
    dateField(state, { name: 'on', label: 'Day they answered' }),
  ],
  run: ({ app, actor, read, data }) =>
    recordTransferAnswer(app, actor, read, { ...data, isAccepted: data.answer === 'accepted' }),
})

const QUESTIONS = Object.entries(EXPERIENCE_QUESTIONS)

const experience = actRoutes({
  path: 'experience',
  act: 'ask-experience',
  tab: 'outcomes',
  title: 'How the enquiry was for the adult',
  lead: (_loaded, enquiry) =>
    enquiry.experienceDueOn &&
    html`To be asked by ${dayInWords(enquiry.experienceDueOn)}, of the adult or of somebody who speaks for them.`,
  submit: 'Record the answers',
  done: 'The answers are on record.',
  days: ['askedOn'],
  schema: z.object({
    askedOf: codeField(SPEAKERS, 'Select who was asked'),
    how: codeField(CONTACT_WAYS, 'Select how they were asked'),
    askedOn: dayField('The day they were asked'),
    'listened-to': optionalCodeField(EXPERIENCE_ANSWERS),
    understood: optionalCodeField(EXPERIENCE_ANSWERS),
    information: optionalCodeField(EXPERIENCE_ANSWERS),
    helped: optionalCodeField(EXPERIENCE_ANSWERS),
    safer: optionalCodeField(EXPERIENCE_ANSWERS),
    declinedReason: optionalText(1000),
    note: optionalText(4000),
  }),
  load: nothing,
  start: (_loaded, today) => dayValues('askedOn', today),
  fields: state => [
    radiosField(state, {
      name: 'askedOf',
      label: 'Who was asked',
      choices: choicesOf(SPEAKERS),
      isSmall: true,
      isInline: true,
    }),
    radiosField(state, { name: 'how', label: 'How', choices: choicesOf(CONTACT_WAYS), isSmall: true, isInline: true }),
    dateField(state, { name: 'askedOn', label: 'Day they were asked' }),
    ...QUESTIONS.map(([name, label]) =>
      radiosField(state, { name, label, choices: choicesOf(EXPERIENCE_ANSWERS), isSmall: true, isInline: true }),
    ),
    textField(state, {
      name: 'declinedReason',
      label: 'If they did not want to answer, why',
      hint: 'Leave empty when they answered',
    }),
    textAreaField(state, { name: 'note', label: 'What else they said (optional)', rows: 3 }),
  ],
  run: ({ app, actor, read, data: { askedOf, how, askedOn, declinedReason, note, ...given } }) =>
    recordExperience(app, actor, read, {
      askedOf,
      how,
      askedOn,
      declinedReason: declinedReason === '' ? undefined : declinedReason,
      note,
      answers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    }),
})

export const endingRoutes = [...note, ...correctNote, ...reopen, ...transfer, ...answer, ...experience]
