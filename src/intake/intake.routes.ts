import { type Route, route } from '#platform/http/route.ts'
import { MOST_BYTES } from './decode.ts'
import { isDocument } from './format.ts'
import { agreementRoutes } from './pages/agreements/agreements.page.ts'
import { changesFile, changesPage, changesQuery } from './pages/changes/changes.page.ts'
import { formatParams, intakePage, sendFileForm, templateFile } from './pages/intake/intake.page.ts'
import { refuseRoutes } from './pages/refuse/refuse.page.ts'
import {
  approveForm,
  issuesFile,
  originalFile,
  reasonFormOf,
  submissionPage,
  submissionParams,
} from './pages/submission/submission.page.ts'
import { withdrawRoutes } from './pages/withdraw/withdraw.page.ts'
import type { Intake } from './receive-file.ts'

const send = { permission: 'send-figures' } as const

const mostBytes = ({ formats }: Intake): number =>
  Math.max(MOST_BYTES, ...formats.filter(isDocument).map(format => format.mostBytes))

export const intakeRoutes = (intake: Intake): readonly Route[] => [
  route({ ...send, method: 'GET', path: '/intake', handle: intakePage(intake) }),
  route({
    ...send,
    method: 'POST',
    path: '/intake',
    uploadBytes: mostBytes(intake),
    takesLargeFiles: true,
    handle: sendFileForm(intake),
  }),
  route({
    ...send,
    method: 'GET',
    path: '/intake/templates/:format',
    params: formatParams,
    handle: templateFile(intake),
  }),
  route({
    ...send,
    method: 'GET',
    path: '/intake/files/:id',
    params: submissionParams,
    handle: submissionPage(intake),
  }),
  route({ ...send, method: 'GET', path: '/intake/files/:id/issues.csv', params: submissionParams, handle: issuesFile }),
  route({
    ...send,
    method: 'GET',
    path: '/intake/files/:id/original',
    params: submissionParams,
    handle: originalFile(intake),
  }),
  route({
    method: 'POST',
    path: '/intake/files/:id/approve',
    permission: 'approve-figures',
    params: submissionParams,
    handle: approveForm(intake),
  }),
  route({
    ...send,
    method: 'POST',
    path: '/intake/files/:id/reason',
    params: submissionParams,
    handle: reasonFormOf(intake),
  }),
  route({
    ...send,
    method: 'GET',
    path: '/intake/files/:id/changes',
    params: submissionParams,
    query: changesQuery,
    handle: changesPage(intake),
  }),
  route({
    ...send,
    method: 'GET',
    path: '/intake/files/:id/changes.csv',
    params: submissionParams,
    handle: changesFile(intake),
  }),
  ...refuseRoutes,
  ...withdrawRoutes(intake),
  ...agreementRoutes(intake),
]
