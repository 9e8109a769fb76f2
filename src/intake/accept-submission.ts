import { bumpDataVersion, foreseeFigures, type Named, raiseAlerts, recordFigures } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { wholeOrNot } from '#platform/db/savepoint.ts'
import { Conflict } from '#platform/errors.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { figuresToRecord } from './figures-to-record.ts'
import { type Issue, warning } from './issue.ts'
import { deletePreview } from './preview.store.ts'
import { keepChanges } from './preview-submission.ts'
import type { KeptReading } from './read-kept.ts'
import { acceptSubmissionRow } from './submission.store.ts'
import type { Submission } from './submission.ts'

/** Figures that were approved would change, and nobody said why. */
export class NeedsReason extends Conflict {
  readonly changedCount: number
  constructor(changedCount: number) {
    super(
      changedCount === 1
        ? '1 figure that was approved would change. Enter why'
        : `${changedCount} figures that were approved would change. Enter why`,
    )
    this.changedCount = changedCount
  }
}

/** Other figures were accepted since whoever accepts looked. */
export class FiguresMoved extends Conflict {}

export interface Accepting {
  readonly partnershipId: string
  readonly by: Named
  readonly at: Temporal.Instant
  readonly keys: KeyRing | undefined
  /** The digest of the preview that was seen; undefined: nobody looked */
  readonly seen?: string | undefined
  /** Why it changes figures that were approved; else what its sender said */
  readonly reason?: string | undefined
}

/** What must be known of a file to accept it. */
type ToAccept = Pick<
  Submission,
  'id' | 'fileName' | 'contentHash' | 'sentBy' | 'sentByName' | 'sentAt' | 'correctionReason'
>

/**
 * Lets the figures of a file without faults count. What was approved is locked: it changes only with a reason, and only
 * as whoever accepts saw it.
 */
export async function acceptIn(
  tx: Tx,
  { partnershipId, by, at, keys, seen, reason }: Accepting,
  submission: ToAccept,
  { checked, facts, content }: KeptReading,
): Promise<void> {
  const { id, fileName, contentHash, sentBy, sentByName, sentAt } = submission
  const said = reason ?? submission.correctionReason
  // Before it is foreseen: what is foreseen must still hold when it is recorded.
  await bumpDataVersion(tx)
  const figures = await figuresToRecord(tx, checked, {
    actor: { partnershipId },
    facts,
    keys,
    content,
    submissionId: id,
  })
  const foreseen = await foreseeFigures(tx, figures.observations)
  if (seen !== undefined && seen !== foreseen.digest)
    throw new FiguresMoved('Other figures were accepted since you looked. This is what would change now')
  if (foreseen.changedCount > 0 && !said) throw new NeedsReason(foreseen.changedCount)
  const source = {
    id,
    kind: 'file' as const,
    title: fileName,
    contentHash,
    suppliedBy: { id: sentBy, name: sentByName },
    suppliedAt: sentAt,
    approvedBy: by,
    approvedAt: at,
  }
  await recordFigures(tx, facts.catalogue, source, figures)
  // Who owns a measure is told of what is unusual in it as soon as the figure counts.
  await raiseAlerts(tx, facts.catalogue, { sourceId: id, at, observations: figures.observations })
  await deletePreview(tx, id)
  const changed = foreseen.changes.filter(({ before }) => before !== undefined)
  await keepChanges(tx, id, facts.catalogue, changed)
  await acceptSubmissionRow(tx, id, {
    by: by.id,
    byName: by.name,
    at,
    counts: foreseen,
    correctionReason: foreseen.changedCount > 0 ? said : undefined,
  })
}

/** As acceptIn; a file that cannot be accepted as things are waits, and this says what is needed. */
export async function acceptOrWait(
  tx: Tx,
  accepting: Accepting,
  submission: ToAccept,
  reading: KeptReading,
): Promise<Issue | undefined> {
  try {
    await wholeOrNot(tx, () => acceptIn(tx, accepting, submission, reading))
    return undefined
  } catch (error) {
    if (error instanceof NeedsReason || error instanceof FiguresMoved)
      return warning('not-accepted-yet', `${error.message}. Until then the file waits.`)
    throw error
  }
}
