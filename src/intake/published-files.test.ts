import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod, valueInWords } from '#indicators'
import { checkFile } from './check-file.ts'
import { intake, publishedFile } from './testing/test-partnership.ts'

const facts = {
  catalogue: intake.catalogue,
  agencies: [],
  period: parsePeriod('12m-to-2024-03'),
  ownAgencyId: undefined,
  ownArea: undefined,
  today: Temporal.PlainDate.from('2024-06-03'),
}
const ours = (name: string) => readFileSync(new URL(`../../demo/data/figures-2023-24/${name}`, import.meta.url))

function read(content: Buffer, formatName: string) {
  const format = intake.formats.find(each => each.name === formatName)
  assert.ok(format)
  return checkFile(content, format, facts)
}

const figuresOf = async (content: Buffer, formatName: string) => {
  const { reading, issues } = await read(content, formatName)
  assert.ok(reading, issues.map(issue => `${issue.row}: ${issue.message}`).join('\n'))
  return new Map(
    reading.observations.map(each => [`${each.measureCode} ${each.period.name}${each.area && ` ${each.area}`}`, each]),
  )
}

test('the adult figures are read with the basis that each row states', async () => {
  const figures = await figuresOf(publishedFile('adult-social-care.csv'), 'supplied-figures')
  const words = (key: string, percent = false) => {
    const found = figures.get(key)
    return found && valueInWords(found.observed, { percent })
  }
  assert.equal(figures.size, 38)
  assert.equal(words('adult.concerns.received 2023-24'), '1,603')
  assert.equal(figures.get('adult.concerns.received 2022-23')?.basis, 'derived: 1603+51')
  assert.equal(words('adult.conversion.local 2023-24', true), '343 of 1,603 (21.4%)')
  assert.equal(figures.get('adult.conversion.local 2023-24')?.printed, '21')
  assert.equal(words('adult.conversion.local 2022-23', true), '21%')
  assert.equal(words('adult.contacts.screened-out 2023-04..2023-11'), '260')
  assert.equal(words('adult.enquiries.age-group 2023-24'), '18-65')
})

test('what was printed in two ways keeps both', async () => {
  const adults = await read(publishedFile('adult-social-care.csv'), 'supplied-figures')
  assert.deepEqual(
    adults.reading?.qualityNotes.map(each => [each.rule, each.measureCode]),
    [['printed-both-ways', 'adult.concerns.most-reported-by']],
  )
  const police = await figuresOf(ours('police-other.csv'), 'supplied-figures')
  const custody = police.get('police.custody.children-arrested 12m-to-2024-03')?.observed
  assert.ok(custody?.state === 'disputed')
  assert.deepEqual(
    custody.readings.map(({ value }) => Number(value.numerator)),
    [70, 74],
  )
})

test('words stay words, and a range is two bounds', async () => {
  const figures = await figuresOf(publishedFile('childrens-social-care.csv'), 'supplied-figures')
  assert.deepEqual(figures.get('children.contacts.change 2023-24')?.observed, {
    state: 'narrative-only',
    narrative: 'small increase',
  })
  assert.deepEqual(figures.get('children.contacts.advice-change 2023-24')?.observed, {
    state: 'narrative-only',
    narrative: '11, percent or points (unit not given)',
  })
  const bounds = ['lowest', 'highest'].map(bound => figures.get(`children.s47.to-icpc.${bound} 2023-24`)?.printed)
  assert.deepEqual(bounds, ['34', '45'])
  const share = figures.get('children.cpp.over-18-months.share 2024-03-31')
  assert.equal(share && valueInWords(share.observed, { percent: true }), '9 of 141 (6.4%)')
})

test('all sixteen rolling rows are read with the year before, and the unsigned one is normalised with a note', async () => {
  const { issues } = await read(publishedFile('police-rolling.csv'), 'police-rolling')
  assert.deepEqual(
    issues.map(issue => [issue.severity, issue.rule, issue.row, issue.field]),
    [
      ['note', 'sign-missing', 3, 'chg_as_printed'],
      ['note', 'sign-missing', 3, 'pct_as_printed'],
      ['note', 'in-words', 10, 'force_pct'],
    ],
  )
  const figures = await figuresOf(publishedFile('police-rolling.csv'), 'police-rolling')
  assert.equal([...figures.keys()].filter(key => key.endsWith('12m-to-2024-03')).length, 16)
  assert.equal([...figures.keys()].filter(key => key.endsWith('12m-to-2023-03')).length, 16)
  assert.equal([...figures.keys()].filter(key => key.endsWith('force')).length, 8)
})

test('the files that the demonstration adds are read without a fault', async () => {
  assert.equal((await figuresOf(ours('police-other.csv'), 'supplied-figures')).size, 13)
  assert.equal((await figuresOf(ours('reviews-and-audits.csv'), 'supplied-figures')).size, 10)
  assert.equal((await figuresOf(publishedFile('training.csv'), 'supplied-figures')).size, 14)
})
