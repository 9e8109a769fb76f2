import { makeReference } from '#concerns'
import { findProviderId, listOpenAt, updateJoined } from './apart.store.ts'
import { dayNumber, dayText, momentOf, momentText, plainDay, workingDayUpTo } from './concerns/calendar.ts'
import { Chance } from './concerns/chance.ts'
import { insertRows, readColumnTypes } from './concerns/concerns.store.ts'
import { readConcernsFile } from './concerns/concerns-file.ts'
import { needed } from './load-registers.ts'
import { actAsCase } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

const STARTED_AGO = 24
const REASON =
  'Far more concerns come from this home than from others of its size, about falls, missed meals and the nights. The same is said by families, by nurses and by the home itself.'
const PROGRESS = [
  {
    ago: 15,
    kind: 'progress',
    words: 'Met the registered manager and the owner. They will send rotas and falls records of three months.',
  },
  {
    ago: 8,
    kind: 'progress',
    words: 'Visited at night with the quality team: two staff for nineteen people, as the rota said.',
  },
  {
    ago: 4,
    kind: 'finding',
    words: 'Falls are recorded, and nobody looks at them together. Nine of twelve were between midnight and six.',
  },
] as const

/** A large-scale enquiry into the provider of which there are far more concerns, with the adults of open enquiries there. */
export async function loadOrganisational(stage: DemonstrationStage): Promise<void> {
  const { tx, actor, people, now } = stage
  const { stories, teams } = readConcernsFile(stage.partnership.registers.slug)
  const manager = teams.find(({ about }) => about === 'adult')?.manager
  if (!stories || !manager) return
  await actAsCase(tx, actor)
  const { day: today } = momentOf(now)
  const started = workingDayUpTo(today - STARTED_AGO)
  const provider_id = await findProviderId(tx, stories.concentration)
  const adults = await listOpenAt(tx, stories.concentration, plainDay(today - 7))
  if (provider_id === undefined || adults.length === 0) return
  const { partnershipId: partnership_id } = actor
  const chance = new Chance(`organisational ${partnership_id}`)
  const key = { partnership_id, organisational_enquiry_id: chance.id(started * 86_400_000) }
  const reference = makeReference('OE', plainDay(started).year, chance.bytes(5))
  const lead_id = needed(people, manager)
  const done_by = `person:${lead_id}`
  const joined = adults.map(adult => ({
    adult,
    day: workingDayUpTo(Math.max(started + 1, dayNumber(adult.startedOn) + 4)),
  }))
  const events = eventRows(joined, { started, today }).map(row => ({ ...key, ...row, done_by }))
  const enquiry = { reference, provider_id, reason: REASON, lead_id, started_on: dayText(started) }
  const types = await readColumnTypes(tx)
  await insertRows(tx, types, 'organisational_enquiry', [{ ...key, ...enquiry, version: 1 + events.length }])
  await insertRows(tx, types, 'organisational_enquiry_event', events)
  for (const { adult } of joined) await updateJoined(tx, adult.enquiryId, key.organisational_enquiry_id)
  await insertRows(
    tx,
    types,
    'enquiry_event',
    joined.map(({ adult, day }) => ({
      partnership_id,
      enquiry_id: adult.enquiryId,
      happened_at: at(day, 5),
      kind: 'joined-organisational',
      words: `Became part of the organisational enquiry ${reference}`,
      note: '',
      done_by,
    })),
  )
}

interface Joined {
  readonly adult: { readonly reference: string }
  readonly day: number
}

const at = (day: number, minute: number): string => momentText({ day, minute: 10 * 60 + minute })

/** What happened in it, in the order of the days. */
function eventRows(joined: readonly Joined[], { started, today }: { started: number; today: number }) {
  const events = [
    { day: started, kind: 'started', words: 'Started the organisational enquiry' },
    ...joined.map(({ adult, day }) => ({
      day,
      kind: 'adult-added',
      words: `Brought in the enquiry ${adult.reference}`,
    })),
    ...PROGRESS.map(({ ago, kind, words }) => ({ day: workingDayUpTo(today - ago), kind, words })),
  ].sort((one, other) => one.day - other.day)
  return events.map(({ day, kind, words }, index) => ({
    happened_at: at(day, 5 * index),
    kind,
    words,
    version: 2 + index,
  }))
}
