import type { Tx } from '#platform/db/database.ts'
import { getFile } from '#platform/files/file.store.ts'
import type { StoredFile } from '#platform/files/file.ts'

export interface CaseAccount {
  /** each answer under the name of its question, as it was sent */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  readonly files: readonly StoredFile[]
}

/** What was sent, as it was sent. */
export async function readAccount(tx: Tx, concernId: string): Promise<CaseAccount> {
  const row = await tx
    .selectFrom('concern_account')
    .select('answers')
    .where('concern_id', '=', concernId)
    .executeTakeFirstOrThrow()
  const ids = await tx.selectFrom('concern_file').select('file_id').where('concern_id', '=', concernId).execute()
  const files: StoredFile[] = []
  for (const { file_id } of ids) files.push(await getFile(tx, file_id))
  return { answers: answersOf(row.answers), files }
}

/** Whether the file came with the concern. */
export async function isFileOf(tx: Tx, concernId: string, fileId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('concern_file')
    .select('file_id')
    .where('concern_id', '=', concernId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return row !== undefined
}

function answersOf(answers: unknown): CaseAccount['answers'] {
  if (typeof answers !== 'object' || answers === null) return {}
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  )
}
