import { z } from 'zod'
import { refuseRecord } from '#platform/auth/restriction/break-glass.ts'
import { civilTime, timeInWords } from '#platform/day.ts'
import { NotFound } from '#platform/errors.ts'
import { redirect, route, sendFile, showPage } from '#platform/http/route.ts'
import { textOf } from '#platform/typed.ts'
import { findReference } from '../../../case/concern-id.store.ts'
import { listEvents, listOpenings } from '../../../case/history.store.ts'
import { NO_RECORD, withCase } from '../../../case/open-case.ts'
import { concernUrl } from '../../../concerns.urls.ts'
import { isFileOf, readAccount } from '../../account.store.ts'
import { saveDraft } from '../../save-draft.ts'
import { giveConcern } from '../../take-concern.ts'
import { accountPage } from './account.view.ts'
import { historyPage, readersPage } from './history-page.view.ts'
import { draftOf, params } from './record.page.ts'

const permission = 'handle-concerns'
const MOST_EVENTS = 500
const MOST_OPENINGS = 100

export const recordPartRoutes = [
  route({
    method: 'GET',
    path: '/concerns/:reference/account',
    permission,
    params,
    async handle({ app, actor, params: { reference } }) {
      const today = app.clock.today()
      return withCase(app, actor, { reference, part: 'account' }, async (tx, { found }) =>
        showPage(accountPage(found, today, await readAccount(tx, found.concernId))),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/concerns/:reference/history',
    permission,
    params,
    async handle({ app, actor, params: { reference } }) {
      const today = app.clock.today()
      return withCase(app, actor, { reference, part: 'history' }, async (tx, { found }) =>
        showPage(historyPage(found, today, await listEvents(tx, found.concernId, MOST_EVENTS))),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/concerns/:reference/readers',
    permission,
    params,
    async handle({ app, actor, params: { reference } }) {
      const today = app.clock.today()
      return withCase(app, actor, { reference, part: 'readers' }, async (tx, { found }) =>
        showPage(readersPage(found, today, await listOpenings(tx, found.concernId, MOST_OPENINGS))),
      )
    },
  }),
  route({
    method: 'GET',
    path: '/concerns/:reference/files/:fileId',
    permission,
    params: z.object({ reference: z.string(), fileId: z.uuid() }),
    async handle({ app, actor, params: { reference, fileId } }) {
      return withCase(app, actor, { reference, part: 'file' }, async (tx, { found }) => {
        if (!(await isFileOf(tx, found.concernId, fileId))) throw new NotFound(NO_RECORD)
        const { file, content } = await app.files.open(tx, actor, fileId)
        return sendFile(file.name, file.detectedType, content)
      })
    },
  }),
  // The register of restrictions knows a record by its identifier alone.
  route({
    method: 'GET',
    path: '/concerns/by-id/:concernId',
    permission,
    params: z.object({ concernId: z.uuid() }),
    async handle({ app, actor, params: { concernId } }) {
      const reference = await app.transaction(actor, tx => findReference(tx, concernId))
      if (reference === undefined) return refuseRecord(app, actor, { kind: 'concern', id: concernId })
      return withCase(app, actor, { reference }, async () => redirect(concernUrl(reference)))
    },
  }),
  // Script saves what is typed; without it the form's own button does.
  route({
    method: 'POST',
    path: '/concerns/:reference/draft',
    permission,
    params,
    async handle({ app, actor, form, params: { reference } }) {
      await saveDraft(app, actor, draftOf(form, reference))
      const savedAt = timeInWords(civilTime(app.clock.now()))
      return { kind: 'text', type: 'application/json', content: JSON.stringify({ savedAt }) }
    },
  }),
  route({
    method: 'POST',
    path: '/concerns/:reference/take',
    permission,
    params,
    async handle({ app, actor, form, params: { reference } }) {
      const giving = { reference, version: Number(textOf(form, 'version')), to: actor.personId ?? '' }
      await giveConcern(app, actor, giving)
      return redirect(concernUrl(reference), `${reference} is yours.`)
    },
  }),
]
