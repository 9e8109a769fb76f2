import { appendAudit } from '#platform/audit/trail.ts'
import { route, showPage } from '#platform/http/route.ts'
import { workingDays } from '#platform/working-days.ts'
import { listTeamsOf } from '../../../case/team.store.ts'
import { countOwed, listOwed } from '../../feedback.store.ts'
import type { OwedRow } from '../../feedback.ts'
import { owedPage } from './owed.view.ts'

const MOST = 100

export const owedRoute = route({
  method: 'GET',
  path: '/triage/feedback',
  permission: 'handle-concerns',
  async handle({ app, actor }) {
    const now = app.clock.now()
    const today = app.clock.today()
    const { rows, counted } = await app.transaction(actor, async tx => {
      const teams = (await listTeamsOf(tx, actor.personId, today)).map(team => team.teamId)
      const reader = { personId: actor.personId, now }
      const rows = await listOwed(tx, reader, teams, MOST)
      const concerns = rows.map(row => row.concernId)
      if (concerns.length > 0) await appendAudit(tx, actor, { event: 'answers-owed-listed', subject: { concerns } })
      return { rows, counted: await countOwed(tx, reader, teams, { today }) }
    })
    const calendar = workingDays('england-and-wales')
    const lateOf = ({ dueOn }: OwedRow): number =>
      Temporal.PlainDate.compare(today, dueOn) > 0 ? Math.max(1, calendar.between(dueOn, today)) : 0
    return showPage(owedPage({ rows, counted, today, lateOf }))
  },
})
