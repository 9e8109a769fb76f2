import { z } from 'zod'
import { appendAudit } from '#platform/audit/trail.ts'
import { parseDay } from '#platform/day.ts'
import { route, showPage } from '#platform/http/route.ts'
import { listTeamsOf } from '../../../case/team.store.ts'
import { ABUSE_TYPES, codesOf, isCode } from '../../../codes.ts'
import { countEnquiries, type ListKey, listEnquiries } from '../../enquiry-list.store.ts'
import { ENQUIRY_VIEWS, type EnquiryView } from '../../enquiry-views.ts'
import { enquiriesPage, MOST_COUNTED } from './list.view.ts'

const ROWS_A_PAGE = 25

const query = z.object({
  view: z.string().optional().catch(undefined),
  team: z.string().optional().catch(undefined),
  whose: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  from: z.string().optional().catch(undefined),
})

/** The enquiries of the reader's teams, the longest due first. */
export const enquiriesRoute = route({
  method: 'GET',
  path: '/enquiries',
  permission: 'handle-concerns',
  query,
  async handle({ app, actor, query: asked }) {
    const today = app.clock.today()
    const view = asked.view !== undefined && isCode(ENQUIRY_VIEWS, asked.view) ? asked.view : 'open'
    const page = await app.transaction(actor, async tx => {
      const teams = await listTeamsOf(tx, actor.personId, today)
      const team = teams.some(({ teamId }) => teamId === asked.team) ? asked.team : undefined
      const type = asked.type !== undefined && isCode(ABUSE_TYPES, asked.type) ? asked.type : undefined
      const isMine = asked.whose === 'mine'
      const search = {
        reader: { personId: actor.personId, now: app.clock.now() },
        today,
        teamIds: team === undefined ? teams.map(({ teamId }) => teamId) : [team],
        leadId: isMine ? actor.personId : undefined,
        abuseType: type,
      }
      const counts = await countEach(each => countEnquiries(tx, { ...search, view: each }, MOST_COUNTED + 1))
      const from = keyOf(asked.from)
      const rows = await listEnquiries(tx, { ...search, view }, { from, most: ROWS_A_PAGE + 1 })
      const shown = rows.slice(0, ROWS_A_PAGE)
      await appendAudit(tx, actor, {
        event: 'enquiries-listed',
        subject: { view, enquiries: shown.map(({ enquiryId }) => enquiryId) },
      })
      const [next] = rows.slice(ROWS_A_PAGE)
      return {
        teams,
        team: team ?? '',
        whose: isMine ? 'mine' : '',
        type: type ?? '',
        counts,
        rows: shown,
        next: next && `${next.listedBy}_${next.enquiryId}`,
        isFirst: from === undefined,
      }
    })
    return showPage(enquiriesPage({ today, view, ...page }))
  },
})

async function countEach(count: (view: EnquiryView) => Promise<number>): Promise<Record<EnquiryView, number>> {
  const counts = { open: 0, planning: 0, actions: 0, requests: 0, experience: 0, concluded: 0 }
  for (const view of codesOf(ENQUIRY_VIEWS)) counts[view] = await count(view)
  return counts
}

/** The key of the row with which a page begins, from its address. */
function keyOf(words: string | undefined): ListKey | undefined {
  const [typed = '', enquiryId = ''] = (words ?? '').split('_')
  const day = parseDay(typed)
  return day && z.uuid().safeParse(enquiryId).success ? { day, enquiryId } : undefined
}
