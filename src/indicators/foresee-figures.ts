import { createHash } from 'node:crypto'
import type { Tx } from '#platform/db/database.ts'
import { listHeldFor } from './observation.store.ts'
import { cellKey, type IncomingObservation, type Observation, sameValue } from './observation.ts'

/** A figure that would get another value, or a first one. */
export interface FigureChange {
  readonly figure: IncomingObservation
  /** What counts now; undefined: nothing does */
  readonly before: Observation | undefined
}

export interface ForeseenFigures {
  /** Those that change first, then those that are new; each in the order of the file. */
  readonly changes: readonly FigureChange[]
  readonly newCount: number
  readonly changedCount: number
  /** Figures that would have the value that they have. */
  readonly same: readonly IncomingObservation[]
  /** Differs whenever a change differs. */
  readonly digest: string
}

/** What recording these figures would change, against what counts now. */
export const foreseeFigures = async (tx: Tx, observations: readonly IncomingObservation[]): Promise<ForeseenFigures> =>
  foresee(observations, await listHeldFor(tx, observations))

/** As foreseeFigures, of figures that are at hand. Saying the same in other words changes nothing. */
export function foresee(incoming: readonly IncomingObservation[], held: readonly Observation[]): ForeseenFigures {
  const heldByCell = new Map(held.map(figure => [cellKey(figure), figure]))
  const [added, changed, same]: [FigureChange[], FigureChange[], IncomingObservation[]] = [[], [], []]
  for (const figure of incoming) {
    const before = heldByCell.get(cellKey(figure))
    if (!before) added.push({ figure, before })
    else if (sameValue(before.observed, figure.observed)) same.push(figure)
    else changed.push({ figure, before })
  }
  const changes = [...changed, ...added]
  return { changes, newCount: added.length, changedCount: changed.length, same, digest: digestOf(changes) }
}

function digestOf(changes: readonly FigureChange[]): string {
  const hash = createHash('sha256')
  for (const { figure, before } of changes)
    hash.update(JSON.stringify([cellKey(figure), before?.id ?? '', figure.observed], inText))
  return hash.digest('hex')
}

const inText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
