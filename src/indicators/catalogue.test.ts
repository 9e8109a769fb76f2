import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SUPPLIED_MEASURES } from './catalogue/all.ts'
import { TRAINING_INDICATORS } from './catalogue/training.ts'
import { createCatalogue } from './catalogue.ts'

const catalogue = createCatalogue(SUPPLIED_MEASURES)

test('every measure says what it counts, in which unit, whose it is and what it protects', () => {
  for (const measure of catalogue.measures) {
    assert.match(measure.code, /^[a-z0-9]+([.-][a-z0-9]+)*$/)
    assert.match(measure.definition, /^[A-Z].*\.$/s, measure.code)
    assert.notEqual(measure.unit, '', measure.code)
    assert.ok(
      measure.form !== 'percentage' || measure.ratio || measure.caveat !== '' || /share|rise/.test(measure.definition),
      measure.code,
    )
    assert.doesNotThrow(() => Temporal.PlainDate.from(measure.validFrom))
  }
})

test('a name under which a measure is printed leads to one measure', () => {
  const names = catalogue.measures.flatMap(measure =>
    [measure.code, ...measure.printedAs].map(name => name.toLowerCase()),
  )
  assert.equal(new Set(names).size, names.length)
  assert.equal(catalogue.findPrinted('  S42(2)  Conversion rate ')?.code, 'adult.conversion.local')
})

test('volumes of concerns, missing children and crimes are neither good nor bad', () => {
  const judged = catalogue.measures.filter(
    ({ topic, form, polarity }) => topic === 'police' && form === 'count' && polarity !== 'neutral',
  )
  assert.deepEqual(judged, [])
  assert.equal(catalogue.get('adult.concerns.received').polarity, 'neutral')
})

test('there are sixteen training indicators, each a measure with the target of the list', () => {
  assert.equal(TRAINING_INDICATORS.length, 16)
  for (const { code, listTarget } of TRAINING_INDICATORS) assert.equal(catalogue.get(code).target, listTarget)
})

test('a catalogue with two measures of one code, or a ratio of nothing, is refused', () => {
  const [first] = SUPPLIED_MEASURES
  assert.ok(first)
  assert.throws(() => createCatalogue([first, first]), /same code/)
  const part = { words: 'nothing', code: 'no.such.measure' }
  assert.throws(
    () => createCatalogue([{ ...first, ratio: { numerator: part, denominator: part } }]),
    /which is not a measure/,
  )
  assert.throws(() => createCatalogue([{ ...first, unplaced: 'no.such.measure' }]), /leaves out records/)
  const later = { definition: 'Later.', from: first.validFrom, why: 'Why.' }
  assert.throws(() => createCatalogue([{ ...first, earlier: [later] }]), /do not follow each other/)
  assert.throws(() => catalogue.get('no.such.measure'), /There is no measure no\.such\.measure/)
})
