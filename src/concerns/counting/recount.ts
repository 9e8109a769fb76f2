import { inContext } from '#platform/db/context.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type Check, ok, wrong } from '#platform/doctor/check.ts'
import { listPartnershipIds } from '#platform/jobs/jobs.store.ts'
import { listWrongTotals, type WrongTotal } from './totals.store.ts'

const MOST_NAMED = 5
const MOST_FOUND = 1_000

/** Counts every record of every partnership again and says where the totals differ. It changes nothing. */
export async function recountTotals(ownerUrl: string, secret: string): Promise<Check[]> {
  const worker = openDatabase(ownerUrl, secret, 'kith_worker', { max: 1 })
  try {
    const partnerships = await listPartnershipIds(worker)
    const found: WrongTotal[] = []
    for (const partnershipId of partnerships) {
      const context = { partnershipId, actor: 'operator:doctor' }
      found.push(...(await inContext(worker, context, tx => listWrongTotals(tx, MOST_FOUND))))
    }
    return [found.length === 0 ? inOrder(partnerships.length) : differs(found)]
  } finally {
    await worker.close()
  }
}

const inOrder = (partnerships: number): Check =>
  ok(
    'totals',
    `the totals of concerns equal a full recount, for ${partnerships === 1 ? '1 partnership' : `${partnerships} partnerships`}`,
  )

const differs = (found: readonly WrongTotal[]): Check =>
  wrong(
    'totals',
    `${found.length === MOST_FOUND ? 'at least ' : ''}${found.length} totals of concerns differ from a full recount: ${found.slice(0, MOST_NAMED).map(inWords).join('; ')}`,
    'Nothing was repaired. Keep this message: it says that something wrote past the triggers.',
  )

const inWords = ({ about, fact, dimension, value, day, held, counted }: WrongTotal): string =>
  `${about} ${fact}${dimension === '' ? '' : ` ${dimension}=${value}`} on ${day}: ${held} held, ${counted} counted`
