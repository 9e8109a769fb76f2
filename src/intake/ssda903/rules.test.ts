import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCsv } from '#platform/read-csv.ts'
import { RULES } from './rules.ts'
import { ADOPTION_CASES } from './testing/adoption-cases.ts'
import { EPISODE_CASES } from './testing/episode-cases.ts'
import { HEADER_CASES } from './testing/header-cases.ts'
import { goodReturn, type MadeReturn } from './testing/made-return.ts'
import { TABLE_CASES } from './testing/table-cases.ts'
import { YEAR_IN_CARE_CASES } from './testing/year-in-care-cases.ts'

const CASES = { ...HEADER_CASES, ...EPISODE_CASES, ...TABLE_CASES, ...ADOPTION_CASES, ...YEAR_IN_CARE_CASES }

/** It asks for the episodes only, and shows whatever else there is of a child without any. */
const IN_ANY_TABLE = '1012'

const brokenBy = (made: MadeReturn): Set<string> => new Set(made.check().issues.map(({ rule }) => rule))

test('the made return, which every case changes a little, breaks no rule', () => {
  assert.deepEqual(goodReturn().check().issues, [])
})

test('every rule has a row that breaks it and one, as near as can be, that does not', () => {
  assert.deepEqual(Object.keys(CASES).sort(), RULES.map(({ code }) => code).sort())
  for (const { code, fields, tables } of RULES) {
    const { breaks, keeps } = CASES[code] ?? assert.fail(code)
    const { issues } = breaks(goodReturn()).check()
    const found = issues.filter(({ rule }) => rule === code)
    assert.ok(found.length > 0, `${code} is not found in what breaks it`)
    for (const { field, module, row, file } of found) {
      assert.ok(fields.includes(field ?? ''), `${code} names ${field}`)
      assert.ok(code === IN_ANY_TABLE || tables.some(table => table === module), `${code} names ${module}`)
      assert.ok(row !== null && row > 1 && file === `${module}.csv`, code)
    }
    if (keeps) assert.ok(!brokenBy(keeps(goodReturn())).has(code), `${code} is found in what keeps it`)
  }
})

test('every rule is one of the register of 2025-26, of its tables and columns, in words of our own', () => {
  const [, ...register] = readCsv(readFileSync(new URL('./samples/register-2025-26.csv', import.meta.url), 'utf8')).rows
  const known = new Set(register.map(({ cells }) => cells[0]))
  assert.equal(known.size, 311)
  assert.equal(new Set(RULES.map(({ code }) => code)).size, RULES.length)
  for (const { code, wrong, remedy, fields } of RULES) {
    assert.ok(known.has(code), code)
    assert.ok(fields.length > 0)
    assert.match(wrong, /^[A-Z].*[.]$/)
    assert.match(remedy, /^[A-Z].*[.]$/)
  }
})

test('a rule is not asked where one of its tables was not sent', () => {
  assert.ok(brokenBy(goodReturn().drop('Header', 'A2')).has('INT03'))
  assert.deepEqual([...brokenBy(goodReturn().without('Header'))], [])
})

test('every rule of the register is checked, or stands in the README with the reason why not', () => {
  const [, ...register] = readCsv(readFileSync(new URL('./samples/register-2025-26.csv', import.meta.url), 'utf8')).rows
  const [, section = ''] = readFileSync(new URL('./README.md', import.meta.url), 'utf8').split(
    '## Rules that are not here',
  )
  const left = section
    .split('\n')
    .filter(line => line.startsWith('| ') && /\d/.test(line))
    .flatMap(line => (line.split('|')[2] ?? '').split(',').map(code => code.trim()))
  const all = [...RULES.map(({ code }) => code), ...left]
  assert.deepEqual(all.sort(), register.map(({ cells }) => cells[0]).sort())
  assert.match(section, new RegExp(`${RULES.length} of the department's ${register.length} rules`))
})
