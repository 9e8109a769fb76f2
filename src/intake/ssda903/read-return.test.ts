import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsePeriod } from '#indicators'
import type { Issue } from '../issue.ts'
import { checkReturn } from './check-return.ts'
import { goodReturn, YEAR } from './testing/made-return.ts'

const sample = (name: string) => ({ name, content: readFileSync(new URL(`./samples/${name}`, import.meta.url)) })
const file = (text: string, name = 'a.csv') => ({ name, content: Buffer.from(text) })
const check = (...files: { name: string; content: Uint8Array }[]) => checkReturn(files, YEAR)
const places = (issues: readonly Issue[]) => issues.map(({ rule, file: name, row, field }) => [rule, name, row, field])
const rules = (issues: readonly Issue[]) => [...new Set(issues.map(({ rule }) => rule))].sort()
const withoutPlace = (issues: readonly Issue[]) =>
  issues.map(({ rule, record, module, field, value }) => [rule, record, module, field, value].join(' ')).sort()

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const ROW = 'A1,1,14/06/2013,WBRI,A801200112345,,'

test('a table is known by its headings, in any order and whatever the file is called', () => {
  const files = goodReturn()
    .files()
    .map(({ content }, index) => ({ name: `export ${index}.csv`, content }))
  assert.deepEqual(check(...files.toReversed()).issues, [])
  const turned = file('dob,Review_Code,child,review\n14/06/2013,PN9,A1,01/01/2024\n', 'placements.csv')
  assert.deepEqual(places(check(file(`${HEADER}\n${ROW}\n`, 'h.csv'), turned).issues), [
    ['167', 'placements.csv', 2, 'REVIEW_CODE'],
  ])
})

test('the XML form is read as the tables are, with its own names for two of the columns', () => {
  const broken = () =>
    goodReturn()
      .set('Episodes', 'A1', { PLACE: 'X9', DEC: '1/2/2024' })
      .set('Header', 'A2', { UPN: 'none' })
      .set('Episodes', 'A2', { RNE: 'S' }, 1)
      .set('UASC', 'A5', { DUC: '01/01/2024' })
  for (const made of [goodReturn(), broken()]) {
    const inXml = check(file(made.xml(), 'return.xml'))
    assert.equal(inXml.content.rowCount, made.check().content.rowCount)
    assert.deepEqual(withoutPlace(inXml.issues), withoutPlace(made.check().issues))
  }
  const [fault] = check(file(goodReturn().set('Header', 'A1', { ETHNIC: 'UNKN' }).xml())).issues
  assert.deepEqual([fault?.rule, fault?.record, fault?.row, fault?.value], ['103', 'A1', 4, 'UNKN'])
})

test('the shared samples are read: tables found, every fault with its file, row and column', () => {
  const [episodes, header] = [sample('SSDA903_2020_episodes.csv'), sample('SSDA903_2020_header.csv')]
  const { content, issues } = checkReturn([episodes, header], parsePeriod('2019-20'))
  assert.equal(content.rowCount, 10)
  const found = new Set(places(issues).map(place => place.join(' ')))
  for (const place of [
    '103 SSDA903_2020_header.csv 6 ETHNIC',
    '168 SSDA903_2020_header.csv 2 UPN',
    'INT32 SSDA903_2020_header.csv 3 CHILD',
    '501 SSDA903_2020_episodes.csv 2 DECOM',
  ])
    assert.ok(found.has(place), place)
  const wide = checkReturn([sample('SSDA903_episodes_for_testing_fixes_INPUT.csv')], parsePeriod('2022-23'))
  assert.equal(wide.content.rowCount, 23)
  assert.deepEqual(
    wide.issues.filter(({ rule }) => rule === 'unknown-column').map(({ field }) => field),
    ['LA', 'YEAR'],
  )
  assert.equal(wide.issues.filter(({ rule }) => rule === '141').length, 23)
})

test('what is wrong with the files themselves is said in words, and nothing of it stops the rest', () => {
  const cases: [string, string[]][] = [
    ['', ['empty-file']],
    ['name,age\nA,3\n', ['table-unknown']],
    [`${HEADER.replace(',UPN', '')}\nA1,1,14/06/2013,WBRI,,\n`, ['missing-column']],
    [`${HEADER}\n${ROW},,\n`, ['ragged-row']],
    [`${HEADER}\n${ROW}\n"A2,1`, ['quotation-marks', 'ragged-row']],
    [`${HEADER}\n${ROW.replace('WBRI', '=1+1')}\n`, ['103', 'formula']],
    [`${HEADER}\n${ROW.replace('A1', 'A\0')}\n`, ['nul-byte']],
    ['<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID>', ['not-well-formed']],
    ['<!DOCTYPE x [<!ENTITY a "b">]><EXPSSDA903/>', ['doctype']],
    ['<Message></Message>', ['not-a-return']],
    ['<EXPSSDA903></EXPSSDA903>', ['no-children']],
    [`<EXPSSDA903>${'<A>'.repeat(40)}`, ['too-deep']],
  ]
  for (const [text, expected] of cases) {
    const { issues } = check(file(text))
    for (const rule of expected) assert.ok(rules(issues).includes(rule), `${rule}: ${rules(issues)} of ${text}`)
    for (const { message } of issues) assert.match(message, /[.]$/)
  }
  const header = file(`${HEADER}\n${ROW}\n`, 'one.csv')
  assert.deepEqual(places(check(header, { ...header, name: 'two.csv' }).issues), [
    ['table-twice', 'two.csv', null, null],
  ])
  assert.deepEqual(rules(check(file('CHILD,DOB,REVIEW,REVIEW_CODE\n')).issues), ['no-children'])
})

test('files are read whatever program saved them', () => {
  const text = `${HEADER}\r\n${ROW}\r\n`
  const utf16 = { name: 'a.csv', content: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]) }
  assert.deepEqual(rules(check(utf16).issues), ['utf-16'])
  assert.deepEqual(rules(check(file(`\ufeff${text}`)).issues), [])
  assert.deepEqual(rules(check(file(text.replaceAll(',', ';'))).issues), ['delimiter'])
  const xml = goodReturn().xml().replace('UTF-8', 'UTF-16')
  const inUtf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')])
  assert.deepEqual(check({ name: 'a.xml', content: inUtf16 }).issues, [])
})

test('the codes are those of the year of the return', () => {
  const of = (period: string, cells: string) =>
    rules(checkReturn([file(`${HEADER}\nA1,${cells},14/06/2013,WBRI,UN2,,\n`)], parsePeriod(period)).issues)
  assert.deepEqual(of('2023-24', '1'), [])
  assert.deepEqual(of('2024-25', '1'), ['101'])
  assert.deepEqual(of('2024-25', 'm'), [])
  assert.deepEqual(of('2015-16', '2'), [])
})

test('whatever is sent, reading and checking end with an account and never with an exception', () => {
  const [good, xml] = [goodReturn().files(), goodReturn().xml()]
  const pieces = fc.constantFrom(
    '',
    '"',
    ',',
    '\n',
    '00/00/0000',
    '31/02/2024',
    '29/02/9999',
    '<',
    '&',
    '\0',
    'A1',
    '=x',
    'é',
  )
  const mutated = (text: string) =>
    fc
      .array(fc.tuple(fc.nat(text.length), fc.nat(12), pieces), { minLength: 1, maxLength: 6 })
      .map(changes =>
        changes.reduce((so, [at, length, piece]) => so.slice(0, at) + piece + so.slice(at + length), text),
      )
  const anyTable = fc
    .constantFrom(...good)
    .chain(({ name, content }) => mutated(content.toString()).map(text => file(text, name)))
  const given = fc.oneof(
    fc.array(anyTable, { minLength: 1, maxLength: 3 }),
    mutated(xml).map(text => [file(text)]),
    fc.uint8Array({ maxLength: 200 }).map(content => [{ name: 'a', content }]),
  )
  fc.assert(
    fc.property(given, files => {
      const others = good.filter(({ name }) => files.length > 1 && !files.some(each => each.name === name))
      for (const { message } of check(...files, ...others).issues) assert.match(message, /[.?]$/)
    }),
    { numRuns: 300 },
  )
})
