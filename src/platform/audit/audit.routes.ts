import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { parseDay } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { type Answer, type Route, route, showPage, type Visit } from '../http/route.ts'
import { thousands } from '../thousands.ts'
import {
  countEntries,
  type Entry,
  type EntryFilter,
  findEntryContent,
  getEntry,
  listEntries,
  listEventNames,
  listPeople,
  type PageAt,
  type PersonChoice,
} from './audit.store.ts'
import { parseEntryKey, type TrailQuery, trailUrl } from './audit.urls.ts'
import { entryBody } from './entry.view.ts'
import { eventInWords } from './entry-words.ts'
import { appendAudit } from './trail.ts'
import { trailBody } from './trail.view.ts'

const ON_A_PAGE = 25
const COUNTED_UP_TO = 1_000

const typed = z
  .string()
  .max(200)
  .optional()
  .transform(text => text?.trim() || undefined)
const Query = z.object({ person: typed, event: typed, day: typed, record: typed, before: typed, after: typed })
type Query = z.infer<typeof Query>

async function showTrail({ app, actor, query }: Visit<unknown, Query>): Promise<Answer> {
  const { before, after, ...filters } = query
  const at = pageAt(before, after)
  const page = await app.transaction(actor, async tx => {
    const people = await listPeople(tx)
    const read = readFilter(filters, people)
    const events = await listEventNames(tx)
    if (!read.filter) return { people, events, errors: read.errors, entries: [], found: undefined }
    const entries = await listEntries(tx, read.filter, at, ON_A_PAGE)
    const found = await countEntries(tx, read.filter, COUNTED_UP_TO + 1)
    await noteReading(tx, actor, 'audit-trail-read', filters)
    return { people, events, errors: {}, entries, found }
  })
  const { shown, previousHref, nextHref } = pageOf(page.entries, at, filters)
  const body = trailBody({
    query: filters,
    errors: page.errors,
    entries: shown,
    count: page.found === undefined ? undefined : countInWords(page.found),
    people: page.people,
    names: namesOf(page.people),
    events: page.events,
    previousHref,
    nextHref,
  })
  return showPage({ title: 'Audit trail', body, section: 'audit', hasErrors: page.found === undefined })
}

async function showEntry({ app, actor, params }: Visit<{ eventId: string }>): Promise<Answer> {
  const found = await app.transaction(actor, async tx => {
    const entry = await getEntry(tx, params.eventId)
    await noteReading(tx, actor, 'audit-entry-read', { entry: entry.eventId })
    return { entry, content: await findEntryContent(tx, entry.eventId), people: await listPeople(tx) }
  })
  const names = namesOf(found.people)
  const title = eventInWords(found.entry.event)
  const breadcrumbs = [{ text: 'Audit trail', href: trailUrl() }]
  return showPage({ title, body: entryBody({ ...found, names }), section: 'audit', breadcrumbs })
}

function noteReading(
  tx: Tx,
  actor: Actor,
  event: string,
  asked: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const subject = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value ?? null]))
  return appendAudit(tx, actor, { event, subject })
}

/** The name of each that an entry may give as whoever acted. */
function namesOf(people: readonly PersonChoice[]): ReadonlyMap<string, string> {
  return new Map(people.flatMap(each => actorsOf(each).map((actor): [string, string] => [actor, each.name])))
}

const actorsOf = ({ personId, accountId }: PersonChoice): string[] =>
  accountId === undefined ? [`person:${personId}`] : [`person:${personId}`, `account:${accountId}`]

function readFilter(
  query: TrailQuery,
  people: readonly PersonChoice[],
): { filter: EntryFilter | undefined; errors: Record<string, string> } {
  const day = query.day === undefined ? undefined : parseDay(query.day)
  if (query.day !== undefined && !day) return { filter: undefined, errors: { day: 'Enter a day, such as 3 June 2024' } }
  const person = people.find(each => each.personId === query.person)
  // Somebody who is not in the partnership did nothing here.
  const actors = query.person === undefined ? undefined : person ? actorsOf(person) : ['nobody known']
  return { filter: { actors, event: query.event, day, record: query.record }, errors: {} }
}

function pageAt(before: string | undefined, after: string | undefined): PageAt {
  const earlier = parseEntryKey(before)
  if (earlier) return { before: earlier }
  const later = parseEntryKey(after)
  return later && { after: later }
}

function pageOf(entries: readonly Entry[], at: PageAt, query: TrailQuery) {
  const isBackwards = at !== undefined && 'after' in at
  const isMore = entries.length > ON_A_PAGE
  const shown = isBackwards ? entries.slice(-ON_A_PAGE) : entries.slice(0, ON_A_PAGE)
  const first = shown[0]
  const last = shown.at(-1)
  const hasNewer = isBackwards ? isMore : at !== undefined
  const hasOlder = isBackwards || isMore
  return {
    shown,
    previousHref: first && hasNewer ? trailUrl(query, { after: first }) : undefined,
    nextHref: last && hasOlder ? trailUrl(query, { before: last }) : undefined,
  }
}

function countInWords(found: number): string {
  if (found > COUNTED_UP_TO) return `More than ${thousands(COUNTED_UP_TO)} entries`
  return found === 1 ? '1 entry' : `${thousands(found)} entries`
}

export const auditRoutes: readonly Route[] = [
  route({ method: 'GET', path: '/audit', permission: 'read-audit-trail', query: Query, handle: showTrail }),
  route({
    method: 'GET',
    path: '/audit/entries/:eventId',
    permission: 'read-audit-trail',
    params: z.object({ eventId: z.uuid() }),
    handle: showEntry,
  }),
]
