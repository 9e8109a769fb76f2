import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { rankSimilar } from '../src/concerns/matching/find-candidates.ts'
import { inContext } from '../src/platform/db/context.ts'
import { atLeast, type Benchmark, type Result, withinMilliseconds } from './harness/result.ts'
import { takeDown } from './matching/errors.ts'
import { makePerson, type Person } from './matching/population.ts'
import { createRandom } from './matching/random.ts'
import { fillRegister, individualIdOf, personNumbered } from './matching/register.ts'

const LOOK_UPS = 2_000
/** Every fourth record is of somebody who is not in the register. */
const STRANGERS = 4
const FIRST_FIVE = 0.95
const PRECISION = 0.99
const AIM_MS = 50

/** One more record of somebody, taken down with errors, looked up among everybody else's. */
export const matching: Benchmark = {
  name: 'matching',
  async run({ demonstration, people }) {
    const { app, actor, installation } = demonstration
    const register = await openRegister(installation.ownerUrl, actor.partnershipId, people)
    const random = createRandom(2_024)
    const tally = { known: 0, inFirstFive: 0, veryLikely: 0, right: 0 }
    const times: number[] = []
    for (let look = 0; look < LOOK_UPS; look++) {
      const isStranger = look % STRANGERS === 0
      const truth = isStranger ? makePerson(-1, random) : register.personAt(random.whole(people))
      const record = takeDown(truth, random)
      const began = performance.now()
      const ranked = await inContext(
        app.database('kith_case'),
        { partnershipId: actor.partnershipId, actor: actor.id },
        tx => rankSimilar(tx, { ...record, individualId: randomUUID(), version: 1 }),
      )
      times.push(performance.now() - began)
      const right = register.idOf(truth)
      if (!isStranger) {
        tally.known++
        if (ranked.slice(0, 5).some(({ candidate }) => candidate.individualId === right)) tally.inFirstFive++
      }
      for (const { likelihood, candidate } of ranked) {
        if (likelihood !== 'very-likely') continue
        tally.veryLikely++
        if (candidate.individualId === right) tally.right++
      }
    }
    await register.close()
    return results(people, tally, times)
  },
}

interface Tally {
  readonly known: number
  readonly inFirstFive: number
  readonly veryLikely: number
  readonly right: number
}

function results(people: number, { known, inFirstFive, veryLikely, right }: Tally, times: number[]): Result[] {
  const many = people.toLocaleString('en-GB')
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
  const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)}%)`
  return [
    {
      what: `the true record among the first five of ${many} people`,
      measured: share(inFirstFive, known),
      aim: atLeast(inFirstFive / known, FIRST_FIVE),
    },
    {
      what: '“very likely” that is right',
      measured: share(right, veryLikely),
      aim: atLeast(right / veryLikely, PRECISION),
    },
    { what: 'true records that are “very likely”', measured: share(right, known) },
    {
      what: `looking somebody up among ${many}, 95th percentile`,
      measured: `${p95.toFixed(1)} ms`,
      aim: withinMilliseconds(p95, AIM_MS),
    },
  ]
}

interface Register {
  personAt(index: number): Person
  idOf(person: Person): string
  close(): Promise<void>
}

/** Everybody in the register once, written by the owner. */
async function openRegister(ownerUrl: string, partnershipId: string, people: number): Promise<Register> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c search_path=kith' })
  await owner.connect()
  await fillRegister(owner, partnershipId, { first: 0, end: people })
  return { personAt: personNumbered, idOf: individualIdOf, close: () => owner.end() }
}
