import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readCsv } from '#platform/read-csv.ts'
import type { Issue } from '../issue.ts'
import { type Finding, openCensusCheck } from './check-census.ts'
import { RULES } from './rules.ts'

const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url))
const rowsOf = (name: string): Record<string, string>[] => {
  const [heading, ...rows] = readCsv(sample(name).toString(), ',').rows
  return rows.map(({ cells }) => Object.fromEntries(cells.map((cell, index) => [heading?.cells[index] ?? '', cell])))
}

/** "8600 child1 CINdetails CINreferralDate", sorted, each once; the child is - for the return as a whole. */
function check(content: Uint8Array): { found: Set<string>; issues: Issue[] } {
  const findings: Finding[] = []
  const issues: Issue[] = []
  const reading = openCensusCheck(
    { finding: found => findings.push(found), issue: found => issues.push(found) },
    '2024-03-31',
  )
  reading.write(content)
  assert.ok(reading.end())
  const found = findings.flatMap(({ rule, child, places }) =>
    places.map(place => `${rule.code} ${place.child ?? child ?? '-'} ${place.module} ${place.field}`),
  )
  return { found: new Set(found), issues }
}

/** The validator gives no item for what is wrong with a return as a whole. */
const ITEMS_OF_RETURN: Readonly<Record<string, string>> = {
  '100': '100 - Header ReferenceDate',
  '2886Q': '2886Q - ChildIdentifiers Sex',
  '2887Q': '2887Q - Disabilities Disability',
}

function expectedOf(name: string): Set<string> {
  const inChildren = rowsOf(`expected/${name}.issues.csv`).map(
    row =>
      `${row['rule_code']} ${row['LAchildID'] === 'nan' ? '-' : row['LAchildID']} ${row['tables_affected']} ${row['columns_affected']}`,
  )
  const inReturn = rowsOf(`expected/${name}.return-issues.csv`).map(row => ITEMS_OF_RETURN[row['rule_code'] ?? ''])
  return new Set([...inChildren, ...inReturn.map(line => line ?? 'unknown')])
}

interface Departure {
  readonly more?: readonly string[]
  readonly less?: readonly string[]
  readonly why: string
}

const PLAN_END: Departure = {
  more: ['8565 DfEX0000001 ChildProtectionPlans CPPendDate'],
  why: 'the plan ends after the case closed; the validator looks at a plan written into its own code in its place',
}

/** Where the public validator says something else than the specification: docs/decisions/0030. */
const DEPARTURES: Readonly<Record<string, readonly Departure[]>> = {
  CIN2rows: [
    {
      more: [
        '8565 DfEX0000001 CINdetails CINclosureDate',
        '8565 DfEX0000001 CINdetails DateOfInitialCPC',
        '8565 DfEX0000001 ChildProtectionPlans CPPendDate',
      ],
      why: `${PLAN_END.why}, and nothing else in this case is later than its closure`,
    },
  ],
  CIN_Census_2021: [
    PLAN_END,
    {
      more: [
        '8525Q DfEX0000001 ChildIdentifiers PersonBirthDate',
        '8525Q DfEX0000001 ChildIdentifiers ExpectedPersonBirthDate',
        '8530Q DfEX0000001 ChildIdentifiers ExpectedPersonBirthDate',
      ],
      less: ['2886Q - ChildIdentifiers Sex'],
      why: 'the child is expected in 1066, which the validator cannot hold as a day and takes for missing; it is a day, given beside a date of birth',
    },
  ],
  CIN_Census_2024: [PLAN_END],
  CIN_Census_2026: [PLAN_END],
}

for (const [name, departures] of Object.entries(DEPARTURES))
  test(`${name}: the rules, children and items that the public validator names, but for the listed departures`, () => {
    const expected = expectedOf(name)
    for (const { more = [], less = [], why } of departures) {
      for (const line of more) assert.ok(!expected.has(line), `${line} is no departure: ${why}`)
      for (const line of less) assert.ok(expected.delete(line), `${line} is no departure: ${why}`)
      for (const line of more) expected.add(line)
    }
    assert.deepEqual([...check(sample(`${name}.xml`)).found].sort(), [...expected].sort())
  })

test('what is wrong with the sample files themselves is told, and stops nothing', () => {
  const { issues } = check(sample('CIN_Census_2024.xml'))
  assert.deepEqual(
    issues.map(({ rule, row, value }) => [rule, row, value]),
    [['stray-text', 24, 'PersonBirthDate']],
  )
})

test('every rule of the register is here, with its severity and module, and says what is wrong and what to do', () => {
  const ours = new Map(RULES.map(rule => [rule.code, rule]))
  const register = rowsOf('register-2025-26.csv')
  assert.equal(register.length, 109)
  assert.deepEqual([...ours.keys()].sort(), register.map(row => row['code']).sort())
  for (const row of register) {
    const rule = ours.get(row['code'] ?? '')
    assert.equal(rule?.severity, row['severity'])
    assert.equal(rule?.module, row['module'])
    assert.match(rule?.wrong ?? '', /^[A-Z].*[.]$/)
    assert.match(rule?.remedy ?? '', /^[A-Z].*[.]$/)
  }
})
