import { extname } from 'node:path'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import { detectType, SAMPLE_BYTES } from '#platform/files/detect-type.ts'
import { tidyFileName } from '#platform/files/file.ts'
import type { UploadedFile } from '#platform/http/route.ts'
import type { DraftFile } from './draft.ts'
import { type AtDoor, actorIdOf } from './in-portal.ts'

const MOST_BYTES = 20_000_000

/** More than one file may have, so that one that is a little too large is refused beside its field and not by the server. */
export const MOST_UPLOAD_BYTES = 30_000_000

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const TYPES: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/tiff',
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  // Word, Excel and PowerPoint before 2007
  'application/x-cfb',
]

/**
 * Takes in one file that came with a concern, or says what is wrong with it. Its name may name somebody, and names of
 * files lie where people read who handle no cases: so the file is kept under a plain one, and its own is among the answers.
 */
export async function receiveAttachment(
  app: App,
  tx: Tx,
  at: AtDoor,
  { name, content }: UploadedFile,
): Promise<DraftFile | string> {
  const own = tidyFileName(name)
  if (content.length === 0) return `${own} is empty`
  if (content.length > MOST_BYTES) return `${own} must be smaller than 20 MB`
  const type = await detectType(content.subarray(0, SAMPLE_BYTES))
  if (!TYPES.includes(type)) return `${own} must be a PDF, a picture or an Office document`
  const actor = { id: actorIdOf(at), name: '', partnershipId: at.door.partnershipId, partnershipName: '', roles: [] }
  const extension = extname(own)
    .replace(/[^.\w]/g, '')
    .slice(0, 10)
  const kept = { name: `attachment${extension}`, type, content }
  const fileId = await app.files.receive(tx, actor, kept, { mostBytes: MOST_BYTES, types: TYPES })
  return { fileId, name: own, bytes: content.length }
}
