import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { NotAllowed, NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { concernFiguresUrl, concernPatternsUrl } from '../../../concerns.urls.ts'
import { insertOffer, listOffers } from '../../patterns/patterns.store.ts'
import { patternId } from '../../patterns/patterns.ts'
import { readPatterns } from '../../patterns/read-patterns.ts'
import { patternBody, patternsBody } from './patterns.view.ts'

const params = z.object({ patternId: z.string().max(120) })
const offerForm = z.object({
  offer: z.enum(['advice', 'training', 'visit'], 'Select what was offered'),
  note: z.string().trim().max(500, 'The note must be 500 characters or fewer').default(''),
})
type PatternVisit = Visit<z.infer<typeof params>>

async function readPattern({ app, actor, params: asked }: PatternVisit) {
  const { patterns, period } = await app.transaction(actor, tx => readPatterns(tx, app.clock.today()))
  const pattern = patterns.find(each => patternId(each) === asked.patternId)
  if (!pattern) throw new NotFound('This pattern is not there any more: what it rests on has changed.')
  return { pattern, period }
}

async function shownPattern(visit: PatternVisit, state: FormState): Promise<Answer> {
  const { pattern, period } = await readPattern(visit)
  const content = {
    title: pattern.subject.name,
    section: 'concern-figures',
    breadcrumbs: [
      { text: 'Concern figures', href: concernFiguresUrl() },
      { text: 'Patterns', href: concernPatternsUrl() },
    ],
    body: patternBody(pattern, period, state, hasPermission(visit.actor.roles, 'offer-help')),
    hasErrors: state !== emptyForm,
  }
  return showPage(content, state === emptyForm ? 200 : 400)
}

export const patternRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/concern-patterns',
    permission: 'see-concern-totals',
    async handle({ app, actor }) {
      const page = await app.transaction(actor, async tx => ({
        ...(await readPatterns(tx, app.clock.today())),
        offers: await listOffers(tx),
      }))
      return showPage({
        title: 'Patterns in who reports',
        section: 'concern-figures',
        breadcrumbs: [{ text: 'Concern figures', href: concernFiguresUrl() }],
        body: patternsBody(page),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/concern-patterns/:patternId',
    permission: 'see-concern-totals',
    params,
    handle: visit => shownPattern(visit, emptyForm),
  }),
  route({
    method: 'POST',
    path: '/concern-patterns/:patternId',
    permission: 'offer-help',
    params,
    async handle(visit) {
      const { app, actor, form } = visit
      const { pattern } = await readPattern(visit)
      const { personId } = actor
      if (personId === undefined) throw new NotAllowed('Only a person can make an offer.', 'the business manager')
      const parsed = parseForm(offerForm, form)
      if (!parsed.ok) return shownPattern(visit, parsed.state)
      const { offer, note } = parsed.data
      await app.transaction(actor, async tx => {
        const given = {
          pattern: patternId(pattern),
          subject: pattern.subject,
          offer,
          note,
          offeredOn: app.clock.today(),
        }
        await insertOffer(tx, { ...actor, personId }, given)
        await appendAudit(tx, actor, { event: 'pattern-offer-recorded', subject: { pattern: given.pattern, offer } })
      })
      return redirect(concernPatternsUrl(), `Recorded: ${pattern.subject.name}.`)
    },
  }),
]
