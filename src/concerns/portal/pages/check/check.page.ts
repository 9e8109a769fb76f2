import { z } from 'zod'
import { signInUrl } from '#platform/auth/auth.urls.ts'
import { type Answer, type PublicVisit, publicRoute, type Route, redirect, showPage } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { raiseCheckUrl, raiseInUrl, raiseQuestionUrl, raiseSentUrl } from '../../../concerns.urls.ts'
import { NOBODY } from '../../../receiving/receive-concern.ts'
import type { Draft } from '../../draft.ts'
import { faultsOf } from '../../faults.ts'
import { type AtDoor, asWhoeverBegan, inPortal } from '../../in-portal.ts'
import { draftIn, readDraft } from '../../keep-draft.ts'
import { everyFieldOf, FILES, linesOf } from '../../print-answers.ts'
import { askOf, type Situation } from '../../question.ts'
import { askedQuestions } from '../../questions.ts'
import { registersIn } from '../../registers.ts'
import { situationAt, submitDraft } from '../../submit-draft.ts'

import { type Registers, tidyAnswers } from '../../tidy-answers.ts'
import { atDoorOf } from '../at-door.ts'
import { anotherDraftPage } from '../question/question.view.ts'
import { type CheckRow, checkPage } from './check.view.ts'

const params = z.object({ partnership: z.string() })
type CheckVisit = PublicVisit<z.infer<typeof params>>

const SENDINGS_A_MINUTE = 120

export const checkRoutes: readonly Route[] = [
  publicRoute({ method: 'GET', path: '/raise/:partnership/check', permission: 'open-door', params, handle: show }),
  publicRoute({
    method: 'POST',
    path: '/raise/:partnership/check',
    permission: 'open-door',
    params,
    perMinute: SENDINGS_A_MINUTE,
    handle: send,
  }),
]

async function show(visit: CheckVisit): Promise<Answer> {
  const { app } = visit
  const at = await atDoorOf(visit, visit.params.partnership)
  const { slug } = at.door
  const { draft, registers } = await inPortal(app, at, async tx => ({
    draft: at.secret === undefined ? undefined : await draftIn(app, tx),
    registers: await registersIn(tx, app.clock.today()),
  }))
  if (!draft) return redirect(raiseInUrl(slug))
  if (draft.sent) return redirect(raiseSentUrl(slug))
  if (mustSignInAgain(at, draft)) return redirect(signInUrl(visit.url))
  const own = asWhoeverBegan(at, draft.begunBy)
  const situation = situationAt(own, draft, registers)
  const last = askedQuestions(situation).at(-1)
  return showPage(
    checkPage({
      door: at.door,
      draftId: draft.draftId,
      name: own.actor?.name,
      rows: rowsOf(situation, draft, registers, app.clock.today()),
      backUrl: last ? raiseQuestionUrl(slug, last.name) : raiseInUrl(slug),
      maySave: situation.who === 'professional',
    }),
  )
}

function rowsOf(situation: Situation, draft: Draft, registers: Registers, today: Temporal.PlainDate): CheckRow[] {
  const answers = { ...tidyAnswers(situation, registers), [FILES]: draft.files.map(({ name }) => name) }
  return askedQuestions(situation).map(question => ({
    question: question.name,
    ask: askOf(question, situation),
    lines: linesOf(question, everyFieldOf(question, situation), answers),
    hasFault: Object.keys(faultsOf(question, situation, today)).length > 0,
  }))
}

const mustSignInAgain = (at: AtDoor, { begunBy }: Draft): boolean => begunBy !== NOBODY && begunBy !== at.actor?.id

async function send(visit: CheckVisit): Promise<Answer> {
  const at = await atDoorOf(visit, visit.params.partnership)
  const { slug } = at.door
  const draft = await readDraft(visit.app, at)
  if (draft && !draft.sent && mustSignInAgain(at, draft)) return redirect(signInUrl(raiseCheckUrl(slug)))
  const submitted = await submitDraft(visit.app, at, textOf(visit.form, 'draft'))
  switch (submitted.outcome) {
    case 'sent':
      return redirect(raiseSentUrl(slug))
    case 'no-draft':
      return redirect(raiseInUrl(slug))
    case 'another':
      return showPage(anotherDraftPage({ door: at.door, lines: [], startUrl: raiseInUrl(slug) }), 409)
    case 'faults':
      return redirect(raiseQuestionUrl(slug, submitted.first.name, { isChange: true, isAgain: true }))
  }
}
