import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { movingClock } from '#platform/testing/moving-clock.ts'
import { createTestApp, createTestSite } from '#platform/testing/site.ts'
import { recordChallenge } from '../challenge/raise-challenge.ts'
import { codesOf } from '../codes.ts'
import { allows, CONCERN_ACTS, type ConcernAct, type ConcernStanding } from '../concern.ts'
import { concernsRoutes } from '../concerns.routes.ts'
import { createConcernsPlace, receive, signInToTeam } from '../testing/concerns.ts'
import { decideAs } from '../testing/decisions.ts'
import { addNote } from './add-note.ts'
import { restrictConcern } from './restrict-concern.ts'
import { startClock, stopClock } from './stop-clock.ts'
import { giveConcern } from './take-concern.ts'

const clock = movingClock('2024-05-02T15:47:00Z')
const database = await cloneTestDatabase()
const app = createTestApp(database, clock)
const site = await createTestSite(app, concernsRoutes)
const ours = await createConcernsPlace(database)
const joss = await signInToTeam(database, ours, 'adult', 'triage-manager')
const { actor, personId } = joss

type At = { readonly reference: string; readonly version: number }
const versionOf = async (reference: string): Promise<number> =>
  Number((await database.owner('select version from concern where reference = $1', [reference]))[0]?.['version'])
const stop = (at: At) => stopClock(app, actor, { ...at, reason: 'police-asked', note: '' })

/** Each state as the use cases make it. */
const STATES: Readonly<Record<string, { readonly standing: ConcernStanding; make(at: At): Promise<unknown> }>> = {
  waiting: { standing: { state: undefined, isPaused: false, enquiry: 'none' }, make: async () => {} },
  stopped: { standing: { state: undefined, isPaused: true, enquiry: 'none' }, make: stop },
  'not met': {
    standing: { state: 'not-met', isPaused: false, enquiry: 'none' },
    make: at => decideAs(app, actor, { ...at, pathway: 'not-met' }),
  },
  'screened out': {
    standing: { state: 'screened-out', isPaused: false, enquiry: 'none' },
    make: at => decideAs(app, actor, { ...at, pathway: 'screened-out' }),
  },
  'in an enquiry': {
    standing: { state: 's42-2', isPaused: false, enquiry: 'open' },
    make: at => decideAs(app, actor, { ...at, pathway: 's42-2' }),
  },
  'in a concluded enquiry': {
    standing: { state: 's42-2', isPaused: false, enquiry: 'concluded' },
    async make(at) {
      await decideAs(app, actor, { ...at, pathway: 's42-2' })
      await database.owner(
        `update enquiry set state = 'concluded', concluded_on = started_on, conclusion = 'inconclusive-action', asked = 'not-asked',
           lacked_capacity = 'no', planning_held_on = started_on where concern_id = (select concern_id from concern where reference = $1)`,
        [at.reference],
      )
    },
  },
}

/** Each act as the program does it; `link` is the matching's. */
const ACTS: Readonly<Partial<Record<ConcernAct, (at: At) => Promise<unknown>>>> = {
  decide: at => decideAs(app, actor, { ...at, pathway: 'not-met' }),
  'change-decision': at => decideAs(app, actor, { ...at, pathway: 'other-enquiry', why: 'More is known.' }),
  pause: stop,
  resume: at => startClock(app, actor, at),
  assign: at => giveConcern(app, actor, { ...at, to: personId }),
  note: at => addNote(app, actor, { reference: at.reference, text: 'Phoned.', corrects: undefined }),
  challenge: at =>
    recordChallenge(app, actor, {
      reference: at.reference,
      challenger: 'agency',
      challengerName: 'A trust',
      reason: 'x',
    }),
  restrict: at =>
    restrictConcern(app, actor, {
      reference: at.reference,
      reason: 'public-figure',
      note: '',
      readers: [personId],
      reviewOn: Temporal.PlainDate.from('2025-01-01'),
    }),
}

for (const [name, { standing, make }] of Object.entries(STATES)) {
  for (const act of codesOf(CONCERN_ACTS)) {
    const run = ACTS[act]
    if (!run) continue
    const may = allows(standing, act) === true
    test(`a concern that is ${name}: to ${CONCERN_ACTS[act]} is ${may ? 'done' : 'refused with the reason'}`, async () => {
      clock.set('2024-05-02T15:47:00Z')
      const { reference } = await receive(app, actor)
      await make({ reference, version: 1 })
      const at = { reference, version: await versionOf(reference) }
      if (may) await run(at)
      else await assert.rejects(run(at), /^Refusal: You cannot .+ because .+\.$/)
    })
  }
}

test('days for which the clock is stopped do not count: the due day moves by the working days between', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const { reference } = await receive(app, actor)
  clock.set('2024-05-07T09:00:00Z')
  await stop({ reference, version: 1 })
  clock.set('2024-05-15T09:00:00Z')
  assert.match(
    (await site.get('/triage?part=paused', joss.token)).body,
    /Since Tuesday 7 May 2024: the police asked us to wait/,
  )
  const { dueOn } = await startClock(app, actor, { reference, version: 2 })
  assert.equal(dueOn.toString(), '2024-05-17')
  await stop({ reference, version: 3 })
  await startClock(app, actor, { reference, version: 4 })
  await assert.rejects(stop({ reference, version: 5 }), /stopped and started again today already/)
})

test('a child’s clock cannot be stopped, nor one that has run out', async () => {
  const worker = await signInToTeam(database, ours, 'child')
  clock.set('2024-05-02T15:47:00Z')
  const child = await receive(app, worker.actor, { about: 'child' })
  const stopChilds = stopClock(app, worker.actor, {
    reference: child.reference,
    version: 1,
    reason: 'police-asked',
    note: '',
  })
  await assert.rejects(stopChilds, /does not let its clock be stopped/)
  const { reference } = await receive(app, actor)
  clock.set('2024-05-13T09:00:00Z')
  await assert.rejects(stop({ reference, version: 1 }), /The clock has run out already/)
})

test('why a decision will be late stands in the queue before it is made', async () => {
  clock.set('2024-05-02T15:47:00Z')
  const { reference } = await receive(app, actor)
  const said = await site.post(
    `/concerns/${reference}/lateness`,
    { version: '1', cause: 'waiting-for-police' },
    joss.token,
  )
  assert.equal(said.statusCode, 303)
  assert.match((await site.get('/triage', joss.token)).body, /Reason for lateness: waiting for the police/)
})
