import { isPartnershipWide, type Role } from './roles.ts'

/** Who acts: a signed-in person in one partnership, an operator at the command line, or a job. */
export interface Actor {
  /** as the audit trail names them: `person:<id>`, `operator:<name>`, `job:<name>` */
  readonly id: string
  readonly name: string
  readonly partnershipId: string
  readonly partnershipName: string
  readonly roles: readonly Role[]
  readonly personId?: string
  readonly agencyId?: string
  readonly agencyName?: string
  readonly jobTitle?: string
}

/** Whether the actor reads as an agency: only what its partnership shares with agencies, and its own agency's rows. */
export function actsForAgency(actor: Actor): boolean {
  return !isPartnershipWide(actor.roles)
}
