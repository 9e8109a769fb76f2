import type { Role } from '#platform/auth/roles.ts'
import type { Outcome } from './fixtures/demonstration/outcome.ts'

/** Whom a route lets in: visitors too, everybody who has signed in, everybody with a role, or these roles. */
type Who = 'anybody' | 'signed in' | readonly Role[]

interface Row {
  readonly may: Who
  /** Those of its readers who act for one agency find what is their own agency's, and nothing of the others. */
  readonly ownAgency?: true
  /** It is one person's alone: to everybody else it is not there. */
  readonly ownPerson?: true
  /** Where a form with nothing in it names nothing, and the answer to those who may is "not found". */
  readonly emptyForm?: 'not found'
}

const EVERY_ROLE: readonly Role[] = [
  'administrator',
  'agency-lead',
  'analyst',
  'auditor',
  'business-manager',
  'group-chair',
  'group-member',
  'independent-chair',
  'information-governance-lead',
  'learner',
  'line-manager',
  'review-group-member',
  'school-lead',
  'scrutineer',
  'trainer',
  'training-administrator',
  'triage-manager',
  'triage-practitioner',
]

/** Who acts for the agency alone, unless another of their roles is the partnership's. */
const AGENCY_ROLES: readonly Role[] = [
  'agency-lead',
  'analyst',
  'group-member',
  'learner',
  'line-manager',
  'school-lead',
  'trainer',
]

const anybody: Row = { may: 'anybody' }
const signedIn: Row = { may: 'signed in' }
const everyRole: Row = { may: EVERY_ROLE }
const only = (...may: Role[]): Row => ({ may })
const allBut = (...roles: Role[]): Row => ({ may: EVERY_ROLE.filter(role => !roles.includes(role)) })
const administrators = only('administrator')
const managers = only('administrator', 'business-manager')

const governance = only('information-governance-lead')
const senders = only('administrator', 'agency-lead', 'analyst', 'business-manager', 'training-administrator')
const glassBreakers = only('business-manager', 'review-group-member', 'triage-manager', 'triage-practitioner')
const teamMakers = only('administrator', 'business-manager', 'triage-manager')
const totals = only(
  'business-manager',
  'independent-chair',
  'information-governance-lead',
  'scrutineer',
  'triage-manager',
  'triage-practitioner',
)
const triage = only('triage-manager', 'triage-practitioner')
const reportWriters = only('business-manager', 'independent-chair')
const reportReaders = only(
  'administrator',
  'auditor',
  'business-manager',
  'independent-chair',
  'information-governance-lead',
  'scrutineer',
)

/**
 * Who may use each route, written by hand from what the product promises and from nothing in the program: where the two
 * differ, one of them is wrong.
 */
export const MATRIX: Readonly<Record<string, Row>> = {
  'GET /': everyRole,
  'GET /accessibility': anybody,
  'GET /privacy': anybody,
  'GET /help': anybody,
  'GET /sign-in': anybody,
  'POST /sign-in': anybody,
  'GET /sign-in/code': anybody,
  'POST /sign-in/code': anybody,
  'GET /sign-in/recovery-code': anybody,
  'POST /sign-in/recovery-code': anybody,
  'GET /sign-in/set-up': anybody,
  'POST /sign-in/set-up': anybody,
  'POST /sign-out': anybody,
  'GET /demonstration': anybody,
  'POST /demonstration': { may: 'anybody', emptyForm: 'not found' },
  'GET /stay-signed-in': signedIn,
  'POST /stay-signed-in': signedIn,
  'GET /choose-partnership': signedIn,
  'POST /choose-partnership': signedIn,
  'GET /confirm-it-is-you': signedIn,
  'POST /confirm-it-is-you': signedIn,

  'GET /forgotten-password': anybody,
  'POST /forgotten-password': anybody,
  'GET /reset-password/:token': anybody,
  'POST /reset-password/:token': anybody,
  'GET /invitation/:token': anybody,
  'POST /invitation/:token': anybody,

  'GET /account': signedIn,
  'GET /account/password': signedIn,
  'POST /account/password': signedIn,
  'GET /account/authenticator-app': signedIn,
  'POST /account/authenticator-app': signedIn,
  'GET /account/recovery-codes': signedIn,
  'POST /account/recovery-codes': signedIn,
  'POST /account/sessions': signedIn,
  'GET /people/accounts': administrators,
  'GET /people/accounts/:personId': administrators,
  'POST /people/accounts/:personId/invite': administrators,
  'POST /people/accounts/:personId/restore': administrators,
  'GET /people/accounts/:personId/stop': administrators,
  'POST /people/accounts/:personId/stop': administrators,
  'GET /people/accounts/:personId/reset-app': administrators,
  'POST /people/accounts/:personId/reset-app': administrators,

  'GET /break-glass': glassBreakers,
  'POST /break-glass': glassBreakers,
  'GET /restrictions': governance,
  'GET /restrictions/:id': governance,
  'POST /restrictions/:id': governance,
  'GET /restrictions/broken-glass/:id': governance,
  'POST /restrictions/broken-glass/:id': governance,
  'GET /restrictions/conflicts/:id/end': governance,
  'POST /restrictions/conflicts/:id/end': governance,
  'GET /restrictions/holds/:id/lift': governance,
  'POST /restrictions/holds/:id/lift': governance,

  'GET /audit': only('administrator', 'information-governance-lead'),
  'GET /audit/entries/:eventId': only('administrator', 'information-governance-lead'),
  'GET /outbox': administrators,
  'GET /outbox/:mailId': administrators,

  'GET /agencies': everyRole,
  'GET /agencies/:agencyId': everyRole,
  'GET /agencies/add': managers,
  'POST /agencies/add': managers,
  'GET /agencies/:agencyId/change': managers,
  'POST /agencies/:agencyId/change': managers,
  'GET /agencies/:agencyId/leave': managers,
  'POST /agencies/:agencyId/leave': managers,
  'GET /people': allBut('learner'),
  'GET /people/:personId': { ...allBut('learner'), ownAgency: true },
  'GET /people/add': managers,
  'POST /people/add': managers,
  'GET /people/:personId/change': managers,
  'POST /people/:personId/change': managers,
  'GET /people/:personId/end': managers,
  'POST /people/:personId/end': managers,
  'GET /people/:personId/roles/add': managers,
  'POST /people/:personId/roles/add': managers,
  'GET /people/:personId/roles/:personRoleId/end': managers,
  'POST /people/:personId/roles/:personRoleId/end': managers,

  'GET /structure': everyRole,
  'GET /structure/compare': everyRole,
  'GET /groups/:groupId': everyRole,
  'GET /groups/open': managers,
  'POST /groups/open': managers,
  'GET /groups/:groupId/change': managers,
  'POST /groups/:groupId/change': managers,
  'GET /groups/:groupId/close': managers,
  'POST /groups/:groupId/close': managers,
  'GET /groups/:groupId/chair': managers,
  'POST /groups/:groupId/chair': managers,
  'GET /groups/:groupId/members/add': managers,
  'POST /groups/:groupId/members/add': managers,
  'GET /groups/:groupId/members/:groupMemberId/end': managers,
  'POST /groups/:groupId/members/:groupMemberId/end': managers,

  'GET /training/indicators': everyRole,
  'GET /training/indicators/data.csv': everyRole,
  'GET /training/indicators/rule': everyRole,
  'GET /training/indicators/agencies/:agencyId': everyRole,
  'GET /training/indicators/indicators/:number': everyRole,
  'GET /measures': everyRole,
  'GET /measures/police': everyRole,
  'GET /measures/:code': everyRole,
  'GET /measures/:code/data.csv': everyRole,
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

  // The door: who is in danger, or fears for somebody, comes in without a name.
  'GET /raise': anybody,
  'GET /raise/:partnership': anybody,
  'POST /raise/:partnership': anybody,
  'GET /raise/:partnership/how-it-is-used': anybody,
  'GET /raise/:partnership/questions/:question': anybody,
  'POST /raise/:partnership/questions/:question': anybody,
  'GET /raise/:partnership/check': anybody,
  'POST /raise/:partnership/check': anybody,
  'GET /raise/:partnership/sent': anybody,
  'GET /raise/:partnership/save': anybody,
  'POST /raise/:partnership/save': anybody,
  'GET /raise/:partnership/saved': anybody,
  'GET /raise/:partnership/return/:token': anybody,
  'POST /raise/:partnership/return/:token': anybody,
  'GET /raised': everyRole,
  'GET /raised/:reference': { ...everyRole, ownPerson: true },
  'GET /raised/:reference/disagree': { ...everyRole, ownPerson: true },
  'POST /raised/:reference/disagree': { ...everyRole, ownPerson: true },
  'GET /triage/feedback': only('triage-manager', 'triage-practitioner'),
  'GET /triage/feedback/:feedbackId': only('triage-manager', 'triage-practitioner'),
  'POST /triage/feedback/:feedbackId': only('triage-manager', 'triage-practitioner'),

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

  // Whoever handles cases, and of them the members of the record's team: to the others a record is not there.
  'GET /concern-patterns': totals,
  'GET /concern-patterns/:patternId': totals,
  'POST /concern-patterns/:patternId': only('business-manager', 'triage-manager'),
  'GET /concern-figures': totals,
  'GET /concern-figures/sac/:year': totals,
  'GET /concern-figures/sac/:year/:file': totals,
  'GET /triage': triage,
  'GET /concerns/:reference': triage,
  'GET /concerns/by-id/:concernId': triage,
  'GET /concerns/:reference/account': triage,
  'GET /concerns/:reference/files/:fileId': triage,
  'GET /concerns/:reference/history': triage,
  'GET /concerns/:reference/readers': triage,
  'GET /concerns/:reference/decision': triage,
  'POST /concerns/:reference/decision': triage,
  'POST /concerns/:reference/draft': triage,
  'GET /concerns/:reference/screen-out': triage,
  'POST /concerns/:reference/screen-out': triage,
  'POST /concerns/:reference/take': triage,
  'GET /concerns/:reference/person': triage,
  'POST /concerns/:reference/person': { ...triage, emptyForm: 'not found' },
  'GET /concerns/:reference/separate': triage,
  'POST /concerns/:reference/separate': triage,
  'GET /individuals/:id': triage,
  'GET /individuals/:id/change': triage,
  'POST /individuals/:id/change': triage,
  'GET /concerns/:reference/give': triage,
  'POST /concerns/:reference/give': triage,
  'GET /concerns/:reference/note': triage,
  'POST /concerns/:reference/note': triage,
  'GET /concerns/:reference/clock': triage,
  'POST /concerns/:reference/clock': triage,
  'GET /concerns/:reference/lateness': triage,
  'POST /concerns/:reference/lateness': triage,
  'GET /concerns/:reference/conflict': triage,
  'POST /concerns/:reference/conflict': triage,
  'GET /concerns/:reference/restrict': only('triage-manager'),
  'POST /concerns/:reference/restrict': only('triage-manager'),
  'GET /concerns/:reference/challenge': triage,
  'POST /concerns/:reference/challenge': triage,
  'POST /concerns/:reference/challenge/answer': only('triage-manager'),
  'POST /concerns/:reference/challenge/escalate': only('triage-manager'),
  'POST /concerns/:reference/challenge/end': only('triage-manager'),
  'GET /concerns/search': triage,
  'POST /concerns/search': triage,
  'GET /concerns/hold': only('business-manager', 'information-governance-lead'),
  'POST /concerns/hold': only('business-manager', 'information-governance-lead'),
  'GET /triage/enter': triage,
  'POST /triage/enter': triage,
  'GET /triage/teams': teamMakers,
  'GET /triage/teams/make': teamMakers,
  'POST /triage/teams/make': teamMakers,
  'GET /triage/teams/:teamId': teamMakers,
  'POST /triage/teams/:teamId': teamMakers,
  'GET /triage/teams/:teamId/members/:personId/end': teamMakers,
  'POST /triage/teams/:teamId/members/:personId/end': teamMakers,

  'GET /enquiries': triage,
  'GET /enquiries/organisational': triage,
  'GET /enquiries/organisational/start': triage,
  'POST /enquiries/organisational/start': triage,
  'GET /enquiries/organisational/:reference': triage,
  'GET /enquiries/organisational/:reference/adults': triage,
  'POST /enquiries/organisational/:reference/adults': triage,
  'GET /enquiries/organisational/:reference/record': triage,
  'POST /enquiries/organisational/:reference/record': triage,
  'GET /enquiries/:reference': triage,
  'GET /enquiries/:reference/planning': triage,
  'GET /enquiries/:reference/asked': triage,
  'GET /enquiries/:reference/findings': triage,
  'GET /enquiries/:reference/plan': triage,
  'GET /enquiries/:reference/outcomes': triage,
  'GET /enquiries/:reference/history': triage,
  'GET /enquiries/:reference/meetings/add': triage,
  'POST /enquiries/:reference/meetings/add': triage,
  'GET /enquiries/:reference/meetings/:id/change': triage,
  'POST /enquiries/:reference/meetings/:id/change': triage,
  'GET /enquiries/:reference/lines/add': triage,
  'POST /enquiries/:reference/lines/add': triage,
  'GET /enquiries/:reference/lines/:id/correct': triage,
  'POST /enquiries/:reference/lines/:id/correct': triage,
  'GET /enquiries/:reference/requests/add': triage,
  'POST /enquiries/:reference/requests/add': triage,
  'GET /enquiries/:reference/requests/:id/chase': triage,
  'POST /enquiries/:reference/requests/:id/chase': triage,
  'GET /enquiries/:reference/requests/:id/answer': triage,
  'POST /enquiries/:reference/requests/:id/answer': triage,
  'GET /enquiries/:reference/requests/:id/waive': triage,
  'POST /enquiries/:reference/requests/:id/waive': triage,
  'GET /enquiries/:reference/findings/add': triage,
  'POST /enquiries/:reference/findings/add': triage,
  'GET /enquiries/:reference/findings/:id/correct': triage,
  'POST /enquiries/:reference/findings/:id/correct': triage,
  'GET /enquiries/:reference/risks/add': triage,
  'POST /enquiries/:reference/risks/add': triage,
  'GET /enquiries/:reference/risks/:id/correct': triage,
  'POST /enquiries/:reference/risks/:id/correct': triage,
  'GET /enquiries/:reference/plan/write': triage,
  'POST /enquiries/:reference/plan/write': triage,
  'GET /enquiries/:reference/actions/add': triage,
  'POST /enquiries/:reference/actions/add': triage,
  'GET /enquiries/:reference/actions/:id/done': triage,
  'POST /enquiries/:reference/actions/:id/done': triage,
  'GET /enquiries/:reference/actions/:id/assure': triage,
  'POST /enquiries/:reference/actions/:id/assure': triage,
  'GET /enquiries/:reference/actions/:id/waive': triage,
  'POST /enquiries/:reference/actions/:id/waive': triage,
  'GET /enquiries/:reference/askings/add': triage,
  'POST /enquiries/:reference/askings/add': triage,
  'GET /enquiries/:reference/askings/:id/correct': triage,
  'POST /enquiries/:reference/askings/:id/correct': triage,
  'GET /enquiries/:reference/wishes/add': triage,
  'POST /enquiries/:reference/wishes/add': triage,
  'GET /enquiries/:reference/wishes/:id/change': triage,
  'POST /enquiries/:reference/wishes/:id/change': triage,
  'GET /enquiries/:reference/capacity/add': triage,
  'POST /enquiries/:reference/capacity/add': triage,
  'GET /enquiries/:reference/capacity/:id/correct': triage,
  'POST /enquiries/:reference/capacity/:id/correct': triage,
  'GET /enquiries/:reference/close': triage,
  'POST /enquiries/:reference/close': triage,
  'GET /enquiries/:reference/notes/add': triage,
  'POST /enquiries/:reference/notes/add': triage,
  'GET /enquiries/:reference/notes/:id/correct': triage,
  'POST /enquiries/:reference/notes/:id/correct': triage,
  'GET /enquiries/:reference/reopen': triage,
  'POST /enquiries/:reference/reopen': triage,
  'GET /enquiries/:reference/transfer': triage,
  'POST /enquiries/:reference/transfer': triage,
  'GET /enquiries/:reference/transfer/answer': triage,
  'POST /enquiries/:reference/transfer/answer': triage,
  'GET /enquiries/:reference/experience': triage,
  'POST /enquiries/:reference/experience': triage,
  'GET /contribute/:token': anybody,
  'POST /contribute/:token': anybody,
}

interface Asker {
  readonly roles: readonly Role[]
  readonly agencyName: string
  readonly personId: string
}

/** Whose a record is, where it is one agency's or one person's. */
interface Owner {
  readonly agency: string | undefined
  readonly person: string | undefined
}

/** What somebody, or a visitor (undefined), must be answered when they ask for what is an agency's or the partnership's. */
export function expectedOf(row: Row, method: string, asker: Asker | undefined, owner: Owner): Outcome {
  const allowed = method === 'POST' && row.emptyForm ? row.emptyForm : 'allowed'
  if (row.may === 'anybody') return allowed
  if (asker === undefined) return 'sent to sign in'
  if (row.may === 'signed in') return allowed
  const { may } = row
  if (!asker.roles.some(role => may.includes(role))) return 'refused'
  if (row.ownPerson && asker.personId !== owner.person) return 'not found'
  const isElsewhere = asker.agencyName !== owner.agency && asker.roles.every(role => AGENCY_ROLES.includes(role))
  return row.ownAgency && isElsewhere ? 'not found' : allowed
}
