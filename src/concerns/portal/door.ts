/** A partnership that takes concerns here, and about whom. */
export interface Door {
  readonly partnershipId: string
  readonly slug: string
  readonly name: string
  readonly adults: boolean
  readonly children: boolean
}
