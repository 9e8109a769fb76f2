import { everyRole, managers, only, type Rows } from './who.ts'

const senders = only('administrator', 'agency-lead', 'analyst', 'business-manager', 'training-administrator')

const commentators = only(
  'administrator',
  'agency-lead',
  'analyst',
  'business-manager',
  'independent-chair',
  'scrutineer',
)

export const FIGURES_ROWS: Rows = {
  'GET /training/indicators': everyRole,
  'GET /training/indicators/data.csv': everyRole,
  'GET /training/indicators/rule': everyRole,
  'GET /training/indicators/agencies/:agencyId': everyRole,
  'GET /training/indicators/indicators/:number': everyRole,
  'GET /measures': everyRole,
  'GET /measures/police': everyRole,
  'GET /measures/:code': everyRole,
  'GET /measures/:code/data.csv': everyRole,
  'GET /measures/:code/compared.csv': everyRole,
  'GET /measures/children': everyRole,
  'GET /measures/:code/commentary': commentators,
  'POST /measures/:code/commentary': commentators,
  'GET /measures/:code/changes': managers,
  'POST /measures/:code/changes': managers,
  'GET /measures/:code/changes/:changeId/withdraw': managers,
  'POST /measures/:code/changes/:changeId/withdraw': managers,

  'GET /intake': senders,
  'POST /intake': senders,
  'GET /intake/templates/:format': senders,
  'GET /intake/files/:id': { ...senders, ownAgency: true },
  'GET /intake/files/:id/issues.csv': { ...senders, ownAgency: true },
  'GET /intake/files/:id/original': { ...senders, ownAgency: true },
  'POST /intake/files/:id/approve': managers,
  'GET /intake/files/:id/withdraw': { ...senders, ownAgency: true },
  'POST /intake/files/:id/withdraw': { ...senders, ownAgency: true },
}
