import { type Area, findArea, findAreaNamed } from './areas.ts'
import districts from './districts.json' with { type: 'json' }
import forces from './police-forces.json' with { type: 'json' }

/** A police area of England. */
export interface PoliceForce {
  /** ONS code: E23000036 */
  readonly code: string
  /** "Avon and Somerset": forces call themselves police or constabulary of it. */
  readonly name: string
  /** ONS codes of the authorities of today that lie in it. */
  readonly authorities: readonly string[]
}

const FORCES: readonly PoliceForce[] = forces
const BY_AUTHORITY = new Map(FORCES.flatMap(force => force.authorities.map(code => [code, force] as const)))
const BY_DISTRICT = new Map(
  Object.entries(districts).flatMap(([code, names]) => names.map(name => [plain(name), code] as const)),
)

/** The force of an authority of today. */
export const forceOf = (authority: string): PoliceForce | undefined => BY_AUTHORITY.get(authority)

/** Whether a force calls itself so: "Devon & Cornwall Police" is that of Devon and Cornwall. */
export const isForceNamed = ({ name }: PoliceForce, given: string): boolean =>
  plain(given) === plain(name) || plain(given).startsWith(`${plain(name)} `)

/** The authority that is responsible for children where a place lies: itself, or the one in whose area the district is. */
export function authorityNamed(place: string): Area | undefined {
  const county = BY_DISTRICT.get(plain(place))
  return county === undefined ? findAreaNamed(place) : findArea(county)
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('&', 'and').replace(/\s+/g, ' ')
}
