import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blockLabels, inlinesOf, outline, plainText } from './document-outline.ts'
import { sampleDocument } from './testing/sample-document.ts'

test('sections are numbered by their place', () => {
  const numbers = outline(sampleDocument()).map(entry => `${entry.number} ${entry.section.heading}`)
  assert.deepEqual(numbers, [
    '1 About the partnership',
    '2 Adults: concerns and enquiries',
    '2.1 How many concerns',
    '2.2 How quickly we decided',
    '2.2.1 What we will do',
    '3 Words we use',
  ])
})

test('charts and tables are numbered through each top section, however deep they stand', () => {
  assert.deepEqual(Object.fromEntries(blockLabels(sampleDocument())), {
    'structure-chart': 'Figure 1.1',
    outcomes: 'Figure 2.1',
    timeliness: 'Table 2.1',
    trend: 'Figure 2.2',
  })
})

test('the runs of a section include those of its tables and of the tables beside its charts', () => {
  const [, adults] = sampleDocument().sections
  const [howMany] = adults?.sections ?? []
  const figures = inlinesOf(howMany ?? { blocks: [] }).filter(inline => inline.kind === 'figure')
  assert.deepEqual(
    figures.map(figure => figure.text),
    ['1,603', '21.4%', 'withheld', '1,603'],
  )
})

test('plain text leaves footnotes out', () => {
  assert.equal(
    plainText([
      { kind: 'text', text: 'One' },
      { kind: 'footnote', text: 'a note' },
    ]),
    'One',
  )
})
