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
/** What is taken, and what a file of it is called at the end: never what its sender called it, which might run. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/heic': '.heic',
  'image/heif': '.heif',
  'image/tiff': '.tif',
  [`${OFFICE}.wordprocessingml.document`]: '.docx',
  [`${OFFICE}.spreadsheetml.sheet`]: '.xlsx',
  [`${OFFICE}.presentationml.presentation`]: '.pptx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.oasis.opendocument.spreadsheet': '.ods',
}
const COMPOUND = 'application/x-cfb'
const TYPES: readonly string[] = [...Object.keys(EXTENSIONS), COMPOUND]

/** Word, Excel and PowerPoint before 2007. Installers begin with the same bytes, so here the name has to say which it is. */
const OLD_OFFICE: readonly string[] = ['.doc', '.xls', '.ppt']

function extensionOf(type: string, name: string): string | undefined {
  if (type !== COMPOUND) return EXTENSIONS[type]
  const own = extname(name).toLowerCase()
  return OLD_OFFICE.includes(own) ? own : undefined
}

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
  const extension = extensionOf(type, own)
  if (extension === undefined) return `${own} must be a PDF, a picture or an Office document`
  const actor = { id: actorIdOf(at), name: '', partnershipId: at.door.partnershipId, partnershipName: '', roles: [] }
  const kept = { name: `attachment${extension}`, type, content }
  const fileId = await app.files.receive(tx, actor, kept, { mostBytes: MOST_BYTES, types: TYPES, isCase: true })
  return { fileId, name: own, bytes: content.length }
}
