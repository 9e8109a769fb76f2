import type { Tx } from '../db/database.ts'
import { NotFound } from '../errors.ts'
import { FILE_STATES, type FileState, type StoredFile } from './file.ts'
import type { Verdict } from './scanner.ts'

export async function insertFile(
  tx: Tx,
  file: Omit<StoredFile, 'state' | 'signature'>,
  state: Extract<FileState, 'quarantined' | 'read-as-text'>,
): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      partnership_id: file.partnershipId,
      file_id: file.fileId,
      agency_id: file.agencyId ?? null,
      is_case: file.isCase,
      name: file.name,
      declared_type: file.declaredType,
      detected_type: file.detectedType,
      hash: file.hash,
      size: file.size,
      state,
      received_by: file.receivedBy,
      received_at: file.receivedAt,
    })
    .execute()
}

export async function getFile(tx: Tx, fileId: string): Promise<StoredFile> {
  const row = await tx.selectFrom('file').selectAll().where('file_id', '=', fileId).executeTakeFirst()
  if (!row) throw new NotFound('There is no such file.')
  const state = FILE_STATES.find(known => known === row.state)
  if (!state) throw new TypeError(`a file has the unknown state ${row.state}`)
  return {
    fileId: row.file_id,
    partnershipId: row.partnership_id,
    agencyId: row.agency_id ?? undefined,
    isCase: row.is_case,
    name: row.name,
    declaredType: row.declared_type,
    detectedType: row.detected_type,
    hash: row.hash,
    size: row.size,
    state,
    signature: row.signature ?? undefined,
    receivedBy: row.received_by,
    receivedAt: row.received_at,
  }
}

/** Files of the partnership in context that came in before a moment and are still not scanned, oldest first. */
export async function listUnscanned(tx: Tx, before: Temporal.Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('file')
    .select('file_id')
    .where('state', '=', 'quarantined')
    .where('received_at', '<', before)
    .orderBy('received_at')
    .execute()
  return rows.map(row => row.file_id)
}

export async function updateFileVerdict(tx: Tx, fileId: string, verdict: Verdict, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('file')
    .set({
      state: verdict.kind,
      signature: verdict.kind === 'infected' ? verdict.signature : null,
      scanned_at: verdict.kind === 'not-scanned-here' ? null : at,
    })
    .where('file_id', '=', fileId)
    .execute()
}

/** Whether any file of the partnership in context has this content. */
export async function isContentUsed(tx: Tx, hash: Buffer): Promise<boolean> {
  const row = await tx.selectFrom('file').select('file_id').where('hash', '=', hash).executeTakeFirst()
  return row !== undefined
}
