import { z } from 'zod'
import { dayInWords, parseDay } from '#platform/day.ts'
import { route, showPage } from '#platform/http/route.ts'
import { readStructure } from '../../structure.store.ts'
import { type StructureHistory, structureOn } from '../../structure.ts'
import { compareStructures } from '../../structure-changes.ts'
import { structureChart } from '../../structure-chart.ts'
import { turningDays } from '../../term.ts'
import { structureComparePage } from './structure-compare.view.ts'

const text = z.string().optional().catch(undefined)

export const structureCompareRoute = route({
  method: 'GET',
  path: '/structure/compare',
  permission: 'see-partnership',
  query: z.object({ from: text, to: text }),
  async handle({ app, actor, query }) {
    const history = await app.transaction(actor, readStructure)
    const usual = lastChange(history, app.clock.today())
    const [from, to] = [readDay(query.from, usual.subtract({ days: 1 })), readDay(query.to, usual)]
    const isBackwards = from.day && to.day && Temporal.PlainDate.compare(from.day, to.day) > 0
    const errors = {
      ...(from.day ? {} : { from: 'Enter a day, like 31 March 2024' }),
      ...(to.day ? {} : { to: 'Enter a day, like 1 April 2024' }),
      ...(isBackwards ? { to: 'The second day must be on or after the first' } : {}),
    }
    const isWrong = Object.keys(errors).length > 0
    const days =
      isWrong || !from.day || !to.day
        ? { from: usual.subtract({ days: 1 }), to: usual }
        : { from: from.day, to: to.day }
    const { partnershipName } = actor
    const [before, after] = [structureOn(history, days.from), structureOn(history, days.to)]
    const page = structureComparePage({
      ...days,
      before,
      after,
      charts: {
        before: structureChart(before, days.from, { id: 'before', partnershipName }),
        after: structureChart(after, days.to, { id: 'after', partnershipName }),
      },
      compared: compareStructures(history, days.from, days.to),
      state: { values: { from: from.typed, to: to.typed }, errors },
    })
    return showPage(page, isWrong ? 400 : 200)
  },
})

function readDay(
  typed: string | undefined,
  usual: Temporal.PlainDate,
): { typed: string; day: Temporal.PlainDate | undefined } {
  if (typed === undefined || typed.trim() === '') return { typed: dayInWords(usual), day: usual }
  const day = parseDay(typed)
  return { typed: day ? dayInWords(day) : typed, day }
}

/** The last day up to today on which anything changed: what somebody who asks without a day most likely means. */
function lastChange(history: StructureHistory, today: Temporal.PlainDate): Temporal.PlainDate {
  const days = turningDays([...history.versions, ...history.accountabilities])
  return days.findLast(day => Temporal.PlainDate.compare(day, today) <= 0) ?? today
}
