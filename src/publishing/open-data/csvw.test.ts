import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvwFaults } from '../testing/csvw-faults.ts'
import { sampleDocument, sampleFigure, sampleSection } from '../testing/sample-document.ts'
import { readTableDescription } from './csvw.ts'
import { openData } from './open-data.ts'

const files = (document = sampleDocument()) => new Map(openData(document).map(file => [file.path, file.content]))

test('every data file is described for programs, by the rules of the vocabulary, and is what its description says', () => {
  const all = files()
  const data = [...all.keys()].filter(path => path.endsWith('.csv') && !path.endsWith('.meta.csv'))
  assert.equal(data.length, 6)
  for (const path of data) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    assert.deepEqual(csvwFaults(all.get(`${path}-metadata.json`) ?? '', name, all.get(path) ?? ''), [], path)
  }
})

test('a description says the licence by its address, the day, the publisher, and the day of the last correction', () => {
  const described = JSON.parse(files().get('figures.csv-metadata.json') ?? '')
  assert.deepEqual(described['dc:license'], {
    '@id': 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  })
  assert.equal(described['dc:issued'], '2024-09-26')
  assert.equal(described['dc:modified'], '2024-10-03')
  assert.equal(described['dc:publisher'], 'Avonvale Community Safety and Safeguarding Partnership')
  assert.match(described['dc:description'], /c is withheld, to protect people/)
  assert.match(described['dc:description'], /A demonstration/)
})

test('what the checks look for they find', () => {
  const all = files()
  const [description = '', csv = ''] = [all.get('figures.csv-metadata.json'), all.get('figures.csv')]
  const faultsAfter = (from: string, to: string, data = csv) =>
    csvwFaults(description.replaceAll(from, to), 'figures.csv', data).join('; ')
  assert.match(faultsAfter('http://www.w3.org/ns/csvw', 'http://example.org'), /@context/)
  assert.match(faultsAfter('"figures.csv"', '"other.csv"'), /it is about other\.csv/)
  assert.match(faultsAfter('dc:title', 'title'), /neither of the vocabulary/)
  assert.match(faultsAfter('"name": "value"', '"name": "measure"'), /two columns are called measure/)
  assert.match(faultsAfter('x', 'x', csv.replace(',1603,', ',many,')), /many is not a decimal/)
  assert.match(faultsAfter('"figure_id"\n', '"unit"\n'), /two rows have the key/)
})

test('a description is read back for the page that lists the columns', () => {
  const table = readTableDescription(files().get('financial-years.csv-metadata.json') ?? '')
  assert.equal(table.isStandard, true)
  assert.deepEqual(table.columns.at(-4), {
    name: 'adult_04',
    label: 'Concerns that became a section 42 enquiry',
    description: 'Each sign of suspected abuse or neglect of an adult that was reported to the council.',
    unit: '%',
  })
})

test('a document without a licence claims none', () => {
  const document = sampleDocument({
    licence: null,
    errata: [],
    figures: [sampleFigure({ id: 'one' })],
    sections: [sampleSection({ id: 's' })],
  })
  assert.ok(!files(document).get('figures.csv-metadata.json')?.includes('dc:license'))
})
