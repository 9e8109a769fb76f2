import pg from 'pg'
import { temporalTypes } from '../db/temporal.ts'
import { listKeysAsOwner } from '../keys/data-key.store.ts'
import { thousands } from '../thousands.ts'
import { type Break, breakInWords, follow, type Head, isMarkedBy, type Link, markVersion, START } from './chain.ts'

export interface ChainReport {
  readonly ok: boolean
  /** entries in the chain that were recomputed */
  readonly entries: number
  readonly waiting: number
  readonly oldestWaitingSeconds: number
  /** entries whose personal content was erased; their place in the chain stands */
  readonly erased: number
  readonly head: Head
  readonly firstBreak: Break | undefined
  readonly explanation: string
}

interface VerifyOptions {
  readonly ownerUrl: string
  readonly secret: string
  /** ends of the chain known from elsewhere: noted beside the data, in a backup, or written down */
  readonly known?: readonly Head[]
}

const PAGE = 5_000

/** Recomputes the whole chain from the rows as they stand, and says where it first breaks. Memory does not grow with the trail. */
export async function verifyChain({ ownerUrl, secret, known = [] }: VerifyOptions): Promise<ChainReport> {
  const client = new pg.Client({ connectionString: ownerUrl, types: temporalTypes })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local role kith_owner')
    await client.query('set local search_path = kith')
    return await verifyWith(client, secret, known)
  } finally {
    await client.end()
  }
}

async function verifyWith(client: pg.ClientBase, secret: string, known: readonly Head[]): Promise<ChainReport> {
  const walked = await walk(client, known)
  const counted = await client.query<{ waiting: number; seconds: number; erased: number }>(`
    select count(*) filter (where e.position is null)::int as waiting,
      coalesce(extract(epoch from clock_timestamp() - min(e.happened_at) filter (where e.position is null)), 0)::int as seconds,
      count(*) filter (where e.content_hash is not null and c.audit_event_id is null)::int as erased
    from audit_event e left join audit_content c using (audit_event_id)`)
  const { waiting = 0, seconds = 0, erased = 0 } = counted.rows[0] ?? {}
  const firstBreak = walked.found ?? (await checkHead(client, secret, walked.head))
  return {
    ok: firstBreak === undefined,
    entries: walked.head.position,
    waiting,
    oldestWaitingSeconds: seconds,
    erased,
    head: walked.head,
    firstBreak,
    explanation: firstBreak ? breakInWords(firstBreak) : soundInWords(walked.head.position),
  }
}

const soundInWords = (entries: number): string =>
  entries === 0 ? 'Nothing is sealed yet.' : `All ${thousands(entries)} entries stand as they were sealed.`

interface Row {
  readonly eventId: string
  readonly position: number
  readonly hash: Buffer
  readonly body: string
  readonly isContentAsSealed: boolean | null
}

async function walk(client: pg.ClientBase, known: readonly Head[]): Promise<{ head: Head; found: Break | undefined }> {
  let head = START
  for (;;) {
    const page = await client.query<Row>(
      `select e.audit_event_id as "eventId", e.position, e.hash,
         jsonb_build_array(e.audit_event_id, e.partnership_id, (extract(epoch from e.happened_at) * 1000000)::bigint, e.actor, e.event,
           e.purpose, e.subject, encode(e.content_hash, 'hex'))::text as body,
         sha256(c.salt || convert_to(c.content::text, 'UTF8')) = e.content_hash as "isContentAsSealed"
       from audit_event e left join audit_content c using (audit_event_id)
       where e.position > $1 order by e.position limit ${PAGE}`,
      [head.position],
    )
    for (const row of page.rows) {
      const next = step(head, row, known)
      if ('kind' in next) return { head, found: next }
      head = next
    }
    if (page.rows.length < PAGE) return { head, found: cutShort(head, known) }
  }
}

function step(before: Head, row: Row, known: readonly Head[]): Head | Break {
  const link: Link = row
  const next = follow(before, link)
  if ('kind' in next) return next
  if (row.isContentAsSealed === false) {
    return { kind: 'content-changed', position: row.position, eventId: row.eventId }
  }
  const differs = known.some(head => head.position === next.position && !head.hash.equals(next.hash))
  return differs ? { kind: 'changed', position: next.position, eventId: row.eventId } : next
}

function cutShort(head: Head, known: readonly Head[]): Break | undefined {
  const furthest = Math.max(0, ...known.map(each => each.position))
  return furthest > head.position ? { kind: 'cut-short', position: furthest, lastPosition: head.position } : undefined
}

async function checkHead(client: pg.ClientBase, secret: string, walked: Head): Promise<Break | undefined> {
  const found = await client.query<{ position: number; hash: Buffer; mark: string }>(
    'select position, hash, mark from audit_head',
  )
  const kept = found.rows[0]
  if (!kept || kept.position > walked.position) {
    return { kind: 'cut-short', position: kept?.position ?? 0, lastPosition: walked.position }
  }
  if (walked.position === 0) return undefined
  const keys = await listKeysAsOwner(client, secret)
  const key = keys.find(each => each.purpose === 'audit' && each.version === markVersion(kept.mark))
  const isOurs = kept.position === walked.position && kept.hash.equals(walked.hash)
  return key && isOurs && isMarkedBy(key, walked, kept.mark)
    ? undefined
    : { kind: 'head-forged', position: kept.position }
}
