import type { App } from '#platform/app.ts'
import type { UploadedFile } from '#platform/http/route.ts'
import { type AtDoor, inPortal } from './in-portal.ts'
import { takeRoom } from './upload-room.store.ts'

/** A hospital stands behind one address; a store of files costs money and can be full. */
const MOST_BYTES_A_DAY = { ofAddress: 300_000_000, ofEverybody: 3_000_000_000 }

const NO_ROOM =
  'We cannot take more files here today. Send your concern without them: say in it what you have, and we will ask you for it'

/**
 * Takes room for files of somebody who did not sign in, or says that there is none left today. In a transaction of its own:
 * everybody counts in one row, and nobody is to wait for the files of another.
 */
export async function takeUploadRoom(
  app: App,
  at: AtDoor,
  address: string,
  files: readonly UploadedFile[],
): Promise<string | undefined> {
  if (at.actor !== undefined || files.length === 0) return undefined
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0)
  const on = app.clock.today()
  const source = await app.keys.pseudonym(`portal upload ${on}`, address)
  const all = { partnershipId: at.door.partnershipId, on, bytes }
  const isTaken = await inPortal(
    app,
    at,
    async tx =>
      (await takeRoom(tx, { ...all, source, mostBytes: MOST_BYTES_A_DAY.ofAddress })) &&
      (await takeRoom(tx, { ...all, source: '', mostBytes: MOST_BYTES_A_DAY.ofEverybody })),
  )
  return isTaken ? undefined : NO_ROOM
}
