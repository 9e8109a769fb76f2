import type { Channel, Source } from '#concerns'
import type { DayNumber } from './calendar.ts'
import type { Chance } from './chance.ts'
import { PORTAL_OPENED } from './milestones.ts'
import type { Outline, Scene } from './outline.ts'
import type { InventedPerson, InventedProvider, World } from './people.ts'
import { ADULT_SOURCES, CHILD_SOURCES, type Raised } from './referrers.ts'

/** Who tells of it: what kind of source, and which partner or provider it is. */
export function raiserOf(
  { file, world }: Scene,
  chance: Chance,
  { about, person, received, raisedBy, pathway }: Outline,
): Omit<Raised, 'channel'> {
  if (raisedBy) return { agency: undefined, provider: undefined, ...raisedBy }
  const source = chance.weighted(about === 'child' ? CHILD_SOURCES : ADULT_SOURCES[person.setting])
  // Anonymous reports came with the portal: nobody had written them down as a kind before.
  if (source === 'anonymous' && received.day < PORTAL_OPENED)
    return { source: 'other', agency: undefined, provider: undefined }
  const provider = sourceProvider(world, chance, source, person)
  const neverMeets =
    source === 'housing' && pathway === 'not-met' && about === 'adult' ? file.stories?.neverMeets : undefined
  const agency = about === 'child' && source === 'council-social-care' ? undefined : file.agencies[source]
  return { source, provider, agency: neverMeets ?? provider?.agency ?? agency }
}

function sourceProvider(
  { providers }: World,
  chance: Chance,
  source: Source,
  person: InventedPerson,
): InventedProvider | undefined {
  const own =
    person.providerId &&
    Object.values(providers)
      .flat()
      .find(each => each.providerId === person.providerId)
  const anyOf = (list: readonly InventedProvider[] | undefined) =>
    list && list.length > 0 ? chance.pick(list) : undefined
  switch (source) {
    case 'residential-home':
    case 'nursing-home':
      return own || anyOf(providers[source])
    case 'day-service':
      return person.setting === 'supported-living'
        ? own || anyOf(providers['supported-living'])
        : anyOf(providers['day-service'])
    case 'home-care':
      return anyOf(providers['home-care'])
    case 'hospital':
      return chance.is(0.7) ? anyOf(providers.hospital) : undefined
    default:
      return undefined
  }
}

const BEFORE_PORTAL = { phone: 62, letter: 31, 'in-person': 7 }
const SINCE_PORTAL = { portal: 86, phone: 9, letter: 3, 'in-person': 2 }

/** How it came in. */
export function channelOf(chance: Chance, source: Source, on: DayNumber): Channel {
  if (source === 'council-social-care') return chance.is(0.6) ? 'own-staff' : on < PORTAL_OPENED ? 'phone' : 'portal'
  return chance.weighted<Channel>(on < PORTAL_OPENED ? BEFORE_PORTAL : SINCE_PORTAL)
}
