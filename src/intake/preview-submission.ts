import {
  type Catalogue,
  type FigureChange,
  type ForeseenFigures,
  foreseeFigures,
  type IncomingObservation,
  type ObservedValue,
  readDataVersion,
  valueInWords,
} from '#indicators'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { undone } from '#platform/db/savepoint.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { asPartnership } from './as-partnership.ts'
import { figuresToRecord } from './figures-to-record.ts'
import { findPreview, replaceChanges, replacePreview, updateChangeCounts } from './preview.store.ts'
import type { Change, MeasureChanges, Preview } from './preview.ts'
import { READ_AT_ONCE_BYTES } from './read-at-once.ts'
import { type KeptReading, readKept } from './read-kept.ts'
import type { Intake } from './receive-file.ts'
import { getSubmissionForUpdate } from './submission.store.ts'

/** Before the first figure of a partnership its figures have no version. */
const NO_VERSION = -1

/** What accepting a file would change, or why it can no longer be accepted. */
export type Foreseen =
  | {
      readonly preview: Preview
      /** Other figures were accepted since. A large file is not read again for everybody who looks. */
      readonly isOld: boolean
    }
  | { readonly fault: string }

/**
 * What accepting a file that waits would change, worked out again when figures have changed since it was last. Undefined
 * for a file that does not wait.
 */
export const previewSubmission = (app: App, actor: Actor, intake: Intake, id: string): Promise<Foreseen | undefined> =>
  asPartnership(app, actor, async tx => {
    const submission = await getSubmissionForUpdate(tx, id)
    if (submission.state !== 'waiting') return undefined
    const figuresVersion = (await readDataVersion(tx)) ?? NO_VERSION
    const stored = await findPreview(tx, id)
    if (stored && (stored.figuresVersion === figuresVersion || submission.byteCount > READ_AT_ONCE_BYTES))
      return { preview: stored, isOld: stored.figuresVersion !== figuresVersion }
    const read = await readKept(tx, { intake, app }, submission)
    if (!read.checked.reading) return { fault: read.checked.issues[0]?.message ?? 'It has faults.' }
    const { partnershipId } = actor
    const preview = await previewIn(tx, { partnershipId, keys: app.keys, at: app.clock.now() }, id, read)
    return { preview, isOld: false }
  })

interface Previewing {
  readonly partnershipId: string
  readonly keys: KeyRing
  readonly at: Temporal.Instant
}

/** Works out what accepting a file would change, by doing it and taking it back, and keeps the answer. */
export async function previewIn(
  tx: Tx,
  { partnershipId, keys, at }: Previewing,
  id: string,
  { checked, facts, content }: KeptReading,
): Promise<Preview> {
  const to = { actor: { partnershipId }, facts, keys, content, submissionId: id }
  const foreseen = await undone(tx, async () =>
    foreseeFigures(tx, (await figuresToRecord(tx, checked, to)).observations),
  )
  const preview = { digest: foreseen.digest, madeAt: at, measures: byMeasure(foreseen) }
  await replacePreview(tx, id, { ...preview, figuresVersion: (await readDataVersion(tx)) ?? NO_VERSION })
  await keepChanges(tx, id, facts.catalogue, foreseen.changes)
  await updateChangeCounts(tx, id, foreseen)
  return preview
}

/** Keeps what a file changes, in words. */
export const keepChanges = (
  tx: Tx,
  submissionId: string,
  catalogue: Catalogue,
  changes: readonly FigureChange[],
): Promise<void> =>
  replaceChanges(
    tx,
    submissionId,
    changes.map(change => changeInWords(catalogue, change)),
  )

function byMeasure({ changes, same }: ForeseenFigures): MeasureChanges[] {
  const counts = new Map<string, { added: number; changed: number; same: number }>()
  const count = ({ measureCode }: IncomingObservation, kind: 'added' | 'changed' | 'same'): void => {
    const own = counts.get(measureCode) ?? { added: 0, changed: 0, same: 0 }
    own[kind]++
    counts.set(measureCode, own)
  }
  for (const { figure, before } of changes) count(figure, before ? 'changed' : 'added')
  for (const figure of same) count(figure, 'same')
  return [...counts].map(([code, own]) => ({ code, ...own }))
}

function changeInWords(catalogue: Catalogue, { figure, before }: FigureChange): Change {
  const { measureCode, period, area, agencyId, breakdown, observed } = figure
  const measure = catalogue.get(measureCode)
  const words = (value: ObservedValue): string =>
    valueInWords(value, { percent: measure.form === 'percentage', decimals: measure.decimals })
  const about = { measureCode, period: period.name, area, agencyId, breakdown, becomes: words(observed) }
  return before ? { kind: 'changed', ...about, was: words(before.observed) } : { kind: 'new', ...about, was: undefined }
}
