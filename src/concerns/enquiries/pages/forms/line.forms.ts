import { z } from 'zod'
import { textAreaField, textField } from '#platform/ui/fields.ts'
import type { FormState } from '#platform/ui/form-state.ts'
import type { HtmlPart } from '#platform/ui/html.ts'
import { addLine } from '../../add-line.ts'
import { listLines } from '../../planning.store.ts'
import { actRoutes } from '../act.page.ts'
import { correctionField, correctionOf, correctionText, latestOf } from '../correction.ts'
import { optionalText, requiredText } from '../form-fields.ts'

const Line = z.object({
  question: requiredText('Enter what is to be found out', 2000),
  followedBy: optionalText(200),
})

const fields = (state: FormState): HtmlPart[] => [
  textAreaField(state, {
    name: 'question',
    label: 'What is to be found out',
    hint: 'As a question, such as “Were both night visits made on 28 April?”',
    rows: 3,
  }),
  textField(state, { name: 'followedBy', label: 'Who follows it up (optional)' }),
]

const shared = { tab: 'planning', act: 'record' } as const

const add = actRoutes({
  ...shared,
  path: 'lines/add',
  title: 'Add a line of enquiry',
  submit: 'Add the line of enquiry',
  done: 'The line of enquiry is on record.',
  schema: Line,
  load: async () => undefined,
  fields,
  run: ({ app, actor, read, data }) => addLine(app, actor, read, data),
})

const correct = actRoutes({
  ...shared,
  path: 'lines/:id/correct',
  title: 'Correct a line of enquiry',
  submit: 'Record the correction',
  done: 'The correction is on record.',
  schema: Line.extend({ correction: correctionText() }),
  load: async ({ tx, enquiry, id }) => latestOf(await listLines(tx, enquiry.enquiryId), id),
  start: ({ question, followedBy }) => ({ question, followedBy }),
  fields: state => [...fields(state), correctionField(state)],
  run: ({ app, actor, read, data: { correction, ...line }, loaded }) =>
    addLine(app, actor, read, line, correctionOf(loaded, correction)),
})

export const lineRoutes = [...add, ...correct]
