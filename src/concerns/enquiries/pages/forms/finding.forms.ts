import { z } from 'zod'
import { dayField, dayValues } from '#platform/http/day-field.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dateField } from '#platform/ui/date-field.ts'
import { selectField, textAreaField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { HtmlPart } from '#platform/ui/html.ts'
import { addFinding } from '../../add-finding.ts'
import { BALANCES, IMPACTS, LIKELIHOODS, RISK_MOMENTS } from '../../enquiry-codes.ts'
import { listFindings, listRisks } from '../../finding.store.ts'
import { type LineOfEnquiry, listLines } from '../../planning.store.ts'
import { recordRisk } from '../../record-risk.ts'
import { actRoutes } from '../act.page.ts'
import type { Loading } from '../act-form.ts'
import { correctionField, correctionOf, correctionText, latestOf } from '../correction.ts'
import { choicesOf, codeField, optionalId, optionalText, requiredText } from '../form-fields.ts'

const shared = { tab: 'findings', act: 'record' } as const

const Finding = z.object({
  lineId: optionalId(),
  found: requiredText('Enter what was found'),
  balance: codeField(BALANCES, 'Select what is more likely than not'),
  restsOn: requiredText('Enter what it rests on', 4000),
})

const loadLines = async ({ tx, enquiry }: Loading) =>
  (await listLines(tx, enquiry.enquiryId)).map(({ latest }) => latest)

const findingFields = (
  state: FormState,
  { lines }: { readonly lines: readonly (LineOfEnquiry & { readonly id: string })[] },
): HtmlPart[] => [
  selectField(state, {
    name: 'lineId',
    label: 'Line of enquiry that it answers (optional)',
    choices: [{ value: '', text: 'None of them' }, ...lines.map(line => ({ value: line.id, text: line.question }))],
  }),
  textAreaField(state, { name: 'found', label: 'What was found', rows: 4 }),
  radiosField(state, {
    name: 'balance',
    label: 'On the balance of probabilities',
    choices: choicesOf(BALANCES),
    isSmall: true,
  }),
  textAreaField(state, {
    name: 'restsOn',
    label: 'What it rests on',
    hint: 'Records, what people said, what was seen',
    rows: 3,
  }),
]

const addFindingRoutes = actRoutes({
  ...shared,
  path: 'findings/add',
  title: 'Add a finding',
  submit: 'Add the finding',
  done: 'The finding is on record.',
  schema: Finding,
  load: async loading => ({ lines: await loadLines(loading) }),
  fields: findingFields,
  run: ({ app, actor, read, data }) => addFinding(app, actor, read, data),
})

const correctFinding = actRoutes({
  ...shared,
  path: 'findings/:id/correct',
  title: 'Correct a finding',
  submit: 'Record the correction',
  done: 'The correction is on record.',
  schema: Finding.extend({ correction: correctionText() }),
  load: async loading => ({
    lines: await loadLines(loading),
    finding: latestOf(await listFindings(loading.tx, loading.enquiry.enquiryId), loading.id),
  }),
  start: ({ finding: { lineId, found, balance, restsOn } }) => ({ lineId, found, balance, restsOn }),
  fields: (state, loaded) => [...findingFields(state, loaded), correctionField(state)],
  run: ({ app, actor, read, data: { correction, ...finding }, loaded }) =>
    addFinding(app, actor, read, finding, correctionOf(loaded.finding, correction)),
})

const Risk = z.object({
  moment: codeField(RISK_MOMENTS, 'Select whether this is before or after what the enquiry does'),
  judgedOn: dayField('The day it was judged'),
  risk: requiredText('Enter what the risk is', 2000),
  likelihood: codeField(LIKELIHOODS, 'Select how likely it is'),
  impact: codeField(IMPACTS, 'Select how grave it would be'),
  note: optionalText(4000),
})

const riskFields = (state: FormState): HtmlPart[] => [
  radiosField(state, { name: 'moment', label: 'When', choices: choicesOf(RISK_MOMENTS), isSmall: true }),
  textAreaField(state, { name: 'risk', label: 'What might happen, and to whom', rows: 2 }),
  radiosField(state, { name: 'likelihood', label: 'How likely', choices: choicesOf(LIKELIHOODS), isSmall: true }),
  radiosField(state, { name: 'impact', label: 'How grave it would be', choices: choicesOf(IMPACTS), isSmall: true }),
  textAreaField(state, { name: 'note', label: 'Why (optional)', rows: 3 }),
  dateField(state, { name: 'judgedOn', label: 'Day it was judged' }),
]

const addRisk = actRoutes({
  ...shared,
  path: 'risks/add',
  title: 'Record a risk',
  submit: 'Record the risk',
  done: 'The risk is on record.',
  days: ['judgedOn'],
  schema: Risk,
  load: async () => undefined,
  start: (_loaded, today) => dayValues('judgedOn', today),
  fields: riskFields,
  run: ({ app, actor, read, data }) => recordRisk(app, actor, read, data),
})

const correctRisk = actRoutes({
  ...shared,
  path: 'risks/:id/correct',
  title: 'Correct a risk',
  submit: 'Record the correction',
  done: 'The correction is on record.',
  days: ['judgedOn'],
  schema: Risk.extend({ correction: correctionText() }),
  load: async ({ tx, enquiry, id }) => latestOf(await listRisks(tx, enquiry.enquiryId), id),
  start: ({ moment, risk, likelihood, impact, note, judgedOn }) => ({
    moment,
    risk,
    likelihood,
    impact,
    note,
    ...dayValues('judgedOn', judgedOn),
  }),
  fields: state => [...riskFields(state), correctionField(state)],
  run: ({ app, actor, read, data: { correction, ...risk }, loaded }) =>
    recordRisk(app, actor, read, risk, correctionOf(loaded, correction)),
})

export const findingRoutes = [...addFindingRoutes, ...correctFinding, ...addRisk, ...correctRisk]
