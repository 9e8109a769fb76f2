import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import { type Answer, redirect, type Visit } from '#platform/http/route.ts'
import { answerAlert } from '../../alerts/answer-alert.ts'
import type { Catalogue } from '../../catalogue.ts'
import { measureUrl } from '../../indicators.urls.ts'

export const alertParams = z.object({ code: z.string().max(100), alertId: z.uuid() })
export const alertQuery = z.object({ area: z.uuid().optional().catch(undefined) })

export const postAlertAnswer =
  (catalogue: Catalogue) =>
  async ({
    app,
    actor,
    params,
    query,
  }: Visit<z.infer<typeof alertParams>, z.infer<typeof alertQuery>>): Promise<Answer> => {
    const measure = catalogue.find(params.code)
    if (!measure) throw new NotFound('There is no such measure.')
    await answerAlert(app, actor, { measure, agencyId: query.area, alertId: params.alertId })
    return redirect(measureUrl(measure.code, { area: query.area }), 'It is on record that you looked at it.')
  }
