import { z } from 'zod'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { weekdayInWords } from '#platform/day.ts'
import { Conflict } from '#platform/errors.ts'
import { type Answer, type Form, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import type { Case } from '../../../case/case.ts'
import { readCaseClock } from '../../../case/case-clock.ts'
import { isMendable } from '../../../case/not-recorded.ts'
import { withCase } from '../../../case/open-case.ts'
import { concernUrl, triageUrl } from '../../../concerns.urls.ts'
import { changeDecision, decideConcern } from '../../decide-concern.ts'
import { type DecisionQuestions, readDecision } from '../../decision-form.ts'
import { saveDraft } from '../../save-draft.ts'
import type { Decided } from '../../write-decision.ts'
import { changeDecisionPage, screenOutPage } from './change-decision.view.ts'
import { readRecord } from './read-record.ts'
import { recordPage } from './record.view.ts'
import type { RecordPage } from './record-page.ts'

export const params = z.object({ reference: z.string() })

type Shown = 'record' | 'screen-out'

const read = (
  app: App,
  actor: Actor,
  reference: string,
  typed?: Parameters<typeof readRecord>[4],
): Promise<RecordPage> => withCase(app, actor, { reference }, (tx, open) => readRecord(app, actor, tx, open, typed))

const drawn = (page: RecordPage, shown: Shown) => {
  if (shown === 'screen-out') return screenOutPage(page)
  return page.found.pathway === undefined ? recordPage(page) : changeDecisionPage(page)
}

export function questionsOf(found: Case, today: Temporal.PlainDate, isScreeningOut: boolean): DecisionQuestions {
  return {
    about: found.about,
    isLate: found.pathway === undefined && readCaseClock(found, today).state === 'breached',
    isTold: found.referrer.entitlement === 'need-to-know',
    isScreeningOut,
  }
}

function recordedWords({ enquiry, isInTime }: Decided): string {
  const opened = enquiry
    ? ` Enquiry ${enquiry.reference} is open: hold its planning meeting by ${weekdayInWords(enquiry.planningDueOn)}.`
    : ''
  return `The decision is recorded${isInTime ? '' : ', with why it was late'}.${opened}`
}

/** Records what was typed, or shows it again: with its faults, or with what a colleague changed meanwhile. */
async function decide(
  { app, actor, form, params: { reference } }: Visit<{ reference: string }>,
  shown: Shown,
): Promise<Answer> {
  const version = Number(textOf(form, 'version'))
  const page = await read(app, actor, reference)
  const { found } = page
  const parsed = readDecision(form, questionsOf(found, page.today, shown === 'screen-out'))
  const why = textOf(form, 'why-changed')
  const isChange = found.pathway !== undefined && version === found.version
  const errors = {
    ...(isChange && why === '' ? { 'why-changed': 'Enter why the decision is changed' } : {}),
    ...(parsed.ok ? {} : parsed.errors),
  }
  // Whoever was overtaken learns that first: the faults may be gone with what changed.
  if (version === found.version && (!parsed.ok || Object.keys(errors).length > 0))
    return showPage(drawn({ ...page, state: { values: form, errors } }, shown), 400)
  try {
    if (!parsed.ok) throw await overtaken(app, actor, reference, version)
    const { decision } = parsed
    const decided = await (isChange
      ? changeDecision(app, actor, { reference, version, decision, why })
      : decideConcern(app, actor, { reference, version, decision }))
    return redirect(concernUrl(reference), recordedWords(decided))
  } catch (error) {
    if (!isMendable(error)) throw error
    const typed = { state: { values: form, errors: {} }, conflict: error.message }
    return showPage(drawn(await read(app, actor, reference, typed), shown), 409)
  }
}

async function overtaken(app: App, actor: Actor, reference: string, version: number): Promise<Error> {
  return withCase(app, actor, { reference, version }, async () => undefined).then(
    () => new Conflict('Somebody changed this record while you were typing.'),
    (error: Error) => error,
  )
}

async function saveAndLeave({
  app,
  actor,
  form,
  params: { reference },
}: Visit<{ reference: string }>): Promise<Answer> {
  try {
    await saveDraft(app, actor, draftOf(form, reference))
    return redirect(
      triageUrl(),
      `Your answers on ${reference} are saved. Nothing follows from them until you record the decision.`,
    )
  } catch (error) {
    if (!isMendable(error)) throw error
    const typed = { state: { values: form, errors: {} }, conflict: error.message }
    return showPage(drawn(await read(app, actor, reference, typed), 'record'), 409)
  }
}

export const draftOf = (form: Form, reference: string) => ({
  reference,
  begunFrom: textOf(form, 'begun-from'),
  typed: form,
})

const permission = 'handle-concerns'

export const recordRoutes = [
  route({
    method: 'GET',
    path: '/concerns/:reference',
    permission,
    params,
    handle: async ({ app, actor, params: { reference } }) => showPage(recordPage(await read(app, actor, reference))),
  }),
  route({
    method: 'GET',
    path: '/concerns/:reference/decision',
    permission,
    params,
    handle: async ({ app, actor, params: { reference } }) =>
      showPage(drawn(await read(app, actor, reference), 'record')),
  }),
  route({
    method: 'POST',
    path: '/concerns/:reference/decision',
    permission,
    params,
    handle: visit => (textOf(visit.form, 'act') === 'save' ? saveAndLeave(visit) : decide(visit, 'record')),
  }),
  route({
    method: 'GET',
    path: '/concerns/:reference/screen-out',
    permission,
    params,
    handle: async ({ app, actor, params: { reference } }) => showPage(screenOutPage(await read(app, actor, reference))),
  }),
  route({
    method: 'POST',
    path: '/concerns/:reference/screen-out',
    permission,
    params,
    handle: visit => decide(visit, 'screen-out'),
  }),
]
