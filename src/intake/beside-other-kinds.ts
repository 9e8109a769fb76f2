import {
  cellKey,
  type Figures,
  type IncomingObservation,
  listHeldFor,
  type Observation,
  type QualityNote,
  sameValue,
  valueInWords,
} from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { DocumentFormat } from './format.ts'
import { listFiles } from './submission.store.ts'

type Kind = Pick<DocumentFormat, 'name' | 'title' | 'givesWay'>

interface Difference {
  readonly ours: IncomingObservation
  readonly theirs: Observation
  /** The file that theirs came from; undefined when it came from none. */
  readonly fileName: string | undefined
}

/**
 * The figures that are to be recorded where another kind of file has given the same one, and a note of each difference, so
 * that no figure takes another's place unseen and both can be compared.
 */
export async function besideOtherKinds(tx: Tx, kind: Kind, figures: Figures): Promise<Figures> {
  const held = await listHeldFor(tx, figures.observations)
  const files = await listFiles(tx, [...new Set(held.map(({ sourceId }) => sourceId))])
  const others = new Map(
    held.filter(({ sourceId }) => files.get(sourceId)?.format !== kind.name).map(each => [cellKey(each), each]),
  )
  if (others.size === 0) return figures
  const differences = figures.observations.flatMap((ours): Difference[] => {
    const theirs = others.get(cellKey(ours))
    if (!theirs || sameValue(ours.observed, theirs.observed)) return []
    return [{ ours, theirs, fileName: files.get(theirs.sourceId)?.fileName }]
  })
  return {
    ...figures,
    observations: kind.givesWay
      ? figures.observations.filter(each => !others.has(cellKey(each)))
      : figures.observations,
    qualityNotes: [...figures.qualityNotes, ...differences.map(each => noteOf(kind, each))],
  }
}

function noteOf({ title, givesWay }: Kind, { ours, theirs, fileName }: Difference): QualityNote {
  const words = ({ observed }: IncomingObservation) =>
    valueInWords(observed, { percent: observed.state === 'value' && observed.denominator !== undefined })
  const other = fileName === undefined ? 'another source' : `the file ${fileName}`
  return {
    rule: 'kinds-of-file-differ',
    level: 'medium',
    measureCode: ours.measureCode,
    area: ours.area,
    agencyId: ours.agencyId,
    period: ours.period,
    body: givesWay
      ? `The ${title} say ${words(ours)}. The figure shown is that of ${other}, ${words(theirs)}.`
      : `The figure shown is that of the ${title}. Before, ${other} said ${words(theirs)}.`,
  }
}
