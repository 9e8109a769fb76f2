import { makeFamilyName, makePlace, type Person } from './population.ts'
import type { Random } from './random.ts'

/**
 * How one more record of somebody comes out, taken down by telephone, copied from a letter or typed in haste. Knows nothing
 * of the matcher: its nicknames, its keys and its weights are not used here.
 */
export function takeDown(person: Person, random: Random): Person {
  let record: Person = person
  const errors = [
    { of: 0.45, make: withoutNumber },
    { of: 0.3, make: withoutPhone },
    { of: 0.18, make: moved },
    { of: 0.12, make: withoutPlace },
    { of: 0.08, make: calledOtherwise },
    { of: 0.07, make: mistyped('familyName') },
    { of: 0.06, make: mistyped('givenName') },
    { of: 0.05, make: bornWrong },
    { of: 0.05, make: withoutBirth },
    { of: 0.04, make: married },
    { of: 0.03, make: misheard },
    { of: 0.02, make: initialOnly },
    { of: 0.02, make: numberMistyped },
  ]
  for (const { of, make } of errors) if (random.chance(of)) record = make(record, random)
  return record
}

type Error = (person: Person, random: Random) => Person

const withoutNumber: Error = person => ({ ...person, nhsNumber: undefined })
const withoutPhone: Error = person => ({ ...person, phone: '' })
const withoutPlace: Error = person => ({ ...person, address: '', postcode: '' })
const withoutBirth: Error = person => ({ ...person, bornOn: undefined })
const moved: Error = (person, random) => ({ ...person, ...makePlace(random) })
const initialOnly: Error = person => ({ ...person, givenName: person.givenName.slice(0, 1) })

const married: Error = (person, random) =>
  person.sex === 'female'
    ? {
        ...person,
        familyName: makeFamilyName(random),
        otherNames: random.chance(0.3) ? person.familyName : '',
      }
    : person

const SHORT: Readonly<Record<string, readonly string[]>> = {
  Margaret: ['Peggy', 'Maggie', 'Meg'],
  Elizabeth: ['Betty', 'Liz', 'Beth'],
  Patricia: ['Pat', 'Tricia'],
  Susan: ['Sue'],
  Christine: ['Chris'],
  Dorothy: ['Dot', 'Dolly'],
  Catherine: ['Kate', 'Cathy', 'Katherine'],
  Barbara: ['Barb'],
  Florence: ['Florrie', 'Flo'],
  Winifred: ['Win', 'Freda'],
  Rebecca: ['Becky'],
  Jacqueline: ['Jackie'],
  Gillian: ['Jill'],
  Michael: ['Mick', 'Mike'],
  Robert: ['Bob', 'Rob'],
  William: ['Bill', 'Will'],
  James: ['Jim', 'Jamie'],
  Thomas: ['Tom'],
  Richard: ['Dick', 'Rick'],
  Stephen: ['Steve', 'Steven'],
  Andrew: ['Andy'],
  Christopher: ['Chris'],
  Anthony: ['Tony'],
  Kenneth: ['Ken'],
  Ronald: ['Ron'],
  Frederick: ['Fred'],
  Albert: ['Bert'],
  Daniel: ['Danny'],
  Mohammed: ['Muhammad', 'Mo'],
  Leonard: ['Len'],
}

const calledOtherwise: Error = (person, random) => {
  const others = SHORT[person.givenName]
  return others ? { ...person, givenName: random.pick(others) } : person
}

const mistyped =
  (field: 'familyName' | 'givenName'): Error =>
  (person, random) => ({ ...person, [field]: withTypingError(person[field], random) })

const KEYBOARD_NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qs',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
}

function withTypingError(text: string, random: Random): string {
  if (text.length < 3) return text
  const at = 1 + random.whole(text.length - 2)
  const letter = text[at] ?? ''
  const before = text.slice(0, at)
  const rest = text.slice(at + 1)
  switch (random.whole(4)) {
    case 0:
      return before + rest
    case 1:
      return before + letter + letter + rest
    case 2:
      return before + (rest[0] ?? '') + letter + rest.slice(1)
    default:
      return before + random.pick(Array.from(KEYBOARD_NEIGHBOURS[letter] ?? letter)) + rest
  }
}

const MISHEARD: readonly (readonly [RegExp, string])[] = [
  [/ph/, 'f'],
  [/ck/, 'k'],
  [/y/, 'i'],
  [/ie/, 'y'],
  [/th/, 't'],
  [/son$/, 'sen'],
  [/ley$/, 'ly'],
  [/er$/, 'or'],
  [/s$/, ''],
  [/c/, 'k'],
  [/ai/, 'ay'],
]

const misheard: Error = (person, random) => {
  const [heard, written] = random.pick(MISHEARD)
  return { ...person, familyName: person.familyName.replace(heard, written) }
}

const bornWrong: Error = (person, random) => {
  const { bornOn } = person
  if (!bornOn) return person
  switch (random.whole(4)) {
    case 0:
      return bornOn.day <= 12
        ? { ...person, bornOn: new Temporal.PlainDate(bornOn.year, bornOn.day, bornOn.month) }
        : person
    case 1:
      return { ...person, bornOn: bornOn.add({ years: random.pick([-10, -1, 1, 10]) }) }
    case 2:
      return { ...person, bornOn: bornOn.with({ day: 1 + random.whole(28) }) }
    default:
      return { ...person, bornOn: bornOn.with({ month: 1 + random.whole(12) }) }
  }
}

const numberMistyped: Error = (person, random) => {
  const { nhsNumber } = person
  if (nhsNumber === undefined) return person
  const at = random.whole(nhsNumber.length)
  return { ...person, nhsNumber: nhsNumber.slice(0, at) + random.whole(10) + nhsNumber.slice(at + 1) }
}
