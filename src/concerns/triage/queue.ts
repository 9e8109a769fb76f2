import { BANDS, type Band, type CasePause } from '../case/case-clock.ts'
import { type About, harmsOf, isCode, SOURCES, type Source } from '../codes.ts'

export const PAGE_LENGTH = 25

/** What the address of a queue asks for. */
export interface QueueFilter {
  readonly band: Band | undefined
  /** a member, `nobody`, or anyone */
  readonly worker: string | undefined
  readonly harm: string | undefined
  readonly source: Source | undefined
  readonly isRepeatOnly: boolean
}

/** Where a page of the queue begins: after this row. */
export interface QueueKey {
  readonly isPaused: boolean
  readonly dueOn: Temporal.PlainDate
  readonly concernId: string
}

export interface QueueRow extends QueueKey {
  readonly reference: string
  readonly givenName: string
  readonly familyName: string
  readonly bornOn: Temporal.PlainDate | undefined
  readonly inBrief: string
  readonly abuseTypes: readonly string[]
  readonly source: Source
  /** as the referrer named it; empty when it was nobody's */
  readonly organisation: string
  readonly workerId: string | undefined
  readonly workerName: string | undefined
  readonly clockRule: string
  readonly receivedOn: Temporal.PlainDate
  readonly pauses: readonly CasePause[]
  readonly lateCause: string | undefined
  /** how many may open it, when it is restricted */
  readonly readerCount: number | undefined
  /** earlier ones about the same individual within 90 days, of those that the reader may open */
  readonly earlierCount: number
  readonly providerName: string | undefined
  /** concerns of the last 30 days about the provider, of those that the reader may open */
  readonly providerCount: number
  /** limbs that a decision begun and not recorded has answered; undefined: none was begun */
  readonly limbsAnswered: number | undefined
  readonly version: number
}

/** So many concerns about one provider within so many days raise its alert. */
export const PROVIDER_ALERT = { count: 4, days: 30 } as const

export type QueueCounts = Readonly<Record<Band, number>>

export const totalOf = (counts: QueueCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the filters of an address; what it cannot read is no filter. */
export function readFilter(query: Readonly<Record<string, string | undefined>>, about: About): QueueFilter {
  const { part = '', with: worker = '', harm = '', source = '' } = query
  return {
    band: isCode(BANDS, part) ? part : undefined,
    worker: worker === 'nobody' || UUID.test(worker) ? worker : undefined,
    harm: isCode(harmsOf(about), harm) ? harm : undefined,
    source: isCode(SOURCES, source) ? source : undefined,
    isRepeatOnly: query['repeat'] === 'yes',
  }
}

/** `w.2024-05-09.<id>`: the row after which a page begins. */
export const keyInAddress = ({ isPaused, dueOn, concernId }: QueueKey): string =>
  `${isPaused ? 'p' : 'w'}.${dueOn}.${concernId}`

export function readKey(text: string | undefined): QueueKey | undefined {
  const found = /^([wp])\.(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(text ?? '')
  if (!found || !UUID.test(found[3] ?? '')) return undefined
  try {
    return { isPaused: found[1] === 'p', dueOn: Temporal.PlainDate.from(found[2] ?? ''), concernId: found[3] ?? '' }
  } catch {
    return undefined
  }
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth']

/** "Second concern in 90 days"; undefined when there was no earlier one. */
export function repeatWords(earlierCount: number, about: About): string | undefined {
  if (earlierCount === 0) return undefined
  const nth = ORDINALS[earlierCount] ?? `${earlierCount + 1}th`
  return `${nth} ${about === 'adult' ? 'concern' : 'contact'} in 90 days`
}
