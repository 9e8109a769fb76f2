import { foldConcernTotals } from '#concerns'
import { jobs } from '#platform/jobs/jobs.ts'
import { type DayNumber, dayNumber, dayText, LAST_DAY, momentOf } from './concerns/calendar.ts'
import { Chance } from './concerns/chance.ts'
import { type ColumnTypes, insertRows, readColumnTypes } from './concerns/concerns.store.ts'
import { type ConcernsFile, readConcernsFile } from './concerns/concerns-file.ts'
import { inventConcerns } from './concerns/invent.ts'
import type { InventedProvider } from './concerns/people.ts'
import type { Frame, Register } from './concerns/rows.ts'
import { insertLives } from './insert-lives.ts'
import { needed } from './load-registers.ts'
import { actAsCase, countingOnce } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

const SEED = 'Avonvale 2026'
const BEGAN: DayNumber = dayNumber('2021-04-01')

/** Teams, providers, and three fixed years of invented concerns that go on to the moment of loading. */
export async function loadConcerns(stage: DemonstrationStage): Promise<void> {
  const { tx, actor, partnership, now } = stage
  const { slug } = partnership.registers
  const file = readConcernsFile(slug)
  const chance = new Chance(`${SEED} ${slug}`)
  const providers = file.providers.map(
    ({ places, agency, ...provider }): InventedProvider => ({
      ...provider,
      places,
      agency,
      providerId: chance.id(BEGAN * 86_400_000),
    }),
  )
  await actAsCase(tx, actor)
  const types = await readColumnTypes(tx)
  const teams = await loadTeams(stage, types, file, chance)
  await insertRows(
    tx,
    types,
    'provider',
    providers.map(({ providerId, name, kind, agency, places }) => ({
      partnership_id: actor.partnershipId,
      provider_id: providerId,
      name,
      kind,
      agency_id: agency ? needed(stage.agencies, agency) : null,
      places: places ?? null,
      opened_on: null,
      closed_on: null,
    })),
  )
  // Bank holidays are known so far and no further: what is due after them could not be counted.
  const moment = momentOf(now)
  const until = moment.day > LAST_DAY ? { day: LAST_DAY, minute: moment.minute } : moment
  const register: Register = {
    partnershipId: actor.partnershipId,
    operator: actor.id,
    teams,
    managerId: needed(stage.people, file.teams.find(({ about }) => about === 'adult')?.manager ?? ''),
    personId: name => needed(stage.people, name),
    agencyId: name => needed(stage.agencies, name),
  }
  const frame: Frame = { register, until, known: new Map() }
  await countingOnce(tx, actor, async () => {
    await actAsCase(tx, actor)
    await insertLives(stage, types, inventConcerns(file, providers, `${SEED} ${slug} concerns`, until), frame)
  })
  // The worker begins with it: until it has, each page of totals adds up what every case counts for.
  await jobs.add(tx, foldConcernTotals, {})
}

async function loadTeams(
  { tx, actor, agencies, people }: DemonstrationStage,
  types: ColumnTypes,
  file: ConcernsFile,
  chance: Chance,
): Promise<Register['teams']> {
  const { partnershipId: partnership_id } = actor
  const teams = { adult: '', child: '' }
  for (const { about, name, agency, manager, practitioners } of file.teams) {
    const team_id = chance.id(BEGAN * 86_400_000)
    teams[about] = team_id
    await insertRows(tx, types, 'triage_team', [
      { partnership_id, team_id, agency_id: needed(agencies, agency), name, about, closed_on: null },
    ])
    await insertRows(
      tx,
      types,
      'triage_team_member',
      [manager, ...practitioners].map(person => ({
        partnership_id,
        team_id,
        person_id: needed(people, person),
        starts_on: dayText(BEGAN),
        ends_on: null,
      })),
    )
  }
  return teams
}
