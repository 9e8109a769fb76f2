import { randomUUIDv7 } from 'node:crypto'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Role } from '#platform/auth/roles.ts'
import { createTestPartnership } from '#platform/testing/accounts.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { signInAs, type TestPerson } from '#platform/testing/site.ts'
import type { About } from '../codes.ts'
import { UNKNOWN_INDIVIDUAL } from '../individual.ts'
import type { NewConcern } from '../receiving/new-concern.ts'
import { type Receipt, receiveConcern } from '../receiving/receive-concern.ts'

/** A partnership with a team for adults and one for children, a provider, and the council as its agency. */
export interface ConcernsPlace {
  readonly partnershipId: string
  readonly agencyId: string
  readonly teams: Readonly<Record<About, string>>
  readonly providerId: string
}

export async function createConcernsPlace(database: TestDatabase, slug = 'ours'): Promise<ConcernsPlace> {
  const { partnershipId, agencyId } = await createTestPartnership(database, slug)
  const team = async (about: About, name: string): Promise<string> => {
    const teamId = randomUUIDv7()
    await database.owner(
      'insert into triage_team (partnership_id, team_id, agency_id, name, about) values ($1, $2, $3, $4, $5)',
      [partnershipId, teamId, agencyId, name, about],
    )
    return teamId
  }
  const teams = { adult: await team('adult', 'Adult triage'), child: await team('child', 'Children’s front door') }
  const providerId = randomUUIDv7()
  await database.owner(
    `insert into provider (partnership_id, provider_id, name, kind, places) values ($1, $2, 'Larch Grange', 'residential-home', 40)`,
    [partnershipId, providerId],
  )
  return { partnershipId, agencyId, teams, providerId }
}

/** Somebody in the team, signed in. */
export async function signInToTeam(
  database: TestDatabase,
  place: ConcernsPlace,
  about: About = 'adult',
  role: Role = 'triage-practitioner',
): Promise<TestPerson> {
  const person = await signInAs(database, {
    partnershipId: place.partnershipId,
    agencyId: place.agencyId,
    roles: [role],
  })
  await database.owner(
    `insert into triage_team_member (partnership_id, team_id, person_id, starts_on) values ($1, $2, $3, '2020-01-01')`,
    [place.partnershipId, place.teams[about], person.personId],
  )
  return person
}

/** A concern about an adult by a professional whose mail is safe, unless said otherwise. */
export const aConcern = (changes: Partial<NewConcern> = {}): NewConcern => ({
  about: 'adult',
  channel: 'portal',
  source: 'hospital',
  individual: {
    ...UNKNOWN_INDIVIDUAL,
    givenName: 'Arthur',
    familyName: 'Pellow',
    bornOn: Temporal.PlainDate.from('1944-11-02'),
    postcode: 'AV4 2LD',
    sex: 'male',
  },
  abuseTypes: ['neglect'],
  location: 'own-home',
  sourcesOfRisk: ['service-provider'],
  inBrief: 'Left alone overnight by his paid carers, twice in one week.',
  answers: { 'what-happened': 'Left alone overnight by his paid carers, twice in one week.' },
  referrer: {
    kind: 'professional',
    name: 'Dr Ottoline Marr',
    jobTitle: 'GP',
    organisation: 'Brindle Lane Surgery',
    email: 'ottoline.marr@surgery.example',
    phone: '',
    mailIsSafe: true,
    contactSafely: '',
    isIndividual: false,
  },
  ...changes,
})

/** Receives a concern as the actor, through whichever fence the actor has. */
export const receive = (app: App, actor: Actor, changes: Partial<NewConcern> = {}): Promise<Receipt> =>
  app.transaction(actor, tx => receiveConcern(app, tx, actor, aConcern(changes)))
