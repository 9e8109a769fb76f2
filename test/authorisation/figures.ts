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

const arrangers = only('administrator', 'agency-lead', 'business-manager', 'group-chair', 'independent-chair')

// Whoever arranges some dashboard is refused every other: the one that the addresses name is a priority’s.
const ARRANGING = '/dashboards/:slug'

export const FIGURES_ROWS: Rows = {
  'GET /dashboards': everyRole,
  'GET /dashboards/new': arrangers,
  'POST /dashboards/new': arrangers,
  [`GET ${ARRANGING}`]: everyRole,
  [`GET ${ARRANGING}/data.csv`]: everyRole,
  [`GET ${ARRANGING}/panels/:panelId/data.csv`]: everyRole,
  [`GET ${ARRANGING}/panels/:panelId/picture.:format`]: everyRole,
  [`GET ${ARRANGING}/versions`]: everyRole,
  [`GET ${ARRANGING}/edit`]: managers,
  [`POST ${ARRANGING}/edit`]: managers,
  [`GET ${ARRANGING}/panels/add`]: managers,
  [`POST ${ARRANGING}/panels/add`]: managers,
  [`GET ${ARRANGING}/panels/:panelId/change`]: managers,
  [`POST ${ARRANGING}/panels/:panelId/change`]: managers,
  [`POST ${ARRANGING}/panels/:panelId/arrange`]: { ...managers, emptyForm: 'not found' },
  [`POST ${ARRANGING}/versions/:version/restore`]: { ...managers, emptyForm: 'not found' },
  [`GET ${ARRANGING}/withdraw`]: managers,
  [`POST ${ARRANGING}/withdraw`]: managers,

  'GET /training/indicators': everyRole,
  'GET /training/indicators/data.csv': everyRole,
  'GET /training/indicators/rule': everyRole,
  'GET /training/indicators/agencies/:agencyId': everyRole,
  'GET /training/indicators/indicators/:number': everyRole,
  'GET /measures': everyRole,
  'GET /measures/police': everyRole,
  'GET /measures/police/street': everyRole,
  'GET /measures/:code': everyRole,
  'GET /measures/:code/data.csv': everyRole,
  'GET /measures/:code/compared.csv': everyRole,
  'GET /measures/children': everyRole,
  'GET /measures/:code/commentary': commentators,
  'POST /measures/:code/commentary': commentators,
  'POST /measures/:code/alerts/:alertId': {
    ...only('agency-lead', 'analyst', 'business-manager', 'training-administrator', 'triage-manager'),
    emptyForm: 'not found',
  },
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
  'POST /intake/files/:id/reason': { ...senders, ownAgency: true },
  'GET /intake/files/:id/changes': { ...senders, ownAgency: true },
  'GET /intake/files/:id/changes.csv': { ...senders, ownAgency: true },
  'GET /intake/files/:id/refuse': managers,
  'POST /intake/files/:id/refuse': managers,
  'GET /intake/agreements': managers,
  'GET /intake/agreements/:format': managers,
  'POST /intake/agreements/:format': managers,
  'GET /intake/files/:id/withdraw': { ...senders, ownAgency: true },
  'POST /intake/files/:id/withdraw': { ...senders, ownAgency: true },
}
