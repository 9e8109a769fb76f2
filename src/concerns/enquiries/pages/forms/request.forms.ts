import { z } from 'zod'
import { listAgencies } from '#partnership'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import { html } from '#platform/ui/html.ts'
import { askSomebody } from '../../ask-somebody.ts'
import { chaseRequest } from '../../chase-request.ts'
import { CONTACT_WAYS } from '../../enquiry-codes.ts'
import { recordAnswer } from '../../record-answer.ts'
import { getRequest } from '../../settle-request.ts'
import { waiveRequest } from '../../waive-request.ts'
import { actRoutes } from '../act.page.ts'
import type { Loading } from '../act-form.ts'
import { choicesOf, codeField, emailField, optionalId, optionalText, requiredText } from '../form-fields.ts'

const shared = { tab: 'asked', act: 'record' } as const

const load = (loading: Loading) => getRequest(loading, loading.id)

const ask = actRoutes({
  ...shared,
  path: 'requests/add',
  title: 'Ask an agency or a person',
  submit: 'Ask them',
  done: 'They have been asked.',
  days: ['dueOn'],
  schema: z.object({
    agencyId: optionalId(),
    askedOf: requiredText('Enter who is asked', 200),
    email: emailField(),
    question: requiredText('Enter what they are asked', 4000),
    told: optionalText(4000),
    dueOn: dayField('The day the answer is due'),
  }),
  load: async ({ tx }) => listAgencies(tx),
  fields: (state, agencies) => [
    textField(state, { name: 'askedOf', label: 'Who is asked', hint: 'Such as “Dr Marr, Brindle Lane Surgery”' }),
    selectField(state, {
      name: 'agencyId',
      label: 'Their agency, if it is a partner (optional)',
      choices: [
        { value: '', text: 'Not a partner, or a person' },
        ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
      ],
    }),
    textAreaField(state, { name: 'question', label: 'What they are asked', rows: 3 }),
    textAreaField(state, {
      name: 'told',
      label: 'What they are told (optional)',
      hint: 'As much as they need to know to answer, and no more. They see this, the question and nothing else.',
      rows: 4,
    }),
    textField(state, {
      name: 'email',
      label: 'Their email address (optional)',
      type: 'email',
      hint: 'They are mailed a link, and write the answer themselves. You are shown a code: tell it to them by telephone. The mail names nobody.',
    }),
    dateField(state, { name: 'dueOn', label: 'Answer due by' }),
  ],
  run: ({ app, actor, read, data }) => askSomebody(app, actor, read, data),
})

const chase = actRoutes({
  ...shared,
  path: 'requests/:id/chase',
  title: 'Remind somebody',
  lead: request => html`${request.askedOf} was asked: “${request.question}”`,
  submit: 'Record the reminder',
  done: 'The reminder is on record.',
  schema: z.object({ how: codeField(CONTACT_WAYS, 'Select how they were reminded'), note: optionalText(2000) }),
  load,
  fields: (state, request) => [
    radiosField(state, {
      name: 'how',
      label: 'How they were reminded',
      choices: choicesOf(CONTACT_WAYS).map(choice =>
        choice.value === 'mail' && request.email !== ''
          ? {
              ...choice,
              hint: html`Sends ${request.email} a new link now, and shows you its code; an earlier link closes.`,
            }
          : choice,
      ),
    }),
    textAreaField(state, { name: 'note', label: 'What they said (optional)', rows: 3 }),
  ],
  run: ({ app, actor, read, data, id }) => chaseRequest(app, actor, read, id, data),
})

const answer = actRoutes({
  ...shared,
  path: 'requests/:id/answer',
  title: 'Record an answer',
  lead: request => html`${request.askedOf} was asked: “${request.question}”`,
  submit: 'Record the answer',
  done: 'The answer is on record.',
  days: ['cameOn'],
  schema: z.object({
    answer: requiredText('Enter what they answered'),
    givenBy: requiredText('Enter who answered', 200),
    cameOn: dayField('The day it came'),
    correction: optionalText(2000),
  }),
  load,
  start: (request, today) => ({
    answer: request.answer?.latest.answer,
    givenBy: request.answer?.latest.givenBy ?? request.askedOf,
    ...dayValues('cameOn', request.answer?.latest.cameOn ?? today),
  }),
  fields: (state, request) => [
    textAreaField(state, { name: 'answer', label: 'What they answered', rows: 8 }),
    textField(state, { name: 'givenBy', label: 'Who answered' }),
    dateField(state, { name: 'cameOn', label: 'Day it came' }),
    ...(request.answer
      ? [
          textAreaField(state, {
            name: 'correction',
            label: 'What was wrong with the answer on record',
            hint: 'It stays on record, beside this.',
            rows: 2,
          }),
        ]
      : []),
  ],
  run: ({ app, actor, read, data, id }) => recordAnswer(app, actor, read, id, data),
})

const waive = actRoutes({
  ...shared,
  path: 'requests/:id/waive',
  title: 'Waive an answer',
  lead: request =>
    html`${request.askedOf} was asked: “${request.question}” Waived, the answer is no longer waited for, and a mailed link closes.`,
  submit: 'Waive the answer',
  done: 'The answer is waived.',
  schema: z.object({ reason: requiredText('Enter why the answer is no longer needed', 2000) }),
  load,
  fields: state => [textAreaField(state, { name: 'reason', label: 'Why it is no longer needed', rows: 3 })],
  run: ({ app, actor, read, data, id }) => waiveRequest(app, actor, read, id, data.reason),
})

export const requestRoutes = [...ask, ...chase, ...answer, ...waive]
