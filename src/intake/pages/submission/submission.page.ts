import { z } from 'zod'
import { measuresUrl, policeUrl, trainingIndicatorsUrl } from '#indicators'
import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import { writeCsv } from '#platform/csv.ts'
import { type Answer, redirect, sendFile, showPage, type Visit } from '#platform/http/route.ts'
import { isWorkbook } from '#platform/workbook/read-workbook.ts'
import { approveSubmission } from '../../approve-submission.ts'
import { isDocument } from '../../format.ts'
import { intakeUrl, submissionUrl } from '../../intake.urls.ts'
import type { Intake } from '../../receive-file.ts'
import { getSubmission, type Submission } from '../../submission.store.ts'
import { mayWithdraw } from '../../submission-policy.ts'
import { getSubmittedFile } from '../../submitted-file.ts'
import { submissionView } from './submission.view.ts'

export const submissionParams = z.object({ id: z.uuid() })
type SubmissionVisit = Visit<z.infer<typeof submissionParams>>

export const submissionPage =
  ({ formats }: Intake) =>
  async ({ app, actor, params }: SubmissionVisit): Promise<Answer> => {
    const submission = await app.transaction(actor, tx => getSubmission(tx, params.id))
    const format = formats.find(each => each.name === submission.format)
    const body = submissionView({
      submission,
      formatTitle: format?.title,
      isDocument: format !== undefined && isDocument(format),
      mayApprove: hasPermission(actor.roles, 'approve-figures'),
      mayWithdraw: mayWithdraw(actor, submission),
      figures: submission.state === 'accepted' ? figuresOf(submission) : undefined,
    })
    return showPage({
      title: submission.fileName,
      section: 'figures',
      breadcrumbs: [{ text: 'Send figures', href: intakeUrl() }],
      body,
    })
  }

function figuresOf({ format, period }: Submission): { href: string; text: string } {
  if (format === 'kpi-matrix') return { href: trainingIndicatorsUrl({ period }), text: 'See the training indicators' }
  if (format === 'police-rolling') return { href: policeUrl(period), text: 'See the police figures' }
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
  ])
  const content = writeCsv(['severity', 'rule', 'row', 'record', 'module', 'column', 'found', 'message', 'file'], rows)
  return sendFile(`faults-in-${fileName}`, 'text/csv; charset=utf-8', content)
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const originalFile =
  ({ formats }: Intake) =>
  async ({ app, actor, params }: SubmissionVisit): Promise<Answer> =>
    app.transaction(actor, async tx => {
      const { fileName, format: name } = await getSubmission(tx, params.id)
      const format = formats.find(each => each.name === name)
      const content = await getSubmittedFile(tx, app.keys, params.id)
      if (!format || !isDocument(format)) return sendFile(fileName, isWorkbook(content) ? XLSX : 'text/csv', content)
      await appendAudit(tx, actor, { event: 'file-about-people-read', subject: { submissionId: params.id } })
      return sendFile(fileName, format.contentType, content)
    })

export const approveForm =
  (intake: Intake) =>
  async ({ app, actor, params }: SubmissionVisit): Promise<Answer> => {
    await approveSubmission(app, actor, intake, params.id)
    return redirect(submissionUrl(params.id), 'The figures are approved and count from now on.')
  }
