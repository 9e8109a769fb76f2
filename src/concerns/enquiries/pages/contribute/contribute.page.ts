import { z } from 'zod'
import { type Answer, publicRoute, type Route, showPage } from '#platform/http/route.ts'
import { thousands } from '#platform/thousands.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { readContribution, writeToContribution } from '../../contribute.ts'
import { closedPage, codePage, questionPage, sentPage } from './contribute.view.ts'

const params = z.object({ token: z.string().max(100) })

/** Of one address; a code has two hundred thousand million forms. */
const TRIES_A_MINUTE = 10

const LONGEST = 20_000

const wrongCode = (typed: string): FormState => ({
  values: { code: typed },
  errors: {
    code:
      typed === ''
        ? 'Enter the code that you were told'
        : 'This link and code open nothing. Check the code, or telephone the council and ask for a new one',
  },
})

/** Where somebody outside answers the one question they were asked. */
export const contributeRoutes: readonly Route[] = [
  publicRoute({
    method: 'GET',
    path: '/contribute/:token',
    permission: 'open-door',
    params,
    perMinute: 60,
    handle: async ({ params: { token } }) => showPage(codePage(token, emptyForm)),
  }),
  publicRoute({
    method: 'POST',
    path: '/contribute/:token',
    permission: 'open-door',
    params,
    perMinute: TRIES_A_MINUTE,
    async handle({ app, form, params: { token } }): Promise<Answer> {
      const code = textOf(form, 'code')
      const key = { token, code }
      const contribution = code === '' ? undefined : await readContribution(app, key)
      if (!contribution) return showPage(codePage(token, wrongCode(code)), 400)
      if (contribution === 'closed') return showPage(closedPage(textOf(form, 'answer')), 410)
      if (contribution.answeredAt) return showPage(sentPage())
      const page = { token, code, contribution }
      const act = textOf(form, 'act')
      if (act === '') {
        const state = { values: { answer: contribution.draft }, errors: {} }
        return showPage(questionPage({ ...page, state, savedAt: contribution.savedAt }))
      }
      const answer = textOf(form, 'answer')
      const fault = faultOf(answer, act)
      const state: FormState = { values: { answer }, errors: fault === undefined ? {} : { answer: fault } }
      if (fault !== undefined) return showPage(questionPage({ ...page, state, savedAt: undefined }), 400)
      const written = await writeToContribution(app, key, { text: answer, isAnswer: act === 'send' })
      if (written === undefined) return showPage(codePage(token, wrongCode(code)), 400)
      if (written === 'closed') return showPage(closedPage(answer), 410)
      return written === 'saved'
        ? showPage(questionPage({ ...page, state, savedAt: app.clock.now() }))
        : showPage(sentPage())
    },
  }),
]

function faultOf(answer: string, act: string): string | undefined {
  if (answer === '' && act === 'send') return 'Enter your answer'
  return answer.length > LONGEST ? `Shorten your answer to ${thousands(LONGEST)} characters or fewer` : undefined
}
