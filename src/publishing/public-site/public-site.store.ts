import type { Tx } from '#platform/db/database.ts'
import type { PublishedDocument } from '../document.ts'
import { DESCRIPTOR_TYPE } from '../open-data/csvw.ts'

/** What the public site knows of every release without opening it. */
export interface IndexedRelease {
  readonly releaseId: string
  readonly address: string
  readonly revision: number
  readonly title: string
  readonly period: string
  readonly partnershipName: string
  readonly isDemonstration: boolean
  readonly publishedAt: Temporal.Instant
}

export interface OpenedRelease {
  readonly revision: number
  readonly document: PublishedDocument
  readonly files: readonly { readonly name: string; readonly byteCount: number }[]
}

export async function listIndexedReleases(tx: Tx): Promise<IndexedRelease[]> {
  const rows = await tx
    .selectFrom('published.release')
    .select([
      'release_id',
      'address',
      'revision',
      'title',
      'period',
      'partnership_name',
      'is_demonstration',
      'published_at',
    ])
    .orderBy('published_at', 'desc')
    .orderBy('address')
    .execute()
  return rows.map(row => ({
    releaseId: row.release_id,
    address: row.address,
    revision: row.revision,
    title: row.title,
    period: row.period,
    partnershipName: row.partnership_name,
    isDemonstration: row.is_demonstration,
    publishedAt: row.published_at,
  }))
}

export async function findOpenedRelease(tx: Tx, releaseId: string): Promise<OpenedRelease | undefined> {
  const row = await tx
    .selectFrom('published.release')
    .select(['revision', 'document'])
    .where('release_id', '=', releaseId)
    .executeTakeFirst()
  if (!row) return undefined
  const files = await tx
    .selectFrom('published.release_file')
    .select(({ fn }) => ['name', fn<number>('length', ['content']).as('byte_count')])
    .where('release_id', '=', releaseId)
    .orderBy('name')
    .execute()
  return {
    revision: row.revision,
    document: row.document as unknown as PublishedDocument,
    files: files.map(file => ({ name: file.name, byteCount: Number(file.byte_count) })),
  }
}

/** What the release's descriptions of its open data say, by the name of the file of each. */
export async function listTableDescriptions(
  tx: Tx,
  releaseId: string,
): Promise<readonly { readonly name: string; readonly json: string }[]> {
  const rows = await tx
    .selectFrom('published.release_file')
    .select(['name', 'content'])
    .where('release_id', '=', releaseId)
    .where('media_type', '=', DESCRIPTOR_TYPE)
    .execute()
  return rows.map(({ name, content }) => ({ name, json: content.toString() }))
}

export async function findReleaseFile(
  tx: Tx,
  releaseId: string,
  name: string,
): Promise<{ readonly mediaType: string; readonly content: Buffer } | undefined> {
  const row = await tx
    .selectFrom('published.release_file')
    .select(['media_type', 'content'])
    .where('release_id', '=', releaseId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row && { mediaType: row.media_type, content: row.content }
}
