import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type IndividualDetails, isNhsNumber, UNKNOWN_INDIVIDUAL } from '../individual.ts'
import { type Compared, compareIndividuals } from './compare-individuals.ts'
import { filledFrom } from './known-individual.ts'
import { lookUpKeys, matchingKeys } from './matching-keys.ts'
import { rankCandidates } from './rank-candidates.ts'

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)
const arthur: IndividualDetails = {
  ...UNKNOWN_INDIVIDUAL,
  givenName: 'Arthur',
  familyName: 'Pellow',
  bornOn: day('1944-11-02'),
  address: '12 Mill Lane',
  postcode: 'AV4 2LD',
  nhsNumber: '9434765919',
  phone: '01632 960 123',
  sex: 'male',
}

const finding = (a: Compared, b: Compared, field: string): string | undefined =>
  compareIndividuals(a, b).fields.find(each => each.field === field)?.finding

const TABLE: readonly (readonly [string, Partial<IndividualDetails>, string])[] = [
  ['Family name', { familyName: 'PELLOW' }, 'the same'],
  ['Family name', { familyName: 'Pelow' }, 'one letter apart'],
  ['Family name', { familyName: 'Pellwo' }, 'one letter apart'],
  ['Family name', { familyName: 'Adair-Pellow' }, 'the same as part of it, or as another name'],
  ['Family name', { familyName: 'Strand', otherNames: 'Pellow' }, 'the same as part of it, or as another name'],
  ['Family name', { familyName: 'Phellowe' }, 'different'],
  ['Given name', { givenName: 'Art' }, 'used for one another'],
  ['Given name', { givenName: 'A' }, 'the same first letter'],
  ['Given name', { givenName: 'Arthru' }, 'one letter apart'],
  ['Given name', { givenName: 'Ivy' }, 'different'],
  ['Date of birth', { bornOn: day('1944-02-11') }, 'day and month the other way round'],
  ['Date of birth', { bornOn: day('1945-11-02') }, 'the same day and month of a nearby year'],
  ['Date of birth', { bornOn: day('1944-11-20') }, 'another day of the same month'],
  ['Date of birth', { bornOn: day('1961-03-30') }, 'different'],
  ['Address', { address: 'Flat, 12 Mill Ln', postcode: 'av42ld' }, 'the same house and postcode'],
  ['Address', { address: '14 Mill Lane' }, 'the same postcode'],
  ['Address', { postcode: 'AV4 9XX' }, 'the same postal district'],
  ['Address', { postcode: 'AV14 2LD' }, 'different'],
  ['NHS number', { nhsNumber: '9434765991' }, 'one digit wrong, or two swapped'],
  ['Telephone', { phone: '+44 1632 960123' }, 'the same'],
  ['Sex', { sex: 'female' }, 'different'],
]

for (const [field, change, words] of TABLE) {
  test(`${field} ${JSON.stringify(Object.values(change))} is found to be: ${words}`, () => {
    assert.equal(finding(arthur, { ...arthur, ...change }, field), words)
  })
}

test('a field that either record does not hold speaks neither for nor against', () => {
  const { fields, weight } = compareIndividuals(arthur, UNKNOWN_INDIVIDUAL)
  assert.deepEqual([fields, weight], [[], 0])
})

const person = fc.record({
  givenName: fc.constantFrom('', 'Ann', 'Peggy', 'Margaret', 'Oluwaseun', 'J', 'Mary Ann'),
  familyName: fc.constantFrom('', 'Pellow', 'Adair-Holt', 'O’Brien', 'Smyth', 'Smith', 'Ng'),
  otherNames: fc.constantFrom('', 'Pellow', 'Brown, Green'),
  bornOn: fc.option(
    fc
      .date({ min: new Date('1925-01-01'), max: new Date('2006-12-31'), noInvalidDate: true })
      .map(date => Temporal.PlainDate.from(date.toISOString().slice(0, 10))),
    { nil: undefined },
  ),
  address: fc.constantFrom('', '12 Mill Lane', '4b Green Close'),
  postcode: fc.constantFrom('', 'AV4 2LD', 'AV14 1ZZ'),
  nhsNumber: fc.constantFrom(undefined, '9434765919', '9434765870'),
  phone: fc.constantFrom('', '01632 960123'),
  sex: fc.constantFrom('female' as const, 'male' as const, 'not-known' as const),
})
const someone = person.map(each => ({ ...UNKNOWN_INDIVIDUAL, ...each }))

test('two records are compared alike whichever comes first', () => {
  fc.assert(
    fc.property(someone, someone, (a, b) => {
      assert.ok(Math.abs(compareIndividuals(a, b).weight - compareIndividuals(b, a).weight) < 1e-9)
    }),
  )
})

test('whoever is kept under keys is found again by the same details', () => {
  fc.assert(
    fc.property(someone, each => {
      const looked = new Set(lookUpKeys(each))
      assert.deepEqual(
        matchingKeys(each).filter(key => !looked.has(key)),
        [],
      )
    }),
  )
})

test('no key holds a name, a day or a number that can be read', () => {
  for (const key of matchingKeys(arthur)) assert.match(key, /^[\w-]{9}$/)
})

test('saying that two are the same loses nothing that either knew first, and is the same when said twice', () => {
  fc.assert(
    fc.property(someone, someone, (a, b) => {
      const kept = filledFrom(a, b)
      for (const name of ['givenName', 'familyName', 'nhsNumber', 'phone'] as const)
        assert.equal(kept[name], a[name] || b[name])
      assert.deepEqual(filledFrom(kept, b), kept)
    }),
  )
})

test('the more there are to choose from, the less an agreement says', () => {
  const [few] = rankCandidates(arthur, [{ ...arthur, nhsNumber: undefined, postcode: '' }], 1_000)
  const [many] = rankCandidates(arthur, [{ ...arthur, nhsNumber: undefined, postcode: '' }], 1_000_000)
  assert.ok(few && many && few.odds > many.odds)
  assert.equal(few.likelihood, 'very-likely')
})

test('a name alone is never very likely', () => {
  const byName = { ...UNKNOWN_INDIVIDUAL, givenName: 'Arthur', familyName: 'Pellow' }
  for (const { likelihood } of rankCandidates(byName, [arthur], 1_000)) assert.notEqual(likelihood, 'very-likely')
})

test('the check digit of an NHS number is checked', () => {
  assert.ok(isNhsNumber('9434765919'))
  assert.ok(!isNhsNumber('9434765918'))
  assert.ok(!isNhsNumber('943476591'))
})
