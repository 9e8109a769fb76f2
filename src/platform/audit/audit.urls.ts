import type { EntryKey } from './audit.store.ts'

/** The filters as they were typed; they live in the address. */
export interface TrailQuery {
  readonly person?: string | undefined
  readonly event?: string | undefined
  readonly day?: string | undefined
  readonly record?: string | undefined
}

export function trailUrl(
  query: TrailQuery = {},
  at: { readonly before?: EntryKey; readonly after?: EntryKey } = {},
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  if (at.before) search.set('before', keyInWords(at.before))
  if (at.after) search.set('after', keyInWords(at.after))
  return search.size === 0 ? '/audit' : `/audit?${search}`
}

export const entryUrl = (eventId: string): string => `/audit/entries/${eventId}`

const keyInWords = ({ happenedAt, eventId }: EntryKey): string => `${happenedAt}_${eventId}`

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The key that an address holds; undefined when it is none of ours. */
export function parseEntryKey(text: string | undefined): EntryKey | undefined {
  const [moment = '', eventId = ''] = text?.split('_') ?? []
  if (!UUID.test(eventId)) return undefined
  try {
    return { happenedAt: Temporal.Instant.from(moment), eventId }
  } catch {
    return undefined
  }
}
