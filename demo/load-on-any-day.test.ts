import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { isWorkingDay, momentOf, workingDaysAfter } from './concerns/calendar.ts'
import { readConcernsFile } from './concerns/concerns-file.ts'
import { decisionDue } from './concerns/due-days.ts'
import { inventConcerns } from './concerns/invent.ts'
import { loadDemonstration } from './load.ts'

// A leap day within the fixed years, and Christmas on a Saturday.
for (const day of ['2024-02-29', '2027-12-25']) {
  const database = await cloneTestDatabase()
  test(`it loads on ${day}, and holds nothing of a later day`, async () => {
    const clock = clockAt(Temporal.Instant.from(`${day}T14:00:00Z`))
    assert.deepEqual(await loadDemonstration({ ownerUrl: database.ownerUrl, clock }), { outcome: 'loaded' })
    const moments = [
      'select max(received_at) as at from concern',
      'select max(decided_at) as at from concern_decision',
      'select max(happened_at) as at from concern_event',
      'select max(happened_at) as at from enquiry_event',
      'select max(given_at) as at from concern_feedback',
      'select max(concluded_at) as at from enquiry_conclusion',
    ]
    for (const latest of moments) {
      const [row] = await database.owner<{ at: Date }>(latest)
      assert.ok(row && new Date(String(row.at)).getTime() <= Date.parse(`${day}T14:00:00Z`), latest)
    }
  })
}

const file = readConcernsFile('avonvale')
const providers = file.providers.map((provider, index) => ({
  ...provider,
  places: provider.places,
  agency: provider.agency,
  providerId: `provider ${index}`,
}))
const lives = [...inventConcerns(file, providers, 'a seed', momentOf(Temporal.Instant.from('2028-11-01T12:00:00Z')))]

// A leap day, the last and first day of a year, a Sunday, Christmas, the day after a bank holiday weekend, an ordinary Wednesday.
for (const day of ['2028-02-29', '2026-03-31', '2027-04-01', '2026-06-14', '2026-12-25', '2025-08-26', '2026-10-07']) {
  test(`on ${day} every part of the adults’ queue has something in it`, () => {
    const today = momentOf(Temporal.Instant.from(`${day}T14:00:00Z`)).day
    const waiting = lives.filter(
      ({ about, received, decision }) => about === 'adult' && received.day < today && decision.at.day > today,
    )
    const isPaused = ({ pause }: (typeof waiting)[number]) =>
      pause !== undefined && pause.fromOn <= today && today <= pause.toOn
    const dueOn = (life: (typeof waiting)[number]) =>
      life.pause && life.pause.toOn < today ? life.dueOn : decisionDue('adult', life.received.day).dueOn
    const running = waiting.filter(life => !isPaused(life))
    const next = workingDaysAfter(today, 1)
    assert.ok(
      running.some(life => dueOn(life) < today),
      'late',
    )
    if (isWorkingDay(today))
      assert.ok(
        running.some(life => dueOn(life) === today),
        'due today',
      )
    assert.ok(
      running.some(life => dueOn(life) === next),
      'due on the next working day',
    )
    assert.ok(
      running.some(life => dueOn(life) > next),
      'later',
    )
    assert.ok(waiting.some(isPaused), 'stopped')
    assert.ok(
      waiting.some(({ reported }) => reported.familyName === '' && reported.givenName === ''),
      'not identified',
    )
    assert.ok(
      waiting.some(({ restriction }) => restriction !== undefined),
      'restricted',
    )
    assert.ok(
      waiting.some(({ conflicted }) => conflicted !== undefined),
      'conflict of interest',
    )
    assert.ok(
      waiting.some(({ linked }) => linked !== undefined && linked.day <= today),
      'somebody known',
    )
  })
}
