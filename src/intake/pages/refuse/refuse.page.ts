import { z } from 'zod'
import { Conflict } from '#platform/errors.ts'
import { formRoutes } from '#platform/http/form-routes.ts'
import type { Route } from '#platform/http/route.ts'
import { submissionUrl } from '../../intake.urls.ts'
import { refuseSubmission } from '../../refuse-submission.ts'
import { getSubmission } from '../../submission.store.ts'
import { reasonField } from '../reason-field.ts'
import { refusePage } from './refuse.view.ts'

export const refuseRoutes: readonly Route[] = formRoutes({
  path: '/intake/files/:id/refuse',
  permission: 'approve-figures',
  params: z.object({ id: z.uuid() }),
  read: ({ app, actor, params: { id } }) => app.transaction(actor, tx => getSubmission(tx, id)),
  page: refusePage,
  form: z.object({ reason: reasonField('Enter why it is refused') }),
  async send({ app, actor, params: { id } }, { reason }) {
    try {
      await refuseSubmission(app, actor, id, reason)
    } catch (error) {
      if (error instanceof Conflict) return { errors: { reason: error.message } }
      throw error
    }
    return { to: submissionUrl(id), said: 'The file is refused. None of its figures counts.' }
  },
})
