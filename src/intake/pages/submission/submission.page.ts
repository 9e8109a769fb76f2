import { Readable } from 'node:stream'
import { z } from 'zod'
import { countChangedSince, measuresUrl, policeUrl, streetUrl, trainingIndicatorsUrl } from '#indicators'
import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { writeCsv } from '#platform/csv.ts'
import { Conflict } from '#platform/errors.ts'
import { parseForm } from '#platform/http/parse-form.ts'
import { type Answer, redirect, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { emptyForm, type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { isWorkbook } from '#platform/workbook/read-workbook.ts'
import { FiguresMoved, NeedsReason } from '../../accept-submission.ts'
import { findAgreement } from '../../agreement.store.ts'
import { approveSubmission } from '../../approve-submission.ts'
import { peek } from '../../file-content.ts'
import { type FileFormat, hasTemplate, isAboutPeople, isDocument } from '../../format.ts'
import { giveReason } from '../../give-reason.ts'
import { intakeUrl, submissionUrl } from '../../intake.urls.ts'
import { listChanges } from '../../preview.store.ts'
import { previewSubmission } from '../../preview-submission.ts'
import type { Intake } from '../../receive-file.ts'
import { getSubmission } from '../../submission.store.ts'
import { isUnread, type Submission } from '../../submission.ts'
import { mayAccept, mayWithdraw } from '../../submission-policy.ts'
import { findReading } from '../../submission-reading.store.ts'
import { openSubmittedFile } from '../../submitted-file.ts'
import { LONGEST_REASON, reasonField, TOO_LONG } from '../reason-field.ts'
import { SHOWN_CHANGES } from './preview.view.ts'
import { LOOK_AGAIN_SECONDS } from './progress.view.ts'
import { submissionView } from './submission.view.ts'

export const submissionParams = z.object({ id: z.uuid() })
type SubmissionVisit = Visit<z.infer<typeof submissionParams>>

export const submissionPage = (intake: Intake) => (visit: SubmissionVisit) => show(visit, intake, emptyForm)

async function show(visit: SubmissionVisit, intake: Intake, form: FormState, status?: number): Promise<Answer> {
  const { app, actor, params } = visit
  const seen = await app.transaction(actor, tx => getSubmission(tx, params.id))
  const foreseen = seen.state === 'waiting' ? await previewSubmission(app, actor, intake, params.id) : undefined
  const found = await app.transaction(actor, async tx => {
    const submission = await getSubmission(tx, params.id)
    return {
      submission,
      progress: await findReading(tx, params.id),
      agreement: await findAgreement(tx, submission),
      changes: await listChanges(tx, params.id, { limit: SHOWN_CHANGES + 1 }),
      changedSince: (await countChangedSince(tx, [params.id])).get(params.id) ?? 0,
    }
  })
  const { submission, agreement } = found
  const format = intake.formats.find(each => each.name === submission.format)
  const body = submissionView({
    ...found,
    foreseen,
    form,
    catalogue: intake.catalogue,
    formatTitle: format?.title,
    rowsAre: format !== undefined && isDocument(format) ? (format.rowsAre ?? 'children') : 'rows',
    hasTemplate: format !== undefined && hasTemplate(format),
    isOwn: submission.sentBy === actor.id,
    mayAccept: mayAccept(actor, submission, agreement),
    mayApprove: hasPermission(actor.roles, 'approve-figures'),
    mayWithdraw: mayWithdraw(actor, submission),
    figures: submission.state === 'accepted' ? figuresOf(submission) : undefined,
  })
  return showPage(
    {
      title: submission.fileName,
      section: 'figures',
      breadcrumbs: [{ text: 'Send figures', href: intakeUrl() }],
      hasErrors: hasErrors(form),
      body,
      ...(isUnread(submission) ? { reloadAfterSeconds: LOOK_AGAIN_SECONDS } : {}),
    },
    status,
  )
}

function figuresOf({ format, period }: Submission): { href: string; text: string } {
  if (format === 'kpi-matrix') return { href: trainingIndicatorsUrl({ period }), text: 'See the training indicators' }
  if (format === 'police-rolling') return { href: policeUrl(period), text: 'See the police figures' }
  if (format === 'police-street') return { href: streetUrl(), text: 'See street crime, for context' }
  if (format === 'police-events') return { href: policeUrl(), text: 'See the police figures' }
  return { href: measuresUrl(), text: 'See the measures' }
}

export const issuesFile = async ({ app, actor, params }: SubmissionVisit): Promise<Answer> => {
  const { issues, fileName } = await app.transaction(actor, tx => getSubmission(tx, params.id))
  const rows = issues.map(issue => [
    issue.severity,
    issue.rule,
    issue.row,
    issue.record,
    issue.module ?? null,
    issue.field,
    issue.value,
    issue.message,
    issue.file ?? null,
    issue.letter ?? null,
  ])
  const content = writeCsv(
    ['severity', 'rule', 'row', 'record', 'module', 'column', 'found', 'message', 'file', 'letter'],
    rows,
  )
  return sendFile(`faults-in-${fileName}`, 'text/csv; charset=utf-8', content)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const originalFile =
  ({ formats }: Intake) =>
  async ({ app, actor, params }: SubmissionVisit): Promise<Answer> => {
    const { submission, pieces } = await app.transaction(actor, async tx => {
      const found = await getSubmission(tx, params.id)
      if (mayNamePeople(found, formats))
        await appendAudit(tx, actor, { event: 'file-about-people-read', subject: { submissionId: params.id } })
      return { submission: found, pieces: await openSubmittedFile(tx, app, params.id) }
    })
    const format = formats.find(each => each.name === submission.format)
    // Sent as it is read, since a large one would fill the memory.
    const { first, all } = await peek(pieces)
    const type = format && isDocument(format) ? format.contentType : isWorkbook(first) ? XLSX : 'text/csv'
    return sendFile(submission.fileName, type, Readable.from(all))
  }

/** A file that nobody has read may be about people. */
const mayNamePeople = (submission: Submission, formats: readonly FileFormat[]): boolean =>
  isUnread(submission) || formats.some(format => format.name === submission.format && isAboutPeople(format))

const acceptance = z.object({
  seen: z.string().max(64).optional(),
  reason: z.string().trim().max(LONGEST_REASON, TOO_LONG).optional(),
})

const SAID = {
  accepted: 'The figures are accepted and count from now on.',
  reading: 'The figures are accepted. They count as soon as the file is read.',
} as const

export const approveForm =
  (intake: Intake) =>
  async (visit: SubmissionVisit): Promise<Answer> => {
    const { app, actor, params, form } = visit
    const parsed = parseForm(acceptance, form)
    if (!parsed.ok) return show(visit, intake, parsed.state, 400)
    const { seen, reason } = parsed.data
    try {
      const state = await approveSubmission(app, actor, intake, params.id, { seen, reason: reason || undefined })
      return redirect(submissionUrl(params.id), SAID[state])
    } catch (error) {
      const field = { values: form, errors: { reason: error instanceof Conflict ? error.message : '' } }
      if (error instanceof NeedsReason) return show(visit, intake, field, 400)
      if (error instanceof FiguresMoved) return show(visit, intake, field, 409)
      throw error
    }
  }

const explanation = z.object({ reason: reasonField('Enter why approved figures change') })

export const reasonFormOf =
  (intake: Intake) =>
  async (visit: SubmissionVisit): Promise<Answer> => {
    const parsed = parseForm(explanation, visit.form)
    if (!parsed.ok) return show(visit, intake, parsed.state, 400)
    await giveReason(visit.app, visit.actor, visit.params.id, parsed.data.reason)
    return redirect(submissionUrl(visit.params.id), 'The reason is kept. Whoever accepts the file reads it.')
  }
