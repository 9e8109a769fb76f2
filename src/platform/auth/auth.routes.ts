import type { Route } from '../http/route.ts'
import { accountRoutes } from './pages/account/account.page.ts'
import { accountsRoutes } from './pages/accounts/accounts.page.ts'
import { demonstrationRoutes } from './pages/demonstration/demonstration.page.ts'
import { passwordLinkRoutes } from './pages/password-link/password-link.page.ts'
import { breakGlassRoutes } from './pages/restrictions/break-glass.page.ts'
import { registerRoutes } from './pages/restrictions/restrictions.page.ts'
import { choosePartnershipRoutes } from './pages/session/choose-partnership.page.ts'
import { confirmRoutes } from './pages/session/confirm.page.ts'
import { sessionRoutes } from './pages/session/session.page.ts'
import { codeRoutes } from './pages/sign-in/code.page.ts'
import { setUpRoutes } from './pages/sign-in/set-up.page.ts'
import { signInRoutes } from './pages/sign-in/sign-in.page.ts'
import type { RestrictableKind } from './restriction/restrictable-kind.ts'

/** Signing in, one's account, and the accounts of a partnership. */
export const authRoutes: readonly Route[] = [
  ...signInRoutes,
  ...codeRoutes,
  ...setUpRoutes,
  ...sessionRoutes,
  ...choosePartnershipRoutes,
  ...confirmRoutes,
  ...demonstrationRoutes,
  ...passwordLinkRoutes,
  ...accountRoutes,
  ...accountsRoutes,
]

/** Restricted records, of the kinds that the domains offer. Without a kind there is no record whose glass could break. */
export const restrictionRoutes = (kinds: readonly RestrictableKind[]): readonly Route[] => [
  ...(kinds.length === 0 ? [] : breakGlassRoutes(kinds)),
  ...registerRoutes(kinds),
]
