/** Who may accept a file that is in order. */
export const ACCEPTANCES = ['anybody-who-approves', 'second-person', 'as-for-all-agencies'] as const
export type Acceptance = (typeof ACCEPTANCES)[number]

export const ACCEPTANCE_WORDS: Readonly<Record<Acceptance, string>> = {
  'anybody-who-approves': 'Anybody who approves figures, the sender too',
  'second-person': 'A second person, never the sender',
  'as-for-all-agencies': 'As for all agencies',
}

/** One version of what is agreed on the files of a format. */
export interface Agreement {
  readonly format: string
  /** Counts every change of the format's agreement. */
  readonly version: number
  /** Undefined: every agency without a line of its own. */
  readonly agencyId: string | undefined
  readonly acceptance: Acceptance
  /** The data-sharing agreement or rule that says so; may be empty. */
  readonly reference: string
  readonly setByName: string
  readonly setAt: Temporal.Instant
}

/** The lines in force of one format: that for all agencies first, then those of single agencies. Versions newest first. */
export function inForce(versions: readonly Agreement[]): Agreement[] {
  const newest = new Map<string | undefined, Agreement>()
  for (const version of versions) if (!newest.has(version.agencyId)) newest.set(version.agencyId, version)
  const all = newest.get(undefined)
  const own = [...newest.values()].filter(
    ({ agencyId, acceptance }) => agencyId !== undefined && acceptance !== 'as-for-all-agencies',
  )
  return all ? [all, ...own] : own
}

/** The line that an agency's files fall under; undefined where nothing was ever agreed. */
export function agreementOn(versions: readonly Agreement[], agencyId: string | undefined): Agreement | undefined {
  const lines = inForce(versions)
  return (
    lines.find(line => line.agencyId !== undefined && line.agencyId === agencyId) ??
    lines.find(line => line.agencyId === undefined)
  )
}

export const asksSecondPerson = (agreement: Pick<Agreement, 'acceptance'> | undefined): boolean =>
  agreement?.acceptance === 'second-person'
