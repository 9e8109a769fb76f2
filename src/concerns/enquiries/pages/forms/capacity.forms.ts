import { z } from 'zod'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { HtmlPart } from '#platform/ui/html.ts'
import { YES_NO_NOT_RECORDED } from '../../../enquiry.ts'
import { ADVOCATE_KINDS } from '../../enquiry-codes.ts'
import { recordCapacity } from '../../record-capacity.ts'
import { listCapacities } from '../../wish.store.ts'
import { actRoutes } from '../act.page.ts'
import { correctionField, correctionOf, correctionText, latestOf } from '../correction.ts'
import { choicesOf, codeField, optionalCodeField, optionalText, selectChoices } from '../form-fields.ts'

const Capacity = z.object({
  decision: optionalText(1000),
  lackedCapacity: codeField(YES_NO_NOT_RECORDED, 'Select whether they lacked capacity'),
  restsOn: optionalText(4000),
  supportedByAdvocate: optionalCodeField(YES_NO_NOT_RECORDED),
  advocateKind: optionalCodeField(ADVOCATE_KINDS),
  advocate: optionalText(200),
  judgedOn: dayField('The day'),
})

const fields = (state: FormState): HtmlPart[] => [
  textField(state, {
    name: 'decision',
    label: 'The decision it was judged for',
    hint: 'Such as “where to live while this is looked into”',
  }),
  radiosField(state, {
    name: 'lackedCapacity',
    label: 'Did the adult lack capacity for it?',
    choices: choicesOf(YES_NO_NOT_RECORDED),
    isSmall: true,
  }),
  textAreaField(state, { name: 'restsOn', label: 'What this rests on', rows: 3 }),
  radiosField(state, {
    name: 'supportedByAdvocate',
    label: 'Did an advocate, family or friend speak for them?',
    hint: 'To be answered where they lacked capacity',
    choices: choicesOf(YES_NO_NOT_RECORDED),
    isSmall: true,
  }),
  selectField(state, {
    name: 'advocateKind',
    label: 'Who spoke for them',
    choices: selectChoices('Nobody', ADVOCATE_KINDS),
  }),
  textField(state, { name: 'advocate', label: 'Their name (optional)' }),
  dateField(state, { name: 'judgedOn', label: 'Day' }),
]

const shared = { tab: 'outcomes', act: 'record', days: ['judgedOn'] } as const

const add = actRoutes({
  ...shared,
  path: 'capacity/add',
  title: 'Record capacity and who spoke for the adult',
  submit: 'Record it',
  done: 'It is on record.',
  schema: Capacity,
  load: async () => undefined,
  start: (_loaded, today) => dayValues('judgedOn', today),
  fields,
  run: ({ app, actor, read, data }) => recordCapacity(app, actor, read, data),
})

const correct = actRoutes({
  ...shared,
  path: 'capacity/:id/correct',
  title: 'Correct what is recorded of capacity',
  submit: 'Record the correction',
  done: 'The correction is on record.',
  schema: Capacity.extend({ correction: correctionText() }),
  load: async ({ tx, enquiry, id }) => latestOf(await listCapacities(tx, enquiry.enquiryId), id),
  start: ({ decision, lackedCapacity, restsOn, supportedByAdvocate, advocateKind, advocate, judgedOn }) => ({
    decision,
    lackedCapacity,
    restsOn,
    supportedByAdvocate,
    advocateKind,
    advocate,
    ...dayValues('judgedOn', judgedOn),
  }),
  fields: state => [...fields(state), correctionField(state)],
  run: ({ app, actor, read, data: { correction, ...capacity }, loaded }) =>
    recordCapacity(app, actor, read, capacity, correctionOf(loaded, correction)),
})

export const capacityRoutes = [...add, ...correct]
