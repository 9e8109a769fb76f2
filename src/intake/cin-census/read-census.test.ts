import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Issue } from '../issue.ts'
import { damage } from '../testing/damage.ts'
import { openCensusCheck } from './check-census.ts'
import type { Child, Header } from './child.ts'
import { openCensus } from './read-census.ts'

const sample = (name: string) => readFileSync(new URL(`./samples/${name}.xml`, import.meta.url))
const good = sample('good')

function read(content: Uint8Array | string, pieceSize = 65_536) {
  const bytes = Buffer.from(content)
  const headers: Header[] = []
  const children: Child[] = []
  const issues: Issue[] = []
  const reading = openCensus({
    header: header => headers.push(header),
    child: child => children.push(child),
    issue: issue => issues.push(issue),
  })
  for (let start = 0; start < bytes.length; start += pieceSize) reading.write(bytes.subarray(start, start + pieceSize))
  return { isWhole: reading.end(), headers, children, issues }
}
const rulesOf = (content: Uint8Array | string) => read(content).issues.map(issue => issue.rule)
const withChild = (inside: string) => `<Message><Children><Child>${inside}</Child></Children></Message>`

test('every module of a child is read, by the names of the census', () => {
  const { headers, children, isWhole, issues } = read(sample('CIN_Census_2026'))
  assert.ok(isWhole)
  assert.deepEqual(
    issues.map(issue => issue.rule),
    ['stray-text'],
  )
  assert.deepEqual([headers[0]?.Year, headers[0]?.ReferenceDate, headers[0]?.LEA], ['2023', '2024-03-31', '201'])
  const [first, second] = children
  const episode = first?.episodes[0]
  assert.equal(first?.identifiers.UPN, 'A123456789123')
  assert.deepEqual(first?.disabilities.Disability, ['HAND', 'HEAR'])
  assert.deepEqual(episode?.assessments[0]?.AssessmentFactors, ['1C', 'RB', '6B'])
  assert.equal(episode?.cinPlans[0]?.CINPlanEndDate, '2023-01-26')
  assert.equal(episode?.enquiries[0]?.ICPCnotRequired, false)
  assert.equal(episode?.protectionPlans[0]?.NumberOfPreviousCPP, 10)
  assert.equal(episode?.protectionPlans[0]?.reviews[0]?.CPPreviewDate, '2023-02-15')
  assert.equal(episode?.preProceedings[0]?.FGDMMeetingOffer, true)
  assert.equal(episode?.preProceedings[0]?.LetterInitCPDate, '2027-02-05')
  assert.deepEqual(second?.episodes[0]?.assessments[0]?.AssessmentFactors, [])
})

test('a file is read alike in whatever pieces it comes', () => {
  const whole = read(good)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), size => assert.deepEqual(read(good, size), whole)),
    { numRuns: 25 },
  )
})

test('a namespace is tolerated, as a default or as a prefix', () => {
  const plain = read(good).children
  const text = good.toString()
  assert.deepEqual(read(text.replace('<Message>', '<Message xmlns="urn:cin">')).children, plain)
  const prefixed = text.replace(/<(\/?)(?=[A-Z])/g, '<$1c:').replace('<c:Message>', '<c:Message xmlns:c="urn:cin">')
  assert.deepEqual(read(prefixed).children, plain)
})

test('a file is read as its mark or its declaration says that it is written, or refused in words', () => {
  const plain = read(good).children
  const text = good.toString()
  const utf16 = text.replace('UTF-8', 'UTF-16')
  const bigEndian = Buffer.from(`\ufeff${utf16}`, 'utf16le').swap16()
  for (const content of [
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${utf16}`, 'utf16le'),
    Buffer.from(utf16, 'utf16le'),
    bigEndian,
    Buffer.from(text.replace('UTF-8', 'windows-1252'), 'latin1'),
  ])
    assert.deepEqual(read(content).children, plain)
  const named = text.replace('A1001', 'Zo\u00eb')
  const windows = Buffer.from(named.replace('UTF-8', 'Windows-1252'), 'latin1')
  assert.equal(read(windows).children[0]?.identifiers.LAchildID, 'Zo\u00eb')
  assert.deepEqual(rulesOf(Buffer.from(named, 'latin1')), ['encoding-wrong'])
  assert.deepEqual(rulesOf(text.replace('UTF-8', 'EBCDIC-FR')), ['encoding-unknown'])
})

test('true, TRUE and 1 are one thing, false and 0 another, and anything else is told of', () => {
  const flag = (text: string) =>
    read(withChild(`<CINdetails><ReferralNFA>${text}</ReferralNFA></CINdetails>`)).children[0]?.episodes[0]?.ReferralNFA
  for (const text of ['1', 'true', 'TRUE', ' True ']) assert.equal(flag(text), true)
  for (const text of ['0', 'false', 'FALSE']) assert.equal(flag(text), false)
  const { issues, children } = read(withChild('<CINdetails><ReferralNFA>no</ReferralNFA></CINdetails>'))
  assert.equal(children[0]?.episodes[0]?.ReferralNFA, undefined)
  assert.deepEqual(
    issues.map(({ rule, field, module, value }) => [rule, field, module, value]),
    [['value-not-understood', 'ReferralNFA', 'CINdetails', 'no']],
  )
})

test('days are days of the calendar; a time zone after one is passed over', () => {
  const born = (text: string) =>
    read(withChild(`<ChildIdentifiers><PersonBirthDate>${text}</PersonBirthDate></ChildIdentifiers>`))
  for (const text of ['2024-02-29', '1066-04-13', '2030-12-31', '2000-02-29'])
    assert.equal(born(text).children[0]?.identifiers.PersonBirthDate, text)
  for (const text of ['2024-03-31Z', '2024-03-31+01:00'])
    assert.equal(born(text).children[0]?.identifiers.PersonBirthDate, '2024-03-31')
  for (const text of ['2023-02-29', '1900-02-29', '2023-13-01', '2023-00-10', '31/03/2024', '2024-3-31', '20240331']) {
    const { children, issues } = born(text)
    assert.equal(children[0]?.identifiers.PersonBirthDate, undefined)
    assert.deepEqual(
      issues.map(issue => issue.rule),
      ['value-not-understood'],
      text,
    )
  }
})

test('what does not belong is told of with its line and passed over', () => {
  const { children, issues, isWhole } = read(
    withChild(
      '\n<ChildIdentifiers><Nickname><a>b</a></Nickname>\n<LAchildID>A<b>1</b></LAchildID>\n<Sex>M</Sex><Sex>F</Sex></ChildIdentifiers>',
    ),
  )
  assert.ok(isWhole)
  assert.equal(children.length, 1)
  assert.deepEqual(
    issues.map(({ rule, row, severity }) => [rule, row, severity]),
    [
      ['unknown-element', 2, 'warning'],
      ['element-in-item', 3, 'error'],
      ['item-twice', 4, 'error'],
    ],
  )
})

test('what cannot be read at all ends with one fault that says why and where', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n} "&a;&a;&a;&a;">`).join('')}]><Message>&b19;</Message>`
  const cases: [Uint8Array | string, string][] = [
    ['', 'empty-file'],
    ['LAchildID,Sex\n1,M\n', 'not-xml'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff]), 'encoding-wrong'],
    ['<html><body/></html>', 'not-a-census'],
    [`<!--${'x'.repeat(200_000)}--><Message/>`, 'not-a-census'],
    [laughs, 'doctype'],
    ['<!DOCTYPE m SYSTEM "file:///etc/passwd"><Message/>', 'doctype'],
    ['<Message>&amp;&b;</Message>', 'not-well-formed'],
    [good.subarray(0, 2_000), 'not-well-formed'],
    [good.toString().replace('</Child>', ''), 'not-well-formed'],
    [good.toString().replace('A1001', 'A1\u00001'), 'nul-byte'],
    [withChild('<a>'.repeat(100)), 'too-deep'],
    [withChild(`<ChildIdentifiers><LAchildID>${'x'.repeat(20_000)}</LAchildID></ChildIdentifiers>`), 'too-long'],
  ]
  for (const [content, rule] of cases) {
    const { isWhole, issues } = read(content)
    assert.ok(!isWhole, rule)
    assert.equal(issues.at(-1)?.rule, rule)
    assert.equal(issues.at(-1)?.severity, 'error')
    assert.ok((issues.at(-1)?.row ?? 0) > 0)
    assert.match(issues.at(-1)?.message ?? '', /\.$/)
  }
  assert.equal(read(good.subarray(0, 2_000)).issues.at(-1)?.row, good.subarray(0, 2_000).toString().split('\n').length)
})

test('however a file is damaged, reading it ends with children or with a fault, and never with an exception', () => {
  const samples = ['good', 'CIN2rows', 'CIN_Census_2021', 'CIN_Census_2026'].map(sample)
  const numbers = fc.array(fc.nat(), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(fc.constantFrom(...samples), numbers, (content, given) => {
      let faults = 0
      const reading = openCensusCheck(
        {
          finding() {},
          issue(issue) {
            if (issue.severity === 'error') faults++
          },
        },
        '2024-03-31',
      )
      reading.write(damage(content, given))
      assert.ok(reading.end() || faults > 0)
    }),
    { numRuns: 2_000 },
  )
})
