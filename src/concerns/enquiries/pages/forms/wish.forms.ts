import { z } from 'zod'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import { type HtmlPart, html } from '#platform/ui/html.ts'
import { ACHIEVED, ASKED } from '../../../enquiry.ts'
import { SPEAKERS, WISH_ACTS } from '../../enquiry-codes.ts'
import { recordAsking } from '../../record-asking.ts'
import { recordWish } from '../../record-wish.ts'
import { listAskings, listWishes } from '../../wish.store.ts'
import { actRoutes } from '../act.page.ts'
import { correctionField, correctionOf, correctionText, latestOf } from '../correction.ts'
import { choicesOf, codeField, optionalCodeField, optionalText, requiredText } from '../form-fields.ts'

const shared = { tab: 'outcomes', act: 'record' } as const

const Asking = z.object({
  asked: codeField(ASKED, 'Select whether they were asked'),
  askedOf: optionalCodeField(SPEAKERS),
  askedOn: dayField('The day'),
  note: optionalText(4000),
})

const askingFields = (state: FormState): HtmlPart[] => [
  radiosField(state, {
    name: 'asked',
    label: 'Was the adult asked what they want to happen?',
    choices: choicesOf(ASKED),
    isSmall: true,
  }),
  radiosField(state, { name: 'askedOf', label: 'Who was asked', choices: choicesOf(SPEAKERS), isSmall: true }),
  textAreaField(state, { name: 'note', label: 'How, or why not', rows: 3 }),
  dateField(state, { name: 'askedOn', label: 'Day' }),
]

const addAsking = actRoutes({
  ...shared,
  path: 'askings/add',
  title: 'Record that the adult was asked',
  submit: 'Record it',
  done: 'It is on record.',
  days: ['askedOn'],
  schema: Asking,
  load: async () => undefined,
  start: (_loaded, today) => dayValues('askedOn', today),
  fields: askingFields,
  run: ({ app, actor, read, data }) => recordAsking(app, actor, read, data),
})

const correctAsking = actRoutes({
  ...shared,
  path: 'askings/:id/correct',
  title: 'Correct what was asked',
  submit: 'Record the correction',
  done: 'The correction is on record.',
  days: ['askedOn'],
  schema: Asking.extend({ correction: correctionText() }),
  load: async ({ tx, enquiry, id }) => latestOf(await listAskings(tx, enquiry.enquiryId), id),
  start: ({ asked, askedOf, askedOn, note }) => ({ asked, askedOf, note, ...dayValues('askedOn', askedOn) }),
  fields: state => [...askingFields(state), correctionField(state)],
  run: ({ app, actor, read, data: { correction, ...asking }, loaded }) =>
    recordAsking(app, actor, read, asking, correctionOf(loaded, correction)),
})

const Wish = z.object({
  words: requiredText('Enter what they want, in their words', 2000),
  saidBy: codeField(SPEAKERS, 'Select who said it'),
  saidOn: dayField('The day it was said'),
})

const wishFields = (state: FormState): HtmlPart[] => [
  textAreaField(state, {
    name: 'words',
    label: 'What they want to happen, in their words',
    hint: 'One outcome. Add another for each thing they want.',
    rows: 3,
  }),
  radiosField(state, { name: 'saidBy', label: 'Who said it', choices: choicesOf(SPEAKERS), isSmall: true }),
  dateField(state, { name: 'saidOn', label: 'Day it was said' }),
]

const addWish = actRoutes({
  ...shared,
  path: 'wishes/add',
  title: 'Record an outcome the adult wants',
  submit: 'Record the outcome',
  done: 'The outcome is on record.',
  days: ['saidOn'],
  schema: Wish,
  load: async () => undefined,
  start: (_loaded, today) => dayValues('saidOn', today),
  fields: wishFields,
  run: ({ app, actor, read, data }) =>
    recordWish(app, actor, read, { ...data, act: 'wished', achieved: undefined, note: '' }),
})

const { wished: _, ...LATER_ACTS } = WISH_ACTS

const changeWish = actRoutes({
  ...shared,
  path: 'wishes/:id/change',
  load: async ({ tx, enquiry, id }) => latestOf(await listWishes(tx, enquiry.enquiryId), id),
  title: 'Say what became of an outcome',
  lead: wish => html`“${wish.words}”`,
  submit: 'Record it',
  done: 'It is on record.',
  days: ['saidOn'],
  schema: Wish.extend({
    act: codeField(LATER_ACTS, 'Select what became of it'),
    achieved: optionalCodeField(ACHIEVED),
    note: optionalText(2000),
  }),
  start: ({ words, saidBy, achieved }, today) => ({ words, saidBy, achieved, ...dayValues('saidOn', today) }),
  fields: state => [
    radiosField(state, { name: 'act', label: 'What became of it', choices: choicesOf(LATER_ACTS), isSmall: true }),
    radiosField(state, {
      name: 'achieved',
      label: 'How far it was achieved, if that is what you record',
      choices: choicesOf(ACHIEVED),
      isSmall: true,
    }),
    textAreaField(state, { name: 'words', label: 'The outcome, in their words', rows: 3 }),
    radiosField(state, { name: 'saidBy', label: 'Who said so', choices: choicesOf(SPEAKERS), isSmall: true }),
    textAreaField(state, { name: 'note', label: 'Why', rows: 3 }),
    dateField(state, { name: 'saidOn', label: 'Day' }),
  ],
  run: ({ app, actor, read, data, loaded: { id, version } }) => recordWish(app, actor, read, data, { id, version }),
})

export const wishRoutes = [...addAsking, ...correctAsking, ...addWish, ...changeWish]
