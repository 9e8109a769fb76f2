import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GLOSSARY, termsUsed, undefinedAbbreviations } from './glossary.ts'

test('only terms that the text uses are printed, in alphabetical order', () => {
  const text = 'Concerns rose. Two SARs were ratified, and every ICPC was attended.'
  assert.deepEqual(
    termsUsed(text).map(({ term }) => term),
    ['Concern', 'Initial child protection conference', 'Safeguarding adult review'],
  )
})

test('an abbreviation inside another word is no use of it', () => {
  assert.deepEqual(termsUsed('SARAH wrote to the MCAT team about FGMs.'), [])
})

test('an abbreviation that nobody explains is found once', () => {
  assert.deepEqual(undefinedAbbreviations('The PREV and the PREV met; SARs and the NHS were there.'), ['PREV'])
})

test('every term has a meaning of its own, and a superseded one says what replaced it', () => {
  assert.equal(new Set(GLOSSARY.map(({ term }) => term)).size, GLOSSARY.length)
  for (const term of GLOSSARY) assert.match(term.meaning, /\.$/)
  assert.deepEqual(
    GLOSSARY.filter(term => term.replacedBy !== undefined).map(({ term }) => term),
    ['Domestic homicide review', 'Local Safeguarding Children Board', 'Serious case review'],
  )
})
