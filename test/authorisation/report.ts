import { only, type Rows } from './who.ts'

const reportWriters = only('business-manager', 'independent-chair')
const reportReaders = only(
  'administrator',
  'auditor',
  'business-manager',
  'independent-chair',
  'information-governance-lead',
  'scrutineer',
)

export const REPORT_ROWS: Rows = {
  // The report is the partnership's until it is published: those who write it, and those who check the partnership.
  'GET /annual-reports': reportReaders,
  'GET /annual-reports/:period': reportReaders,
  'GET /annual-reports/:period/preview': reportReaders,
  'POST /annual-reports': reportWriters,
  'GET /annual-reports/:period/sections/:code': reportWriters,
  'POST /annual-reports/:period/sections/:code': reportWriters,
  'POST /annual-reports/:period/sections/:code/preview': reportWriters,
  'GET /annual-reports/:period/publish': only('business-manager'),
  'POST /annual-reports/:period/publish': only('business-manager'),
  'GET /annual-reports/:period/corrections': only('business-manager'),
  'GET /annual-reports/:period/corrections/new': only('business-manager'),
  'POST /annual-reports/:period/corrections/new': only('business-manager'),
}
