import type { App } from '#platform/app.ts'
import { raiseCheckUrl, raiseQuestionUrl } from '../../concerns.urls.ts'
import type { Draft } from '../draft.ts'
import type { AtDoor } from '../in-portal.ts'
import { askedQuestions } from '../questions.ts'
import { firstFaulty, situationAt } from '../submit-draft.ts'

/** Where somebody goes on with what they have begun: at what is still missing, else at the last question. */
export function goOnUrl(app: App, at: AtDoor, draft: Draft | undefined): string | undefined {
  if (!draft || draft.sent) return undefined
  const situation = situationAt(at, draft, { agency: [], provider: [] })
  const next = firstFaulty(situation, app.clock.today()) ?? askedQuestions(situation).at(-1)
  return next ? raiseQuestionUrl(at.door.slug, next.name) : raiseCheckUrl(at.door.slug)
}
