import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { route, showPage } from '#platform/http/route.ts'
import { isMemberOn, listMembers, listTeamsOf } from '../../../case/team.store.ts'
import { countOwed } from '../../../feedback/feedback.store.ts'
import { mayManageTeam } from '../../../policy.ts'
import { countQueue, countWorkload, listQueue } from '../../queue.store.ts'
import { PAGE_LENGTH, readFilter, readKey } from '../../queue.ts'
import { noTeamPage, queuePage } from './queue.view.ts'
import type { QueuePage } from './queue-page.ts'

const text = z.string().optional().catch(undefined)
const query = z.object({ team: text, part: text, with: text, harm: text, source: text, repeat: text, after: text })
type QueueQuery = z.infer<typeof query>

async function readQueue(app: App, actor: Actor, tx: Tx, asked: QueueQuery): Promise<QueuePage | undefined> {
  const today = app.clock.today()
  const teams = await listTeamsOf(tx, actor.personId, today)
  const team = teams.find(({ teamId }) => teamId === asked.team) ?? teams[0]
  if (!team) return undefined
  const reader = { personId: actor.personId, now: app.clock.now() }
  const filter = readFilter(asked, team.about)
  const view = { teamId: team.teamId, reader, today, filter }
  const after = readKey(asked.after)
  const rows = await listQueue(tx, view, after, PAGE_LENGTH)
  const shown = rows.slice(0, PAGE_LENGTH)
  await appendAudit(tx, actor, {
    event: 'concerns-listed',
    subject: { team: team.teamId, concerns: shown.map(row => row.concernId) },
  })
  const members = (await listMembers(tx, team.teamId)).filter(member => isMemberOn(member, today))
  return {
    today,
    teams,
    team,
    filter,
    rows: shown,
    counts: await countQueue(tx, { ...view, filter: { ...filter, band: undefined } }),
    workload: await countWorkload(tx, view),
    members,
    owed: await countOwed(
      tx,
      reader,
      teams.map(({ teamId }) => teamId),
      { today },
    ),
    readerId: actor.personId,
    mayManage: mayManageTeam(actor, [team.teamId], team.teamId),
    isFirst: after === undefined,
    next: rows.length > PAGE_LENGTH ? shown.at(-1) : undefined,
  }
}

export const queueRoute = route({
  method: 'GET',
  path: '/triage',
  permission: 'handle-concerns',
  query,
  async handle({ app, actor, query: asked }) {
    const page = await app.transaction(actor, tx => readQueue(app, actor, tx, asked))
    return showPage(page ? queuePage(page) : noTeamPage())
  },
})
