import { z } from 'zod'
import { listAgencies } from '#partnership'
import { NotFound } from '#platform/errors.ts'
import { dayField, dayValues, optionalDayField } from '#platform/http/day-field.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import { html } from '#platform/ui/html.ts'
import { addAction } from '../../add-action.ts'
import { assureAction } from '../../assure-action.ts'
import { completeAction } from '../../complete-action.ts'
import { type EnquiryAction, listActions, listPlans } from '../../plan.store.ts'
import { waiveAction } from '../../waive-action.ts'
import { writePlan } from '../../write-plan.ts'
import { actRoutes } from '../act.page.ts'
import type { Loading } from '../act-form.ts'
import { optionalId, optionalText, requiredText } from '../form-fields.ts'

const shared = { tab: 'plan', act: 'record' } as const

const plan = actRoutes({
  ...shared,
  path: 'plan/write',
  load: ({ tx, enquiry }) => listPlans(tx, enquiry.enquiryId),
  title: 'Write the safeguarding plan',
  lead: versions => versions.length > 0 && 'This becomes the next version. Those before it stay on record.',
  submit: 'Record the plan',
  done: 'The safeguarding plan is on record.',
  days: ['reviewOn'],
  schema: z.object({
    plan: requiredText('Enter how the adult is kept safe'),
    adultSays: optionalText(4000),
    agreedWith: optionalText(2000),
    reviewOn: optionalDayField('The day of its review'),
  }),
  start: ([latest]) => ({
    plan: latest?.plan,
    adultSays: latest?.adultSays,
    agreedWith: latest?.agreedWith,
    ...dayValues('reviewOn', latest?.reviewOn),
  }),
  fields: state => [
    textAreaField(state, { name: 'plan', label: 'How the adult is kept safe', rows: 8 }),
    textAreaField(state, { name: 'adultSays', label: 'What the adult says of it (optional)', rows: 3 }),
    textAreaField(state, { name: 'agreedWith', label: 'Who agreed to it (optional)', rows: 2 }),
    dateField(state, { name: 'reviewOn', label: 'Day of its review (optional)' }),
  ],
  run: ({ app, actor, read, data }) => writePlan(app, actor, read, data),
})

const add = actRoutes({
  ...shared,
  path: 'actions/add',
  title: 'Add an action',
  lead: () => 'The enquiry cannot be closed until the action is assured or waived.',
  submit: 'Add the action',
  done: 'The action is on record.',
  days: ['dueOn'],
  schema: z.object({
    what: requiredText('Enter what is to be done', 1000),
    owner: requiredText('Enter who is to do it', 200),
    agencyId: optionalId(),
    dueOn: dayField('The day it is due'),
  }),
  load: ({ tx }) => listAgencies(tx),
  fields: (state, agencies) => [
    textAreaField(state, { name: 'what', label: 'What is to be done', rows: 3 }),
    textField(state, {
      name: 'owner',
      label: 'Who is to do it',
      hint: 'Such as “Hollin Home Care, registered manager”',
    }),
    selectField(state, {
      name: 'agencyId',
      label: 'Their agency, if it is a partner (optional)',
      choices: [
        { value: '', text: 'Not a partner, or a person' },
        ...agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
      ],
    }),
    dateField(state, { name: 'dueOn', label: 'Due by' }),
  ],
  run: ({ app, actor, read, data }) => addAction(app, actor, read, { ...data, ownerId: undefined }),
})

async function load({ tx, enquiry, id }: Loading): Promise<EnquiryAction> {
  const action = (await listActions(tx, enquiry.enquiryId)).find(({ actionId }) => actionId === id)
  if (!action) throw new NotFound('There is no such action.')
  return action
}

const whatIs = (action: EnquiryAction) => html`“${action.what}”, for ${action.owner}`

const complete = actRoutes({
  ...shared,
  path: 'actions/:id/done',
  title: 'Record that an action was done',
  lead: action => html`${whatIs(action)}. Somebody else then assures that it was.`,
  submit: 'Record it as done',
  done: 'The action is on record as done. It still has to be assured.',
  days: ['on'],
  schema: z.object({ on: dayField('The day it was done'), note: requiredText('Enter what was done', 4000) }),
  load,
  start: (_action, today) => dayValues('on', today),
  fields: state => [
    textAreaField(state, { name: 'note', label: 'What was done', rows: 4 }),
    dateField(state, { name: 'on', label: 'Day it was done' }),
  ],
  run: ({ app, actor, read, data, id }) => completeAction(app, actor, read, id, data),
})

const assure = actRoutes({
  ...shared,
  path: 'actions/:id/assure',
  title: 'Assure an action',
  lead: action => html`${whatIs(action)}. ${action.doneByName && html`${action.doneByName} recorded it as done.`}`,
  submit: 'Assure the action',
  done: 'The action is assured.',
  days: ['on'],
  schema: z.object({
    how: requiredText('Enter how you know that it was done', 4000),
    on: dayField('The day it was assured'),
  }),
  load,
  start: (_action, today) => dayValues('on', today),
  fields: state => [
    textAreaField(state, {
      name: 'how',
      label: 'How you know that it was done',
      hint: 'What you saw, read or were told by the adult',
      rows: 4,
    }),
    dateField(state, { name: 'on', label: 'Day it was assured' }),
  ],
  run: ({ app, actor, read, data, id }) => assureAction(app, actor, read, id, data),
})

const waive = actRoutes({
  ...shared,
  path: 'actions/:id/waive',
  title: 'Waive an action',
  lead: action =>
    html`${whatIs(action)}. Waived, it no longer stands against closing the enquiry, and stays on record.`,
  submit: 'Waive the action',
  done: 'The action is waived.',
  schema: z.object({ reason: requiredText('Enter why it is no longer needed', 2000) }),
  load,
  fields: state => [textAreaField(state, { name: 'reason', label: 'Why it is no longer needed', rows: 3 })],
  run: ({ app, actor, read, data, id }) => waiveAction(app, actor, read, id, data.reason),
})

export const planRoutes = [...plan, ...add, ...complete, ...assure, ...waive]
