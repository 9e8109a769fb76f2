import { Readable } from 'node:stream'
import { z } from 'zod'
import { measuresUrl, policeUrl, trainingIndicatorsUrl } from '#indicators'
import { appendAudit } from '#platform/audit/trail.ts'
import { writeCsv } from '#platform/csv.ts'
import { type Answer, redirect, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { isWorkbook } from '#platform/workbook/read-workbook.ts'
import { findAgreement } from '../../agreement.store.ts'
import { approveSubmission } from '../../approve-submission.ts'
import { peek } from '../../file-content.ts'
import { type FileFormat, hasTemplate, isAboutPeople, isDocument } from '../../format.ts'
import { intakeUrl, submissionUrl } from '../../intake.urls.ts'
import type { Intake } from '../../receive-file.ts'
import { getSubmission } from '../../submission.store.ts'
import { isUnread, type Submission } from '../../submission.ts'
import { mayAccept, mayWithdraw } from '../../submission-policy.ts'
import { findReading } from '../../submission-reading.store.ts'
import { openSubmittedFile } from '../../submitted-file.ts'
import { LOOK_AGAIN_SECONDS } from './progress.view.ts'
import { submissionView } from './submission.view.ts'

export const submissionParams = z.object({ id: z.uuid() })
type SubmissionVisit = Visit<z.infer<typeof submissionParams>>

export const submissionPage =
  ({ formats }: Intake) =>
  async ({ app, actor, params }: SubmissionVisit): Promise<Answer> => {
    const { submission, progress, agreement } = await app.transaction(actor, async tx => {
      const found = await getSubmission(tx, params.id)
      return {
        submission: found,
        progress: await findReading(tx, params.id),
        agreement: await findAgreement(tx, found),
      }
    })
    const format = formats.find(each => each.name === submission.format)
    const body = submissionView({
      submission,
      formatTitle: format?.title,
      rowsAre: format !== undefined && isDocument(format) ? (format.rowsAre ?? 'children') : 'rows',
      hasTemplate: format !== undefined && hasTemplate(format),
      mayAccept: mayAccept(actor, submission, agreement),
      agreement,
      mayWithdraw: mayWithdraw(actor, submission),
      figures: submission.state === 'accepted' ? figuresOf(submission) : undefined,
      progress,
    })
    return showPage({
      title: submission.fileName,
      section: 'figures',
      breadcrumbs: [{ text: 'Send figures', href: intakeUrl() }],
      body,
      ...(isUnread(submission) ? { reloadAfterSeconds: LOOK_AGAIN_SECONDS } : {}),
    })
  }

function figuresOf({ format, period }: Submission): { href: string; text: string } {
  if (format === 'kpi-matrix') return { href: trainingIndicatorsUrl({ period }), text: 'See the training indicators' }
  if (format === 'police-rolling') return { href: policeUrl(period), text: 'See the police figures' }
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

export const approveForm =
  (intake: Intake) =>
  async ({ app, actor, params }: SubmissionVisit): Promise<Answer> => {
    await approveSubmission(app, actor, intake, params.id)
    return redirect(submissionUrl(params.id), 'The figures are approved and count from now on.')
  }
