import type { Role } from '#platform/auth/roles.ts'
import { CONCERNS_ROWS } from './authorisation/concerns.ts'
import { ENQUIRIES_ROWS } from './authorisation/enquiries.ts'
import { FIGURES_ROWS } from './authorisation/figures.ts'
import { PARTNERSHIP_ROWS } from './authorisation/partnership.ts'
import { PLATFORM_ROWS } from './authorisation/platform.ts'
import { REPORT_ROWS } from './authorisation/report.ts'
import { AGENCY_ROLES, type Row, type Rows } from './authorisation/who.ts'
import type { Outcome } from './fixtures/demonstration/outcome.ts'

/**
 * Who may use each route, written by hand from what the product promises and from nothing in the program: where the two
 * differ, one of them is wrong.
 */
export const MATRIX: Rows = {
  ...PLATFORM_ROWS,
  ...PARTNERSHIP_ROWS,
  ...FIGURES_ROWS,
  ...REPORT_ROWS,
  ...CONCERNS_ROWS,
  ...ENQUIRIES_ROWS,
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
