import { type IndividualDetails, UNKNOWN_INDIVIDUAL } from '../../src/concerns/individual.ts'
import type { Random } from './random.ts'

// Common names are far commoner than rare ones, as in life: the n-th is about 1/n as frequent as the first.
const FAMILY_BEGINNINGS =
  'smi jon wil tay bro dav eva tho rob wal whi edw gre hal woo har cla jac ada bak mar ali pat kha sin ahm nov kow okaf men osb pri rei sha tur wat you abb bar cro dew ell fle gar hug ing kin lan mor nor oak par qui rus sta tre und vin wes yar zim'.split(
    ' ',
  )
const FAMILY_MIDDLES = ' a e i o u an en on ar er or el il am em in is os ad et'.split(' ')
const FAMILY_ENDINGS =
  'th es son ton ley man well er ski va ford ham wood ing worth by ker ds ez ah i oye dale more'.split(' ')
const FEMALE =
  'margaret mary susan elizabeth patricia christine jean dorothy joan sarah ann catherine barbara linda helen karen jane janet carol maureen sheila doris irene joyce hilda edna elsie florence gladys winifred emma laura rebecca chloe amy fatima aisha priya anita ewa agnieszka blessing grace olu yasmin samina leila mei ling hana kim nicola tracey sharon donna julie amanda jacqueline lesley gillian valerie pauline eileen brenda audrey beryl vera'.split(
    ' ',
  )
const MALE =
  'john david michael peter robert james william thomas george richard stephen paul andrew christopher mark anthony kenneth ronald derek brian dennis alan eric stanley albert frederick arthur harold sidney leslie daniel matthew joshua mohammed ali hassan raj sanjay piotr tomasz kwame emeka tunde jamal wei chen ahmed omar ian kevin gary barry roger keith trevor malcolm geoffrey norman raymond gordon leonard walter ernest'.split(
    ' ',
  )
const STREETS = 'Mill Church Station Park Victoria Green Kings Queens Manor Orchard Willow Ash Grove Bridge Hill'.split(
  ' ',
)
const STREET_KINDS = ['Road', 'Street', 'Lane', 'Close', 'Avenue', 'Drive']
const DISTRICTS = 60
const POSTCODES_IN_DISTRICT = 420
const POSTCODE_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
const NEWEST_BIRTH = 2006

/** Somebody as they are. `id` is their place in the population. */
export interface Person extends IndividualDetails {
  readonly id: number
}

export function makePerson(id: number, random: Random): Person {
  const isFemale = random.chance(0.58)
  const place = makePlace(random)
  return {
    ...UNKNOWN_INDIVIDUAL,
    id,
    givenName: capital(zipf(isFemale ? FEMALE : MALE, random)),
    familyName: makeFamilyName(random),
    bornOn: makeBirth(random),
    ...place,
    nhsNumber: makeNhsNumber(random),
    phone: random.chance(0.7) ? `07${String(random.whole(1_000_000_000)).padStart(9, '0')}` : '',
    sex: isFemale ? 'female' : 'male',
  }
}

export function makeFamilyName(random: Random): string {
  const middle = random.chance(0.55) ? '' : random.pick(FAMILY_MIDDLES)
  return capital(zipf(FAMILY_BEGINNINGS, random) + middle + zipf(FAMILY_ENDINGS, random))
}

export function makePlace(random: Random): { address: string; postcode: string } {
  const code = random.whole(POSTCODES_IN_DISTRICT)
  const letters = [Math.floor(code / 20) % 20, code % 20].map(at => POSTCODE_LETTERS[at]).join('')
  const district = 1 + random.whole(DISTRICTS)
  return {
    address: `${1 + random.whole(120)} ${random.pick(STREETS)} ${random.pick(STREET_KINDS)}`,
    postcode: `AV${district} ${1 + (code % 9)}${letters}`,
  }
}

// Of the adults whom concerns are about, more than half are over 65.
function makeBirth(random: Random): Temporal.PlainDate {
  const age = random.chance(0.6) ? 65 + random.whole(35) : 18 + random.whole(47)
  return new Temporal.PlainDate(NEWEST_BIRTH + 18 - age, 1, 1).add({ days: random.whole(365) })
}

function makeNhsNumber(random: Random): string {
  for (;;) {
    const nine = String(random.whole(600_000_000) + 400_000_000)
    const sum = Array.from(nine, Number).reduce((total, digit, at) => total + digit * (10 - at), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return `${nine}${check}`
  }
}

function zipf(list: readonly string[], random: Random): string {
  const at = Math.floor(list.length ** random.next() - 1 + random.next())
  return list[Math.min(at, list.length - 1)] ?? ''
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
