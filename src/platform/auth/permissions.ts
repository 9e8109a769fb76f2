import type { Role } from './roles.ts'

const EVERY_ROLE: readonly Role[] = [
  'administrator',
  'business-manager',
  'independent-chair',
  'scrutineer',
  'information-governance-lead',
  'analyst',
  'agency-lead',
  'school-lead',
  'triage-manager',
  'triage-practitioner',
  'review-group-member',
  'group-chair',
  'group-member',
  'trainer',
  'training-administrator',
  'line-manager',
  'learner',
  'auditor',
]

/**
 * What each role may do. A route names one permission; a permission names its roles, or that anybody may (`everyone`),
 * or anybody who has signed in (`signed-in`, before they have chosen a partnership).
 */
export const PERMISSIONS = {
  'open-door': 'everyone',
  'own-account': 'signed-in',
  'see-partnership': EVERY_ROLE,
  'read-audit-trail': ['administrator', 'information-governance-lead'],
  'read-outbox': ['administrator'],
  'keep-calendar': ['administrator'],
  'see-figures': EVERY_ROLE,
  'send-figures': ['administrator', 'business-manager', 'analyst', 'agency-lead', 'training-administrator'],
  'approve-figures': ['administrator', 'business-manager'],
  'set-supply-agreements': ['administrator', 'business-manager'],
  'comment-on-figures': [
    'administrator',
    'business-manager',
    'independent-chair',
    'scrutineer',
    'analyst',
    'agency-lead',
  ],
  'answer-alerts': ['business-manager', 'analyst', 'agency-lead', 'training-administrator', 'triage-manager'],
  'mark-series': ['administrator', 'business-manager'],
  'edit-dashboards': ['administrator', 'business-manager', 'independent-chair', 'group-chair', 'agency-lead'],
  'edit-every-dashboard': ['administrator', 'business-manager'],
  'see-home': EVERY_ROLE,
  'see-people': EVERY_ROLE.filter(role => role !== 'learner'),
  'edit-agencies': ['administrator', 'business-manager'],
  'edit-people': ['administrator', 'business-manager'],
  'edit-groups': ['administrator', 'business-manager'],
  'manage-accounts': ['administrator'],
  'break-glass': ['business-manager', 'triage-manager', 'triage-practitioner', 'review-group-member'],
  'restrict-records': ['business-manager', 'information-governance-lead', 'triage-manager'],
  'hold-records': ['business-manager', 'information-governance-lead'],
  'review-restrictions': ['information-governance-lead'],
  'see-own-concerns': EVERY_ROLE,
  'handle-concerns': ['triage-manager', 'triage-practitioner'],
  'manage-triage': ['triage-manager'],
  'edit-triage-teams': ['administrator', 'business-manager', 'triage-manager'],
  'offer-help': ['business-manager', 'triage-manager'],
  'see-concern-totals': [
    'business-manager',
    'independent-chair',
    'scrutineer',
    'information-governance-lead',
    'triage-manager',
    'triage-practitioner',
  ],
  'see-report-drafts': [
    'administrator',
    'business-manager',
    'independent-chair',
    'scrutineer',
    'information-governance-lead',
    'auditor',
  ],
  'write-report': ['business-manager', 'independent-chair'],
  'publish-report': ['business-manager'],
} as const satisfies Record<string, 'everyone' | 'signed-in' | readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

/** Whether somebody with these roles has the permission. Denies unless the table says yes. */
export function hasPermission(roles: readonly Role[], permission: Permission): boolean {
  const holders: 'everyone' | 'signed-in' | readonly Role[] = PERMISSIONS[permission]
  if (holders === 'everyone' || holders === 'signed-in') return true
  return roles.some(role => holders.includes(role))
}
