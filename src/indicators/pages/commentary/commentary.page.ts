import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm } from '#platform/ui/form-state.ts'
import type { Catalogue } from '../../catalogue.ts'
import { listCommentaryVersions } from '../../commentary/commentary.store.ts'
import { writeCommentary } from '../../commentary/write-commentary.ts'
import { measureUrl } from '../../indicators.urls.ts'
import { listLatest } from '../../observation.store.ts'
import { financialYear, parsePeriod } from '../../period.ts'
import { askedPeriod } from '../../show-measure.ts'
import { type CommentaryPlace, commentaryPage } from './commentary.view.ts'

export const commentaryParams = z.object({ code: z.string().max(100) })
const AREA = /^(force|england|[EWKNS]\d{8})?$/i
export const commentaryQuery = z.object({
  period: z.string().max(40).optional(),
  area: z.string().regex(AREA).optional().catch(undefined),
})

type CommentaryVisit = Visit<z.infer<typeof commentaryParams>, z.infer<typeof commentaryQuery>>

const commentaryForm = z.object({
  read: z.coerce.number().int().min(0),
  body: z.string('Enter a commentary').trim().max(2000, 'The commentary must be 2,000 characters or fewer'),
})

/** Without a period, on the newest figure that was supplied; where there is none, on the year that ran out last. */
async function placeOf(catalogue: Catalogue, { app, actor, params, query }: CommentaryVisit): Promise<CommentaryPlace> {
  const measure = catalogue.find(params.code)
  if (!measure) throw new NotFound('There is no such measure.')
  const area = query.area ?? ''
  if (query.period !== undefined) return { measure, period: askedPeriod(measure, parsePeriod(query.period)), area }
  const latest = await app.transaction(actor, tx => listLatest(tx, [measure.code]))
  const today = app.clock.today()
  const lastYear = financialYear(today.month >= 4 ? today.year - 1 : today.year - 2)
  return { measure, period: latest.get(measure.code)?.period ?? askedPeriod(measure, lastYear), area }
}

const versionsOf = ({ app, actor }: CommentaryVisit, { measure, period, area }: CommentaryPlace) =>
  app.transaction(actor, tx => listCommentaryVersions(tx, { measureCode: measure.code, period, area }))

export const newCommentary =
  (catalogue: Catalogue) =>
  async (visit: CommentaryVisit): Promise<Answer> => {
    const place = await placeOf(catalogue, visit)
    const [newest] = await versionsOf(visit, place)
    const state = newest ? { values: { body: newest.body }, errors: {} } : emptyForm
    return showPage(commentaryPage(state, place, newest))
  }

export const postCommentary =
  (catalogue: Catalogue) =>
  async (visit: CommentaryVisit): Promise<Answer> => {
    const { app, actor, form } = visit
    const place = await placeOf(catalogue, visit)
    const [newest] = await versionsOf(visit, place)
    const parsed = parseForm(commentaryForm, form)
    if (!parsed.ok) return showPage(commentaryPage(parsed.state, place, newest), 400)
    if (parsed.data.body === '' && parsed.data.read === 0) {
      const state = { values: form, errors: { body: 'Enter a commentary' } }
      return showPage(commentaryPage(state, place, newest), 400)
    }
    const { measure, period, area } = place
    const other = await writeCommentary(app, actor, { measureCode: measure.code, period, area }, parsed.data)
    if (other) {
      const changed = `${other.author} changed the commentary meanwhile. Yours is kept here: keep it to put it in the place of theirs`
      return showPage(commentaryPage({ values: form, errors: { body: changed } }, place, newest, other), 409)
    }
    const back = measureUrl(measure.code, { period: period.name, area: area || undefined })
    return redirect(back, parsed.data.body === '' ? 'The commentary is taken back.' : 'The commentary is kept.')
  }
