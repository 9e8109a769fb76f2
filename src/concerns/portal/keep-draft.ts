import { randomUUIDv7 } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Typed } from '#platform/typed.ts'
import { type DraftRow, findDraft, insertDraft, newSecret, showDraftOf, updateDraft } from './draft.store.ts'
import { type Draft, type DraftFile, endOfDraft } from './draft.ts'
import { type AtDoor, actorIdOf, inPortal } from './in-portal.ts'

interface Written {
  readonly typed: Typed
  readonly files: readonly DraftFile[]
}

const seal = (app: App, draftId: string, written: Written): Promise<Buffer> =>
  app.keys.seal('draft', draftId, JSON.stringify(written))

async function openRow(app: App, { sealed, ...row }: DraftRow): Promise<Draft> {
  const text = sealed === undefined ? undefined : (await app.keys.open('draft', row.draftId, sealed)).toString()
  const written: Written = text === undefined ? { typed: {}, files: [] } : JSON.parse(text)
  return { ...row, ...written }
}

/** The draft of this browser, in a transaction that was given its secret. */
export async function draftIn(app: App, tx: Tx, forUpdate = false): Promise<Draft | undefined> {
  const row = await findDraft(tx, app.clock.now(), forUpdate)
  return row && openRow(app, row)
}

/** Begins a draft with what is known; gives the secret for the cookie of this browser. */
export async function beginDraft(app: App, tx: Tx, at: AtDoor, typed: Typed): Promise<{ secret: string }> {
  const secret = newSecret()
  const draftId = randomUUIDv7()
  const now = app.clock.now()
  await showDraftOf(tx, secret)
  await insertDraft(tx, {
    partnershipId: at.door.partnershipId,
    draftId,
    secret,
    begunBy: actorIdOf(at),
    sealed: await seal(app, draftId, { typed, files: [] }),
    now,
    endsAt: endOfDraft(now, false),
  })
  return { secret }
}

/** Writes a draft that was read for update. Each write puts off the day on which it is erased. */
export async function writeDraft(app: App, tx: Tx, draft: Draft): Promise<void> {
  const now = app.clock.now()
  await updateDraft(tx, draft.draftId, {
    sealed: await seal(app, draft.draftId, { typed: draft.typed, files: draft.files }),
    files: draft.files,
    now,
    endsAt: endOfDraft(now, draft.isKept),
  })
}

export const readDraft = (app: App, at: AtDoor): Promise<Draft | undefined> =>
  at.secret === undefined ? Promise.resolve(undefined) : inPortal(app, at, tx => draftIn(app, tx))
