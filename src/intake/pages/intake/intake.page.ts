import { z } from 'zod'
import { countChangedSince, parsePeriod, whyNotAPeriod } from '#indicators'
import { actsForAgency } from '#platform/auth/actor.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { NotFound } from '#platform/errors.ts'
import { tidyFileName } from '#platform/files/file.ts'
import { type Answer, redirect, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { isTable } from '../../format.ts'
import { handInFile } from '../../hand-in-file.ts'
import { submissionUrl } from '../../intake.urls.ts'
import type { Intake } from '../../receive-file.ts'
import { lookingFirst, senderOf } from '../../sender.ts'
import { listSubmissions } from '../../submission.store.ts'
import { DETECT, intakeView } from './intake.view.ts'

const LISTED = 50

export const formatParams = z.object({ format: z.string().max(60) })

export const intakePage = (intake: Intake) => (visit: Visit) =>
  show(visit, intake, { ...emptyForm, values: { format: DETECT } })

async function show({ app, actor }: Visit, { formats }: Intake, form: FormState): Promise<Answer> {
  const { submissions, changedSince } = await app.transaction(actor, async tx => {
    const listed = await listSubmissions(tx, LISTED)
    const accepted = listed.filter(({ state }) => state === 'accepted').map(({ id }) => id)
    return { submissions: listed, changedSince: await countChangedSince(tx, accepted) }
  })
  const ownAgencyName = actsForAgency(actor) ? actor.agencyName : undefined
  const maySetAgreements = hasPermission(actor.roles, 'set-supply-agreements')
  const body = intakeView({ form, formats, submissions, changedSince, ownAgencyName, maySetAgreements })
  return showPage(
    { title: 'Send figures', section: 'figures', hasErrors: hasErrors(form), body },
    hasErrors(form) ? 400 : 200,
  )
}

export const sendFileForm =
  (intake: Intake) =>
  async (visit: Visit): Promise<Answer> => {
    const { app, actor, form, largeFiles } = visit
    const file = largeFiles.find(each => each.field === 'file')
    const [format = DETECT, period = ''] = [form['format'], form['period']].map(value =>
      typeof value === 'string' ? value.trim() : undefined,
    )
    const errors: Record<string, string> = {}
    if (!file) errors['file'] = 'Select the file that you want to send'
    if (format !== DETECT && !intake.formats.some(each => each.name === format))
      errors['format'] = 'Select what is in the file'
    const wrongPeriod = period === '' ? undefined : whyNotAPeriod(period)
    if (wrongPeriod !== undefined) errors['period'] = wrongPeriod
    if (!file || Object.keys(errors).length > 0) return show(visit, intake, { values: { format, period }, errors })
    const said = {
      name: tidyFileName(file.name),
      format: format === DETECT ? undefined : format,
      period: period === '' ? undefined : parsePeriod(period).name,
    }
    const { submissionId, isSame } = await handInFile(app, lookingFirst(senderOf(actor)), intake, said, file)
    return redirect(
      submissionUrl(submissionId),
      isSame ? 'This very file was sent before. Nothing was changed.' : undefined,
    )
  }

export const templateFile =
  ({ formats }: Intake) =>
  async ({ params }: Visit<z.infer<typeof formatParams>>): Promise<Answer> => {
    const format = formats.find(each => each.name === params.format)
    if (format && isTable(format))
      return sendFile(`${format.name}-template.csv`, 'text/csv; charset=utf-8', `\ufeff${format.template}`)
    if (!format?.template) throw new NotFound('There is no such template.')
    const { name, contentType, content } = format.template
    return sendFile(name, contentType, await content())
  }
