import { z } from 'zod'
import { foreseeWithdrawal } from '#indicators'
import { Conflict } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Route, Visit } from '#platform/http/route.ts'
import { isDocument } from '../../format.ts'
import { submissionUrl } from '../../intake.urls.ts'
import type { Intake } from '../../receive-file.ts'
import { getSubmission } from '../../submission.store.ts'
import { SUBMISSION_STATES } from '../../submission.ts'
import { mayWithdraw } from '../../submission-policy.ts'
import { withdrawSubmission } from '../../withdraw-submission.ts'
import { reasonField } from '../reason-field.ts'
import { type WithdrawPage, withdrawPage } from './withdraw.view.ts'

const params = z.object({ id: z.uuid() })
const form = z.object({
  seen: z.enum(SUBMISSION_STATES),
  reason: reasonField('Enter why it is withdrawn'),
})

const read =
  ({ formats }: Intake) =>
  ({ app, actor, params: { id } }: Visit<z.infer<typeof params>>): Promise<WithdrawPage> =>
    app.transaction(actor, async tx => {
      const submission = await getSubmission(tx, id)
      const format = formats.find(({ name }) => name === submission.format)
      return {
        submission,
        mayWithdraw: mayWithdraw(actor, submission),
        hasRecords: format !== undefined && isDocument(format),
        foreseen: await foreseeWithdrawal(tx, id),
      }
    })

export const withdrawRoutes = (intake: Intake): readonly Route[] =>
  formRoutes({
    path: '/intake/files/:id/withdraw',
    permission: 'send-figures',
    params,
    read: read(intake),
    page: withdrawPage,
    form,
    async send({ app, actor, params: { id } }, { seen, reason }) {
      try {
        await withdrawSubmission(app, actor, intake, { id, seen, reason })
      } catch (error) {
        if (error instanceof Conflict) return { errors: { reason: error.message } }
        throw error
      }
      return { to: submissionUrl(id), said: 'The file is withdrawn. Nothing that it said counts any more.' }
    },
  })
