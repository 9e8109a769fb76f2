import { z } from 'zod'
import { parseDay } from '#platform/day.ts'
import { route, showPage } from '#platform/http/route.ts'
import { html } from '#platform/ui/html.ts'
import { listChairs } from '../../group.store.ts'
import { mayEdit } from '../../policy.ts'
import { readStructure } from '../../structure.store.ts'
import { nestStructure, structureOn } from '../../structure.ts'
import { structureChart } from '../../structure-chart.ts'
import { covers, turningDays } from '../../term.ts'
import { chairInWords } from '../chair-in-words.view.ts'
import { structurePage } from './structure.view.ts'

export const structureRoute = route({
  method: 'GET',
  path: '/structure',
  permission: 'see-partnership',
  query: z.object({ on: z.string().optional().catch(undefined) }),
  async handle({ app, actor, query: { on } }) {
    const { history, chairs } = await app.transaction(actor, async tx => ({
      history: await readStructure(tx),
      chairs: await listChairs(tx),
    }))
    const asked = on === undefined || on.trim() === '' ? app.clock.today() : parseDay(on)
    const day = asked ?? app.clock.today()
    const groups = structureOn(history, day)
    const sitting = chairs.filter(chair => !chair.isVice && covers(chair, day))
    const page = structurePage({
      day,
      wrong: asked ? undefined : on,
      branches: nestStructure(groups),
      groupCount: groups.length,
      chart: structureChart(groups, day, { id: 'structure', partnershipName: actor.partnershipName }),
      chairs: new Map(sitting.map(chair => [chair.groupId, html`${chairInWords(chair)}`])),
      changedOn: turningDays([...history.versions, ...history.accountabilities]).reverse(),
      mayEdit: mayEdit(actor, 'edit-groups'),
    })
    return showPage(page, asked ? 200 : 400)
  },
})
