import { z } from 'zod'
import { CONFLICT_NATURES, type ConflictNature, RESTRICTION_REASONS } from '#platform/auth/restriction/record-access.ts'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Route, redirect, route, showPage } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import { actRoutes } from '../../../case/act-routes.ts'
import { isMendable } from '../../../case/not-recorded.ts'
import { isMemberOn, listMembers } from '../../../case/team.store.ts'
import { isCode } from '../../../codes.ts'
import { concernUrl, triageUrl } from '../../../concerns.urls.ts'
import { declareOwnConflict, holdConcern, restrictConcern } from '../../restrict-concern.ts'
import { conflictPage, holdPage, restrictPage } from './access.view.ts'

const LONGEST = 2000

const restrictForm = z.object({
  reason: z.string('Select why it is restricted').transform((text, context) => {
    if (isCode(RESTRICTION_REASONS, text)) return text
    context.addIssue('Select why it is restricted')
    return z.NEVER
  }),
  note: z.string().trim().max(LONGEST, 'The note must be 2,000 characters or fewer').default(''),
  readers: z.union(
    [z.uuid().transform(id => [id]), z.array(z.uuid()).min(1)],
    'Select at least one person who may still open it',
  ),
  reviewOn: dayField('The day of its review'),
})

const restricting = actRoutes({
  part: 'restrict',
  permission: 'manage-triage',
  async show(shown) {
    const members = (await listMembers(shown.tx, shown.open.found.teamId)).filter(each => isMemberOn(each, shown.today))
    return restrictPage(shown, members)
  },
  async act({ app, actor }, { reference, form }) {
    const parsed = parseForm(restrictForm, withDays(form, 'reviewOn'))
    if (!parsed.ok) return { errors: parsed.state.errors }
    const { data } = parsed
    if (data.reason === 'other' && data.note === '')
      return { errors: { note: 'Enter the reason, without naming anybody it is about' } }
    if (Temporal.PlainDate.compare(data.reviewOn, app.clock.today()) <= 0)
      return { errors: { reviewOn: 'The day of its review must be in the future' } }
    await restrictConcern(app, actor, { ...data, reference })
    const isReader = actor.personId !== undefined && data.readers.includes(actor.personId)
    return {
      flash: `${reference} is restricted. Nobody else finds it in a list or a search.`,
      to: isReader ? concernUrl(reference) : triageUrl(),
    }
  },
})

const isNature = (text: string): text is ConflictNature => Object.hasOwn(CONFLICT_NATURES, text)

const declaring = actRoutes({
  part: 'conflict',
  show: async shown => conflictPage(shown),
  async act({ app, actor }, { reference, form }) {
    const nature = textOf(form, 'nature')
    if (!isNature(nature)) return { errors: { nature: 'Select what the conflict is' } }
    await declareOwnConflict(app, actor, reference, nature)
    return { flash: `Your conflict of interest is on record, and ${reference} is closed to you.`, to: triageUrl() }
  },
})

const holding = [
  route({
    method: 'GET',
    path: '/concerns/hold',
    permission: 'hold-records',
    handle: async () => showPage(holdPage(emptyForm)),
  }),
  route({
    method: 'POST',
    path: '/concerns/hold',
    permission: 'hold-records',
    async handle({ app, actor, form }) {
      const reason = textOf(form, 'reason')
      const errors = {
        ...(textOf(form, 'reference') === '' ? { reference: 'Enter the reference' } : {}),
        ...(reason === '' ? { reason: 'Enter why it is held' } : {}),
      }
      if (Object.keys(errors).length > 0) return showPage(holdPage({ values: form, errors }), 400)
      try {
        const reference = await holdConcern(app, actor, { reference: textOf(form, 'reference'), reason })
        return redirect('/concerns/hold', `${reference} is held: it is kept, whatever its retention says.`)
      } catch (error) {
        if (isMendable(error)) return showPage(holdPage({ values: form, errors: { reference: error.message } }), 400)
        throw error
      }
    },
  }),
]

export const accessRoutes: readonly Route[] = [...restricting, ...declaring, ...holding]
