import { z } from 'zod'
import { signInUrl } from '#platform/auth/auth.urls.ts'
import { NotFound } from '#platform/errors.ts'
import { type Answer, type PublicVisit, publicRoute, type Route, redirect, showPage } from '#platform/http/route.ts'
import { raiseCheckUrl, raiseInUrl, raiseQuestionUrl, raiseSaveUrl, raiseSentUrl } from '../../../concerns.urls.ts'
import { NOBODY } from '../../../receiving/receive-concern.ts'
import type { Draft } from '../../draft.ts'
import { faultsOf } from '../../faults.ts'
import { type AtDoor, asWhoeverBegan, inPortal } from '../../in-portal.ts'
import { draftIn } from '../../keep-draft.ts'
import type { Question, Situation } from '../../question.ts'
import { askedQuestions, findQuestion, QUESTIONS } from '../../questions.ts'
import { MOST_UPLOAD_BYTES } from '../../receive-attachment.ts'
import { registersIn } from '../../registers.ts'
import { type SavedAnswer, saveAnswer } from '../../save-answer.ts'
import { situationAt } from '../../submit-draft.ts'
import { takeUploadRoom } from '../../upload-room.ts'
import { atDoorOf, draftCookie } from '../at-door.ts'
import { anotherDraftPage, questionPage } from './question.view.ts'

const PATH = '/raise/:partnership/questions/:question'
const params = z.object({ partnership: z.string(), question: z.string() })
const query = z.object({ change: z.string().optional(), again: z.string().optional() })
type QuestionVisit = PublicVisit<z.infer<typeof params>, z.infer<typeof query>>

/** A person answers a few a minute; a hospital behind one address, some hundred. */
const ANSWERS_A_MINUTE = 1_200

export const questionRoutes: readonly Route[] = [
  publicRoute({ method: 'GET', path: PATH, permission: 'open-door', params, query, handle: show }),
  publicRoute({
    method: 'POST',
    path: PATH,
    permission: 'open-door',
    params,
    query,
    perMinute: ANSWERS_A_MINUTE,
    uploadBytes: MOST_UPLOAD_BYTES,
    handle: take,
  }),
]

async function show(visit: QuestionVisit): Promise<Answer> {
  const { app, query } = visit
  const question = questionOf(visit)
  const at = await atDoorOf(visit, visit.params.partnership)
  const { slug } = at.door
  const read = await inPortal(app, at, async tx => ({
    draft: at.secret === undefined ? undefined : await draftIn(app, tx),
    registers: await registersIn(tx, app.clock.today()),
  }))
  const { draft, registers } = read
  if (!draft) return redirect(raiseInUrl(slug))
  if (draft.sent) return redirect(raiseSentUrl(slug))
  if (isOfSomebodyElse(at, draft)) return redirect(signInUrl(visit.url))
  const situation = situationAt(asWhoeverBegan(at, draft.begunBy), draft, registers)
  const asked = askedQuestions(situation)
  const index = asked.indexOf(question)
  if (index < 0) return redirect(followingUrl(slug, question, situation))
  const isChange = query.change !== undefined
  const faults = query.again === undefined ? {} : faultsOf(question, situation, app.clock.today())
  const before = asked[index - 1]
  return showPage(
    questionPage({
      door: at.door,
      question,
      situation,
      registers,
      errors: faults,
      draftId: draft.draftId,
      files: draft.files,
      number: index + 1,
      count: asked.length,
      action: raiseQuestionUrl(slug, question.name, { isChange }),
      backUrl: isChange ? raiseCheckUrl(slug) : before ? raiseQuestionUrl(slug, before.name) : raiseInUrl(slug),
      maySave: situation.who === 'professional',
    }),
  )
}

async function take(visit: QuestionVisit): Promise<Answer> {
  const { app, form, files } = visit
  const question = questionOf(visit)
  const at = await atDoorOf(visit, visit.params.partnership)
  const { slug } = at.door
  const fileFault = question.takesFiles ? await takeUploadRoom(app, at, visit.address, files) : undefined
  const taken = fileFault === undefined ? files : []
  const saved = await saveAnswer(app, at, { question, form, files: taken, fileFault })
  if (saved.outcome === 'sent') return redirect(raiseSentUrl(slug))
  if (saved.outcome === 'another') {
    const { draft, ...typed } = form
    const lines = Object.values(typed)
      .flat()
      .filter(line => line !== undefined && line !== '') as string[]
    return showPage(anotherDraftPage({ door: at.door, lines, startUrl: raiseInUrl(slug) }), 409)
  }
  const to = nextUrl(visit, at, saved, question)
  return saved.secret === undefined ? redirect(to) : { kind: 'redirect', to, cookies: draftCookie(slug, saved.secret) }
}

function questionOf({ params }: QuestionVisit): Question {
  const question = findQuestion(params.question)
  if (!question) throw new NotFound('There is no such question.')
  return question
}

/** What somebody who had signed in wrote is shown to them alone. Whoever only adds to it needs the secret, no more. */
const isOfSomebodyElse = (at: AtDoor, { begunBy }: Draft): boolean => begunBy !== NOBODY && begunBy !== at.actor?.id

/** Where an answer leads: to the same page when something is wrong with it, back to the check page, or on. */
function nextUrl(
  { app, query, files, form }: QuestionVisit,
  at: AtDoor,
  { draft, registers }: Pick<Extract<SavedAnswer, { outcome: 'saved' }>, 'draft' | 'registers'>,
  question: Question,
): string {
  const { slug } = at.door
  const today = app.clock.today()
  const situation = situationAt(asWhoeverBegan(at, draft.begunBy), draft, registers)
  const isChange = query.change !== undefined
  if (form['save'] !== undefined) return raiseSaveUrl(slug)
  if (Object.keys(faultsOf(question, situation, today)).length > 0)
    return raiseQuestionUrl(slug, question.name, { isChange, isAgain: true })
  // Files were added or taken away: show what is there now.
  if (question.takesFiles && (files.length > 0 || form['remove'] !== undefined))
    return raiseQuestionUrl(slug, question.name, { isChange })
  if (isChange) return raiseCheckUrl(slug)
  return followingUrl(slug, question, situation)
}

function followingUrl(slug: string, question: Question, situation: Situation): string {
  const later = QUESTIONS.slice(QUESTIONS.indexOf(question) + 1)
  const next = later.find(each => each.isAsked(situation))
  return next ? raiseQuestionUrl(slug, next.name) : raiseCheckUrl(slug)
}
