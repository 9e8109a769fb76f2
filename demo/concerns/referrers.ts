import { ANONYMOUS, type Channel, type Referrer, type Source } from '#concerns'
import type { Chance } from './chance.ts'
import type { ConcernsFile } from './concerns-file.ts'
import { STOCKS } from './names.ts'
import type { InventedPerson, InventedProvider } from './people.ts'

/** Who raises concerns about adults, by where the adult lives. */
export const ADULT_SOURCES: Readonly<Record<InventedPerson['setting'], Readonly<Partial<Record<Source, number>>>>> = {
  'own-home': {
    'home-care': 14,
    hospital: 12,
    'family-or-friend': 11,
    police: 10,
    'council-social-care': 10,
    ambulance: 9,
    'community-health': 8,
    'general-practice': 6,
    housing: 7,
    'mental-health': 5,
    self: 4,
    'neighbour-or-public': 4,
    voluntary: 4,
    'fire-and-rescue': 2,
    'day-service': 2,
    anonymous: 1.5,
    'other-council': 1,
    probation: 0.5,
    education: 0.6,
    other: 6,
  },
  'residential-home': {
    'residential-home': 61,
    'family-or-friend': 8,
    hospital: 7,
    'community-health': 5,
    'council-social-care': 4,
    ambulance: 4,
    'general-practice': 3,
    regulator: 2,
    anonymous: 1,
    'day-service': 1,
    other: 4,
  },
  'nursing-home': {
    'nursing-home': 57,
    hospital: 10,
    'family-or-friend': 9,
    'community-health': 6,
    'council-social-care': 4,
    ambulance: 4,
    'general-practice': 3,
    regulator: 2,
    anonymous: 1,
    other: 4,
  },
  'supported-living': {
    'day-service': 42,
    'council-social-care': 10,
    police: 9,
    'mental-health': 8,
    'family-or-friend': 8,
    hospital: 6,
    housing: 4,
    self: 4,
    'community-health': 4,
    voluntary: 2,
    other: 3,
  },
  'no-home': {
    voluntary: 30,
    police: 22,
    housing: 14,
    hospital: 10,
    ambulance: 8,
    'neighbour-or-public': 7,
    probation: 4,
    self: 2,
    other: 3,
  },
}

export const CHILD_SOURCES: Readonly<Partial<Record<Source, number>>> = {
  education: 38,
  police: 20,
  'community-health': 8,
  hospital: 7,
  'early-years': 5,
  'general-practice': 4,
  'family-or-friend': 6,
  'neighbour-or-public': 3,
  'mental-health': 2,
  voluntary: 3,
  housing: 1,
  anonymous: 2,
  'other-council': 1,
  self: 1,
  other: 2,
}

const TITLES: Readonly<Partial<Record<Source, readonly string[]>>> = {
  'council-social-care': ['Social worker', 'Occupational therapist', 'Reviewing officer'],
  'residential-home': ['Registered manager', 'Deputy manager', 'Senior carer'],
  'nursing-home': ['Registered manager', 'Clinical lead', 'Staff nurse'],
  'home-care': ['Care coordinator', 'Registered manager', 'Field supervisor'],
  'day-service': ['Service manager', 'Key worker', 'Senior support worker'],
  hospital: ['Ward sister', 'Discharge coordinator', 'Junior doctor', 'Safeguarding nurse', 'Emergency nurse'],
  'general-practice': ['GP', 'Practice nurse', 'Practice manager'],
  'community-health': ['District nurse', 'Physiotherapist', 'Speech and language therapist', 'Health visitor'],
  'mental-health': ['Community psychiatric nurse', 'Care coordinator', 'Ward manager'],
  ambulance: ['Paramedic', 'Emergency care assistant'],
  police: ['Police constable', 'Police community support officer', 'Detective constable'],
  'fire-and-rescue': ['Home safety visitor', 'Watch manager'],
  probation: ['Probation officer'],
  housing: ['Housing officer', 'Tenancy sustainment officer'],
  education: ['Designated safeguarding lead', 'Head of year', 'Pastoral lead', 'College tutor'],
  'early-years': ['Nursery manager', 'Key person'],
  voluntary: ['Outreach worker', 'Advocate', 'Project worker'],
  regulator: ['Inspector'],
  'other-council': ['Duty social worker'],
  other: ['Bank branch manager', 'Pharmacist', 'Trading standards officer', 'Optician', 'Priest'],
}

const ELSEWHERE: Readonly<Partial<Record<Source, readonly string[]>>> = {
  'general-practice': [
    'Brindle Lane Surgery',
    'Weir Road Practice',
    'Orchard Hill Surgery',
    'Causeway Medical Centre',
    'The Granary Practice',
  ],
  ambulance: ['Ambulance Service'],
  regulator: ['Care Quality Commission'],
  'other-council': ['Kingsferry Vale Council', 'Marlshire Council', 'Upper Dene Council'],
  education: [
    'Avonvale College',
    'Fernhill School',
    'Brindle Lane Primary School',
    'Quarry Road Primary School',
    'St Osyth’s School',
    'Heron Academy',
  ],
  other: [
    'Cooper Street branch',
    'Windmill Pharmacy',
    'Trading Standards',
    'Station Road Opticians',
    'St Osyth’s Church',
  ],
}

const PUBLIC: readonly Source[] = ['self', 'family-or-friend', 'neighbour-or-public']

export interface Raised {
  readonly source: Source
  readonly channel: Channel
  readonly agency: string | undefined
  readonly provider: InventedProvider | undefined
}

/** Who raised it, and the name of the account they had signed in to, if any. */
export function inventReferrer(
  chance: Chance,
  file: ConcernsFile,
  person: InventedPerson,
  raised: Raised,
): { referrer: Referrer; sender: string | undefined } {
  const { source, agency, provider, channel } = raised
  if (source === 'anonymous') return { referrer: ANONYMOUS, sender: undefined }
  const isPublic = PUBLIC.includes(source)
  const organisation = provider?.name ?? agency ?? chance.pick(ELSEWHERE[source] ?? [''])
  const account = file.signedIn[agency ?? organisation]
  const sender = account && channel === 'portal' && chance.is(0.65) ? account : undefined
  const name = sender ?? (source === 'self' ? `${person.givenName} ${person.familyName}` : inventName(chance))
  const hasMail = !isPublic || chance.is(0.4)
  const referrer: Referrer = {
    kind: isPublic ? 'public' : 'professional',
    name: isPublic && chance.is(0.1) && source !== 'self' ? '' : name,
    jobTitle: chance.pick(TITLES[source] ?? ['']),
    organisation: isPublic ? '' : organisation,
    email: hasMail ? mailOf(name, isPublic ? 'post' : organisation) : '',
    phone: chance.is(isPublic ? 0.5 : 0.35) ? `01632 960${String(chance.between(0, 999)).padStart(3, '0')}` : '',
    mailIsSafe: hasMail && (!isPublic || chance.is(0.8)),
    contactSafely: isPublic && chance.is(0.2) ? 'Ring in the morning, and ask for me by name.' : '',
    isIndividual: source === 'self',
  }
  return { referrer, sender }
}

function inventName(chance: Chance): string {
  const stock = chance.pick(STOCKS[chance.weighted({ white: 80, asian: 9, black: 7, other: 2, mixed: 2 })][1])
  return `${chance.pick(chance.is(0.7) ? stock.female : stock.male)} ${chance.pick(stock.family)}`
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[^a-z -]/g, '')
    .trim()
    .replace(/[ -]+/g, '.')

const mailOf = (name: string, place: string): string => `${plain(name)}@${plain(place).replaceAll('.', '-')}.example`
