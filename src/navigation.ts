import type { Permission } from './platform/auth/permissions.ts'
import { hasPermission } from './platform/auth/permissions.ts'
import type { Role } from './platform/auth/roles.ts'
import type { NavigationItem } from './platform/ui/layout.view.ts'

interface NavigationRow extends NavigationItem {
  readonly permission: Permission
  readonly isForDemonstrationOnly?: boolean
}

/** The service navigation, in its order. An item is shown only to those whom its page lets in. */
const NAVIGATION: readonly NavigationRow[] = [
  { section: 'home', text: 'Home', href: '/', permission: 'see-home' },
  { section: 'triage', text: 'Triage', href: '/triage', permission: 'handle-concerns' },
  { section: 'enquiries', text: 'Enquiries', href: '/enquiries', permission: 'handle-concerns' },
  { section: 'concern-figures', text: 'Concern figures', href: '/concern-figures', permission: 'see-concern-totals' },
  { section: 'raise', text: 'Raise a concern', href: '/raised', permission: 'see-own-concerns' },
  { section: 'triage-teams', text: 'Triage teams', href: '/triage/teams', permission: 'edit-triage-teams' },
  { section: 'structure', text: 'Structure', href: '/structure', permission: 'see-partnership' },
  { section: 'agencies', text: 'Agencies', href: '/agencies', permission: 'see-partnership' },
  { section: 'people', text: 'People', href: '/people', permission: 'see-people' },
  { section: 'training', text: 'Training', href: '/training/indicators', permission: 'see-figures' },
  { section: 'measures', text: 'Measures', href: '/measures', permission: 'see-figures' },
  { section: 'figures', text: 'Send figures', href: '/intake', permission: 'send-figures' },
  { section: 'report', text: 'Annual report', href: '/annual-reports', permission: 'see-report-drafts' },
  { section: 'accounts', text: 'Accounts', href: '/people/accounts', permission: 'manage-accounts' },
  { section: 'calendar', text: 'Bank holidays', href: '/bank-holidays', permission: 'keep-calendar' },
  { section: 'restrictions', text: 'Restricted records', href: '/restrictions', permission: 'review-restrictions' },
  { section: 'audit', text: 'Audit trail', href: '/audit', permission: 'read-audit-trail' },
  { section: 'outbox', text: 'Outbox', href: '/outbox', permission: 'read-outbox', isForDemonstrationOnly: true },
]

export function navigationFor(roles: readonly Role[], isDemonstration = false): NavigationItem[] {
  return NAVIGATION.filter(
    ({ permission, isForDemonstrationOnly }) =>
      hasPermission(roles, permission) && (isDemonstration || !isForDemonstrationOnly),
  )
}
