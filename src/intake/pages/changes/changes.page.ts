import { z } from 'zod'
import { writeCsv } from '#platform/csv.ts'
import { type Answer, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { countChanges, listChanges } from '../../preview.store.ts'
import type { Intake } from '../../receive-file.ts'
import { getSubmission } from '../../submission.store.ts'
import { placeInWords } from '../change-table.view.ts'
import { CHANGES_ON_A_PAGE, changesView } from './changes.view.ts'

const params = z.object({ id: z.uuid() })
export const changesQuery = z.object({
  measure: z.string().max(100).optional(),
  after: z.coerce.number().int().min(0).optional().catch(undefined),
  before: z.coerce.number().int().min(0).optional().catch(undefined),
})
type ChangesVisit = Visit<z.infer<typeof params>, z.infer<typeof changesQuery>>

export const changesPage =
  ({ catalogue }: Intake) =>
  async ({ app, actor, params: { id }, query }: ChangesVisit): Promise<Answer> => {
    const { measure: measureCode, after, before } = query
    const found = await app.transaction(actor, async tx => ({
      submission: await getSubmission(tx, id),
      total: await countChanges(tx, id, measureCode),
      // One more than is shown tells whether there are more.
      changes: await listChanges(tx, id, { measureCode, after, before, limit: CHANGES_ON_A_PAGE + 1 }),
    }))
    return showPage(changesView({ ...found, catalogue, query }))
  }

export const changesFile =
  ({ catalogue }: Intake) =>
  async ({ app, actor, params: { id } }: Visit<z.infer<typeof params>>): Promise<Answer> => {
    const { fileName, changes } = await app.transaction(actor, async tx => ({
      fileName: (await getSubmission(tx, id)).fileName,
      changes: await listChanges(tx, id),
    }))
    const rows = changes.map(change => [
      change.kind,
      change.measureCode,
      catalogue.find(change.measureCode)?.title ?? '',
      change.period,
      placeInWords(change),
      change.was ?? null,
      change.becomes,
    ])
    const content = writeCsv(['kind', 'measure', 'title', 'period', 'of_what', 'was', 'becomes'], rows)
    return sendFile(`changes-of-${fileName.replace(/\.\w+$/, '')}.csv`, 'text/csv; charset=utf-8', content)
  }
