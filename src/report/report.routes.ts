import { z } from 'zod'
import type { Catalogue } from '#indicators'
import { type Route, route } from '#platform/http/route.ts'
import {
  correctionsQuery,
  correctQuery,
  showCorrectFigure,
  showCorrections,
  takeCorrectFigure,
} from './pages/correct.page.ts'
import { showPreview } from './pages/preview.page.ts'
import { showPublish, takePublish } from './pages/publish.page.ts'
import { showReport } from './pages/report.page.ts'
import { showReports, takeStart } from './pages/reports.page.ts'
import { showSection, takePreview, takeSection } from './pages/section.page.ts'

const ofReport = z.object({ period: z.string() })
const ofSection = z.object({ period: z.string(), code: z.string() })

export const createReportRoutes = (catalogue: Catalogue): readonly Route[] => [
  route({ method: 'GET', path: '/annual-reports', permission: 'see-report-drafts', handle: showReports }),
  route({ method: 'POST', path: '/annual-reports', permission: 'write-report', handle: takeStart }),
  route({
    method: 'GET',
    path: '/annual-reports/:period',
    permission: 'see-report-drafts',
    params: ofReport,
    handle: showReport(catalogue),
  }),
  route({
    method: 'GET',
    path: '/annual-reports/:period/preview',
    permission: 'see-report-drafts',
    params: ofReport,
    handle: showPreview(catalogue),
  }),
  route({
    method: 'GET',
    path: '/annual-reports/:period/sections/:code',
    permission: 'write-report',
    params: ofSection,
    handle: showSection(catalogue),
  }),
  route({
    method: 'POST',
    path: '/annual-reports/:period/sections/:code',
    permission: 'write-report',
    params: ofSection,
    handle: takeSection(catalogue),
  }),
  route({
    method: 'POST',
    path: '/annual-reports/:period/sections/:code/preview',
    permission: 'write-report',
    params: ofSection,
    handle: takePreview(catalogue),
  }),
  route({
    method: 'GET',
    path: '/annual-reports/:period/publish',
    permission: 'publish-report',
    params: ofReport,
    sensitive: true,
    handle: showPublish(catalogue),
  }),
  route({
    method: 'POST',
    path: '/annual-reports/:period/publish',
    permission: 'publish-report',
    params: ofReport,
    sensitive: true,
    handle: takePublish(catalogue),
  }),
  route({
    method: 'GET',
    path: '/annual-reports/:period/corrections',
    permission: 'publish-report',
    params: ofReport,
    query: correctionsQuery,
    handle: showCorrections(catalogue),
  }),
  route({
    method: 'GET',
    path: '/annual-reports/:period/corrections/new',
    permission: 'publish-report',
    params: ofReport,
    query: correctQuery,
    sensitive: true,
    handle: showCorrectFigure(catalogue),
  }),
  route({
    method: 'POST',
    path: '/annual-reports/:period/corrections/new',
    permission: 'publish-report',
    params: ofReport,
    query: correctQuery,
    sensitive: true,
    handle: takeCorrectFigure(catalogue),
  }),
]
