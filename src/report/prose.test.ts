import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { boundFigures, boundFigureText, FACETS, parseProse } from './prose.ts'
import { findTypedNumbers } from './typed-numbers.ts'

test('a bound figure is read with its code, period and part', () => {
  const prose = parseProse(
    'We received **{{measure adult.concerns.received 2023-24}}** concerns, {{ measure adult.conversion.local 2023-24 numerator }} of them.',
  )
  assert.deepEqual(prose.faults, [])
  assert.deepEqual(boundFigures(prose), [
    { kind: 'measure', code: 'adult.concerns.received', period: '2023-24', facet: 'value' },
    { kind: 'measure', code: 'adult.conversion.local', period: '2023-24', facet: 'numerator' },
  ])
})

test('what is written from a figure reads back as the same figure', () => {
  const code = fc.stringMatching(/^[a-z][a-z0-9]*(\.[a-z0-9-]*[a-z0-9])*$/)
  const period = fc.constantFrom(
    '2023-24',
    '2023-24-Q3',
    '2024-02',
    '12m-to-2024-03',
    '2023-04..2023-11',
    'ay2023-24',
    '2024-03-31',
  )
  fc.assert(
    fc.property(code, period, fc.constantFrom(...FACETS), (code, period, facet) => {
      const prose = parseProse(`In the year: ${boundFigureText({ code, period, facet })}.`)
      assert.deepEqual(boundFigures(prose), [{ kind: 'measure', code, period, facet }])
    }),
  )
})

test('no text makes the reader fail, and what it cannot print is a fault on a line of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const lines = text.split(/\r\n|\r|\n/).length
      for (const fault of parseProse(text).faults) assert.ok(fault.line >= 1 && fault.line <= lines)
    }),
  )
})

test('a figure written wrongly is a fault that shows how to write it', () => {
  const { faults } = parseProse('First line.\n\nWe had {{adult.concerns}} concerns.')
  assert.equal(faults[0]?.line, 3)
  assert.match(faults[0]?.message ?? '', /\{\{measure adult\.concerns\.received 2023-24\}\}/)
})

test('a link to a script is refused and its words kept', () => {
  const { blocks, faults } = parseProse('See [this](javascript:alert(1)).')
  assert.match(faults[0]?.message ?? '', /must begin with https/)
  assert.doesNotMatch(JSON.stringify(blocks), /javascript/)
})

test('a link that a browser takes for another site without saying so is refused', () => {
  for (const address of ['//elsewhere.example', '/\\\\elsewhere.example'])
    assert.match(parseProse(`See [this](${address}).`).faults[0]?.message ?? address, /must begin with https/)
  assert.deepEqual(parseProse('See [this](/reports).').faults, [])
})

test('HTML in prose is a fault and never printed', () => {
  const { blocks, faults } = parseProse('<script>alert(1)</script>')
  assert.equal(faults.length, 1)
  assert.deepEqual(blocks, [])
})

test('a typed number is flagged with the words around it; a bound figure is not', () => {
  const found = findTypedNumbers(
    parseProse(
      'We received 1,603 concerns, {{measure adult.conversion.local 2023-24}} of them, and 57% were decided in time.',
    ),
  )
  assert.deepEqual(
    found.map(each => each.number),
    ['1,603', '57%'],
  )
  assert.match(found[0]?.around ?? '', /We received 1,603 concerns/)
})

test('years, dates, laws, levels and telephone numbers are not figures', () => {
  const text =
    'From 1 April 2023 to 31 March 2024, under section 42(2) of the Care Act 2014 and s16C, at level 3, in 2023-24, ring 999. See Q4 and March 2024.'
  assert.deepEqual(findTypedNumbers(parseProse(text)), [])
})

test('a paragraph of marks is told of at its line and not read, so that it stops nobody else', () => {
  for (const marks of ['*_', '>', '**a*', '![', '[a](']) {
    const began = performance.now()
    const { blocks, faults } = parseProse(`First.\n\nSecond.\n\n${marks.repeat(100_000 / marks.length)}`)
    assert.ok(performance.now() - began < 1_000, marks)
    assert.deepEqual(blocks, [])
    assert.deepEqual([faults.length, faults[0]?.line], [1, 5])
    assert.match(faults[0]?.message ?? '', /more marks/)
  }
  const ordinary = Array.from({ length: 400 }, () => 'We **heard** of _it_ [there](https://example.org).').join('\n\n')
  assert.deepEqual(parseProse(ordinary).faults, [])
})
