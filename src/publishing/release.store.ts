import { sql } from 'kysely'
import { isProfileName, type LogEntry, type ProfileName, type PublishedCell } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { PublishedDocument } from './document.ts'
import { type FoundFigures, figureOf } from './draft.ts'
import { foundFromJson, foundToJson } from './found-json.ts'
import type { PublishedRelease, ReleaseFile, ReleaseSummary } from './release.ts'
import type { ShowingRelease } from './shown-elsewhere.ts'

interface NewRelease {
  readonly partnershipId: string
  readonly partnershipName: string
  readonly address: string
  readonly isDemonstration: boolean
  readonly publishedAt: Temporal.Instant
  readonly document: PublishedDocument
}

export async function insertRelease(tx: Tx, given: NewRelease): Promise<string> {
  const row = await tx
    .insertInto('published.release')
    .values({
      partnership_id: given.partnershipId,
      partnership_name: given.partnershipName,
      address: given.address,
      title: given.document.title,
      period: given.document.period,
      is_demonstration: given.isDemonstration,
      published_at: given.publishedAt,
      document: JSON.stringify(given.document),
    })
    .returning('release_id')
    .executeTakeFirstOrThrow()
  return row.release_id
}

export async function getReleaseForUpdate(tx: Tx, releaseId: string): Promise<PublishedRelease> {
  const row = await tx
    .selectFrom('published.release')
    .select([
      'release_id',
      'partnership_name',
      'address',
      'title',
      'period',
      'is_demonstration',
      'published_at',
      'revision',
      'document',
    ])
    .where('release_id', '=', releaseId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('There is no such publication.')
  return {
    releaseId: row.release_id,
    partnershipName: row.partnership_name,
    address: row.address,
    title: row.title,
    period: row.period,
    isDemonstration: row.is_demonstration,
    publishedAt: row.published_at,
    revision: row.revision,
    document: row.document as unknown as PublishedDocument,
  }
}

/** Replaces the document of a release by a corrected one; the old one is nowhere in the schema `published` afterwards. */
export async function updateReleaseDocument(
  tx: Tx,
  releaseId: string,
  revision: number,
  document: PublishedDocument,
): Promise<void> {
  await tx
    .updateTable('published.release')
    .set({ revision, document: JSON.stringify(document) })
    .where('release_id', '=', releaseId)
    .execute()
}

/** Puts these files in the place of all that the release had. */
export async function replaceReleaseFiles(tx: Tx, releaseId: string, files: readonly ReleaseFile[]): Promise<void> {
  await tx.deleteFrom('published.release_file').where('release_id', '=', releaseId).execute()
  if (files.length === 0) return
  await tx
    .insertInto('published.release_file')
    .values(
      files.map(file => ({
        release_id: releaseId,
        name: file.name,
        media_type: file.mediaType,
        content: file.content,
      })),
    )
    .execute()
}

export async function addressOfRelease(tx: Tx, releaseId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('published.release')
    .select('address')
    .where('release_id', '=', releaseId)
    .executeTakeFirst()
  return row?.address
}

/** Without their documents, newest first. The partnership is named because the public may read every release. */
export async function listNewestReleases(tx: Tx, partnershipId: string, limit: number): Promise<ReleaseSummary[]> {
  const rows = await tx
    .selectFrom('published.release')
    .select(['address', 'title', 'period', 'partnership_name', 'published_at', 'revision'])
    .where('partnership_id', '=', partnershipId)
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    address: row.address,
    title: row.title,
    period: row.period,
    partnershipName: row.partnership_name,
    publishedAt: row.published_at,
    revision: row.revision,
  }))
}

interface NewRecord {
  readonly partnershipId: string
  readonly releaseId: string
  readonly revision: number
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  readonly profile: ProfileName
  readonly reason: string | undefined
  readonly found: FoundFigures
  readonly shown: readonly PublishedCell[]
  readonly withheld: readonly LogEntry[]
  readonly document: PublishedDocument
}

export async function insertReleaseRecord(tx: Tx, given: NewRecord): Promise<void> {
  await tx
    .insertInto('release_record')
    .values({
      partnership_id: given.partnershipId,
      release_id: given.releaseId,
      revision: given.revision,
      recorded_at: given.recordedAt,
      recorded_by: given.recordedBy,
      profile: given.profile,
      reason: given.reason ?? null,
      found: foundToJson(given.found),
      shown: JSON.stringify(given.shown),
      withheld: JSON.stringify(given.withheld),
      document: JSON.stringify(given.document),
    })
    .execute()
}

/** The newest row of a release's log: what it was made from. */
export async function getNewestRecord(
  tx: Tx,
  releaseId: string,
): Promise<{ revision: number; profile: ProfileName; found: FoundFigures; shown: readonly PublishedCell[] }> {
  const row = await tx
    .selectFrom('release_record')
    .select(['revision', 'profile', 'found', 'shown'])
    .where('release_id', '=', releaseId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || !isProfileName(row.profile)) throw new NotFound('There is no such publication.')
  return {
    revision: row.revision,
    profile: row.profile,
    found: foundFromJson(row.found),
    shown: row.shown as unknown as PublishedCell[],
  }
}

/**
 * What the partnership's releases show of their counts, apart from `exceptIds`: a later release must not give a
 * withheld one away.
 */
export async function listShownCells(tx: Tx, exceptIds: ReadonlySet<string> = new Set()): Promise<PublishedCell[]> {
  let query = tx.selectFrom('release_record').select('shown').orderBy('recorded_at').orderBy('revision')
  if (exceptIds.size > 0) query = query.where('release_id', 'not in', [...exceptIds])
  const rows = await query.execute()
  const newest = new Map<string, PublishedCell>()
  for (const row of rows) {
    for (const cell of row.shown as unknown as PublishedCell[]) newest.set(cell.id, cell)
  }
  return [...newest.values()]
}

/** The partnership's other releases that show any of these figures, or any count of these names. */
export async function listReleasesShowing(
  tx: Tx,
  ids: ReadonlySet<string>,
  exceptIds: ReadonlySet<string>,
): Promise<ShowingRelease[]> {
  const rows = await tx
    .selectFrom('release_record as r')
    .innerJoin('published.release as p', 'p.release_id', 'r.release_id')
    .select(['r.release_id', 'r.shown', 'r.document', 'p.title', 'p.period', 'p.address'])
    .distinctOn('r.release_id')
    .where('r.release_id', 'not in', [...exceptIds])
    .orderBy('r.release_id')
    .orderBy('r.revision', 'desc')
    .execute()
  return rows.flatMap(({ release_id: releaseId, title, period, address, shown, document }) => {
    const open = new Set([
      ...(shown as unknown as PublishedCell[]).filter(cell => cell.shown !== 'withheld').map(({ id }) => id),
      ...(document as unknown as PublishedDocument).figures.flatMap(({ id, state }) =>
        state === 'withheld' ? [] : id,
      ),
    ])
    const shownId = [...ids].find(id => open.has(id))
    return shownId === undefined ? [] : [{ releaseId, title, period, address, figureId: figureOf(shownId) }]
  })
}

/**
 * Where a new release is served: at `path` for the partnership that published first here, below its own short name for
 * any other. Asked of the database, because row-level security hides other partnerships' releases from the reader.
 */
export async function releaseAddress(tx: Tx, slug: string, path: string): Promise<string> {
  const row = await sql<{
    taken: boolean
  }>`select published.is_taken_by_another(current_partnership()) as taken`.execute(tx)
  return row.rows[0]?.taken === true ? `/${slug}${path}` : path
}
