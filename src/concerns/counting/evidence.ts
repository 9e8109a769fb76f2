import type { Evidence, EvidenceReader } from '#indicators'
import { appendAudit } from '#platform/audit/trail.ts'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { stateInWords } from '../concern.ts'
import { CONCLUSIONS } from '../enquiry.ts'
import type { Cohort } from './cohorts.ts'
import type { Counting } from './counted.store.ts'
import {
  type CountedRecord,
  type ListedDimension,
  listCountedConcerns,
  listCountedConclusions,
  listCountedEnquiries,
  listCountedPart,
} from './evidence.store.ts'

const LIST = {
  concerns: listCountedConcerns,
  started: listCountedEnquiries,
  concluded: listCountedConclusions,
} as const

/**
 * The newest of the records that were counted, for somebody whose team they belong to; nothing for anybody else. The
 * list is a read of cases, so it stands in the audit trail.
 */
export async function listEvidence(
  tx: Tx,
  cohort: Pick<Cohort<unknown>, 'about' | 'kind'>,
  days: Counting,
  { actor, now }: EvidenceReader,
): Promise<Evidence[]> {
  if (!hasPermission(actor.roles, 'handle-concerns') || actor.personId === undefined) return []
  const records = await LIST[cohort.kind](tx, cohort.about, days, { personId: actor.personId, now })
  if (records.length === 0) return []
  await appendAudit(tx, actor, {
    event: 'counted-records-listed',
    subject: { [cohort.kind === 'concerns' ? 'concerns' : 'enquiries']: records.map(({ id }) => id) },
  })
  return records.map(record => ({ title: titleOf(record), href: hrefOf(record) }))
}

/** The same for one part of a breakdown of the concerns received. */
export async function listPartEvidence(
  tx: Tx,
  days: Counting,
  part: { readonly by: ListedDimension; readonly part: string },
  { actor, now }: EvidenceReader,
): Promise<Evidence[]> {
  const records = await listCountedPart(tx, days, part, { personId: actor.personId, now })
  await appendAudit(tx, actor, { event: 'counted-records-listed', subject: { concerns: records.map(({ id }) => id) } })
  return records.map(record => ({ title: titleOf(record), href: hrefOf(record) }))
}

const titleOf = ({ reference, pathway, conclusion }: CountedRecord): string =>
  `${reference}: ${(conclusion === undefined ? stateInWords(pathway) : CONCLUSIONS[conclusion]).toLowerCase()}`

const hrefOf = ({ reference }: CountedRecord): string =>
  `${reference.startsWith('EN') ? '/enquiries' : '/concerns'}/${encodeURIComponent(reference)}`
