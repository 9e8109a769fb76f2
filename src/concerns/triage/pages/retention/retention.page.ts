import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, type Route, redirect, route, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState } from '#platform/ui/form-state.ts'
import { retentionUrl } from '../../../concerns.urls.ts'
import { insertRetentionRule, listRecordsDue, listRetentionRules } from '../../retention.store.ts'
import { retentionPage } from './retention.view.ts'

const MOST = 200
const YEARS = 'Enter a whole number of years from 1 to 150'

const Rule = z.object({
  about: z.enum(['adult', 'child'], 'Select whom the concerns are about'),
  years: z.coerce.number(YEARS).int(YEARS).min(1, YEARS).max(150, YEARS),
  startsOn: dayField('The day it begins'),
  source: z
    .string('Enter where it comes from')
    .trim()
    .min(1, 'Enter where it comes from')
    .max(1000, 'Use 1,000 letters or fewer'),
})

async function shown({ app, actor }: Visit, state: FormState): Promise<Answer> {
  const reader = { personId: actor.personId, now: app.clock.now() }
  const page = await app.transaction(actor, async tx => {
    const due = await listRecordsDue(tx, reader, MOST)
    if (due.length > 0) {
      const concerns = due.map(({ concernId }) => concernId)
      await appendAudit(tx, actor, { event: 'concerns-listed', subject: { list: 'due-for-review', concerns } })
    }
    return { due, rules: await listRetentionRules(tx) }
  })
  return showPage(retentionPage({ ...page, state, today: app.clock.today() }), state === emptyForm ? 200 : 400)
}

async function setRule(visit: Visit): Promise<Answer> {
  const { app, actor, form } = visit
  const parsed = parseForm(Rule, withDays(form, 'startsOn'))
  if (!parsed.ok) return shown(visit, parsed.state)
  // Before today it would say something else of what was closed meanwhile.
  if (Temporal.PlainDate.compare(parsed.data.startsOn, app.clock.today()) < 0)
    return shown(visit, { values: form, errors: { startsOn: 'The day it begins must be today or later' } })
  const isSet = await app.transaction(actor, async tx => {
    const set = { by: actor.id, at: app.clock.now() }
    if (!(await insertRetentionRule(tx, actor.partnershipId, parsed.data, set))) return false
    const { about, years, startsOn } = parsed.data
    await appendAudit(tx, actor, {
      event: 'retention-rule-set',
      subject: { about, years, startsOn: startsOn.toString() },
    })
    return true
  })
  if (isSet) return redirect(retentionUrl(), 'The rule is set. It holds for what is closed from that day on.')
  return shown(visit, {
    values: form,
    errors: { startsOn: 'There is a rule from that day already: choose another day' },
  })
}

const permission = 'hold-records'

export const retentionRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/concerns/retention', permission, handle: visit => shown(visit, emptyForm) }),
  route({ method: 'POST', path: '/concerns/retention', permission, handle: setRule }),
]
