import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import { dayField, withDays } from '#platform/http/day-field.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import type { Catalogue } from '../../catalogue.ts'
import { measureUrl } from '../../indicators.urls.ts'
import type { Measure } from '../../measure.ts'
import { recordSeriesChange, withdrawSeriesChange } from '../../spc/record-series-change.ts'
import { listSeriesChanges } from '../../spc/series-change.store.ts'
import { SERIES_CHANGE_KINDS, type SeriesChange } from '../../spc/series-change.ts'
import { seriesChangePage, withdrawSeriesChangePage } from './series-change.view.ts'

export const seriesParams = z.object({ code: z.string().max(100) })
export const changeParams = seriesParams.extend({ changeId: z.uuid() })

const LONGEST_TITLE = 80

const words = (missing: string, longest: number, tooLong: string) =>
  z.string(missing).trim().min(1, missing).max(longest, tooLong)

const changeForm = z.object({
  kind: z.enum(SERIES_CHANGE_KINDS, 'Select what changed'),
  from: dayField('The first day of the new way'),
  title: words('Enter what happened', LONGEST_TITLE, `What happened must be ${LONGEST_TITLE} characters or fewer`),
  reason: words('Enter why the series is read anew', 2000, 'The reason must be 2,000 characters or fewer'),
})
const withdrawForm = z.object({
  reason: words('Enter why it is withdrawn', 2000, 'The reason must be 2,000 characters or fewer'),
})

type SeriesVisit = Visit<z.infer<typeof seriesParams>>
type ChangeVisit = Visit<z.infer<typeof changeParams>>

function measureOf(catalogue: Catalogue, code: string): Measure {
  const measure = catalogue.find(code)
  if (!measure) throw new NotFound('There is no such measure.')
  return measure
}

export const newSeriesChange =
  (catalogue: Catalogue) =>
  async ({ params }: SeriesVisit): Promise<Answer> =>
    showPage(seriesChangePage(emptyForm, measureOf(catalogue, params.code)))

export const postSeriesChange =
  (catalogue: Catalogue) =>
  async ({ app, actor, params, form }: SeriesVisit): Promise<Answer> => {
    const measure = measureOf(catalogue, params.code)
    const parsed = parseForm(changeForm, withDays(form, 'from'))
    if (!parsed.ok) return showPage(seriesChangePage(parsed.state, measure), 400)
    await recordSeriesChange(app, actor, catalogue, { measureCode: measure.code, ...parsed.data })
    return redirect(measureUrl(measure.code), 'The change is on record and in the chart.')
  }

async function changeOf({ app, actor, params }: ChangeVisit): Promise<SeriesChange> {
  const changes = await app.transaction(actor, tx => listSeriesChanges(tx, params.code))
  const change = changes.find(({ changeId }) => changeId === params.changeId)
  if (!change) throw new NotFound('There is no such change of this series, or it was withdrawn already.')
  return change
}

export const withdrawChange =
  (catalogue: Catalogue) =>
  async (visit: ChangeVisit): Promise<Answer> => {
    const measure = measureOf(catalogue, visit.params.code)
    return showPage(withdrawSeriesChangePage(emptyForm, measure, await changeOf(visit)))
  }

export const postWithdrawChange =
  (catalogue: Catalogue) =>
  async (visit: ChangeVisit): Promise<Answer> => {
    const { app, actor, params, form } = visit
    const measure = measureOf(catalogue, params.code)
    const change = await changeOf(visit)
    const parsed = parseForm(withdrawForm, form)
    if (!parsed.ok) return showPage(withdrawSeriesChangePage(parsed.state, measure, change), 400)
    await withdrawSeriesChange(app, actor, { measureCode: params.code, changeId: params.changeId, ...parsed.data })
    return redirect(measureUrl(measure.code), 'The change is withdrawn.')
  }
