import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import { Conflict } from '#platform/errors.ts'
import { type CheckedSubmission, checkSubmitted } from './check-submitted.ts'
import { inPieces, PIECE_BYTES } from './file-content.ts'
import type { Facts } from './format.ts'
import type { Intake } from './receive-file.ts'
import type { Submission } from './submission.ts'
import { openSubmittedFile } from './submitted-file.ts'

/** A file that was read, with what it was read against. */
export interface KeptReading extends Pick<CheckedSubmission, 'checked' | 'content'> {
  readonly facts: Facts
}

/** Reads a kept file again, as the program, the agencies and the definitions are today. */
export async function readKept(
  tx: Tx,
  { intake, app }: { readonly intake: Intake; readonly app: Pick<App, 'keys' | 'files'> },
  submission: Submission,
): Promise<KeptReading> {
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => work(tx)
  async function* pieces(): AsyncGenerator<Buffer> {
    yield* inPieces(await openSubmittedFile(tx, app, submission.id), PIECE_BYTES)
  }
  const ownAgencyId = undefined
  const found = await checkSubmitted(submission, { intake, read, pieces, ownAgencyId, tell: () => {} })
  if (!found.facts)
    throw new Conflict(`${submission.fileName} can no longer be read: ${found.checked.issues[0]?.message}`)
  return { checked: found.checked, facts: found.facts, content: found.content }
}
